// Turns the rules, groups and defaults of a policy file into entries the judge can hold against components.
import type { DataPath } from "../formats/yaml-document.ts";
import { CATEGORIES, type Category, type Condition } from "../model/index.ts";
import { given } from "./compile.ts";
import { dutyIds, findDuty } from "./duties.ts";
import {
  CATEGORY_FLAGS,
  COPYLEFT,
  checkVersions,
  readKinds,
  readLicenseEntry,
  readPackages,
  readScope,
  readWhen,
} from "./entries.ts";
import { findValueMistake } from "./fact-values.ts";
import { type FactType, factKinds, findFactKind } from "./facts.ts";
import type { ComponentSelector, Default, DefaultKey, LicenseEntry, Reclassified, Rule } from "./policy.ts";
import { DEFAULT_KEYS } from "./policy.ts";
import { noteUnreachable } from "./reach.ts";
import { locate, noteKeyMistake, noteMistake, type PolicyReading } from "./reading.ts";
import type { PolicyFile } from "./schema.ts";
import { nearestWord } from "./suggest.ts";

export type RuleFile = NonNullable<PolicyFile["rules"]>[number];

/** Own groups by name, and licenses that the policy moves into a built-in category. */
export interface Groups {
  readonly groups: ReadonlyMap<string, readonly LicenseEntry[]>;
  readonly reclassified: readonly Reclassified[];
}

export function compileGroups(reading: PolicyReading, file: PolicyFile, inherited: Groups): Groups {
  const names = new Set([
    ...inherited.groups.keys(),
    ...Object.keys(file.categories ?? {}).filter((name) => !isBuiltIn(name)),
  ]);
  const groups = new Map(inherited.groups);
  const reclassified = [...inherited.reclassified];
  for (const [name, words] of Object.entries(file.categories ?? {})) {
    const path: DataPath = ["categories", name];
    const entries = words.flatMap((word, at) => readLicenseEntry(reading, word, [...path, at], names) ?? []);
    if ((CATEGORIES as readonly string[]).includes(name)) {
      for (const entry of entries) if (entry.kind === "license") reclassified.push([entry.id, name as Category]);
      continue;
    }
    if (name === COPYLEFT || Object.hasOwn(CATEGORY_FLAGS, name)) {
      noteKeyMistake(reading, "LIC306", path, {
        message: `"${name}" is a name of our own`,
        remedy: "Use another name.",
      });
      continue;
    }
    if (inherited.groups.has(name)) {
      const message = `a parent policy already has the category "${name}"`;
      noteKeyMistake(reading, "LIC308", path, { message, remedy: "Use another name." });
      continue;
    }
    groups.set(name, entries);
  }
  noteCycles(reading, groups);
  return { groups, reclassified };
}

function isBuiltIn(name: string): boolean {
  return (CATEGORIES as readonly string[]).includes(name);
}

function noteCycles(reading: PolicyReading, groups: Map<string, readonly LicenseEntry[]>): void {
  for (const start of [...groups.keys()]) {
    const seen = new Set<string>();
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const entry of groups.get(name) ?? []) {
        if (entry.kind !== "category" || !groups.has(entry.name)) continue;
        if (entry.name === start) {
          const message = `the category "${start}" contains itself`;
          noteKeyMistake(reading, "LIC319", ["categories", start], { message, remedy: "Take it out of its own list." });
          groups.set(start, []);
          open.length = 0;
          break;
        }
        if (!seen.has(entry.name)) open.push(entry.name);
        seen.add(entry.name);
      }
    }
  }
}

export function compileRules(
  reading: PolicyReading,
  rules: readonly RuleFile[],
  at: DataPath,
  groups: Groups,
  declared: ReadonlySet<string>,
): readonly Rule[] {
  const names = new Set(groups.groups.keys());
  const ids = new Map<string, number>();
  const compiled = rules.map((rule, index): Rule => {
    const path = [...at, index];
    noteRepeatedId(reading, ids, rule.id, path);
    const { licenses: words, when } = rule;
    const licenses = words?.flatMap(
      (word, n) => readLicenseEntry(reading, word, [...path, "licenses", n], names) ?? [],
    );
    const condition = when === undefined ? undefined : compileWhen(reading, when, [...path, "when"], declared);
    return {
      id: rule.id,
      location: locate(reading, path),
      action: rule.action,
      ...given("locked", rule.locked),
      ...given("licenses", licenses),
      component: compileSelector(reading, rule, path),
      ...given("when", condition),
      ...given("why", rule.why),
      ...given("fix", rule.fix),
      ...given("conditions", rule.conditions),
      ...given("obligations", compileDuties(reading, rule.obligations, [...path, "obligations"])),
    };
  });
  noteUnreachable(reading, compiled, at, groups);
  return compiled;
}

