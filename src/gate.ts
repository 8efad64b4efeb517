// Report × threshold → pass, fail or incomplete.
import { ANSWERS, type Answer, type Report } from "./model/index.ts";

export interface Outcome {
  readonly result: "pass" | "fail" | "incomplete";
  /** Components whose verdict is at or below the threshold. */
  readonly violations: number;
  /** Losses: things that could not be looked at. */
  readonly losses: number;
}

/** A violation weighs more than a loss; a loss is never a pass. */
export function gate(report: Report, failOn: Answer = report.policy.failOn): Outcome {
  const violations = report.assessments.filter(({ verdict }) => isViolation(verdict.answer, failOn)).length;
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  return { result: violations > 0 ? "fail" : losses > 0 ? "incomplete" : "pass", violations, losses };
}

export function isViolation(answer: Answer, failOn: Answer): boolean {
  return ANSWERS.indexOf(answer) >= ANSWERS.indexOf(failOn);
}
