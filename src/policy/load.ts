// Text → policy: parsed, held against the schema, compiled, merged with its parents. All mistakes at once, or a policy.
import { createHash } from "node:crypto";
import { type DataPath, parseYamlDocument } from "../formats/yaml-document.ts";
import { err, ok, type Result } from "../model/index.ts";
import {
  checkDigest,
  compileChoices,
  compileClarifications,
  compileFacts,
  compileGate,
  compileTests,
  compileWaivers,
  given,
} from "./compile.ts";
import { compileDefaults, compileGroups, compileRules, type Groups, noteRepeatedId } from "./compile-rules.ts";
import { factsOf } from "./conditions.ts";
import { readExpression } from "./entries.ts";
import { noteLoosened } from "./loosened.ts";
import { inheritFrom, joinPolicies, lockedFirst } from "./merge.ts";
import { type PolicyMistake, sortMistakes } from "./mistakes.ts";
import type { Compatibility, FactEntry, Overlay, Policy } from "./policy.ts";
import { findPreset, presetNames } from "./presets.ts";
import { locate, makeMistake, noteMistake, type PolicyReading } from "./reading.ts";
import { isFar, showReference } from "./references.ts";
import type { PolicyFile } from "./schema.ts";
import { checkShape } from "./shape.ts";
import { nearestWord } from "./suggest.ts";

export interface PolicySource {
  readonly text: string;
  /** How locations name the file: relative to the scan root where it is inside. */
  readonly path: string;
  /** Of the file as it lies there (64 hexadecimal digits); absent = that of the text in UTF-8. */
  readonly sha256?: string;
}

/** Why there is no parent, in plain words; with what to do, if that is not to check the path. */
export type ParentFailure = string | { readonly reason: string; readonly remedy: string };

/** Where parent policies come from; the face decides what it may read. */
export interface PolicyResolver {
  /** The text of `extends: from:`, seen from the policy at `base`. What is far away has the digest it must have. */
  parent(reference: string, base: string, sha256?: string): Result<PolicySource, ParentFailure>;
  /** Presets by name; absent = those that come with licet. */
  preset?(name: string): Policy | undefined;
}

/** Refuses every parent but presets. */
export const NO_PARENTS: PolicyResolver = { parent: () => err("this place cannot read other policies") };

/** Most levels of `extends`. */
const DEPTH = 8;

export function loadPolicy(source: PolicySource, resolver: PolicyResolver): Result<Policy, readonly PolicyMistake[]> {
  return loadLevel(source, resolver, { paths: [], isPinned: false });
}

/** Compiles the texts of policies/*.yml by name; a preset may extend those before it in the list. */
export function loadPresets(
  sources: readonly (readonly [name: string, text: string])[],
): Result<readonly Policy[], readonly PolicyMistake[]> {
  const done = new Map<string, Policy>();
  for (const [name, text] of sources) {
    const resolver: PolicyResolver = { ...NO_PARENTS, preset: (wanted) => done.get(wanted) };
    const loaded = loadPolicy({ text, path: `policies/${name}.yml` }, resolver);
    if (!loaded.ok) return loaded;
    done.set(name, { ...loaded.value, kind: "preset", name });
  }
  return ok([...done.values()]);
}

/** The policies that led to this one. */
interface Above {
  readonly paths: readonly string[];
  /** True below a parent from elsewhere: then everything has to be pinned, or the pin would cover half of it. */
  readonly isPinned: boolean;
}

function loadLevel(
  source: PolicySource,
  resolver: PolicyResolver,
  above: Above,
): Result<Policy, readonly PolicyMistake[]> {
  const { text, path } = source;
  const parsed = parseYamlDocument(text);
  if (!parsed.ok) {
    return err(
      parsed.error.map(({ reason, remedy, position }) =>
        makeMistake(path, text, "LIC301", position, { message: `the YAML is broken: ${reason}`, remedy }),
      ),
    );
  }
  const reading: PolicyReading = { path, document: parsed.value, mistakes: [] };
  const shape = checkShape(reading);
  if (!shape.ok) return err(sortMistakes(reading.mistakes));
  const parents = readParents(reading, shape.value, resolver, { ...above, paths: [...above.paths, path] });
  const policy = compile(reading, shape.value, parents, text);
  return reading.mistakes.length === 0 ? ok(policy) : err(sortMistakes(reading.mistakes));
}

