// Reads CycloneDX 1.2 to 1.7 in JSON. https://cyclonedx.org/docs/1.6/json/
import {
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { entrySkipped, partUnreadable, placeAt } from "../../formats/troubles.ts";
import type { About, Diagnostic, ExtractedEdge, OwnStatement, Scope } from "../../model/index.ts";
import { concludedIn, type LicenseChoice, quoteChoices } from "./cyclonedx-licenses.ts";
import type { SbomDocument, SbomPackage } from "./document.ts";
import { factualProperties, isMarkedAsProject, kindOfType, scopeStated, stated, toHash } from "./facts.ts";
import { keepConclusion, type Properties } from "./own-conclusion.ts";

export interface JsonPlace {
  readonly source: string;
  readonly path: string;
  readonly keepText: (text: string) => string;
  /** Line of the element with this bom-ref, SPDXID or spdxId. */
  readonly lineOf: (ref: string) => number | undefined;
}

export function isCycloneDxJson(root: JsonObject): boolean {
  return getString(root, "bomFormat") === "CycloneDX" || /cyclonedx/i.test(getString(root, "$schema") ?? "");
}

export function readCycloneDxJson(root: JsonObject, place: JsonPlace): SbomDocument {
  const diagnostics: Diagnostic[] = [];
  const packages: SbomPackage[] = [];
  const edges: ExtractedEdge[] = [];
  const metadata = getObject(root, "metadata");
  const about = metadata === undefined ? undefined : getObject(metadata, "component");
  const rootPackage = about === undefined ? undefined : readComponent(about, "metadata.component", place);

  const pending: { readonly value: JsonValue; readonly where: string; readonly parent?: string }[] = [];
  const push = (list: JsonValue | undefined, where: string, parent?: string): void => {
    if (list === undefined) return;
    if (!isArray(list)) {
      diagnostics.push(partUnreadable(place.path, undefined, `${where}: not a list`));
      return;
    }
    for (const [index, value] of [...list.entries()].reverse()) {
      pending.push({ value, where: `${where}[${index}]`, ...(parent === undefined ? {} : { parent }) });
    }
  };
  // A last-in-first-out list instead of recursion, filled in reverse, so that components come in the order of the text.
  push(getOwn(root, "components"), "components");
  if (about !== undefined) push(getOwn(about, "components"), "metadata.component.components");
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, where, parent } = next;
    if (!isObject(value)) {
      diagnostics.push(partUnreadable(place.path, undefined, `${where}: not an object`));
      continue;
    }
    const type = getString(value, "type");
    if (type === "cryptographic-asset") {
      const entry = getString(value, "name") ?? where;
      diagnostics.push(entrySkipped(place.path, undefined, entry, "a cryptographic asset has no license of its own"));
      continue;
    }
    const one = readComponent(value, where, place);
    if (one === undefined)
      diagnostics.push(partUnreadable(place.path, undefined, `${where}: a component without a name`));
    else packages.push(one);
    const ref = one?.ref ?? parent;
    if (parent !== undefined && one !== undefined) edges.push({ from: parent, to: one.ref });
    push(getOwn(value, "components"), `${where}.components`, ref);
  }
  readDependencies(getOwn(root, "dependencies"), edges, place, diagnostics);
  return { ...(rootPackage === undefined ? {} : { root: rootPackage }), packages, edges, diagnostics };
}

function readDependencies(
  list: JsonValue | undefined,
  edges: ExtractedEdge[],
  place: JsonPlace,
  diagnostics: Diagnostic[],
): void {
  if (list === undefined) return;
  for (const [index, one] of isArray(list) ? list.entries() : [[0, list] as const]) {
    const from = isObject(one) ? getString(one, "ref") : undefined;
    const targets = isObject(one) ? (getOwn(one, "dependsOn") ?? []) : undefined;
    if (from === undefined || !isArray(targets)) {
      diagnostics.push(partUnreadable(place.path, undefined, `dependencies[${index}]: not a dependency`));
      continue;
    }
    for (const to of targets) if (typeof to === "string") edges.push({ from, to });
  }
}

function readComponent(value: JsonObject, where: string, place: JsonPlace): SbomPackage | undefined {
  const purl = getString(value, "purl");
  const name = getString(value, "name") ?? purl;
  if (name === undefined || name.trim() === "") return undefined;
  const ref = getString(value, "bom-ref") ?? purl ?? where;
  const line = place.lineOf(ref);
  const group = stated(getString(value, "group"));
  const version = stated(getString(value, "version"));
  const properties = propertiesOf(value);
  return {
    ref,
    ...(purl === undefined ? {} : { purl }),
    ...(group === undefined ? {} : { group }),
    name,
    ...(version === undefined ? {} : { version }),
    kind: kindOfType(getString(value, "type")),
    scope: scopeOf(getString(value, "scope"), properties),
    ...(isMarkedAsProject(properties) ? { isProject: true } : {}),
    ...(line === undefined ? {} : { line }),
    about: aboutOf(value),
    statements: statementsOf(value, properties, line, place),
  };
}

