// Judges one license of an expression: the rules in order, then the defaults, then what the license itself demands.
import type { Category, Facts, LicenseTerms, Location, RuleReference, Truth } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { printLeaf } from "../spdx/print.ts";
import { type AnswerSet, bestOf, rankOf, setOf, settle, worstOf } from "./answers.ts";
import { compareWithAll } from "./compatibility.ts";
import { evaluateCondition, type MissingFact } from "./conditions.ts";
import { coverageOf, type Groups, type LicenseView, reclassifiedMap, viewLicense } from "./licenses.ts";
import { deliveriesOf } from "./obligations.ts";
import type { Default, DefaultKey, Policy, Rule } from "./policy.ts";

export interface Asked extends MissingFact {
  readonly clause?: string;
}

/** What may be answered about one license, and why. */
export interface LicenseOutcome {
  readonly view: LicenseView;
  readonly answers: AnswerSet;
  readonly rule: RuleReference;
  /** The rule behind `rule`, unless a default or a term decided. */
  readonly decidedBy?: Rule;
  readonly clause?: string;
  readonly missing: readonly Asked[];
}

/** Everything that is the same for all components of one policy. */
export interface LicenseJudge {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly groups: Groups;
  readonly reclassified: ReadonlyMap<string, Category>;
  /** Licenses seen so far, by text. */
  readonly views: Map<string, LicenseView>;
  /** Licenses the product goes out under; empty if nobody told. */
  readonly outbound: readonly LicenseLeaf[];
  findTerms(license: string): LicenseTerms | undefined;
}

/** Rules that may speak about a component, each with how surely it does. */
export interface ApplicableRule {
  readonly rule: Rule;
  readonly truth: true | "unknown";
  /** What the selector wants to know and nobody told. */
  readonly missing?: string;
}

/** Which default speaks for what is not listed anywhere. */
export type Unstated = "unreadable" | "absent" | "not-installed" | "lookup-failed" | "unknown";

export function judgeLicense(
  judge: LicenseJudge,
  leaf: LicenseLeaf,
  rules: readonly ApplicableRule[],
  unstated: Unstated,
  isPart: boolean,
): LicenseOutcome {
  const view = viewOf(judge, leaf);
  // "Or later" is a choice among the versions, and each version is judged as itself.
  const [first, ...others] = view.versions.length > 0 && namesVersions(rules) ? view.versions : [leaf];
  let best = judgeView(judge, viewOf(judge, first ?? leaf), rules, unstated);
  let answers = best.answers;
  const missing = [...best.missing];
  for (const version of others) {
    const outcome = judgeView(judge, viewOf(judge, version), rules, unstated);
    answers = bestOf(answers, outcome.answers);
    missing.push(...outcome.missing);
    if (rankOf(settle(outcome.answers)) < rankOf(settle(best.answers))) best = outcome;
  }
  const decided = { ...best, view, answers, missing: settle(answers) === "undetermined" ? missing : [] };
  const fitting = isPart ? addCompatibility(judge, decided) : decided;
  return addTerms(judge, fitting);
}

export function viewOf(judge: LicenseJudge, leaf: LicenseLeaf): LicenseView {
  const text = printLeaf(leaf);
  let view = judge.views.get(text);
  if (view === undefined) {
    view = viewLicense(leaf, judge.reclassified);
    judge.views.set(text, view);
  }
  return view;
}

/** Only rules that name versions can tell them apart; categories hold for all of them alike. */
function namesVersions(rules: readonly ApplicableRule[]): boolean {
  return rules.some(({ rule }) =>
    rule.licenses?.some((entry) => entry.kind === "license" || entry.kind === "category"),
  );
}

interface Candidate {
  readonly set: AnswerSet;
  readonly rule: RuleReference;
  readonly decidedBy?: Rule;
  readonly missing: readonly Asked[];
}

function judgeView(
  judge: LicenseJudge,
  view: LicenseView,
  rules: readonly ApplicableRule[],
  unstated: Unstated,
): LicenseOutcome {
  const candidates: Candidate[] = [];
  const ending = walkRules(judge, view, rules, candidates) ?? defaultFor(judge.policy, view, unstated);
  // From the last to the first: an uncertain rule matters only where taking it or leaving it makes a difference.
  let outcome: Candidate = ending;
  for (const candidate of candidates.reverse()) {
    if (candidate.set === outcome.set) {
      outcome = { ...candidate, missing: outcome.missing };
      continue;
    }
    outcome = {
      set: candidate.set | outcome.set,
      rule: candidate.rule,
      ...(candidate.decidedBy === undefined ? {} : { decidedBy: candidate.decidedBy }),
      missing: [...candidate.missing, ...outcome.missing],
    };
  }
  const { set, rule, decidedBy, missing } = outcome;
  return { view, answers: set, rule, missing, ...(decidedBy === undefined ? {} : { decidedBy }) };
}