function readParents(
  reading: PolicyReading,
  file: PolicyFile,
  resolver: PolicyResolver,
  above: Above,
): readonly Policy[] {
  const entries = typeof file.extends === "string" ? [file.extends] : (file.extends ?? []);
  return entries.flatMap((entry, at): Policy[] => {
    const path: DataPath = typeof file.extends === "string" ? ["extends"] : ["extends", at];
    if (typeof entry === "string") {
      const isFile = /[/\\:]|\.ya?ml$/.test(entry);
      return isFile
        ? readParent(reading, entry, undefined, path, resolver, above)
        : readPreset(reading, entry, path, resolver);
    }
    if ("preset" in entry) return readPreset(reading, entry.preset, [...path, "preset"], resolver);
    return readParent(reading, entry.from, entry.sha256, path, resolver, above);
  });
}

function readPreset(reading: PolicyReading, name: string, path: DataPath, resolver: PolicyResolver): Policy[] {
  const preset = resolver.preset === undefined ? findPreset(name) : resolver.preset(name);
  if (preset !== undefined) return [preset];
  const near = nearestWord(name, presetNames());
  const remedy = near === undefined ? `Presets: ${presetNames().join(", ")}.` : `Did you mean "${near}"?`;
  noteMistake(reading, "LIC312", path, { message: `there is no preset "${name}"`, remedy });
  return [];
}

const CHECK_PATH = { remedy: "Check the path; without its parent a policy is not the one you wrote." };

/** What is not in the same repository must be pinned: a gate never trusts a moving branch. */
function readParent(
  reading: PolicyReading,
  reference: string,
  sha256: string | undefined,
  path: DataPath,
  resolver: PolicyResolver,
  above: Above,
): Policy[] {
  const at = typeof path.at(-1) === "number" && reading.document.rangeOf([...path, "from"]) ? [...path, "from"] : path;
  const shown = showReference(reference);
  const mustBePinned = above.isPinned || isFar(reference);
  if (mustBePinned && sha256 === undefined) {
    const message = isFar(reference)
      ? `"${shown}" is fetched from elsewhere and not pinned`
      : `"${shown}" is not pinned, and this policy is itself from elsewhere`;
    noteMistake(reading, "LIC313", at, {
      message,
      remedy: "Review the file, then add `sha256:` with its digest; `licet policy fetch --digest` prints it.",
    });
    return [];
  }
  if (sha256 !== undefined && !checkDigest(reading, sha256, [...path, "sha256"])) return [];
  if (above.paths.length > DEPTH) {
    noteMistake(reading, "LIC314", at, { message: `policies extend one another more than ${DEPTH} levels deep` });
    return [];
  }
  const found = resolver.parent(reference, reading.path, sha256);
  if (!found.ok) {
    const { reason, remedy } = typeof found.error === "string" ? { reason: found.error, ...CHECK_PATH } : found.error;
    noteMistake(reading, "LIC312", at, { message: `"${shown}" cannot be read: ${reason}`, remedy });
    return [];
  }
  if (above.paths.includes(found.value.path)) {
    const message = `"${shown}" extends this policy in turn`;
    noteMistake(reading, "LIC314", at, { message, remedy: "Take one of the two `extends` out." });
    return [];
  }
  const digest = found.value.sha256 ?? digestOf(found.value.text);
  if (sha256 !== undefined && digest !== sha256.toLowerCase()) {
    const message = `"${shown}" is not the file that was pinned; its digest is ${digest}`;
    noteMistake(reading, "LIC313", [...path, "sha256"], {
      message,
      remedy: "Review what changed, then pin the new digest.",
    });
    return [];
  }
  const loaded = loadLevel(found.value, resolver, { ...above, isPinned: mustBePinned });
  if (loaded.ok) return [loaded.value];
  reading.mistakes.push(...loaded.error);
  return [];
}

