// Joins a policy with its parents: locked rules of parents first, own rules, unlocked rules of parents; entries add up.
import { ANSWERS, type Answer } from "../model/index.ts";
import { DEFAULT_GATE } from "./compile.ts";
import type { Defaults } from "./compile-rules.ts";
import { hasLocks } from "./locks.ts";
import type {
  Compatibility,
  DefaultKey,
  FactEntry,
  Gate,
  LicenseEntry,
  Overlay,
  Policy,
  Rule,
  Seal,
} from "./policy.ts";
import { DEFAULT_KEYS } from "./policy.ts";

/** What holds where no policy says anything: nothing passes that nobody looked at. */
const STRICT: Readonly<Record<DefaultKey, "review" | "deny" | "undetermined">> = {
  unlisted: "review",
  unknown: "deny",
  unreadable: "deny",
  absent: "deny",
  "not-installed": "review",
  none: "deny",
  "lookup-failed": "undetermined",
};

const STRICT_DEFAULTS = Object.fromEntries(
  DEFAULT_KEYS.map((key) => [key, { action: STRICT[key], location: { path: "defaults" }, origin: "licet" }]),
) as unknown as Defaults;

type Inherited = Pick<
  Policy,
  | "facts"
  | "groups"
  | "reclassified"
  | "outbound"
  | "owners"
  | "gate"
  | "defaults"
  | "withException"
  | "prefer"
  | "compatibility"
>;

/** What a policy gets from its parents where it says nothing itself: a later parent in the list wins, but never over a lock. */
export function inheritFrom(parents: readonly Policy[]): Inherited {
  const last = parents.at(-1);
  const outbound = parents.findLast((parent) => parent.outbound !== undefined)?.outbound;
  const prefer = parents.findLast((parent) => parent.prefer.length > 0)?.prefer;
  const locking = parents.filter(hasLocks);
  const compatibility = strictestCompatibility(parents, locking);
  return {
    facts: joinFacts(parents.map((parent) => parent.facts)),
    groups: parents.flatMap((parent) => parent.groups),
    reclassified: parents.flatMap((parent) => parent.reclassified),
    ...(outbound === undefined ? {} : { outbound }),
    owners: last?.owners ?? [],
    gate: strictestGate(last?.gate ?? DEFAULT_GATE, locking),
    defaults: strictestDefaults(markOrigins(last), locking),
    withException: last?.withException ?? "inherit",
    prefer: prefer ?? [],
    ...(compatibility === undefined ? {} : { compatibility }),
  };
}

function strictestDefaults(defaults: Defaults, locking: readonly Policy[]): Defaults {
  const entries = DEFAULT_KEYS.map((key) => {
    const said = locking.filter((parent) => parent.defaults[key].location.line !== undefined);
    const all = [defaults[key], ...said.map((parent) => ({ origin: parent.name, ...parent.defaults[key] }))];
    return [key, all.reduce((worst, one) => (rank(one.action) > rank(worst.action) ? one : worst))];
  });
  return Object.fromEntries(entries) as unknown as Defaults;
}

function strictestGate(gate: Gate, locking: readonly Policy[]): Gate {
  return locking.reduce<Gate>((strict, { gate: { failOn, failOnAt, report, maxExceptionAgeDays: limit } }) => {
    const isStricter = failOnAt !== undefined && rank(failOn) < rank(strict.failOn);
    const days =
      limit === undefined ? strict.maxExceptionAgeDays : Math.min(limit, strict.maxExceptionAgeDays ?? limit);
    return {
      ...strict,
      ...(isStricter ? { failOn, failOnAt } : {}),
      ...(report === "all" ? { report } : {}),
      ...(days === undefined ? {} : { maxExceptionAgeDays: days }),
    };
  }, gate);
}