/** The first rule that surely matches; those before it that perhaps do are put into `uncertain`. */
function walkRules(
  judge: LicenseJudge,
  view: LicenseView,
  rules: readonly ApplicableRule[],
  uncertain: Candidate[],
): Candidate | undefined {
  for (const [at, applicable] of rules.entries()) {
    const { rule } = applicable;
    const coverage = rule.licenses === undefined ? "wide" : coverageByRule(judge, rule, view);
    if (coverage === undefined) continue;
    if (coverage === "base" && (judge.policy.withException === "exact" || isNamedLater(judge, view, rules, at)))
      continue;
    const missing: Asked[] = [];
    let truth: Truth =
      rule.when === undefined ? true : evaluateCondition(rule.when, judge.facts, (one) => missing.push(one));
    if (truth === false) continue;
    if (applicable.truth === "unknown") {
      truth = "unknown";
      missing.push({ fact: applicable.missing ?? "component" });
    }
    const candidate = { set: setOf(rule.action), rule: referTo(rule), decidedBy: rule, missing };
    if (truth === true) return { ...candidate, missing: [] };
    uncertain.push(candidate);
  }
  return undefined;
}

/** A locked rule covers what it covered where it was written. */
export function coverageByRule(judge: LicenseJudge, rule: Rule, view: LicenseView): ReturnType<typeof coverageOf> {
  const entries = rule.licenses ?? [];
  if (!rule.locked || rule.reclassified === undefined) return coverageOf(entries, view, judge.groups);
  return coverageOf(entries, viewLicense(view.leaf, reclassifiedMap(rule.reclassified)), judge.groups);
}

/** True if a later rule (not beyond the locked ones) names this license with its exception; that rule is the better one. */
function isNamedLater(judge: LicenseJudge, view: LicenseView, rules: readonly ApplicableRule[], at: number): boolean {
  const isLocked = rules[at]?.rule.locked === true && rules[at]?.rule.origin !== undefined;
  return rules.slice(at + 1).some(({ rule, truth }) => {
    if (truth !== true || (isLocked && !(rule.locked && rule.origin !== undefined))) return false;
    if (rule.when !== undefined && evaluateCondition(rule.when, judge.facts) !== true) return false;
    return rule.licenses !== undefined && coverageByRule(judge, rule, view) === "exact";
  });
}

function referTo(rule: Rule): RuleReference {
  return {
    id: rule.id,
    location: rule.location,
    ...(rule.origin === undefined ? {} : { origin: rule.origin }),
    ...(rule.why === undefined ? {} : { why: rule.why }),
    ...(rule.fix === undefined ? {} : { fix: rule.fix }),
  };
}

function defaultFor(policy: Policy, view: LicenseView, unstated: Unstated): Candidate {
  const key: DefaultKey =
    view.standing === "none"
      ? "none"
      : view.standing === "unstated"
        ? unstated
        : view.standing === "unknown"
          ? "unknown"
          : "unlisted";
  const { action, location, origin }: Default = policy.defaults[key];
  const place: Location | undefined = location.line === undefined ? undefined : location;
  const rule: RuleReference = {
    id: `defaults.${key}`,
    ...(place === undefined ? {} : { location: place }),
    ...(origin === undefined ? {} : { origin }),
  };
  return { set: setOf(action), rule, missing: [] };
}

/** A part of the product must fit into what the product goes out under. Of an "or later" the best version counts. */
function addCompatibility(judge: LicenseJudge, outcome: LicenseOutcome): LicenseOutcome {
  const wanted = judge.policy.compatibility;
  const { view } = outcome;
  if (wanted === undefined || !wanted.check || judge.outbound.length === 0) return outcome;
  if (view.standing === "none" || view.standing === "unstated") return outcome;
  const deliveries = deliveriesOf(judge.facts);
  const use = { isDistributed: /[sb]/.test(deliveries), isHosted: deliveries.includes("n") };
  const fit = compareWithAll(view.leaf, judge.outbound, use);
  if (fit.answer === "yes") return outcome;
  const action = fit.answer === "no" ? wanted.incompatible : wanted.unknownPair;
  const answers = worstOf(outcome.answers, setOf(action));
  if (rankOf(settle(answers)) <= rankOf(settle(outcome.answers))) return { ...outcome, answers };
  const outbound = judge.outbound.map(printLeaf).join(", ");
  const why = `${view.text} in a work under ${outbound}: ${fit.reason} (${fit.source})`;
  return {
    view,
    answers,
    rule: { id: `compatibility.${fit.answer}`, location: wanted.location, why },
    missing: outcome.missing,
  };
}

/** The policy says what we want; the license says what we may. The worse of the two holds. */
function addTerms(judge: LicenseJudge, outcome: LicenseOutcome): LicenseOutcome {
  const terms = judge.findTerms(outcome.view.leaf.id);
  if (terms === undefined) return outcome;
  let { answers, rule, clause, missing } = outcome;
  let decidedBy = outcome.decidedBy;
  for (const term of terms.terms) {
    if (term.effect === "information" || term.binding === "documentation") continue;
    const asked: Asked[] = [];
    const note = (one: MissingFact): void => {
      asked.push({ ...one, clause: term.clause });
    };
    const truth = term.when === undefined ? true : evaluateCondition(term.when, judge.facts, note);
    if (truth === false) continue;
    const effect = setOf(term.effect);
    const joined = worstOf(answers, truth === true ? effect : effect | setOf("allow"));
    if (joined === answers) continue;
    if (rankOf(settle(joined)) > rankOf(settle(answers))) {
      rule = { id: term.id, origin: "terms", why: term.summary };
      clause = term.clause;
      decidedBy = undefined;
    }
    answers = joined;
    missing = [...missing, ...asked];
  }
  return {
    view: outcome.view,
    answers,
    rule,
    missing: settle(answers) === "undetermined" ? missing : [],
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(clause === undefined ? {} : { clause }),
  };
}
