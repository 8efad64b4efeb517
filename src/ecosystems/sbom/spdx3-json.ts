// Reads SPDX 3.0 in JSON-LD. https://spdx.github.io/spdx-spec/v3.0.1/serializations/
import { getOwn, getString, isArray, isObject, type JsonObject, type JsonValue } from "../../formats/json.ts";
import { partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import {
  type About,
  type Diagnostic,
  type ExtractedEdge,
  type Hash,
  type Scope,
  weightierScope,
} from "../../model/index.ts";
import type { JsonPlace } from "./cyclonedx-json.ts";
import type { SbomDocument, SbomPackage } from "./document.ts";
import { isMarkedAsProject, kindOfPurpose, scopeStated, stated, toHash } from "./facts.ts";
import { keepConclusion, type Properties } from "./own-conclusion.ts";
import { quoteSpdx3License } from "./spdx3-licenses.ts";

const PACKAGES = new Set(["software_Package", "ai_AIPackage", "dataset_DatasetPackage"]);
const EDGES = new Set([
  "dependsOn",
  "contains",
  "hasDynamicLink",
  "hasStaticLink",
  "hasOptionalDependency",
  "hasProvidedDependency",
]);
const SCOPES: ReadonlyMap<string, Scope> = new Map([
  ["build", "build"],
  ["development", "development"],
  ["test", "test"],
  ["runtime", "runtime"],
]);

export function isSpdx3Json(root: JsonObject): boolean {
  const context = getOwn(root, "@context");
  const contexts = isArray(context) ? context : [context];
  return contexts.some((one) => typeof one === "string" && /^https?:\/\/spdx\.org\/rdf\/3\./.test(one));
}

export function readSpdx3Json(root: JsonObject, place: JsonPlace): SbomDocument {
  const graph = getOwn(root, "@graph");
  const diagnostics: Diagnostic[] = [];
  if (!isArray(graph)) diagnostics.push(partUnreadable(place.path, undefined, "@graph: not a list"));
  const byId = new Map<string, JsonObject>();
  const elements = isArray(graph) ? graph.filter(isObject) : [];
  for (const element of elements) byId.set(idOf(element) ?? "", element);
  const typed = (type: string) => elements.filter((element) => typeOf(element) === type);
  const relations = [...typed("Relationship"), ...typed("LifecycleScopedRelationship")];

  const licenses = new Map<string, string[]>();
  const licensesConcluded = new Map<string, readonly string[]>();
  const edges: ExtractedEdge[] = [];
  const scopes = new Map<string, Scope>();
  for (const relation of relations) {
    const from = getString(relation, "from");
    const type = getString(relation, "relationshipType") ?? "";
    const targets = getOwn(relation, "to");
    for (const to of isArray(targets) ? targets : [targets]) {
      if (from === undefined || typeof to !== "string") continue;
      if (type === "hasConcludedLicense") licensesConcluded.set(from, [to]);
      if (type === "hasDeclaredLicense" || type === "hasConcludedLicense") {
        const known = licenses.get(from);
        if (known === undefined) licenses.set(from, [to]);
        else if (!known.includes(to)) known.push(to);
      } else if (EDGES.has(type)) {
        edges.push({ from, to });
        const scope =
          type === "hasOptionalDependency" ? "optional" : (SCOPES.get(getString(relation, "scope") ?? "") ?? "runtime");
        const known = scopes.get(to);
        if (type !== "contains") scopes.set(to, known === undefined ? scope : weightierScope(known, scope));
      }
    }
  }
  const packages: SbomPackage[] = [];
  for (const element of elements) {
    if (!PACKAGES.has(typeOf(element) ?? "")) continue;
    const name = getString(element, "name");
    const ref = idOf(element);
    if (name === undefined || name.trim() === "" || ref === undefined) {
      diagnostics.push(
        partUnreadable(place.path, undefined, `a package without a name or an id: ${shorten(ref ?? name ?? "")}`),
      );
      continue;
    }
    const line = place.lineOf(ref);
    const base = { source: place.source, location: placeAt(place.path, line) };
    const quote = (id: string) => quoteSpdx3License(id, byId, base, place.keepText);
    const properties = propertiesOf(element);
    const concluded = (licensesConcluded.get(ref) ?? []).flatMap(quote).find(({ as }) => as === "expression")?.raw;
    const statements = keepConclusion((licenses.get(ref) ?? []).flatMap(quote), properties, concluded, base);
    packages.push({
      ...describe(element, ref, name, byId),
      scope: scopeStated(properties) ?? scopes.get(ref) ?? "unknown",
      ...(isMarkedAsProject(properties) ? { isProject: true } : {}),
      ...(line === undefined ? {} : { line }),
      statements,
    });
  }
  const root2 = findRoot(elements, byId, packages);
  return {
    ...(root2 === undefined ? {} : { root: root2 }),
    packages: root2 === undefined ? packages : packages.filter((one) => one !== root2),
    edges,
    diagnostics,
  };
}

/** The one package that the document (or the SBOM in it) names as its root, if it lists others too. */
function findRoot(
  elements: readonly JsonObject[],
  byId: ReadonlyMap<string, JsonObject>,
  packages: readonly SbomPackage[],
): SbomPackage | undefined {
  if (packages.length < 2) return undefined;
  const roots = new Set<string>();
  for (const element of elements) {
    if (typeOf(element) !== "SpdxDocument" && typeOf(element) !== "software_Sbom") continue;
    for (const id of stringsOf(element, "rootElement")) if (PACKAGES.has(typeOf(byId.get(id)) ?? "")) roots.add(id);
  }
  return roots.size === 1 ? packages.find((one) => roots.has(one.ref)) : undefined;
}

function describe(
  element: JsonObject,
  ref: string,
  name: string,
  byId: ReadonlyMap<string, JsonObject>,
): Omit<SbomPackage, "scope" | "statements"> {
  const type = typeOf(element);
  const purpose = getString(element, "software_primaryPurpose");
  const version = stated(getString(element, "software_packageVersion"));
  const purl = purlOf(element);
  const supplier = byId.get(getString(element, "suppliedBy") ?? "");
  const hashes = objectsOf(element, "verifiedUsing").flatMap((one): Hash[] => {
    const hash = toHash(getString(one, "algorithm"), getString(one, "hashValue"));
    return hash === undefined ? [] : [hash];
  });
  const facts: [keyof About, unknown][] = [
    ["description", stated(getString(element, "description") ?? getString(element, "summary"))],
    ["homepage", stated(getString(element, "software_homePage"))],
    ["distribution", stated(getString(element, "software_downloadLocation"))],
    ["supplier", supplier === undefined ? undefined : stated(getString(supplier, "name"))],
    ["hashes", hashes.length > 0 ? hashes : undefined],
  ];
  return {
    ref,
    ...(purl === undefined ? {} : { purl }),
    name,
    ...(version === undefined ? {} : { version }),
    kind: type === "ai_AIPackage" ? "model" : type === "dataset_DatasetPackage" ? "dataset" : kindOfPurpose(purpose),
    about: Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About,
  };
}

function propertiesOf(element: JsonObject): Properties {
  const properties = new Map<string, string[]>();
  for (const extension of objectsOf(element, "extension")) {
    for (const property of objectsOf(extension, "extension_cdxProperty")) {
      const name = getString(property, "extension_cdxPropName");
      const value = getString(property, "extension_cdxPropValue");
      if (name !== undefined && value !== undefined) properties.set(name, [...(properties.get(name) ?? []), value]);
    }
  }
  return properties;
}

function purlOf(element: JsonObject): string | undefined {
  const own = stated(getString(element, "software_packageUrl"));
  if (own !== undefined) return own;
  const external = objectsOf(element, "externalIdentifier").find(
    (one) => getString(one, "externalIdentifierType") === "packageUrl",
  );
  return external === undefined ? undefined : stated(getString(external, "identifier"));
}

export function idOf(element: JsonObject): string | undefined {
  return getString(element, "spdxId") ?? getString(element, "@id");
}

export function typeOf(element: JsonObject | undefined): string | undefined {
  return element === undefined ? undefined : (getString(element, "type") ?? getString(element, "@type"));
}

function objectsOf(element: JsonObject, key: string): readonly JsonObject[] {
  const list: JsonValue | undefined = getOwn(element, key);
  return isArray(list) ? list.filter(isObject) : isObject(list) ? [list] : [];
}

function stringsOf(element: JsonObject, key: string): readonly string[] {
  const list = getOwn(element, key);
  return (isArray(list) ? list : [list]).filter((one) => typeof one === "string");
}
