// A comparison as a report of what is new alone, for formats that remark on a change.
import { ANSWERS, type ComparedReport, type Report, standingViolations } from "../model/index.ts";

/** Violations that were there before, and losses that are old, are left out; what changed with a warning stays. */
export function narrowToChange(compared: ComparedReport): Report {
  const { head, comparison, violations, losses } = compared;
  const failing = new Set(violations);
  const threshold = ANSWERS.indexOf(head.policy.failOn);
  const changed = comparison.changes.flatMap(({ after }) => {
    if (after === undefined) return [];
    const isOldViolation = ANSWERS.indexOf(after.verdict.answer) >= threshold && !failing.has(after);
    return isOldViolation ? [] : [after];
  });
  const assessments = [...changed, ...standingViolations(compared)];
  const purls = new Set(assessments.map(({ component }) => component.purl));
  const isNewLoss = new Set(losses);
  return {
    ...head,
    assessments,
    diagnostics: head.diagnostics.filter((diagnostic) =>
      diagnostic.gravity === "loss"
        ? isNewLoss.has(diagnostic)
        : diagnostic.code === "LIC206" || (diagnostic.purl !== undefined && purls.has(diagnostic.purl)),
    ),
  };
}
