// Reads a CycloneDX JSON document for scoring. https://cyclonedx.org/docs/1.7/json/
import type { ScoredBom, ScoredComponent, ScoredHash, ScoredLicense, ScoredParty } from "./bom.ts";
import { type Fields, fields, list, text } from "./fields.ts";

/** Undefined when the value is no CycloneDX document at all. */
export function readCycloneDx(value: unknown): ScoredBom | undefined {
  const bom = fields(value);
  if (text(bom["bomFormat"]) !== "CycloneDX") return undefined;
  const metadata = fields(bom["metadata"]);
  const specVersion = text(bom["specVersion"]);
  const primary =
    metadata["component"] === undefined ? undefined : readComponent(fields(metadata["component"]), specVersion);
  const needs = new Map<string, readonly string[]>();
  for (const entry of list(bom["dependencies"]).map(fields))
    needs.set(text(entry["ref"]), list(entry["dependsOn"]).map(text));
  return {
    format: "CycloneDX",
    specVersion,
    serialNumber: text(bom["serialNumber"]),
    version: typeof bom["version"] === "number" ? bom["version"] : undefined,
    timestamp: text(metadata["timestamp"]),
    authors: list(metadata["authors"]).map(fields).map(readContact),
    supplier: readParty(metadata["supplier"]),
    manufacturer: readParty(metadata["manufacturer"] ?? metadata["manufacture"]),
    tools: readTools(metadata["tools"]),
    phases: list(metadata["lifecycles"]).map((entry) => text(fields(entry)["phase"])),
    dataLicenses: readLicenses(metadata["licenses"], specVersion),
    primary,
    components: collectComponents([metadata["component"], ...list(bom["components"])], specVersion),
    needs,
    compositions: list(bom["compositions"])
      .map(fields)
      .map((entry) => ({
        aggregate: text(entry["aggregate"]),
        refs: new Set([...list(entry["dependencies"]), ...list(entry["assemblies"])].map(text)),
      })),
    hasSignature: text(fields(bom["signature"])["value"]) !== "",
    hasVulnerabilities: list(bom["vulnerabilities"]).length > 0,
  };
}

/** Nested components count like the others; no recursion, so that depth is no danger. */
function collectComponents(roots: readonly unknown[], specVersion: string): readonly ScoredComponent[] {
  const found = new Map<string, ScoredComponent>();
  const waiting: unknown[] = roots.filter((root) => root !== undefined).toReversed();
  while (waiting.length > 0) {
    const entry = fields(waiting.pop());
    const component = readComponent(entry, specVersion);
    const key = component.ref === "" ? `#${found.size}` : component.ref;
    if (!found.has(key)) found.set(key, component);
    waiting.push(...list(entry["components"]).toReversed());
  }
  return [...found.values()];
}

function readComponent(entry: Fields, specVersion: string): ScoredComponent {
  const properties = new Map<string, string[]>();
  for (const property of list(entry["properties"]).map(fields)) {
    const name = text(property["name"]);
    const values = properties.get(name) ?? [];
    values.push(text(property["value"]));
    properties.set(name, values);
  }
  const group = text(entry["group"]);
  const name = text(entry["name"]);
  const version = text(entry["version"]);
  const author = text(entry["author"]);
  return {
    label: [group === "" ? name : `${group}/${name}`, version].filter((word) => word !== "").join("@"),
    ref: text(entry["bom-ref"]),
    name,
    version,
    type: text(entry["type"]),
    description: text(entry["description"]),
    identifiers: [
      text(entry["purl"]),
      text(entry["cpe"]),
      text(fields(entry["swid"])["tagId"]),
      ...list(entry["swhid"]).map(text),
      ...list(entry["omniborId"]).map(text),
    ].filter((identifier) => identifier !== ""),
    supplier: readParty(entry["supplier"]),
    manufacturer: readParty(entry["manufacturer"]),
    authors: [
      ...list(entry["authors"]).map(fields).map(readContact),
      ...(author === "" ? [] : [{ name: author, email: /<([^<>\s]+@[^<>\s]+)>/.exec(author)?.[1] ?? "", url: "" }]),
    ],
    hashes: readHashes(entry["hashes"]),
    licenses: readLicenses(entry["licenses"], specVersion),
    references: list(entry["externalReferences"])
      .map(fields)
      .map((reference) => ({
        type: text(reference["type"]),
        url: text(reference["url"]),
        hashes: readHashes(reference["hashes"]),
      })),
    properties,
  };
}

/** Without a voice a licence reads as declared from 1.6 on, as concluded before. */
function readLicenses(value: unknown, specVersion: string): readonly ScoredLicense[] {
  const silent = /^1\.[0-5]$/.test(specVersion) ? "concluded" : "declared";
  return list(value).flatMap((choice) => {
    const entry = fields(choice);
    const license = fields(entry["license"]);
    const expression = text(entry["expression"]) || text(license["id"]) || text(license["name"]);
    const said = text(entry["acknowledgement"]) || text(license["acknowledgement"]);
    const voice = said === "declared" || said === "concluded" ? said : silent;
    return expression === "" ? [] : [{ expression, voice }];
  });
}

function readHashes(value: unknown): readonly ScoredHash[] {
  return list(value)
    .map(fields)
    .map((hash) => ({ algorithm: text(hash["alg"]).toUpperCase().replace(/[-_]/g, ""), value: text(hash["content"]) }));
}

function readTools(value: unknown): ScoredBom["tools"] {
  const entries = Array.isArray(value)
    ? value
    : [...list(fields(value)["components"]), ...list(fields(value)["services"])];
  return entries.map(fields).map((tool) => ({ name: text(tool["name"]), version: text(tool["version"]) }));
}

function readParty(value: unknown): ScoredParty | undefined {
  if (value === undefined) return undefined;
  const entry = fields(value);
  const contact = list(entry["contact"])
    .map(fields)
    .find((person) => text(person["email"]) !== "");
  return { name: text(entry["name"]), email: text(contact?.["email"]), url: text(list(entry["url"])[0]) };
}

function readContact(entry: Fields): ScoredParty {
  return { name: text(entry["name"]), email: text(entry["email"]), url: "" };
}
