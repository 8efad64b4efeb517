// Writes a report as SPDX 3.0.1 JSON-LD. https://spdx.github.io/spdx-spec/v3.0.1/
import type { ComponentKind, HashAlgorithm, Report, ReportOptions, Scope } from "../../model/index.ts";
import { type Bom, describeBom } from "../bom/describe.ts";
import type { Part } from "../bom/part.ts";
import { propertiesOf } from "../bom/properties.ts";
import { contentUuid } from "../bom/serial.ts";
import { type BomSettings, readBomSettings } from "../bom/settings.ts";
import { type AgentList, makeAgentList } from "./agents.ts";
import { createdAt, documentName, documentNamespace, elementIds } from "./identifiers.ts";
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

const INDIVIDUALS: Readonly<Record<string, string>> = {
  NOASSERTION: "expandedlicensing_NoAssertionLicense",
  NONE: "expandedlicensing_NoneLicense",
};

export function render(report: Report, options: ReportOptions): string {
  const settings = readBomSettings(options);
  const bom = describeBom(report, settings.supplement);
  // The name space is made of the content and stands in every identifier of it: it is written twice.
  const uuid = contentUuid(buildGraph(bom, settings, "urn:licet:").map((element) => JSON.stringify(element)));
  const elements = buildGraph(bom, settings, `${documentNamespace(bom, uuid)}#`);
  const lines = elements.map((element) => `    ${JSON.stringify(element)}`);
  const context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  return `{\n  "@context": "${context}",\n  "@graph": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

const CREATION = "_:creation";

function buildGraph(bom: Bom, settings: BomSettings, namespace: string): readonly object[] {
  const ids = elementIds(bom);
  const iri = (ref: string) => `${namespace}${ids.get(ref) ?? ""}`;
  const agents = makeAgentList(namespace, CREATION);
  const author =
    bom.author === undefined ? agents.idOf({ name: bom.tool.name }, "unknown") : agents.idOf(bom.author, "stated");
  const tool = `${namespace}SPDXRef-Tool`;
  const custom = extractedLicenses(bom);
  const customIri = (id: string) => `${namespace}${id}`;
  const expressions = new Map<string, string>();
  const licenseIri = (expression: string) => {
    const individual = INDIVIDUALS[expression];
    if (individual !== undefined) return individual;
    let id = expressions.get(expression);
    if (id === undefined) {
      id = `${namespace}SPDXRef-License-${expressions.size + 1}`;
      expressions.set(expression, id);
    }
    return id;
  };
  const texts = textsToQuote(bom, settings.withTexts);
  const parts = [bom.subject, ...bom.members, ...bom.parts];
  const packages = parts.map((part) => packageOf(part, iri(part.ref), settings, texts.get(part.ref) ?? [], agents));
  const relationships: object[] = [];
  const relate = (from: string, relationshipType: string, to: readonly string[], more: object = {}) => {
    const scoped = "scope" in more;
    relationships.push({
      type: scoped ? "LifecycleScopedRelationship" : "Relationship",
      spdxId: `${namespace}SPDXRef-Relationship-${relationships.length + 1}`,
      creationInfo: CREATION,
      from,
      relationshipType,
      to,
      ...more,
    });
  };
  for (const part of parts) {
    const comment = licenseComments(part);
    relate(
      iri(part.ref),
      "hasDeclaredLicense",
      [licenseIri(declaredLicense(part))],
      comment === undefined ? {} : { comment },
    );
    relate(iri(part.ref), "hasConcludedLicense", [licenseIri(concludedLicense(part))]);
  }
  for (const [from, scope, needs, completeness] of dependencies(bom)) {
    const isOptional = scope === "optional";
    const to = needs.length > 0 ? needs.map(iri) : [completeness === "complete" ? "NoneElement" : "NoAssertionElement"];
    relate(iri(from), isOptional ? "hasOptionalDependency" : "dependsOn", to, {
      completeness,
      ...(scope === undefined || isOptional ? {} : { scope }),
    });
  }
  if (bom.members.length > 0)
    relate(
      iri(bom.subject.ref),
      "contains",
      bom.members.map(({ ref }) => iri(ref)),
    );
  const dataLicense = licenseIri("CC0-1.0");
  const notes = [
    ...bom.notes.map(([name, value]) => `${name}=${value}`),
    ...bom.losses.map((loss) => `licet:loss=${loss}`),
  ];
  const profiles = ["core", "software", "simpleLicensing", "extension"];
  const sbom = `${namespace}SPDXRef-Sbom`;
  return [
    {
      type: "CreationInfo",
      "@id": CREATION,
      specVersion: "3.0.1",
      created: createdAt(settings.timestamp),
      createdBy: [author],
      createdUsing: [tool],
    },
    {
      type: "SpdxDocument",
      spdxId: `${namespace}SPDXRef-DOCUMENT`,
      creationInfo: CREATION,
      name: documentName(bom),
      dataLicense,
      profileConformance: profiles,
      rootElement: [sbom],
      ...(notes.length === 0 ? {} : { comment: notes.join("\n") }),
    },
    {
      type: "software_Sbom",
      spdxId: sbom,
      creationInfo: CREATION,
      profileConformance: profiles,
      software_sbomType: [bom.sawInstalled ? "build" : "source"],
      rootElement: [iri(bom.subject.ref)],
      element: parts.map((part) => iri(part.ref)),
    },
    { type: "Tool", spdxId: tool, creationInfo: CREATION, name: `${bom.tool.name}-${bom.tool.version}` },
    ...agents.elements(),
    ...custom.map(({ id, text }) => ({
      type: "simplelicensing_SimpleLicensingText",
      spdxId: customIri(id),
      creationInfo: CREATION,
      name: id,
      simplelicensing_licenseText: text,
    })),
    ...[...expressions].map(([expression, spdxId]) => {
      const known = custom.filter(({ id }) => expression.split(/[\s()]+/).includes(id));
      return {
        type: "simplelicensing_LicenseExpression",
        spdxId,
        creationInfo: CREATION,
        simplelicensing_licenseExpression: expression,
        ...(known.length === 0
          ? {}
          : {
              simplelicensing_customIdToUri: known.map(({ id }) => ({
                type: "DictionaryEntry",
                key: id,
                value: customIri(id),
              })),
            }),
      };
    }),
    ...packages,
    ...relationships,
  ];
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
