// Reads an SPDX 2 document for scoring: CycloneDX's questions, put to SPDX's fields. https://spdx.github.io/spdx-spec/v2.3/
import type { ScoredBom, ScoredComponent, ScoredHash, ScoredLicense, ScoredParty } from "./bom.ts";
import { type Fields, fields, list, text } from "./fields.ts";

/** Undefined when the value is no SPDX 2 document. */
export function readSpdx2(value: unknown): ScoredBom | undefined {
  const document = fields(value);
  const version = /^SPDX-(\d+\.\d+)$/.exec(text(document["spdxVersion"]))?.[1];
  if (version === undefined) return undefined;
  const creation = fields(document["creationInfo"]);
  const creators = list(creation["creators"]).map(text);
  const components = list(document["packages"]).map(fields).map(readPackage);
  const graph = readRelationships(list(document["relationships"]).map(fields));
  const described = [...list(document["documentDescribes"]).map(text), ...graph.described];
  return {
    format: "SPDX",
    specVersion: version,
    serialNumber: text(document["documentNamespace"]),
    // Each version of a document has a name space of its own.
    version: text(document["documentNamespace"]) === "" ? undefined : 1,
    timestamp: text(creation["created"]),
    authors: creators.flatMap((creator) => readAgent(creator) ?? []),
    supplier: undefined,
    manufacturer: undefined,
    tools: creators.flatMap(readTool),
    phases: [],
    dataLicenses: [text(document["dataLicense"])].flatMap((license) => toLicense(license, "declared")),
    primary: components.find(({ ref }) => described.includes(ref)),
    components,
    needs: new Map(components.map(({ ref }) => [ref, graph.needs.get(ref) ?? []])),
    compositions: components.flatMap(({ ref }) =>
      graph.isOpen.has(ref)
        ? [{ aggregate: "unknown", refs: new Set([ref]) }]
        : graph.needs.has(ref)
          ? [{ aggregate: "complete", refs: new Set([ref]) }]
          : [],
    ),
    hasSignature: false,
    hasVulnerabilities: list(document["packages"]).map(fields).some(namesVulnerability),
  };
}

function readPackage(entry: Fields): ScoredComponent {
  const name = text(entry["name"]);
  const version = text(entry["versionInfo"]);
  const hashes = list(entry["checksums"]).map(fields).map(readChecksum);
  const references = list(entry["externalRefs"]).map(fields);
  const download = text(entry["downloadLocation"]);
  const isSource = /^(?:git|hg|svn|bzr)\+/.test(download);
  const originator = readAgent(text(entry["originator"]));
  const repository = /repository: (\S+)/.exec(text(entry["sourceInfo"]))?.[1] ?? "";
  return {
    label: version === "" ? name : `${name}@${version}`,
    ref: text(entry["SPDXID"]),
    name,
    version,
    type: text(entry["primaryPackagePurpose"]),
    description: text(entry["description"]),
    identifiers: references
      .filter((reference) => /^(?:purl|cpe\d\dType|swh|swid|gitoid)$/.test(text(reference["referenceType"])))
      .map((reference) => text(reference["referenceLocator"])),
    supplier: readAgent(text(entry["supplier"])),
    manufacturer: undefined,
    authors: originator === undefined ? [] : [originator],
    hashes,
    licenses: [
      ...toLicense(text(entry["licenseDeclared"]), "declared"),
      ...toLicense(text(entry["licenseConcluded"]), "concluded"),
    ],
    references: [
      ...(isStated(download) ? [{ type: isSource ? "vcs" : "distribution", url: download, hashes }] : []),
      ...(isStated(text(entry["homepage"])) ? [{ type: "website", url: text(entry["homepage"]), hashes: [] }] : []),
      ...(repository === "" ? [] : [{ type: "vcs", url: repository, hashes: [] }]),
    ],
    properties: readProperties(entry),
  };
}

/** Annotations made of lines "name=value", as ours; the file name has a field of its own. */
function readProperties(entry: Fields): ReadonlyMap<string, readonly string[]> {
  const properties = new Map<string, string[]>();
  const add = (name: string, value: string) => properties.set(name, [...(properties.get(name) ?? []), value]);
  for (const annotation of list(entry["annotations"]).map(fields)) {
    for (const line of text(annotation["comment"]).split("\n")) {
      const [, name, value] = /^([\w.-]+(?::[\w.-]+)+)=(.*)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) add(name, value);
    }
  }
  const file = text(entry["packageFileName"]);
  if (file !== "" && !properties.has("bsi:component:filename")) add("bsi:component:filename", file);
  return properties;
}

const FORWARD = new Set(["DEPENDS_ON", "CONTAINS", "DYNAMIC_LINK", "STATIC_LINK", "HAS_PREREQUISITE"]);
const BACKWARD = /^(?:(?:[A-Z]+_)?DEPENDENCY_OF|(?:DEV|TEST|BUILD)_TOOL_OF|PREREQUISITE_FOR|CONTAINED_BY)$/;

function readRelationships(relationships: readonly Fields[]) {
  const needs = new Map<string, string[]>();
  const described: string[] = [];
  const isOpen = new Set<string>();
  const connect = (from: string, to: string) => {
    const known = needs.get(from) ?? [];
    needs.set(from, known);
    if (to === "NOASSERTION") isOpen.add(from);
    else if (to !== "NONE") known.push(to);
  };
  for (const relationship of relationships) {
    const from = text(relationship["spdxElementId"]);
    const to = text(relationship["relatedSpdxElement"]);
    const type = text(relationship["relationshipType"]);
    if (type === "DESCRIBES") described.push(to);
    else if (type === "DESCRIBED_BY") described.push(from);
    else if (FORWARD.has(type)) connect(from, to);
    else if (BACKWARD.test(type)) connect(to, from);
  }
  return { needs, described, isOpen };
}

function namesVulnerability(entry: Fields): boolean {
  return list(entry["externalRefs"])
    .map(fields)
    .some((reference) => /^(?:advisory|fix)$/.test(text(reference["referenceType"])));
}

function isStated(value: string): boolean {
  return value !== "" && value !== "NOASSERTION" && value !== "NONE";
}

function readChecksum(entry: Fields): ScoredHash {
  const algorithm = text(entry["algorithm"]).toUpperCase().replace(/[-_]/g, "");
  return { algorithm, value: text(entry["checksumValue"]) };
}

/** "Organization: Example (mail@example.org)"; undefined for tools and for nothing. */
function readAgent(said: string): ScoredParty | undefined {
  const [, rest] = /^(?:Person|Organization):\s*(.+)$/s.exec(said) ?? [];
  if (rest === undefined) return said === "NOASSERTION" ? { name: said, email: "", url: "" } : undefined;
  const open = rest.endsWith(")") ? rest.lastIndexOf("(") : -1;
  const inner = open === -1 ? "" : rest.slice(open + 1, -1).trim();
  const name = open === -1 ? rest.trim() : rest.slice(0, open).trim();
  return { name: name || inner, email: inner.includes("@") ? inner : "", url: inner.includes("://") ? inner : "" };
}

function readTool(said: string): ScoredBom["tools"] {
  const [, name, version] = /^Tool:\s*(.+?)(?:[- ]v?(\d[^\s-]*))?$/.exec(said) ?? [];
  return name === undefined ? [] : [{ name: name.trim(), version: version ?? "" }];
}

function toLicense(expression: string, voice: ScoredLicense["voice"]): readonly ScoredLicense[] {
  return expression === "" ? [] : [{ expression, voice }];
}
