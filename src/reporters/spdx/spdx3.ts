// Writes a report as SPDX 3.0.1 JSON-LD. https://spdx.github.io/spdx-spec/v3.0.1/
import type { ComponentKind, HashAlgorithm, Report, ReportOptions, Scope } from "../../model/index.ts";
import { type Bom, describeBom } from "../bom/describe.ts";
import type { Part } from "../bom/part.ts";
import { propertiesOf } from "../bom/properties.ts";
import { contentUuid } from "../bom/serial.ts";
import { type BomSettings, readBomSettings } from "../bom/settings.ts";
import { type AgentList, makeAgentList } from "./agents.ts";
import { createdAt, documentName, documentNamespace, elementIds } from "./identifiers.ts";
import { type LicenseList, makeLicenseList } from "./license-list.ts";
import { concludedLicense, declaredLicense, extractedLicenses, licenseComments, textsToQuote } from "./licensing.ts";

const ALGORITHMS: Readonly<Record<HashAlgorithm, string>> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
  "BLAKE2b-256": "blake2b256",
};

const PURPOSES: Readonly<Record<ComponentKind, string>> = {
  library: "library",
  application: "application",
  model: "model",
  dataset: "data",
  action: "application",
  image: "container",
  file: "file",
};

const LIFECYCLES: Partial<Record<Scope, string>> = {
  runtime: "runtime",
  development: "development",
  test: "test",
  build: "build",
  // No phase of its own: it turns into another type of relationship.
  optional: "optional",
};

export function render(report: Report, options: ReportOptions): string {
  const settings = readBomSettings(options);
  const bom = describeBom(report, settings.supplement);
  // The name space is made of the content and stands in every identifier of it; until it is known, a number that no content can hold stands in.
  const standIn = `urn:uuid:${contentUuid(bom.parts.map(({ ref }) => ref))}#`;
  const elements: string[] = [];
  for (const element of graphOf(bom, settings, standIn)) elements.push(JSON.stringify(element));
  const namespace = documentNamespace(bom, contentUuid(elements));
  const graph = elements.join(",\n    ").replaceAll(`"${standIn}`, `"${namespace}#`);
  const context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  return `{\n  "@context": "${context}",\n  "@graph": [\n    ${graph}\n  ]\n}\n`;
}

const CREATION = "_:creation";
const PROFILES = ["core", "software", "simpleLicensing", "extension"];

/** One element after the other, so that few are held at once; agents and licences come last, when all are known. */
function* graphOf(bom: Bom, settings: BomSettings, namespace: string): Iterable<object> {
  const ids = elementIds(bom);
  const iri = (ref: string) => `${namespace}${ids.get(ref) ?? ""}`;
  const agents = makeAgentList(namespace, CREATION);
  const author =
    bom.author === undefined ? agents.idOf({ name: bom.tool.name }, "unknown") : agents.idOf(bom.author, "stated");
  const tool = `${namespace}SPDXRef-Tool`;
  const licenses = makeLicenseList(namespace, CREATION, extractedLicenses(bom));
  const parts = [bom.subject, ...bom.members, ...bom.parts];
  yield {
    type: "CreationInfo",
    "@id": CREATION,
    specVersion: "3.0.1",
    created: createdAt(settings.timestamp),
    createdBy: [author],
    createdUsing: [tool],
  };
  const sbom = `${namespace}SPDXRef-Sbom`;
  const notes = [
    ...bom.notes.map(([name, value]) => `${name}=${value}`),
    ...bom.losses.map((loss) => `licet:loss=${loss}`),
  ];
  yield {
    type: "SpdxDocument",
    spdxId: `${namespace}SPDXRef-DOCUMENT`,
    creationInfo: CREATION,
    name: documentName(bom),
    dataLicense: licenses.idOf("CC0-1.0"),
    profileConformance: PROFILES,
    rootElement: [sbom],
    ...(notes.length === 0 ? {} : { comment: notes.join("\n") }),
  };
  yield {
    type: "software_Sbom",
    spdxId: sbom,
    creationInfo: CREATION,
    profileConformance: PROFILES,
    software_sbomType: [bom.sawInstalled ? "build" : "source"],
    rootElement: [iri(bom.subject.ref)],
    element: parts.map((part) => iri(part.ref)),
  };
  yield { type: "Tool", spdxId: tool, creationInfo: CREATION, name: `${bom.tool.name}-${bom.tool.version}` };
  const texts = textsToQuote(bom, settings.withTexts);
  for (const part of parts) yield packageOf(part, iri(part.ref), settings, texts.get(part.ref) ?? [], agents);
  yield* relationshipsOf(bom, namespace, iri, licenses);
  yield* agents.elements();
  yield* licenses.elements();
}