/** Tools mark development dependencies in properties; "excluded" says only that it is not shipped. */
export function scopeOf(scope: string | undefined, properties: ReadonlyMap<string, readonly string[]>): Scope {
  const own = scopeStated(properties);
  if (own !== undefined) return own;
  for (const [key, values] of properties) {
    if (/^cdx:[a-z]+:package:(?:development|isDevRequirement)$/.test(key) && values.includes("true"))
      return "development";
  }
  if (scope === "optional") return "optional";
  return scope === "excluded" ? "development" : "runtime";
}

function propertiesOf(value: JsonObject): ReadonlyMap<string, readonly string[]> {
  const properties = new Map<string, string[]>();
  const list = getOwn(value, "properties");
  for (const one of isArray(list) ? list : []) {
    const name = isObject(one) ? getString(one, "name") : undefined;
    const text = isObject(one) ? getString(one, "value") : undefined;
    if (name === undefined || text === undefined) continue;
    const known = properties.get(name);
    if (known === undefined) properties.set(name, [text]);
    else known.push(text);
  }
  return properties;
}

function statementsOf(
  value: JsonObject,
  properties: Properties,
  line: number | undefined,
  place: JsonPlace,
): readonly OwnStatement[] {
  const evidence = getObject(value, "evidence");
  const quotePlace = { ...place, ...(line === undefined ? {} : { line }) };
  const lists = [getOwn(value, "licenses"), evidence === undefined ? undefined : getOwn(evidence, "licenses")];
  const choices = lists.map((list) =>
    list === undefined || list === null ? [] : (isArray(list) ? list : [list]).flatMap(readChoice),
  );
  const statements = choices.flatMap((list) => quoteChoices(list, quotePlace));
  const base = { source: place.source, location: placeAt(place.path, line) };
  return keepConclusion(statements, properties, concludedIn(choices[0] ?? []), base);
}

/** What is no licence entry is quoted as it stands, so that it shows up as unreadable instead of vanishing. */
function readChoice(value: JsonValue): LicenseChoice[] {
  if (typeof value === "string") return [{ name: value }];
  if (!isObject(value)) return value === null ? [] : [{ name: JSON.stringify(value) }];
  const expression = getString(value, "expression");
  const license = getObject(value, "license");
  const outer = pick(value, ["acknowledgement"]);
  const choices: LicenseChoice[] = expression === undefined ? [] : [{ expression, ...outer }];
  if (license !== undefined) {
    const text = getObject(license, "text");
    const content = text === undefined ? undefined : getString(text, "content");
    choices.push({
      ...pick(license, ["id", "name", "url", "acknowledgement"]),
      ...(content === undefined ? {} : { text: { content, ...pick(text ?? {}, ["encoding"]) } }),
    });
  }
  return choices.length === 0 ? [{ name: JSON.stringify(value) }] : choices;
}

function pick<K extends string>(object: JsonObject, keys: readonly K[]): { readonly [key in K]?: string } {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = getString(object, key);
      return value === undefined ? [] : [[key, value]];
    }),
  ) as { readonly [key in K]?: string };
}

function aboutOf(value: JsonObject): About {
  const supplier = getObject(value, "supplier");
  const authors = getOwn(value, "authors");
  const firstAuthor = isArray(authors) && isObject(authors[0]) ? getString(authors[0], "name") : undefined;
  const hashList = getOwn(value, "hashes");
  const hashes = (isArray(hashList) ? hashList : []).flatMap((one) => {
    const hash = isObject(one) ? toHash(getString(one, "alg"), getString(one, "content")) : undefined;
    return hash === undefined ? [] : [hash];
  });
  const facts: [keyof About, unknown][] = [
    ["description", stated(getString(value, "description"))],
    ["homepage", referenceOf(value, "website")],
    ["repository", referenceOf(value, "vcs")],
    ["distribution", referenceOf(value, "distribution")],
    ["author", stated(getString(value, "author")) ?? firstAuthor ?? stated(getString(value, "publisher"))],
    ["supplier", supplier === undefined ? undefined : stated(getString(supplier, "name"))],
    ["hashes", hashes.length > 0 ? hashes : undefined],
    ["properties", factualProperties(propertiesOf(value))],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About;
}

function referenceOf(value: JsonObject, type: string): string | undefined {
  const list = getOwn(value, "externalReferences");
  for (const one of isArray(list) ? list : []) {
    if (isObject(one) && getString(one, "type") === type) return stated(getString(one, "url"));
  }
  return undefined;
}
