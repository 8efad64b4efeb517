// Report × threshold → pass, fail or incomplete.
import { ANSWERS, type Answer, isBreach, type Report } from "./model/index.ts";

export interface Outcome {
  readonly result: "pass" | "fail" | "incomplete";
  /** Components whose verdict is at or below the threshold. */
  readonly violations: number;
  /** Losses: things that could not be looked at. */
  readonly losses: number;
  /** Entries of the policy that it wants to be errors when they are stale. */
  readonly breaches: number;
}

/** A violation weighs more than a loss; a loss is never a pass. */
export function gate(report: Report, failOn: Answer = report.policy.failOn): Outcome {
  const violations = report.assessments.filter(({ verdict }) => isViolation(verdict.answer, failOn)).length;
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  const breaches = report.diagnostics.filter(isBreach).length;
  const result = violations + breaches > 0 ? "fail" : losses > 0 ? "incomplete" : "pass";
  return { result, violations, losses, breaches };
}

export function isViolation(answer: Answer, failOn: Answer): boolean {
  return ANSWERS.indexOf(answer) >= ANSWERS.indexOf(failOn);
}
