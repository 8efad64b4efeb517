// Reads SPDX 2.2 and 2.3 from their JSON (or YAML) shape. https://spdx.github.io/spdx-spec/v2.3/
import { getOwn, getString, isArray, isObject, type JsonObject, type JsonValue } from "../../formats/json.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import type { Diagnostic } from "../../model/index.ts";
import type { JsonPlace } from "./cyclonedx-json.ts";
import type { SbomDocument } from "./document.ts";
import { propertiesInLines } from "./own-conclusion.ts";
import { readSpdx2, type Spdx2Package, type Spdx2Relationship } from "./spdx2.ts";

export function isSpdx2Json(root: JsonObject): boolean {
  return /^SPDX-2/.test(getString(root, "spdxVersion") ?? "");
}

export function readSpdx2Json(root: JsonObject, place: JsonPlace): SbomDocument {
  const diagnostics: Diagnostic[] = [];
  const packages: Spdx2Package[] = [];
  const list = getOwn(root, "packages");
  if (list !== undefined && !isArray(list))
    diagnostics.push(partUnreadable(place.path, undefined, "packages: not a list"));
  for (const [index, value] of isArray(list) ? list.entries() : []) {
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined || name.trim() === "") {
      diagnostics.push(partUnreadable(place.path, undefined, `packages[${index}]: a package without a name`));
      continue;
    }
    packages.push(readPackage(value, name, index, place));
  }
  const relationships = itemsOf(root, "relationships").flatMap(readRelationship);
  const documentId = getString(root, "SPDXID") ?? "SPDXRef-DOCUMENT";
  const described = relationships.flatMap(({ from, type, to }) =>
    type === "DESCRIBES" && from === documentId ? [to] : type === "DESCRIBED_BY" && to === documentId ? [from] : [],
  );
  const listed = getOwn(root, "documentDescribes");
  const describes = [...described, ...(isArray(listed) ? listed.filter((one) => typeof one === "string") : [])];
  const extracted = new Map(
    itemsOf(root, "hasExtractedLicensingInfos").flatMap((one) => {
      const id = getString(one, "licenseId");
      if (id === undefined) return [];
      const name = getString(one, "name");
      const text = getString(one, "extractedText");
      return [[id, { ...(name === undefined ? {} : { name }), ...(text === undefined ? {} : { text }) }] as const];
    }),
  );
  return readSpdx2({ packages, relationships, describes, extracted, diagnostics }, place);
}

function itemsOf(object: JsonObject, key: string): readonly JsonObject[] {
  const list = getOwn(object, key);
  return isArray(list) ? list.filter(isObject) : [];
}

function readRelationship(one: JsonObject): Spdx2Relationship[] {
  const from = getString(one, "spdxElementId");
  const type = getString(one, "relationshipType");
  const to = getString(one, "relatedSpdxElement");
  return from === undefined || type === undefined || to === undefined ? [] : [{ from, type, to }];
}

function readPackage(value: JsonObject, name: string, index: number, place: JsonPlace): Spdx2Package {
  const id = getString(value, "SPDXID") ?? `packages[${index}]`;
  const purl = itemsOf(value, "externalRefs").find((one) => getString(one, "referenceType")?.endsWith("purl") === true);
  const line = place.lineOf(id);
  const texts: Record<string, string | undefined> = {
    version: getString(value, "versionInfo"),
    purl: purl === undefined ? undefined : getString(purl, "referenceLocator"),
    declared: getLicense(value, "licenseDeclared"),
    concluded: getLicense(value, "licenseConcluded"),
    purpose: getString(value, "primaryPackagePurpose"),
    supplier: getString(value, "supplier"),
    originator: getString(value, "originator"),
    description: getString(value, "description") ?? getString(value, "summary"),
    homepage: getString(value, "homepage"),
    download: getString(value, "downloadLocation"),
    filename: getString(value, "packageFileName"),
  };
  const checksums = itemsOf(value, "checksums").map(
    (one) => [getString(one, "algorithm") ?? "", getString(one, "checksumValue") ?? ""] as const,
  );
  const known = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  const properties = propertiesInLines(
    itemsOf(value, "annotations").flatMap((annotation) => getString(annotation, "comment") ?? []),
  );
  return { id, name, ...known, checksums, properties, ...(line === undefined ? {} : { line }) };
}

/** A licence that is no string is quoted as it stands, so that it shows up as unreadable instead of vanishing. */
function getLicense(value: JsonObject, key: string): string | undefined {
  const license: JsonValue | undefined = getOwn(value, key);
  if (license === undefined || license === null) return undefined;
  return typeof license === "string" ? license : JSON.stringify(license);
}
