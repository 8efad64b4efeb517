// Writes a report as SPDX 2.3 JSON. https://spdx.github.io/spdx-spec/v2.3/
import type { ComponentKind, HashAlgorithm, Report, ReportOptions, Scope } from "../../model/index.ts";
import { type Bom, describeBom } from "../bom/describe.ts";
import { writeLines } from "../bom/lines.ts";
import type { Part } from "../bom/part.ts";
import type { Party } from "../bom/party.ts";
import { propertiesOf } from "../bom/properties.ts";
import { contentUuid } from "../bom/serial.ts";
import { type BomSettings, readBomSettings } from "../bom/settings.ts";
import { createdAt, documentName, documentNamespace, elementIds } from "./identifiers.ts";
import {
  concludedLicense,
  declaredLicense,
  type ExtractedLicense,
  extractedLicenses,
  licenseComments,
  textsToQuote,
} from "./licensing.ts";

const ALGORITHMS: Readonly<Record<HashAlgorithm, string>> = {
  MD5: "MD5",
  "SHA-1": "SHA1",
  "SHA-256": "SHA256",
  "SHA-384": "SHA384",
  "SHA-512": "SHA512",
  "BLAKE2b-256": "BLAKE2b-256",
};

const PURPOSES: Readonly<Record<ComponentKind, string>> = {
  library: "LIBRARY",
  application: "APPLICATION",
  model: "OTHER",
  dataset: "OTHER",
  action: "APPLICATION",
  image: "CONTAINER",
  file: "FILE",
};

/** Relationships that say more than DEPENDS_ON run from the dependency to the one that needs it. */
const BACKWARD: Partial<Record<Scope, string>> = {
  development: "DEV_DEPENDENCY_OF",
  test: "TEST_DEPENDENCY_OF",
  build: "BUILD_DEPENDENCY_OF",
  optional: "OPTIONAL_DEPENDENCY_OF",
};

export function render(report: Report, options: ReportOptions): string {
  const settings = readBomSettings(options);
  const bom = describeBom(report, settings.supplement);
  const ids = elementIds(bom);
  const tool = `Tool: ${bom.tool.name}-${bom.tool.version}`;
  const created = createdAt(settings.timestamp);
  const licenses = extractedLicenses(bom);
  const notes = [
    ...bom.notes.map(([name, value]) => `${name}=${value}`),
    ...bom.losses.map((loss) => `licet:loss=${loss}`),
  ];
  const body = [
    ...writeLines("packages", packagesOf(bom, ids, settings, { annotator: tool, created })),
    ",\n",
    ...(licenses.length === 0 ? [] : [...writeLines("hasExtractedLicensingInfos", licenses.map(extracted)), ",\n"]),
    ...writeLines("relationships", relationshipsOf(bom, ids)),
    "\n}\n",
  ];
  const head = {
    spdxVersion: "SPDX-2.3",
    dataLicense: "CC0-1.0",
    SPDXID: "SPDXRef-DOCUMENT",
    name: documentName(bom),
    documentNamespace: documentNamespace(bom, contentUuid([...body, created, ...notes])),
    creationInfo: {
      created,
      creators: [...(bom.author === undefined ? [] : [agent("Organization", bom.author)]), tool],
    },
    ...(notes.length === 0 ? {} : { comment: notes.join("\n") }),
  };
  return [JSON.stringify(head, null, 2).slice(0, -"\n}".length), ",\n", ...body].join("");
}

function extracted({ id, text }: ExtractedLicense): object {
  return { licenseId: id, name: id, extractedText: text };
}

function* packagesOf(
  bom: Bom,
  ids: ReadonlyMap<string, string>,
  settings: BomSettings,
  stamp: Stamp,
): Iterable<object> {
  const texts = textsToQuote(bom, settings.withTexts);
  for (const part of [bom.subject, ...bom.members, ...bom.parts])
    yield packageOf(part, ids, settings, texts.get(part.ref) ?? [], stamp);
}

