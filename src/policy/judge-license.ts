// Judges one license of an expression: the rules in order, then the defaults, then what the license itself demands.
import type { Category, Facts, LicenseTerms, Location, RuleReference, Truth } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { printLeaf } from "../spdx/print.ts";
import { type AnswerSet, bestOf, rankOf, setOf, settle, worstOf } from "./answers.ts";
import { evaluateCondition, type MissingFact } from "./conditions.ts";
import { addCompatibility, addTerms } from "./license-demands.ts";
import { coverageOf, type Groups, type LicenseView, reclassifiedMap, viewLicense } from "./licenses.ts";
import { bestFloors, type Floor, type Lock } from "./locks.ts";
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
  /** What locked rules of parents answer on their own; nobody else's exception goes below. */
  readonly floors: readonly Floor[];
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
  /** Locked rules of parents, each with what it was written with. */
  readonly locks: readonly Lock[];
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
  let floors = best.floors;
  for (const version of others) {
    const outcome = judgeView(judge, viewOf(judge, version), rules, unstated);
    answers = bestOf(answers, outcome.answers);
    missing.push(...outcome.missing);
    floors = bestFloors(floors, outcome.floors);
    if (rankOf(settle(outcome.answers)) < rankOf(settle(best.answers))) best = outcome;
  }
  const decided = { ...best, view, answers, floors, missing: settle(answers) === "undetermined" ? missing : [] };
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

/** What a rule or a default would answer. */
export interface Candidate {
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
  const { facts, policy } = judge;
  const uncertain: Candidate[] = [];
  const ending =
    walkRules(judge, { facts, withException: policy.withException }, view, rules, uncertain) ??
    defaultFor(policy, view, unstated);
  const outcome = joinCandidates(uncertain, ending);
  const floors = judge.locks.flatMap((lock) => floorOf(judge, lock, view, rules));
  const { set, rule, decidedBy, missing } = floors.reduce<Candidate>(raise, outcome);
  return { view, answers: set, rule, missing, floors, ...(decidedBy === undefined ? {} : { decidedBy }) };
}

/** From the last to the first: an uncertain rule matters only where taking it or leaving it makes a difference. */
function joinCandidates(uncertain: readonly Candidate[], ending: Candidate): Candidate {
  return uncertain.reduceRight<Candidate>((outcome, candidate) => {
    if (candidate.set === outcome.set) return { ...candidate, missing: outcome.missing };
    return { ...candidate, set: candidate.set | outcome.set, missing: [...candidate.missing, ...outcome.missing] };
  }, ending);
}

/** What the locked rules of one parent say by themselves; nothing where they let the license pass. */
function floorOf(
  judge: LicenseJudge,
  lock: Lock,
  view: LicenseView,
  rules: readonly ApplicableRule[],
): readonly Floor[] {
  const own = rules.filter(({ rule }) => lock.rules.has(rule));
  const uncertain: Candidate[] = [];
  const ending = walkRules(judge, lock, view, own, uncertain);
  const { set, ...rest } = joinCandidates(uncertain, ending ?? { set: setOf("allow"), rule: { id: "" }, missing: [] });
  return set === setOf("allow") ? [] : [{ origin: lock.origin, set, ...rest }];
}

/** The worse of an outcome and a floor. */
export function raise(outcome: Candidate, floor: Candidate): Candidate {
  const set = worstOf(outcome.set, floor.set);
  if (set === outcome.set) return outcome;
  const missing = [...outcome.missing, ...floor.missing];
  return rankOf(settle(set)) > rankOf(settle(outcome.set)) ? { ...floor, set, missing } : { ...outcome, set, missing };
}

/** The first rule that surely matches; those before it that perhaps do are put into `uncertain`. */
function walkRules(
  judge: LicenseJudge,
  { facts, withException }: Pick<Lock, "facts" | "withException">,
  view: LicenseView,
  rules: readonly ApplicableRule[],
  uncertain: Candidate[],
): Candidate | undefined {
  for (const [at, applicable] of rules.entries()) {
    const { rule } = applicable;
    const coverage = rule.licenses === undefined ? "wide" : coverageByRule(judge, rule, view);
    if (coverage === undefined) continue;
    if (coverage === "base" && (withException === "exact" || isNamedLater(judge, facts, view, rules, at))) continue;
    const missing: Asked[] = [];
    let truth: Truth = rule.when === undefined ? true : evaluateCondition(rule.when, facts, (one) => missing.push(one));
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
  if (rule.seal === undefined) return coverageOf(entries, view, judge.groups);
  return coverageOf(entries, viewLicense(view.leaf, reclassifiedMap(rule.seal.reclassified)), judge.groups);
}

/** True if a later rule (not beyond the locked ones) names this license with its exception; that rule is the better one. */
function isNamedLater(
  judge: LicenseJudge,
  facts: Facts,
  view: LicenseView,
  rules: readonly ApplicableRule[],
  at: number,
): boolean {
  const isLocked = rules[at]?.rule.seal !== undefined;
  return rules.slice(at + 1).some(({ rule, truth }) => {
    if (truth !== true || (isLocked && rule.seal === undefined)) return false;
    if (rule.when !== undefined && evaluateCondition(rule.when, facts) !== true) return false;
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
    ...(rule.conditions === undefined ? {} : { conditions: rule.conditions }),
    ...(rule.seal === undefined ? {} : { locked: true }),
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
