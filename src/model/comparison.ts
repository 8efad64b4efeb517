// What changed between two reports of the same project, for gating a change.
import type { Diagnostic } from "./diagnostic.ts";
import type { Assessment, Report } from "./report.ts";

export type ChangeKind = "added" | "removed" | "upgraded" | "relicensed" | "rescoped";

export interface Change {
  readonly kind: ChangeKind;
  readonly before?: Assessment;
  readonly after?: Assessment;
  /** True when both sides have a licence and it is not the same one. */
  readonly licenseChanged: boolean;
}

export interface Comparison {
  /** Sorted by purl of what is there now, else of what was there. */
  readonly changes: readonly Change[];
  readonly unchanged: number;
}

/** Violations that no change brings in; there are some only where the policy says that everything counts (`gate.report: all`). */
export function standingViolations({ comparison, violations }: ComparedReport): readonly Assessment[] {
  const changed = new Set(comparison.changes.map(({ after }) => after));
  return violations.filter((assessment) => !changed.has(assessment));
}

/** A comparison with the verdict on it. */
export interface ComparedReport {
  readonly head: Report;
  readonly comparison: Comparison;
  /** Violations that the change brings in, or all of the head where the policy wants that. */
  readonly violations: readonly Assessment[];
  /** Losses of the head that were none before, or whose file has changed since. */
  readonly losses: readonly Diagnostic[];
  readonly baseLabel: string;
  /** Said when the clone does not hold what an exact comparison needs. */
  readonly caution?: string;
  /** True when no file that a scan reads has changed; then `head` may be empty, since nothing had to be scanned. */
  readonly isUntouched?: boolean;
}
