// Turns SPDX 2 in tag-value into the shape of its JSON, as far as scoring looks. https://spdx.github.io/spdx-spec/v2.3/conformance/
type Shape = Record<string, unknown>;

const OF_PACKAGE: ReadonlyMap<string, string> = new Map([
  ["SPDXID", "SPDXID"],
  ["PackageVersion", "versionInfo"],
  ["PackageFileName", "packageFileName"],
  ["PackageSupplier", "supplier"],
  ["PackageOriginator", "originator"],
  ["PackageDownloadLocation", "downloadLocation"],
  ["PackageHomePage", "homepage"],
  ["PackageSourceInfo", "sourceInfo"],
  ["PackageLicenseConcluded", "licenseConcluded"],
  ["PackageLicenseDeclared", "licenseDeclared"],
  ["PackageDescription", "description"],
  ["PrimaryPackagePurpose", "primaryPackagePurpose"],
]);

/** Undefined when the text does not say that it is SPDX. */
export function shapeOfTagValue(content: string): Shape | undefined {
  const packages: Shape[] = [];
  const relationships: Shape[] = [];
  const creators: string[] = [];
  const creationInfo: Shape = { creators };
  const document: Shape = { packages, relationships, creationInfo };
  let current: Shape | undefined;
  for (const [tag, value] of readTags(content)) {
    const key = OF_PACKAGE.get(tag);
    if (tag === "SPDXVersion") document["spdxVersion"] = value;
    else if (tag === "DataLicense") document["dataLicense"] = value;
    else if (tag === "DocumentNamespace") document["documentNamespace"] = value;
    else if (tag === "Creator") creators.push(value);
    else if (tag === "Created") creationInfo["created"] = value;
    else if (tag === "PackageName") {
      current = { name: value, checksums: [], externalRefs: [] };
      packages.push(current);
    } else if (/^(?:FileName|SnippetSPDXID|LicenseID)$/.test(tag)) current = undefined;
    else if (tag === "Relationship") {
      const [spdxElementId, relationshipType, relatedSpdxElement] = value.split(/\s+/);
      relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
    } else if (current === undefined) continue;
    else if (key !== undefined) current[key] = value;
    else if (tag === "PackageChecksum") {
      const [algorithm, checksumValue] = value.split(/:\s*/);
      (current["checksums"] as unknown[]).push({ algorithm, checksumValue });
    } else if (tag === "ExternalRef") {
      const [, referenceType, referenceLocator] = value.split(/\s+/);
      (current["externalRefs"] as unknown[]).push({ referenceType, referenceLocator });
    }
  }
  return document["spdxVersion"] === undefined ? undefined : document;
}

/** Values in <text> may go over lines. */
function* readTags(content: string): Iterable<readonly [tag: string, value: string]> {
  const lines = content.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const colon = line.indexOf(":");
    if (colon === -1 || line.startsWith("#")) continue;
    let value = line.slice(colon + 1).trim();
    if (value.startsWith("<text>")) {
      const pieces = [value.slice("<text>".length)];
      while (!(pieces.at(-1) ?? "").includes("</text>") && index + 1 < lines.length) pieces.push(lines[++index] ?? "");
      value = pieces.join("\n").replace(/<\/text>.*$/s, "");
    }
    yield [line.slice(0, colon).trim(), value];
  }
}
