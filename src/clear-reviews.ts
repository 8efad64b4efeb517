// What a person has looked at and cleared, as the policy allows (`gate.review-cleared-by: label:…`): reviews, and nothing worse.
import type { Assessment, Report } from "./model/index.ts";

/** What the policy names, such as "label:license-approved", held against the labels of the change. */
export function isClearedBy(mark: string | undefined, labels: readonly string[]): boolean {
  return mark?.startsWith("label:") === true && labels.includes(mark.slice("label:".length));
}

/** `mark` is what cleared them. A denial is the policy's own word, and a missing fact no question of taste: both stay. */
export function clearReviews(report: Report, mark: string): Report {
  const answer = report.policy.failOn === "warn" ? "allow" : "warn";
  const assessments = report.assessments.map((assessment): Assessment => {
    const { verdict } = assessment;
    if (verdict.answer !== "review") return assessment;
    const waiver = { id: mark, reason: "a reviewer cleared it" };
    return { ...assessment, verdict: { ...verdict, answer, unwaived: verdict.answer, waiver } };
  });
  return { ...report, assessments };
}
