// What a report finds fault with, grouped the way people fix it: by licence and rule. Every reporter starts from here.
import { statedLicense } from "../licenses/stated.ts";
import {
  ANSWERS,
  type Answer,
  type Assessment,
  type Report,
  type RuleReference,
  showLocation,
} from "../model/index.ts";

export const VERDICT_CODES = {
  LIC001: "license-denied",
  LIC002: "license-unreadable",
  LIC003: "license-absent",
  LIC004: "all-rights-reserved",
  LIC005: "license-conflict",
  LIC006: "needs-review",
  LIC007: "fact-missing",
  LIC008: "license-warned",
  LIC009: "not-installed",
} as const;
export type VerdictCode = keyof typeof VERDICT_CODES;

export type Level = "error" | "warning" | "note";

export interface Finding {
  readonly code: VerdictCode;
  readonly level: Level;
  readonly answer: Answer;
  /** What is judged, as far as there is something. */
  readonly license: string;
  readonly rule: RuleReference | undefined;
  /** Sorted by purl. */
  readonly assessments: readonly [Assessment, ...Assessment[]];
}

/** Where the deciding rule stands: its line in a policy, or the clause of the licence itself; "" if neither is known. */
export function showRulePlace({ rule, assessments }: Finding): string {
  if (rule?.location !== undefined) return showLocation(rule.location);
  const clause = assessments[0].verdict.steps.find((step) => step.rule?.id === rule?.id)?.clause;
  return [rule?.origin, clause === undefined ? undefined : `(${clause})`]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** Everything that is not simply allowed: the worst first, then by code and licence. */
export function findingsOf(report: Report): Finding[] {
  const groups = new Map<string, Assessment[]>();
  for (const assessment of report.assessments) {
    if (assessment.verdict.answer === "allow") continue;
    const rule = decidingRule(assessment);
    const key = [
      assessment.verdict.answer,
      codeOf(assessment),
      statedLicense(assessment),
      rule?.id ?? "",
      assessment.verdict.waiver?.id ?? "",
    ].join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [assessment]);
    else group.push(assessment);
  }
  return [...groups.values()].map((group) => makeFinding(group, report.policy.failOn)).sort(compareFindings);
}

function makeFinding(group: Assessment[], failOn: Answer): Finding {
  const first = group[0] as Assessment;
  const { answer } = first.verdict;
  return {
    code: codeOf(first),
    level: levelOf(answer, failOn),
    answer,
    license: statedLicense(first),
    rule: decidingRule(first),
    assessments: group as [Assessment, ...Assessment[]],
  };
}

/** What fails the gate is an error, whatever its answer. */
export function levelOf(answer: Answer, failOn: Answer): Level {
  if (ANSWERS.indexOf(answer) >= ANSWERS.indexOf(failOn)) return "error";
  return answer === "allow" ? "note" : "warning";
}

/** The code that says why a component is not simply allowed. */
export function codeOf({ conclusion, verdict }: Assessment): VerdictCode {
  if (conclusion.kind === "absent") return conclusion.because === "says-nothing" ? "LIC003" : "LIC009";
  if (conclusion.kind === "unreadable") return "LIC002";
  if (verdict.answer === "undetermined") return "LIC007";
  if (conclusion.kind === "conflict") return "LIC005";
  if (conclusion.expression === "NONE") return "LIC004";
  if (verdict.answer === "deny") return "LIC001";
  return verdict.answer === "review" ? "LIC006" : "LIC008";
}

/** The rule of the worst chosen leaf. */
export function decidingRule({ verdict }: Assessment): RuleReference | undefined {
  const chosen = verdict.steps.filter((step) => step.chosen);
  const worst =
    chosen.find((step) => step.answer === verdict.answer) ?? chosen.find((step) => step.answer === verdict.unwaived);
  return (worst ?? chosen[0] ?? verdict.steps[0])?.rule;
}

function compareFindings(a: Finding, b: Finding): number {
  const byAnswer = ANSWERS.indexOf(b.answer) - ANSWERS.indexOf(a.answer);
  if (byAnswer !== 0) return byAnswer;
  return (
    compare(a.code, b.code) ||
    compare(a.license, b.license) ||
    compare(a.assessments[0].component.purl, b.assessments[0].component.purl)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What must be confirmed where the verdict rests on rules that say so, in their authors' words. */
export function conditionsOf({ verdict }: Assessment): readonly string[] {
  return [...new Set(verdict.steps.flatMap(({ chosen, rule }) => (chosen ? (rule.conditions ?? []) : [])))];
}

/** "distribution=saas,binary, commercial-use=true": facts that were told besides the policy; empty if there were none. Not encoded. */
export function supposedFacts({ policy }: Report): string {
  return (policy.toldFacts ?? []).map(([name, value]) => `${name}=${showFact(value)}`).join(", ");
}

function showFact(value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
