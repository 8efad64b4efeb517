// Long patterns, compiled once.

/** V8 compiles a pattern at once where it meets a text so long; else it interprets it first, and to prepare that takes it ten times as long. */
const LONG = " ".repeat(1024);

/** The same pattern, ready. Worth it for patterns of many alternatives: the longest took 60 ms at their first use, and take 4. */
export function compiled(pattern: RegExp): RegExp {
  pattern.test(LONG);
  pattern.lastIndex = 0;
  return pattern;
}
