// Lists the rules that were tried for one license of a component, each with why it did or did not decide.
import type { RuleReference } from "../model/index.ts";
import { parseExpression } from "../spdx/parse.ts";
import { evaluateCondition } from "./conditions.ts";
import { coverageByRule, type LicenseJudge, viewOf } from "./judge-license.ts";
import type { Policy, Rule } from "./policy.ts";
import { matchesSelector, type SelectorSubject } from "./selectors.ts";
import { rulesInOrder } from "./situation.ts";

export interface TriedRule {
  readonly rule: RuleReference;
  /** In plain words, such as "names other licenses". */
  readonly outcome: string;
  /** True for the rule that settled the policy's answer; an exception or the license's own terms may still change it. */
  readonly decides: boolean;
}

/** `license` is a step's license; rules after the deciding one were not tried. */
export function traceRules(
  policy: Policy,
  judge: LicenseJudge,
  subject: SelectorSubject,
  license: string,
  deciding: string,
): readonly TriedRule[] {
  const parsed = parseExpression(license);
  if (!parsed.ok || parsed.value.kind !== "license") return [];
  const view = viewOf(judge, parsed.value);
  const tried: TriedRule[] = [];
  for (const rule of rulesInOrder(policy, subject.path)) {
    const outcome = describeOutcome(rule, judge, subject, view);
    const decides = rule.id === deciding || outcome.startsWith(MATCHES);
    const { id, location, origin } = rule;
    tried.push({ rule: origin === undefined ? { id, location } : { id, location, origin }, outcome, decides });
    if (decides) break;
  }
  return tried;
}

const MATCHES = "matches";

function describeOutcome(
  rule: Rule,
  judge: LicenseJudge,
  subject: SelectorSubject,
  view: ReturnType<typeof viewOf>,
): string {
  if (rule.licenses !== undefined && coverageByRule(judge, rule, view) === undefined) return "names other licenses";
  const truth = matchesSelector(rule.component, subject);
  if (truth === false) return `is about other components (${whichDemand(rule, subject)})`;
  const condition = rule.when === undefined ? true : evaluateCondition(rule.when, judge.facts);
  if (condition === false) return "its condition does not hold";
  if (truth === "unknown" || condition === "unknown") return `may apply, a fact is missing: ${rule.action}`;
  return `${MATCHES}: ${rule.action}`;
}

/** The first demand that the component does not meet. */
function whichDemand({ component: selector }: Rule, subject: SelectorSubject): string {
  const failing = (Object.keys(selector) as (keyof typeof selector)[]).find(
    (key) => matchesSelector({ [key]: selector[key] }, subject) === false,
  );
  return failing ?? "several demands together";
}
