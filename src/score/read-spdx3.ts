// Reads an SPDX 3 document for scoring: CycloneDX's questions, put to SPDX's elements. https://spdx.github.io/spdx-spec/v3.0.1/
import type { ScoredBom, ScoredComponent, ScoredHash, ScoredLicense, ScoredParty } from "./bom.ts";
import { type Fields, fields, list, text } from "./fields.ts";

type Elements = ReadonlyMap<string, Fields>;

const PACKAGES = new Set(["software_Package", "ai_AIPackage", "dataset_DatasetPackage"]);
/** SPDX says what was looked at, CycloneDX when. */
const PHASES: ReadonlyMap<string, string> = new Map([
  ["design", "design"],
  ["source", "pre-build"],
  ["build", "build"],
  ["analyzed", "post-build"],
  ["deployed", "operations"],
  ["runtime", "operations"],
]);

/** Undefined when the value is no SPDX 3 document. */
export function readSpdx3(value: unknown): ScoredBom | undefined {
  const document = fields(value);
  const context = [document["@context"]].flat().map(text);
  if (!context.some((one) => /^https?:\/\/spdx\.org\/rdf\/3\./.test(one))) return undefined;
  const graph = list(document["@graph"]).map(fields);
  const byId: Elements = new Map(graph.map((element) => [text(element["spdxId"]) || text(element["@id"]), element]));
  const typed = (type: string) => graph.filter((element) => text(element["type"]) === type);
  const [creation = fields(undefined)] = typed("CreationInfo");
  const [about = fields(undefined)] = typed("SpdxDocument");
  const sboms = typed("software_Sbom");
  const links = readLinks(graph, byId);
  const components = graph
    .filter((element) => PACKAGES.has(text(element["type"])))
    .map((element) => readPackage(element, byId, links.licenses.get(text(element["spdxId"])) ?? []));
  const roots = [...sboms, about].flatMap((element) => list(element["rootElement"]).map(text));
  return {
    format: "SPDX",
    specVersion: text(creation["specVersion"]),
    serialNumber: text(about["spdxId"]),
    // Each version of a document has an identifier of its own.
    version: text(about["spdxId"]) === "" ? undefined : 1,
    timestamp: text(creation["created"]),
    authors: list(creation["createdBy"]).flatMap((id) => readAgent(byId.get(text(id))) ?? []),
    supplier: undefined,
    manufacturer: undefined,
    tools: list(creation["createdUsing"]).map((id) => readTool(byId.get(text(id)) ?? fields(undefined))),
    phases: sboms.flatMap((sbom) => list(sbom["software_sbomType"]).map((type) => PHASES.get(text(type)) ?? "")),
    dataLicenses: licenseOf(text(about["dataLicense"]), byId, "declared"),
    primary: components.find(({ ref }) => roots.includes(ref)),
    components,
    needs: new Map(components.map(({ ref }) => [ref, links.needs.get(ref) ?? []])),
    compositions: links.completeness.map(([ref, aggregate]) => ({ aggregate, refs: new Set([ref]) })),
    hasSignature: false,
    hasVulnerabilities: graph.some((element) => text(element["type"]).startsWith("security_")),
  };
}

function readLinks(graph: readonly Fields[], byId: Elements) {
  const needs = new Map<string, string[]>();
  const licenses = new Map<string, ScoredLicense[]>();
  const completeness: [string, string][] = [];
  for (const link of graph) {
    const type = text(link["relationshipType"]);
    const from = text(link["from"]);
    const targets = list(link["to"]).map(text);
    if (type === "hasDeclaredLicense" || type === "hasConcludedLicense") {
      const voice = type === "hasDeclaredLicense" ? "declared" : "concluded";
      const known = licenses.get(from) ?? [];
      licenses.set(from, known);
      for (const target of targets) known.push(...licenseOf(target, byId, voice));
    } else if (/^(?:dependsOn|contains|has\w+Link|has\w*Dependency)$/.test(type)) {
      const known = needs.get(from) ?? [];
      needs.set(from, known);
      for (const target of targets) if (!/(?:None|NoAssertion)Element$/.test(target)) known.push(target);
      const stated = text(link["completeness"]);
      if (stated !== "") completeness.push([from, stated === "noAssertion" ? "unknown" : stated]);
    }
  }
  return { needs, licenses, completeness };
}