function compileDuties(
  reading: PolicyReading,
  duties: readonly string[] | undefined,
  path: DataPath,
): readonly string[] | undefined {
  for (const [at, duty] of (duties ?? []).entries()) {
    if (findDuty(duty) !== undefined) continue;
    const near = nearestWord(duty, dutyIds());
    const remedy = near === undefined ? `Known: ${dutyIds().join(", ")}.` : `Did you mean "${near}"?`;
    noteMistake(reading, "LIC320", [...path, at], { message: `there is no duty "${duty}"`, remedy });
  }
  return duties;
}

export function noteRepeatedId(reading: PolicyReading, ids: Map<string, number>, id: string, path: DataPath): void {
  const line = ids.get(id);
  if (line === undefined) {
    ids.set(id, reading.document.positionOf(path).line);
    return;
  }
  const message = `the id "${id}" is already used on line ${line}`;
  noteMistake(reading, "LIC308", [...path, "id"], { message, remedy: "Give each entry its own name." });
}

type SelectorFile = Pick<
  RuleFile,
  "packages" | "versions" | "scopes" | "direct" | "kinds" | "paths" | "registries" | "via"
>;

function compileSelector(reading: PolicyReading, rule: SelectorFile, path: DataPath): ComponentSelector {
  const { packages, via } = rule;
  checkVersions(reading, rule.versions, [...path, "versions"]);
  return {
    ...given("packages", packages && readPackages(reading, packages, [...path, "packages"])),
    ...given("versions", rule.versions),
    ...given("scopes", rule.scopes?.map(readScope)),
    ...given("direct", rule.direct),
    ...given("kinds", rule.kinds && readKinds(rule.kinds)),
    ...given("paths", rule.paths),
    ...given("registries", rule.registries),
    ...given("via", via && readPackages(reading, via, [...path, "via"])),
  };
}

function compileWhen(
  reading: PolicyReading,
  when: NonNullable<RuleFile["when"]>,
  path: DataPath,
  declared: ReadonlySet<string>,
): Condition {
  const known = [...new Set([...factKinds().map((kind) => kind.name), ...declared])];
  for (const [fact, value] of Object.entries(when)) {
    if (!known.includes(fact)) {
      const near = nearestWord(fact, known);
      const remedy =
        near === undefined ? "Declare it under `facts:` (null = not known yet)." : `Did you mean "${near}"?`;
      noteKeyMistake(reading, "LIC316", [...path, fact], { message: `there is no fact "${fact}"`, remedy });
    }
    const kind = findFactKind(fact);
    checkWhenKind(reading, fact, value, kind?.type, [...path, fact]);
    if (kind?.type !== "texts") continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const mistake = typeof one === "string" ? findValueMistake(kind, [one]) : undefined;
      if (mistake !== undefined) noteMistake(reading, "LIC316", [...path, fact], mistake);
    }
  }
  return readWhen(when);
}

/** A value of another kind than the fact's would never hold, and the rule would never speak. */
function checkWhenKind(
  reading: PolicyReading,
  fact: string,
  value: unknown,
  type: FactType | undefined,
  path: DataPath,
): void {
  if (type === undefined) return;
  const comparison = typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  const compares = comparison !== undefined && ("over" in comparison || "at-least" in comparison);
  const single = comparison === undefined ? value : (comparison as { readonly is?: unknown }).is;
  const wanted = type === "boolean" ? "boolean" : type === "number" ? "number" : "string";
  const all = Array.isArray(single) ? single : single === undefined ? [] : [single];
  if (all.every((one) => typeof one === wanted) && (type === "number" || !compares)) return;
  const words = { boolean: "true or false", number: "a number", text: "text", texts: "a list of words" }[type];
  const remedy = {
    boolean: "Write true or false; yes, no, on and off are plain text.",
    number: `Write ${fact}: { over: 1000000 } or { at-least: … }.`,
    text: "Write the word it must be.",
    texts: "Write the words of which one must be in it.",
  }[type];
  noteMistake(reading, "LIC316", path, { message: `the fact "${fact}" is ${words}`, remedy });
}

export type Defaults = Readonly<Record<DefaultKey, Default>>;

/** Keys that fall back on another key where the policy does not tell them apart. */
const FALLBACK: Readonly<Partial<Record<DefaultKey, DefaultKey>>> = {
  unreadable: "unknown",
  absent: "unknown",
  "not-installed": "unknown",
};

export function compileDefaults(reading: PolicyReading, file: PolicyFile, inherited: Defaults): Defaults {
  const own = file.defaults;
  if (own === undefined) return inherited;
  const read = (key: DefaultKey): Default | undefined => {
    const value = own[key];
    if (value === undefined) return undefined;
    return { action: value === "error" ? "undetermined" : value, location: locate(reading, ["defaults", key]) };
  };
  const entries = DEFAULT_KEYS.map((key): [DefaultKey, Default] => {
    const fallback = FALLBACK[key];
    return [key, read(key) ?? (fallback && read(fallback)) ?? inherited[key]];
  });
  return Object.fromEntries(entries) as unknown as Defaults;
}
