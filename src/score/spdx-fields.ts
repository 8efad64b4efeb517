// Where SPDX keeps what a demand asks for, by the demand's id: in SPDX 2 and in SPDX 3. Ids that are missing here have no place there.

const FIELDS: Readonly<Record<string, readonly [two: string, three: string]>> = {
  timestamp: ["creationInfo.created", "CreationInfo.created"],
  author: ["creationInfo.creators", "CreationInfo.createdBy"],
  creator: ["creationInfo.creators (with e-mail)", "CreationInfo.createdBy (with e-mail or address)"],
  "tool-name": ["creationInfo.creators Tool:", "CreationInfo.createdUsing"],
  "tool-version": ["creationInfo.creators Tool: name-version", "CreationInfo.createdUsing name-version"],
  "format-name": ["spdxVersion", "@context"],
  "format-version": ["spdxVersion", "CreationInfo.specVersion"],
  "generation-context": ["none in SPDX 2", "software_Sbom.software_sbomType"],
  "author-signature": ["a detached file beside it", "a detached file beside it"],
  "sbom-version": ["documentNamespace", "SpdxDocument.spdxId"],
  "sbom-uri": ["documentNamespace", "SpdxDocument.spdxId"],
  "data-license": ["dataLicense", "SpdxDocument.dataLicense"],
  name: ["packages[].name", "software_Package.name"],
  version: ["packages[].versionInfo", "software_Package.software_packageVersion"],
  description: ["packages[].description", "software_Package.description"],
  identifiers: ["packages[].externalRefs purl", "software_Package.software_packageUrl"],
  supplier: ["packages[].supplier", "software_Package.suppliedBy"],
  producer: ["packages[].supplier or originator", "software_Package.suppliedBy or originatedBy"],
  "component-creator": ["packages[].supplier or originator", "software_Package.suppliedBy or originatedBy"],
  hash: ["packages[].checksums", "software_Package.verifiedUsing"],
  "hash-algorithm": ["packages[].checksums", "software_Package.verifiedUsing"],
  "hash-value": ["packages[].checksums", "software_Package.verifiedUsing"],
  "sha-512": ["packages[].checksums SHA512", "software_Package.verifiedUsing sha512"],
  filename: ["packages[].packageFileName", "extension_cdxProperty bsi:component:filename"],
  license: ["packages[].licenseConcluded", "Relationship hasConcludedLicense"],
  concluded: ["packages[].licenseConcluded", "Relationship hasConcludedLicense"],
  "distribution-license": ["packages[].licenseConcluded", "Relationship hasConcludedLicense"],
  declared: ["packages[].licenseDeclared", "Relationship hasDeclaredLicense"],
  "original-license": ["packages[].licenseDeclared", "Relationship hasDeclaredLicense"],
  readable: ["packages[].licenseConcluded, licenseDeclared", "simplelicensing_licenseExpression"],
  listed: ["packages[].licenseConcluded, licenseDeclared", "simplelicensing_licenseExpression"],
  dependencies: ["relationships[] DEPENDS_ON", "Relationship dependsOn"],
  coverage: ["relationships[] DEPENDS_ON", "Relationship dependsOn"],
  completeness: ["relationships[] DEPENDS_ON NONE or NOASSERTION", "Relationship.completeness"],
  unknowns: ["NOASSERTION", "Relationship.completeness, NoAssertionElement"],
  origin: ["packages[].downloadLocation", "software_Package.software_downloadLocation"],
  "source-uri": ["packages[].downloadLocation (git+…), sourceInfo", "externalRef vcs"],
  "deployable-uri": ["packages[].downloadLocation", "software_Package.software_downloadLocation"],
  "no-vulnerabilities": ["packages[].externalRefs advisory", "security_ elements"],
};

/** The field as the document's own format names it. */
export function fieldIn(format: string, specVersion: string, id: string, cyclonedx: string): string {
  if (format !== "SPDX") return cyclonedx;
  const names = Object.hasOwn(FIELDS, id) ? FIELDS[id] : undefined;
  if (names !== undefined) return specVersion.startsWith("2.") ? names[0] : names[1];
  return cyclonedx.replace(/^components\[\]\.properties/, "a property (annotation or extension_cdxProperty)");
}