function readPackage(entry: Fields, byId: Elements, licenses: readonly ScoredLicense[]): ScoredComponent {
  const name = text(entry["name"]);
  const version = text(entry["software_packageVersion"]);
  const hashes = list(entry["verifiedUsing"]).map(fields).map(readHash);
  const download = text(entry["software_downloadLocation"]);
  const homepage = text(entry["software_homePage"]);
  return {
    label: version === "" ? name : `${name}@${version}`,
    ref: text(entry["spdxId"]),
    name,
    version,
    type: text(entry["software_primaryPurpose"]),
    description: text(entry["description"]),
    identifiers: [
      text(entry["software_packageUrl"]),
      ...list(entry["externalIdentifier"])
        .map(fields)
        .filter((one) => /^(?:packageUrl|cpe\d\d|swhid|swid|gitoid)$/i.test(text(one["externalIdentifierType"])))
        .map((one) => text(one["identifier"])),
    ].filter((identifier) => identifier !== ""),
    supplier: readAgent(byId.get(text(entry["suppliedBy"]))),
    manufacturer: undefined,
    authors: list(entry["originatedBy"]).flatMap((id) => readAgent(byId.get(text(id))) ?? []),
    hashes,
    licenses,
    references: [
      ...(download === "" ? [] : [{ type: "distribution", url: download, hashes }]),
      ...(homepage === "" ? [] : [{ type: "website", url: homepage, hashes: [] }]),
      ...list(entry["externalRef"])
        .map(fields)
        .flatMap((one) => {
          const type = text(one["externalRefType"]);
          return list(one["locator"]).map((url) => ({ type, url: text(url), hashes: [] }));
        }),
    ],
    properties: readProperties(entry),
  };
}

function readProperties(entry: Fields): ReadonlyMap<string, readonly string[]> {
  const properties = new Map<string, string[]>();
  for (const extension of list(entry["extension"]).map(fields)) {
    for (const property of list(extension["extension_cdxProperty"]).map(fields)) {
      const name = text(property["extension_cdxPropName"]);
      properties.set(name, [...(properties.get(name) ?? []), text(property["extension_cdxPropValue"])]);
    }
  }
  return properties;
}

/** Elements of SPDX itself and of the list of licences need not stand in the document. */
function licenseOf(id: string, byId: Elements, voice: ScoredLicense["voice"]): readonly ScoredLicense[] {
  if (id === "") return [];
  const told = text(byId.get(id)?.["simplelicensing_licenseExpression"]);
  const listed = /^https?:\/\/spdx\.org\/licenses\/([\w.+-]+?)(?:\.html|\.json)?$/.exec(id)?.[1];
  const known = /NoAssertionLicense$/.test(id) ? "NOASSERTION" : /NoneLicense$/.test(id) ? "NONE" : listed;
  const named = /LicenseRef-[\w.-]+$/.exec(id)?.[0];
  return [{ expression: told || known || named || text(byId.get(id)?.["name"]) || "NOASSERTION", voice }];
}

function readAgent(entry: Fields | undefined): ScoredParty | undefined {
  if (entry === undefined || !/^(?:Person|Organization|Agent)$/.test(text(entry["type"]))) return undefined;
  const email = list(entry["externalIdentifier"])
    .map(fields)
    .find((one) => text(one["externalIdentifierType"]) === "email");
  const [page] = list(entry["externalRef"]).map(fields);
  return { name: text(entry["name"]), email: text(email?.["identifier"]), url: text(list(page?.["locator"])[0]) };
}

function readTool(entry: Fields): ScoredBom["tools"][number] {
  const [, name, version] = /^(.+?)(?:[- ]v?(\d[^\s-]*))?$/.exec(text(entry["name"])) ?? [];
  return { name: name ?? "", version: version ?? "" };
}

function readHash(entry: Fields): ScoredHash {
  return {
    algorithm: text(entry["algorithm"]).toUpperCase().replace(/[-_]/g, ""),
    value: text(entry["hashValue"]),
  };
}