function strictestCompatibility(parents: readonly Policy[], locking: readonly Policy[]): Compatibility | undefined {
  const last = parents.findLast((parent) => parent.compatibility !== undefined)?.compatibility;
  return locking.reduce<Compatibility | undefined>((strict, { compatibility: own }) => {
    if (own === undefined || !own.check || strict === undefined || !strict.check) return own?.check ? own : strict;
    const unknownPair = rank(own.unknownPair) > rank(strict.unknownPair) ? own.unknownPair : strict.unknownPair;
    const incompatible = rank(own.incompatible) > rank(strict.incompatible) ? own.incompatible : strict.incompatible;
    return { ...strict, unknownPair, incompatible };
  }, last);
}

function markOrigins(parent: Policy | undefined): Defaults {
  if (parent === undefined) return STRICT_DEFAULTS;
  const entries = DEFAULT_KEYS.map((key) => [key, { origin: parent.name, ...parent.defaults[key] }]);
  return Object.fromEntries(entries) as unknown as Defaults;
}

/** Later lists win, fact by fact. */
export function joinFacts(lists: readonly (readonly FactEntry[])[]): readonly FactEntry[] {
  return [...new Map(lists.flat())];
}

export function joinPolicies(own: Policy, parents: readonly Policy[]): Policy {
  if (parents.length === 0) return own;
  const theirs = parents.flatMap((parent) => parent.rules.map((rule) => adopt(rule, parent)));
  // A rule with the id of a parent's takes its place.
  const replaced = new Set(own.rules.map((rule) => rule.id));
  const fromParent = <T extends { readonly origin?: string }>(pick: (parent: Policy) => readonly T[]): T[] =>
    parents.flatMap((parent) => pick(parent).map((entry) => ({ origin: parent.name, ...entry })));
  return {
    ...own,
    parents: parents.flatMap((parent) => [parent.name, ...parent.parents]),
    facts: joinFacts([...parents.map((parent) => parent.facts), own.facts]),
    rules: [
      ...theirs.filter((rule) => rule.locked),
      ...own.rules,
      ...theirs.filter((rule) => !rule.locked && !replaced.has(rule.id)),
    ],
    clarifications: [...own.clarifications, ...fromParent((parent) => parent.clarifications)],
    choices: [...own.choices, ...fromParent((parent) => parent.choices)],
    waivers: [...own.waivers, ...fromParent((parent) => parent.waivers)],
    overlays: [...own.overlays, ...parents.flatMap(adoptOverlays)],
  };
}

/** Locked rules are first among their own, so that they stay first for whoever extends this policy. */
export function lockedFirst(rules: readonly Rule[]): readonly Rule[] {
  return [...rules.filter((rule) => rule.locked), ...rules.filter((rule) => !rule.locked)];
}

/** A parent's rule with its origin; a locked one keeps the meaning that its words had there. */
function adopt(rule: Rule, parent: Policy, facts: readonly FactEntry[] = parent.facts): Rule {
  const marked: Rule = { ...rule, origin: rule.origin ?? parent.name };
  if (!rule.locked || rule.seal !== undefined) return marked;
  const { withException, reclassified } = parent;
  const seal: Seal = { facts, withException, reclassified, trusted: [parent.name, ...parent.parents] };
  if (rule.licenses === undefined) return { ...marked, seal };
  return { ...marked, seal, licenses: flatten(rule.licenses, new Map(parent.groups)) };
}

function adoptOverlays(parent: Policy): readonly Overlay[] {
  return parent.overlays.map((overlay) => {
    const facts = joinFacts([parent.facts, overlay.facts]);
    return { ...overlay, rules: overlay.rules.map((rule) => adopt(rule, parent, facts)) };
  });
}

function flatten(
  entries: readonly LicenseEntry[],
  groups: ReadonlyMap<string, readonly LicenseEntry[]>,
): readonly LicenseEntry[] {
  return entries.flatMap((entry) => {
    const group = entry.kind === "category" ? groups.get(entry.name) : undefined;
    return group === undefined ? [entry] : flatten(group, groups);
  });
}

function rank(answer: Answer): number {
  return ANSWERS.indexOf(answer);
}
