// Joins a policy with its parents: locked rules of parents first, own rules, unlocked rules of parents; entries add up.
import { ANSWERS, type Answer, showLocation } from "../model/index.ts";
import { DEFAULT_GATE } from "./compile.ts";
import type { Defaults } from "./compile-rules.ts";
import type { DefaultKey, FactEntry, LicenseEntry, Policy, Rule } from "./policy.ts";
import { DEFAULT_KEYS } from "./policy.ts";
import { noteMistake, type PolicyReading } from "./reading.ts";

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

/** What a policy gets from its parents where it says nothing itself; a later parent in the list wins. */
export function inheritFrom(parents: readonly Policy[]): Inherited {
  const last = parents.at(-1);
  const outbound = parents.findLast((parent) => parent.outbound !== undefined)?.outbound;
  const compatibility = parents.findLast((parent) => parent.compatibility !== undefined)?.compatibility;
  const prefer = parents.findLast((parent) => parent.prefer.length > 0)?.prefer;
  return {
    facts: joinFacts(parents.map((parent) => parent.facts)),
    groups: parents.flatMap((parent) => parent.groups),
    reclassified: parents.flatMap((parent) => parent.reclassified),
    ...(outbound === undefined ? {} : { outbound }),
    owners: last?.owners ?? [],
    gate: last?.gate ?? DEFAULT_GATE,
    defaults: markOrigins(last),
    withException: last?.withException ?? "inherit",
    prefer: prefer ?? [],
    ...(compatibility === undefined ? {} : { compatibility }),
  };
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
    overlays: [...own.overlays, ...parents.flatMap((parent) => parent.overlays)],
  };
}

/** Locked rules are first among their own, so that they stay first for whoever extends this policy. */
export function lockedFirst(rules: readonly Rule[]): readonly Rule[] {
  return [...rules.filter((rule) => rule.locked), ...rules.filter((rule) => !rule.locked)];
}

/** A parent's rule with its origin; a locked one keeps the meaning its groups had there. */
function adopt(rule: Rule, parent: Policy): Rule {
  const marked: Rule = { ...rule, origin: rule.origin ?? parent.name };
  if (!rule.locked || rule.licenses === undefined) return marked;
  const licenses = flatten(rule.licenses, new Map(parent.groups));
  return { ...marked, licenses, reclassified: rule.reclassified ?? parent.reclassified };
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

/** A parent that locks rules means its defaults and its gate, too: they can only be tightened. */
export function noteLoosened(reading: PolicyReading, own: Policy, parents: readonly Policy[]): void {
  for (const parent of parents) {
    if (!parent.rules.some((rule) => rule.locked)) continue;
    const said = new Set<string>();
    for (const key of DEFAULT_KEYS) {
      const theirs = parent.defaults[key].action;
      if (parent.defaults[key].location.line === undefined) continue;
      if (rank(own.defaults[key].action) >= rank(theirs) || own.defaults[key].origin !== undefined) continue;
      // One line may stand for several keys; it is named once.
      const place = showLocation(own.defaults[key].location);
      if (said.has(place)) continue;
      said.add(place);
      const message = `"${key}: ${own.defaults[key].action}" is looser than "${theirs}" of ${parent.name}, which is locked`;
      noteMistake(reading, "LIC315", ["defaults", key], { message, remedy: "Keep it as strict, or remove the line." });
    }
    if (parent.gate.failOnAt !== undefined && rank(own.gate.failOn) > rank(parent.gate.failOn)) {
      const message = `the gate of ${parent.name} is locked and fails on more than this`;
      noteMistake(reading, "LIC315", ["gate", "fail-on"], {
        message,
        remedy: "Keep it as strict, or remove the line.",
      });
    }
    const limit = parent.gate.maxExceptionAgeDays;
    if (limit !== undefined && (own.gate.maxExceptionAgeDays ?? limit) > limit) {
      const message = `exceptions may run ${limit} days at most, says ${parent.name}`;
      noteMistake(reading, "LIC315", ["gate", "max-exception-age"], { message, remedy: `Write ${limit}d or less.` });
    }
  }
}

function rank(answer: Answer): number {
  return ANSWERS.indexOf(answer);
}
