// What SPDX 2.2 and 2.3 say in any of their syntaxes, turned into one document. https://spdx.github.io/spdx-spec/v2.3/
import { placeAt } from "../../formats/troubles.ts";
import {
  type About,
  type Diagnostic,
  type ExtractedEdge,
  type OwnStatement,
  type Scope,
  weightierScope,
} from "../../model/index.ts";
import type { SbomDocument, SbomPackage } from "./document.ts";
import { agentName, isMarkedAsProject, kindOfPurpose, scopeStated, stated, toHash } from "./facts.ts";
import { keepConclusion, type Properties } from "./own-conclusion.ts";

export interface Spdx2Package {
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly declared?: string;
  readonly concluded?: string;
  readonly purpose?: string;
  readonly supplier?: string;
  readonly originator?: string;
  readonly description?: string;
  readonly homepage?: string;
  readonly download?: string;
  readonly filename?: string;
  readonly checksums: readonly (readonly [algorithm: string, value: string])[];
  /** Name-value pairs in annotations. */
  readonly properties?: Properties;
  readonly line?: number;
}

export interface Spdx2Relationship {
  readonly from: string;
  readonly type: string;
  readonly to: string;
}

export interface Spdx2Document {
  readonly packages: readonly Spdx2Package[];
  readonly relationships: readonly Spdx2Relationship[];
  /** Ids named as what the document describes. */
  readonly describes: readonly string[];
  /** Licence texts that the document carries, by LicenseRef. */
  readonly extracted: ReadonlyMap<string, { readonly name?: string; readonly text?: string }>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Relationships that make an edge: 1 = from the first to the second element, -1 = the other way round. */
const DIRECTIONS: ReadonlyMap<string, 1 | -1> = new Map<string, 1 | -1>([
  ["DEPENDS_ON", 1],
  ["CONTAINS", 1],
  ["DYNAMIC_LINK", 1],
  ["STATIC_LINK", 1],
  ["HAS_PREREQUISITE", 1],
  ["DEPENDENCY_OF", -1],
  ["RUNTIME_DEPENDENCY_OF", -1],
  ["PROVIDED_DEPENDENCY_OF", -1],
  ["OPTIONAL_DEPENDENCY_OF", -1],
  ["OPTIONAL_COMPONENT_OF", -1],
  ["BUILD_DEPENDENCY_OF", -1],
  ["BUILD_TOOL_OF", -1],
  ["DEV_DEPENDENCY_OF", -1],
  ["DEV_TOOL_OF", -1],
  ["TEST_DEPENDENCY_OF", -1],
  ["TEST_TOOL_OF", -1],
  ["PREREQUISITE_FOR", -1],
  ["CONTAINED_BY", -1],
]);

export function readSpdx2(
  input: Spdx2Document,
  place: { source: string; path: string; keepText: (text: string) => string },
): SbomDocument {
  const edges: ExtractedEdge[] = [];
  const scopes = new Map<string, Scope>();
  for (const { from, type, to } of input.relationships) {
    const direction = DIRECTIONS.get(type);
    if (direction === undefined) continue;
    const target = direction === 1 ? to : from;
    edges.push(direction === 1 ? { from, to } : { from: to, to: from });
    const scope = scopeOfRelationship(type);
    const known = scopes.get(target);
    if (scope !== undefined) scopes.set(target, known === undefined ? scope : weightierScope(known, scope));
  }
  const packages = input.packages.map((one) => toPackage(one, scopes.get(one.id) ?? "unknown", input, place));
  const described = new Set(input.describes);
  const roots = packages.filter((one) => described.has(one.ref));
  // A document that describes all it lists has no root: each of its packages is to be judged.
  const root = roots.length === 1 && packages.length > 1 ? roots[0] : undefined;
  return {
    ...(root === undefined ? {} : { root }),
    packages: root === undefined ? packages : packages.filter((one) => one !== root),
    edges,
    diagnostics: input.diagnostics,
  };
}

function scopeOfRelationship(type: string): Scope | undefined {
  if (type.startsWith("DEV_")) return "development";
  if (type.startsWith("TEST_")) return "test";
  if (type.startsWith("BUILD_")) return "build";
  if (type.startsWith("OPTIONAL_")) return "optional";
  return type === "CONTAINS" || type === "CONTAINED_BY" ? undefined : "runtime";
}

function toPackage(
  one: Spdx2Package,
  scope: Scope,
  input: Spdx2Document,
  place: { source: string; path: string; keepText: (text: string) => string },
): SbomPackage {
  const base = { source: place.source, location: placeAt(place.path, one.line) };
  const raws = [...new Set([one.declared, one.concluded].flatMap((raw) => stated(raw) ?? []))];
  const version = stated(one.version);
  const properties = one.properties ?? new Map();
  return {
    ref: one.id,
    ...(one.purl === undefined ? {} : { purl: one.purl }),
    name: one.name,
    ...(version === undefined ? {} : { version }),
    kind: kindOfPurpose(one.purpose),
    scope: scopeStated(properties) ?? scope,
    ...(isMarkedAsProject(properties) ? { isProject: true } : {}),
    ...(one.line === undefined ? {} : { line: one.line }),
    about: aboutOf(one),
    statements: keepConclusion(
      raws.flatMap((raw) => quoteLicense(raw, base, input.extracted, place.keepText)),
      properties,
      one.concluded,
      base,
    ),
  };
}

const LONE_REFERENCE = /^\(?(LicenseRef-[A-Za-z0-9.-]+)\)?$/;
/** References that mean nothing outside their document: numbers and hashes. */
const LOCAL_REFERENCE = /^LicenseRef-(?:\d+|[0-9a-f]{6,}|(?:Unknown|Concluded|Declared)?-?\d+)$/i;

/**
 * A reference to a text in the document is quoted as that text (or, where the text is only a name, as that name). One that may be
 * known by its own name is quoted as well; within an expression it stays as it is.
 */
export function quoteLicense(
  raw: string,
  base: Pick<OwnStatement, "source" | "location">,
  extracted: Spdx2Document["extracted"],
  keepText: (text: string) => string,
): OwnStatement[] {
  const expression: OwnStatement = { ...base, as: "expression", raw };
  const reference = LONE_REFERENCE.exec(raw)?.[1];
  const found = reference === undefined ? undefined : extracted.get(reference);
  const text = stated(found?.text);
  if (reference === undefined || text === undefined) return [expression];
  // A text that only says that there is none ("The text of LicenseRef-x was not found") names its own reference.
  if (text.length <= 200 && text.includes(reference)) return [expression];
  const isName = text.length <= 100 && !text.includes("\n");
  const quoted: OwnStatement = isName
    ? { ...base, as: "name", raw: text }
    : { ...base, as: "text", raw: "license text", digest: keepText(found?.text ?? text) };
  return isName || LOCAL_REFERENCE.test(reference) ? [quoted] : [expression, quoted];
}

function aboutOf(one: Spdx2Package): About {
  const hashes = one.checksums.flatMap(([algorithm, value]) => toHash(algorithm, value) ?? []);
  const download = stated(one.download);
  const isRepository = /^(?:git|hg|svn|bzr)\+/.test(download ?? "");
  const facts: [keyof About, unknown][] = [
    ["description", stated(one.description)],
    ["homepage", stated(one.homepage)],
    ["supplier", agentName(one.supplier)],
    ["author", agentName(one.originator)],
    ["filename", stated(one.filename)],
    [isRepository ? "repository" : "distribution", download === "NONE" ? undefined : download],
    ["hashes", hashes.length > 0 ? hashes : undefined],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About;
}