function compile(reading: PolicyReading, file: PolicyFile, parents: readonly Policy[], text: string): Policy {
  const inherited = inheritFrom(parents);
  const declared = new Set(parents.flatMap(factsOf));
  const facts = compileFacts(reading, file.facts, ["facts"], declared);
  const groups = compileGroups(reading, file, {
    groups: new Map(inherited.groups),
    reclassified: inherited.reclassified,
  });
  const rules = compileRules(reading, file.rules ?? [], ["rules"], groups, declared);
  const names = new Set(groups.groups.keys());
  const outbound = compileOutbound(reading, file.project?.license, ["project", "license"]) ?? inherited.outbound;
  const gate = compileGate(reading, file, inherited.gate);
  const own: Policy = {
    name: reading.path,
    kind: "file",
    parents: [],
    ...given("outbound", outbound),
    owners: file.project?.owners ?? inherited.owners,
    facts: distributionFirst(file.project?.distribution, facts),
    rules,
    groups: [...groups.groups],
    reclassified: groups.reclassified,
    defaults: compileDefaults(reading, file, inherited.defaults),
    withException: file.defaults?.["with-exception"] ?? inherited.withException,
    prefer: compilePrefer(reading, file.prefer) ?? inherited.prefer,
    clarifications: compileClarifications(reading, file),
    choices: compileChoices(reading, file),
    waivers: compileWaivers(reading, file, names, gate.maxExceptionAgeDays),
    ...given("compatibility", compileCompatibility(reading, file) ?? inherited.compatibility),
    overlays: compileOverlays(reading, file, groups, declared),
    gate,
    tests: compileTests(reading, file),
    digest: `sha256:${digestOf([text, ...parents.map((parent) => parent.digest)].join("\n"))}`,
  };
  noteRepeatedIds(reading, file, parents);
  noteLoosened(reading, file, own, parents);
  return joinPolicies(own, parents);
}

function distributionFirst(
  distribution: readonly string[] | undefined,
  facts: readonly FactEntry[],
): readonly FactEntry[] {
  return distribution === undefined ? facts : [["distribution", distribution], ...facts];
}

function compileOutbound(reading: PolicyReading, license: string | undefined, path: DataPath): string | undefined {
  return license === undefined ? undefined : readExpression(reading, license, path);
}

function compilePrefer(reading: PolicyReading, prefer: readonly string[] | undefined): readonly string[] | undefined {
  return prefer?.flatMap((word, at) => readExpression(reading, word, ["prefer", at]) ?? []);
}

function compileCompatibility(reading: PolicyReading, file: PolicyFile): Compatibility | undefined {
  const own = file.compatibility;
  if (own === undefined) return undefined;
  const { check, "unknown-pair": unknownPair, incompatible } = own;
  const location = locate(reading, ["compatibility"]);
  return { check: check ?? true, unknownPair: unknownPair ?? "review", incompatible: incompatible ?? "deny", location };
}

function compileOverlays(
  reading: PolicyReading,
  file: PolicyFile,
  groups: Groups,
  declared: Set<string>,
): readonly Overlay[] {
  return (file.overlays ?? []).map((overlay, at): Overlay => {
    const path: DataPath = ["overlays", at];
    const facts = compileFacts(reading, overlay.facts, [...path, "facts"], declared);
    return {
      paths: overlay.paths,
      location: locate(reading, path),
      facts: distributionFirst(overlay.project?.distribution, facts),
      ...given("outbound", compileOutbound(reading, overlay.project?.license, [...path, "project", "license"])),
      rules: lockedFirst(compileRules(reading, overlay.rules ?? [], [...path, "rules"], groups, declared)),
    };
  });
}

const SIGNED = ["clarifications", "choices", "exceptions"] as const;

/** Ids name entries across a policy and its parents: a report that quotes one must point at one place. */
function noteRepeatedIds(reading: PolicyReading, file: PolicyFile, parents: readonly Policy[]): void {
  const taken = new Map<string, string>();
  for (const parent of parents) {
    const { clarifications, choices, waivers } = parent;
    const rules = [...parent.rules, ...parent.overlays.flatMap((overlay) => overlay.rules)];
    const locked = rules.filter((rule) => rule.locked);
    for (const { id } of [...clarifications, ...choices, ...waivers, ...locked]) taken.set(id, parent.name);
  }
  const own = new Map<string, number>();
  const check = (id: string, path: DataPath): void => {
    const parent = taken.get(id);
    if (parent === undefined) return;
    const message = `the id "${id}" is already used in ${parent}`;
    noteMistake(reading, "LIC308", [...path, "id"], {
      message,
      remedy: "Use another name; this entry of a parent cannot be replaced.",
    });
  };
  for (const section of SIGNED) {
    for (const [at, { id }] of (file[section] ?? []).entries()) {
      noteRepeatedId(reading, own, id, [section, at]);
      check(id, [section, at]);
    }
  }
  for (const [at, { id }] of (file.rules ?? []).entries()) check(id, ["rules", at]);
  for (const [part, { rules }] of (file.overlays ?? []).entries())
    for (const [at, { id }] of (rules ?? []).entries()) check(id, ["overlays", part, "rules", at]);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
