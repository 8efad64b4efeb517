// What holds for a component where it is used: the facts of that part of the tree, and the rules that may speak about it.
import type { Component, Facts, LicenseTerms, Truth, Verdict } from "../model/index.ts";
import { parseExpression } from "../spdx/parse.ts";
import { leavesOf } from "../spdx/simplify.ts";
import type { ApplicableRule, LicenseJudge, LicenseOutcome } from "./judge-license.ts";
import { reclassifiedMap } from "./licenses.ts";
import { makeLocks } from "./locks.ts";
import { matchesGlob } from "./patterns.ts";
import type { ComponentSelector, FactEntry, Overlay, Policy, Rule } from "./policy.ts";
import { matchesSelector, missingOf, type SelectorSubject } from "./selectors.ts";

/** Components in the same situation with the same license get the same verdict, which is kept here. */
export interface Situation {
  readonly judge: LicenseJudge;
  readonly rules: readonly ApplicableRule[];
  /** True if the component ends up in the product, so that its license must fit into the product's. */
  readonly isPart: boolean;
  readonly outcomes: Map<string, LicenseOutcome>;
  readonly verdicts: Map<string, Verdict>;
}

/** The part of the tree that the same overlays speak about. */
interface Area {
  readonly judge: LicenseJudge;
  readonly rules: readonly Rule[];
  /** Those of the rules that look at the component. */
  readonly demanding: readonly Rule[];
  readonly byUse: Map<string, Situation>;
  readonly bySignature: Map<string, Situation>;
}

export interface SituationOptions {
  readonly facts: readonly FactEntry[];
  findTerms(license: string): LicenseTerms | undefined;
}

/** Selectors that look at nothing but how a component is used. */
const USE_KEYS: ReadonlySet<keyof ComponentSelector> = new Set(["scopes", "kinds", "direct"]);

export function makeSituations(policy: Policy, options: SituationOptions): (subject: SelectorSubject) => Situation {
  const areas = new Map<string, Area>();
  const areaOfPath = new Map<string, Area>();
  const hasOverlays = policy.overlays.length > 0;
  const everyRule = [...policy.rules, ...policy.overlays.flatMap((overlay) => overlay.rules)];
  const isPlain = everyRule.every(({ component }) => demandsOf(component).every((key) => USE_KEYS.has(key)));

  function findArea(path: string): Area {
    const known = areaOfPath.get(hasOverlays ? path : "");
    if (known !== undefined) return known;
    const overlays = overlaysFor(policy, path);
    const key = overlays.map((overlay) => policy.overlays.indexOf(overlay)).join(" ");
    const area = areas.get(key) ?? makeArea(policy, overlays, options);
    areas.set(key, area);
    areaOfPath.set(hasOverlays ? path : "", area);
    return area;
  }

  return (subject) => {
    const area = findArea(subject.path);
    const { component } = subject;
    if (!isPlain) return situationBySignature(area, subject);
    const use = `${component.scope} ${component.kind} ${component.direct}`;
    let situation = area.byUse.get(use);
    if (situation === undefined) {
      situation = situationBySignature(area, subject);
      area.byUse.set(use, situation);
    }
    return situation;
  };
}

/** The licenses of the product: all of them must take a part, also when the product lets its users choose. */
function readOutbound(text: string | undefined): LicenseJudge["outbound"] {
  const parsed = text === undefined ? undefined : parseExpression(text);
  return parsed?.ok ? leavesOf(parsed.value) : [];
}

function demandsOf(selector: ComponentSelector): readonly (keyof ComponentSelector)[] {
  return Object.keys(selector) as (keyof ComponentSelector)[];
}

/** Locked rules of parents, then those of the overlays, then the others. */
function orderRules(policy: Policy, overlays: readonly Overlay[]): readonly Rule[] {
  const isLocked = (rule: Rule): boolean => rule.seal !== undefined;
  const special = overlays.flatMap((overlay) => overlay.rules);
  return [
    ...[...policy.rules, ...special].filter(isLocked),
    ...[...special, ...policy.rules].filter((rule) => !isLocked(rule)),
  ];
}

/** Overlays that speak about what a file brings in. */
function overlaysFor(policy: Policy, path: string): readonly Overlay[] {
  return policy.overlays.filter((overlay) => overlay.paths.some((pattern) => matchesGlob(pattern, path)));
}

/** The rules in the order in which they are tried for what this file brings in. */
export function rulesInOrder(policy: Policy, path: string): readonly Rule[] {
  return orderRules(policy, overlaysFor(policy, path));
}

function makeArea(policy: Policy, overlays: readonly Overlay[], options: SituationOptions): Area {
  const outbound = overlays.find((overlay) => overlay.outbound !== undefined)?.outbound ?? policy.outbound;
  const facts: Facts = new Map<string, FactEntry[1]>([
    // Permissions that nobody told of are not there: they are papers somebody holds.
    ["licensor-permissions", []],
    // Conduct that nobody told of is taken as left alone; the duty to leave it alone is listed with the verdict.
    ["trains-other-models", false],
    ...policy.facts,
    // As with rules, the overlay that stands first speaks first.
    ...[...overlays].reverse().flatMap((overlay) => overlay.facts),
    ...options.facts,
  ]);
  const rules = orderRules(policy, overlays);
  const judge: LicenseJudge = {
    policy,
    facts,
    groups: new Map(policy.groups),
    reclassified: reclassifiedMap(policy.reclassified),
    views: new Map(),
    findTerms: options.findTerms,
    outbound: readOutbound(outbound),
    locks: makeLocks(rules, facts),
  };
  const demanding = rules.filter((rule) => demandsOf(rule.component).length > 0);
  return { judge, rules, demanding, byUse: new Map(), bySignature: new Map() };
}

function situationBySignature(area: Area, subject: SelectorSubject): Situation {
  const isPart = policyLooksAtParts(area) && isPartOfProduct(subject.component);
  let signature = isPart ? "p" : "";
  for (const rule of area.demanding) {
    const truth = matchesSelector(rule.component, subject);
    signature += truth === true ? "1" : truth === false ? "0" : "?";
  }
  let situation = area.bySignature.get(signature);
  if (situation === undefined) {
    const rules = area.rules.flatMap((rule) =>
      applicable(rule, matchesSelector(rule.component, subject), subject.component),
    );
    situation = { judge: area.judge, rules, isPart, outcomes: new Map(), verdicts: new Map() };
    area.bySignature.set(signature, situation);
  }
  return situation;
}

function policyLooksAtParts({ judge }: Area): boolean {
  return judge.policy.compatibility !== undefined && judge.outbound.length > 0;
}

const TOOL_SCOPES: ReadonlySet<string> = new Set(["development", "test", "build"]);

function isPartOfProduct({ kind, scope }: Component): boolean {
  return (kind === "library" || kind === "file") && !TOOL_SCOPES.has(scope);
}

function applicable(rule: Rule, truth: Truth, component: Component): ApplicableRule[] {
  if (truth === false) return [];
  const missing = truth === "unknown" ? missingOf(rule.component, component) : undefined;
  return [missing === undefined ? { rule, truth } : { rule, truth, missing }];
}
