// One part of a BOM as a component: what the library's models hold, and beside it what they have no place for.
import type { ComponentKind, Hash, Scope } from "../../model/index.ts";
import type { Part } from "../bom/part.ts";
import { isMailAddress, type Party } from "../bom/party.ts";
import { propertiesOf } from "../bom/properties.ts";
import type { Profile } from "../bom/settings.ts";
import { Enums, Models } from "./library.ts";
import type { SpecVersion } from "./license-ids.ts";
import { evidenceLicenses, licenseChoice, type TextGiver } from "./licenses.ts";
import { type FindPart, modelCardOf, pedigreeOf } from "./model-card.ts";

/** JSON members that the library does not write; they replace what it wrote under the same name. */
export type Extras = Readonly<Record<string, unknown>>;

export interface Writing {
  readonly version: SpecVersion;
  readonly profile: Profile | undefined;
  readonly giveText: TextGiver;
  readonly extras: Map<Models.Component, Extras>;
  readonly findPart: FindPart;
}

const TYPES: Readonly<Record<ComponentKind, Enums.ComponentType>> = {
  library: Enums.ComponentType.Library,
  application: Enums.ComponentType.Application,
  model: Enums.ComponentType.MachineLearningModel,
  dataset: Enums.ComponentType.Data,
  action: Enums.ComponentType.Application,
  image: Enums.ComponentType.Container,
  file: Enums.ComponentType.File,
};

const SCOPES: Readonly<Record<Scope, Enums.ComponentScope | undefined>> = {
  runtime: Enums.ComponentScope.Required,
  optional: Enums.ComponentScope.Optional,
  peer: Enums.ComponentScope.Required,
  build: Enums.ComponentScope.Excluded,
  test: Enums.ComponentScope.Excluded,
  development: Enums.ComponentScope.Excluded,
  unknown: undefined,
};

export function toComponent(part: Part, writing: Writing): Models.Component {
  const { version } = writing;
  const choice = licenseChoice(part, version);
  const component = new Models.Component(TYPES[part.kind], part.name, {
    bomRef: part.ref,
    purl: part.purl,
    ...(part.group === undefined ? {} : { group: part.group }),
    ...(part.version === undefined ? {} : { version: part.version }),
    ...(part.description === undefined ? {} : { description: part.description }),
    supplier: organization(part.supplier ?? { name: "NOASSERTION" }),
    licenses: new Models.LicenseRepository(choice.models),
    ...(part.copyrights.length === 0 ? {} : { copyright: part.copyrights.slice(0, 20).join("\n") }),
    externalReferences: referencesOf(part, version),
  });
  const scope = part.assessment === undefined ? undefined : SCOPES[part.assessment.component.scope];
  if (scope !== undefined) component.scope = scope;
  if (version === "1.5" && part.authors[0] !== undefined) component.author = showParty(part.authors[0]);
  for (const [name, value] of propertiesOf(part, writing.profile)) {
    component.properties.add(new Models.Property(name, value));
  }
  if (part.assessment !== undefined) {
    component.evidence = new Models.ComponentEvidence({
      licenses: new Models.LicenseRepository(evidenceLicenses(part, version, writing.giveText)),
      copyright: new Models.CopyrightRepository(part.copyrights),
    });
  }
  writing.extras.set(component, {
    ...(choice.mixed === undefined ? {} : { licenses: choice.mixed }),
    ...(part.hashes.length === 0 ? {} : { hashes: part.hashes.map(hashObject) }),
    ...(version === "1.5" || part.authors.length === 0 ? {} : { authors: part.authors.map(contactObject) }),
    ...(writing.profile === "bsi" && part.supplier !== undefined
      ? { manufacturer: organizationObject(part.supplier) }
      : {}),
    ...(part.assessment === undefined ? {} : { evidence: evidenceOf(part, version) }),
    ...modelCardOf(part),
    ...pedigreeOf(part, version, writing.findPart),
  });
  return component;
}

export function organization(party: Party): Models.OrganizationalEntity {
  return new Models.OrganizationalEntity({
    name: party.name,
    ...(party.url === undefined ? {} : { url: new Set([party.url]) }),
    contact: new Models.OrganizationalContactRepository(party.email === undefined ? [] : [contact(party)]),
  });
}

export function contact(party: Party): Models.OrganizationalContact {
  const email = party.email !== undefined && isMailAddress(party.email) ? { email: party.email } : {};
  return new Models.OrganizationalContact({ name: party.name, ...email });
}

export function organizationObject(party: Party): object {
  return {
    name: party.name,
    ...(party.url === undefined ? {} : { url: [party.url] }),
    ...(party.email === undefined ? {} : { contact: [contactObject(party)] }),
  };
}

function contactObject(party: Party): object {
  return {
    name: party.name,
    ...(party.email !== undefined && isMailAddress(party.email) ? { email: party.email } : {}),
  };
}

function showParty(party: Party): string {
  return party.email === undefined || party.email === party.name ? party.name : `${party.name} <${party.email}>`;
}

function hashObject(hash: Hash): object {
  return { alg: hash.algorithm, content: hash.value };
}

function referencesOf(part: Part, version: SpecVersion): Models.ExternalReferenceRepository {
  const references = new Models.ExternalReferenceRepository();
  const { ExternalReferenceType: types } = Enums;
  const add = (type: Enums.ExternalReferenceType, url: string | undefined, hashes?: Models.HashDictionary) => {
    if (url !== undefined)
      references.add(new Models.ExternalReference(url, type, hashes === undefined ? {} : { hashes }));
  };
  // The reference holds one value for each algorithm: of several archives under one version none can be told from the others.
  const algorithms = new Set(part.hashes.map(({ algorithm }) => algorithm));
  const unique = algorithms.size === part.hashes.length;
  const hashes = new Models.HashDictionary(
    unique ? part.hashes.map(({ algorithm, value }) => [algorithm as Enums.HashAlgorithm, value]) : [],
  );
  add(types.Distribution, part.distribution, hashes);
  add(types.VCS, part.repository);
  if (version !== "1.5") add(types.SourceDistribution, part.repository);
  add(part.kind === "model" || part.kind === "dataset" ? types.ModelCard : types.Website, part.homepage);
  return references;
}

/** The library writes licences and copyrights; where a component was found and how it was told apart is added to them. */
function evidenceOf(part: Part, version: SpecVersion): object {
  const occurrences = part.assessment?.component.occurrences ?? [];
  const extractors = [...new Set(occurrences.map(({ extractor }) => extractor))];
  const identity = {
    field: "purl",
    confidence: 1,
    ...(version === "1.5" ? {} : { concludedValue: part.purl }),
    methods: extractors.map((value) => ({ technique: "manifest-analysis", confidence: 1, value })),
  };
  return {
    identity: version === "1.5" ? identity : [identity],
    occurrences: occurrences.map(({ path, line, extractor, scope, direct, installPath }) => {
      if (version === "1.5") return { location: line === undefined ? path : `${path}:${line}` };
      const context = [extractor, scope, direct === true ? "direct" : undefined, installPath].filter(
        (word) => word !== undefined,
      );
      return { location: path, ...(line === undefined ? {} : { line }), additionalContext: context.join(" ") };
    }),
  };
}