function* relationshipsOf(
  bom: Bom,
  namespace: string,
  iri: (ref: string) => string,
  licenses: LicenseList,
): Iterable<object> {
  let count = 0;
  const relate = (from: string, relationshipType: string, to: readonly string[], more: object = {}) => ({
    type: "scope" in more ? "LifecycleScopedRelationship" : "Relationship",
    spdxId: `${namespace}SPDXRef-Relationship-${++count}`,
    creationInfo: CREATION,
    from,
    relationshipType,
    to,
    ...more,
  });
  for (const part of [bom.subject, ...bom.members, ...bom.parts]) {
    const from = iri(part.ref);
    const comment = licenseComments(part);
    const said = comment === undefined ? {} : { comment };
    yield relate(from, "hasDeclaredLicense", [licenses.idOf(declaredLicense(part))], said);
    yield relate(from, "hasConcludedLicense", [licenses.idOf(concludedLicense(part))]);
  }
  for (const [from, scope, needs, completeness] of dependencies(bom)) {
    const isOptional = scope === "optional";
    const to = needs.length > 0 ? needs.map(iri) : [completeness === "complete" ? "NoneElement" : "NoAssertionElement"];
    const when = scope === undefined || isOptional ? {} : { scope };
    yield relate(iri(from), isOptional ? "hasOptionalDependency" : "dependsOn", to, { completeness, ...when });
  }
  const members = bom.members.map(({ ref }) => iri(ref));
  if (members.length > 0) yield relate(iri(bom.subject.ref), "contains", members);
}

function packageOf(
  part: Part,
  spdxId: string,
  settings: BomSettings,
  texts: readonly string[],
  agents: AgentList,
): object {
  const properties = propertiesOf(part, settings.profile);
  return {
    type: "software_Package",
    spdxId,
    creationInfo: CREATION,
    name: part.group === undefined ? part.name : `${part.group}/${part.name}`,
    ...(part.version === undefined ? {} : { software_packageVersion: part.version }),
    software_packageUrl: part.purl,
    externalIdentifier: [{ type: "ExternalIdentifier", externalIdentifierType: "packageUrl", identifier: part.purl }],
    software_primaryPurpose: PURPOSES[part.kind],
    ...(part.supplier === undefined ? {} : { suppliedBy: agents.idOf(part.supplier, part.supplierBasis) }),
    ...(part.authors.length === 0 ? {} : { originatedBy: part.authors.map((party) => agents.idOf(party, "author")) }),
    software_copyrightText: part.copyrights.length === 0 ? "NOASSERTION" : part.copyrights.join("\n"),
    ...(part.distribution === undefined ? {} : { software_downloadLocation: part.distribution }),
    ...(part.homepage === undefined ? {} : { software_homePage: part.homepage }),
    ...(part.repository === undefined
      ? {}
      : { externalRef: [{ type: "ExternalRef", externalRefType: "vcs", locator: [part.repository] }] }),
    ...(part.description === undefined ? {} : { description: part.description }),
    ...(part.hashes.length === 0
      ? {}
      : {
          verifiedUsing: part.hashes.map(({ algorithm, value }) => ({
            type: "Hash",
            algorithm: ALGORITHMS[algorithm],
            hashValue: value,
          })),
        }),
    ...(texts.length === 0 ? {} : { software_attributionText: texts }),
    ...(properties.length === 0
      ? {}
      : {
          extension: [
            {
              type: "extension_CdxPropertiesExtension",
              extension_cdxProperty: properties.map(([name, value]) => ({
                type: "extension_CdxPropertyEntry",
                extension_cdxPropName: name,
                extension_cdxPropValue: value,
              })),
            },
          ],
        }),
  };
}

/** From, lifecycle scope, to, completeness: one relationship for each scope of what is needed. */
function* dependencies(bom: Bom): Iterable<readonly [string, string | undefined, readonly string[], string]> {
  const scopes = new Map(
    bom.parts.map((part) => [part.ref, LIFECYCLES[part.assessment?.component.scope ?? "unknown"]]),
  );
  const members = new Set(bom.members.map(({ ref }) => ref));
  for (const [from, needs] of bom.graph.needs) {
    const completeness = bom.graph.complete.has(from)
      ? "complete"
      : bom.graph.listComplete
        ? "noAssertion"
        : "incomplete";
    const groups = new Map<string | undefined, string[]>();
    for (const to of needs) {
      if (from === bom.subject.ref && members.has(to)) continue;
      const scope = scopes.get(to);
      const group = groups.get(scope);
      if (group === undefined) groups.set(scope, [to]);
      else group.push(to);
    }
    if (groups.size === 0) yield [from, undefined, [], completeness];
    for (const [scope, group] of groups) yield [from, scope, group, completeness];
  }
}
