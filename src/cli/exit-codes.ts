// What the exit code of every command means.
export const EXIT = {
  /** Everything was looked at and nothing fails the gate. */
  pass: 0,
  violations: 1,
  /** Wrong usage or an invalid policy: nothing was scanned. */
  usage: 2,
  /** Something could not be looked at; no violation in the rest. */
  incomplete: 3,
  /** A defect of licet. */
  bug: 70,
} as const;