interface Stamp {
  readonly annotator: string;
  readonly created: string;
}

function packageOf(
  part: Part,
  ids: ReadonlyMap<string, string>,
  settings: BomSettings,
  texts: readonly string[],
  stamp: Stamp,
): object {
  const comments = licenseComments(part);
  const properties = propertiesOf(part, settings.profile).map(([name, value]) => `${name}=${value}`);
  const supplier = part.supplier;
  const author = part.authors[0];
  return {
    SPDXID: ids.get(part.ref),
    name: part.group === undefined ? part.name : `${part.group}/${part.name}`,
    ...(part.version === undefined ? {} : { versionInfo: part.version }),
    ...(part.filename === undefined ? {} : { packageFileName: part.filename }),
    primaryPackagePurpose: PURPOSES[part.kind],
    supplier:
      supplier === undefined
        ? "NOASSERTION"
        : agent(part.supplierBasis === "author" ? "Person" : "Organization", supplier),
    ...(author === undefined ? {} : { originator: agent("Person", author) }),
    downloadLocation: part.distribution ?? "NOASSERTION",
    filesAnalyzed: false,
    ...(part.hashes.length === 0
      ? {}
      : {
          checksums: part.hashes.map(({ algorithm, value }) => ({
            algorithm: ALGORITHMS[algorithm],
            checksumValue: value,
          })),
        }),
    ...(part.homepage === undefined ? {} : { homepage: part.homepage }),
    ...(part.repository === undefined ? {} : { sourceInfo: `repository: ${part.repository}` }),
    licenseConcluded: concludedLicense(part),
    licenseDeclared: declaredLicense(part),
    ...(comments === undefined ? {} : { licenseComments: comments }),
    copyrightText: part.copyrights.length === 0 ? "NOASSERTION" : part.copyrights.join("\n"),
    ...(part.description === undefined ? {} : { description: part.description }),
    ...(texts.length === 0 ? {} : { attributionTexts: texts }),
    externalRefs: [{ referenceCategory: "PACKAGE-MANAGER", referenceType: "purl", referenceLocator: part.purl }],
    ...(properties.length === 0
      ? {}
      : {
          annotations: [
            {
              annotationDate: stamp.created,
              annotationType: "OTHER",
              annotator: stamp.annotator,
              comment: properties.join("\n"),
            },
          ],
        }),
  };
}

function* relationshipsOf(bom: Bom, ids: ReadonlyMap<string, string>): Iterable<object> {
  const scopes = new Map(bom.parts.map((part) => [part.ref, part.assessment?.component.scope]));
  const idOf = (ref: string) => ids.get(ref) ?? "NOASSERTION";
  const relate = (from: string, type: string, to: string) => ({
    spdxElementId: from,
    relationshipType: type,
    relatedSpdxElement: to,
  });
  yield relate("SPDXRef-DOCUMENT", "DESCRIBES", idOf(bom.subject.ref));
  const members = new Set(bom.members.map(({ ref }) => ref));
  for (const [from, needs] of bom.graph.needs) {
    for (const to of needs) {
      const backward = BACKWARD[scopes.get(to) ?? "unknown"];
      if (from === bom.subject.ref && members.has(to)) yield relate(idOf(from), "CONTAINS", idOf(to));
      else if (backward === undefined) yield relate(idOf(from), "DEPENDS_ON", idOf(to));
      else yield relate(idOf(to), backward, idOf(from));
    }
    // Whether the list ends here because there is nothing more or because nobody knows.
    const isComplete = bom.graph.complete.has(from);
    if (!isComplete) yield relate(idOf(from), "DEPENDS_ON", "NOASSERTION");
    else if (needs.length === 0) yield relate(idOf(from), "DEPENDS_ON", "NONE");
  }
}

function agent(kind: "Person" | "Organization", { name, email }: Party): string {
  return `${kind}: ${name}${email === undefined || email === name ? "" : ` (${email})`}`;
}
