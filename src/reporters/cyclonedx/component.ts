// One part of a BOM as a component: what the library's models hold, and beside it what they have no place for.
import type { ComponentKind, Scope } from "../../model/index.ts";
import type { Part } from "../bom/part.ts";
import { isMailAddress, type Party } from "../bom/party.ts";
import { propertiesOf } from "../bom/properties.ts";
import type { Profile } from "../bom/settings.ts";
import { Enums, Models } from "./library.ts";
import type { SpecVersion } from "./license-ids.ts";
import { evidenceLicenses, type LicenseChoice, licenseChoice, type TextGiver } from "./licenses.ts";
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

/** From 1.6 on the schema allows no more; the purl still has all of it. */
const LONGEST_VERSION = 1024;

export function toComponent(part: Part, writing: Writing): Models.Component {
  const { version } = writing;
  const choice = licenseChoice(part, version);
  const component = new Models.Component(TYPES[part.kind], part.name, {
    bomRef: part.ref,
    purl: part.purl,
    ...(part.group === undefined ? {} : { group: part.group }),
    ...(part.version === undefined ? {} : { version: part.version.slice(0, LONGEST_VERSION) }),
    ...(part.description === undefined ? {} : { description: part.description }),
    supplier: organization(part.supplier ?? { name: "NOASSERTION" }),
    licenses: new Models.LicenseRepository(choice.models),
    ...(part.copyrights.length === 0 ? {} : { copyright: part.copyrights.slice(0, 20).join("\n") }),
  });
  const scope = part.assessment === undefined ? undefined : SCOPES[part.assessment.component.scope];
  if (scope !== undefined) component.scope = scope;
  if (version === "1.5" && part.authors[0] !== undefined) component.author = showParty(part.authors[0]);
  writing.extras.set(component, extrasOf(part, choice, writing));
  return component;
}

/** Also what the library could write, where there are dozens for each component: passing those by its models doubles the time. */
function extrasOf(part: Part, choice: LicenseChoice, writing: Writing): Extras {
  const { version, profile } = writing;
  const extras: Record<string, unknown> = {};
  if (version !== "1.5" && part.authors.length > 0) extras["authors"] = part.authors.map(contactObject);
  if (profile === "bsi" && part.supplier !== undefined) extras["manufacturer"] = organizationObject(part.supplier);
  if (choice.mixed !== undefined) extras["licenses"] = choice.mixed;
  const hashes = hashesOf(part);
  if (hashes.length > 0) extras["hashes"] = hashes;
  const references = referencesOf(part, version, hashes);
  if (references.length > 0) extras["externalReferences"] = references;
  const properties = propertiesOf(part, profile);
  if (properties.length > 0) extras["properties"] = properties.map(([name, value]) => ({ name, value }));
  if (part.assessment !== undefined) extras["evidence"] = evidenceOf(part, writing);
  return { ...extras, ...modelCardOf(part), ...pedigreeOf(part, version, writing.findPart) };
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

const HEXADECIMAL = /^(?:[a-f0-9]{32}|[a-f0-9]{40}|[a-f0-9]{64}|[a-f0-9]{96}|[a-f0-9]{128})$/i;

/** A value of no known length is no hash and would void the whole document. */
function hashesOf(part: Part): readonly object[] {
  return part.hashes.flatMap(({ algorithm, value }) =>
    HEXADECIMAL.test(value) ? [{ alg: algorithm, content: value }] : [],
  );
}

/** The archive is known by name and digest though not by address: its purl, an IRI too, is what is left to call it by. */
const NO_ADDRESS = "no address is stated; the hashes are those of the archive that the purl names";

function referencesOf(part: Part, version: SpecVersion, hashes: readonly object[]): readonly object[] {
  const references: object[] = [];
  const { distribution, repository, homepage, kind } = part;
  // Of several archives under one version none can be told from the others.
  const isOne = new Set(part.hashes.map(({ algorithm }) => algorithm)).size === hashes.length && hashes.length > 0;
  if (distribution !== undefined)
    references.push({ url: distribution, type: "distribution", ...(isOne ? { hashes } : {}) });
  else if (isOne && part.filename !== undefined && part.assessment !== undefined)
    references.push({ url: part.purl, type: "distribution", comment: NO_ADDRESS, hashes });
  if (repository !== undefined) {
    references.push({ url: repository, type: "vcs" });
    if (version !== "1.5") references.push({ url: repository, type: "source-distribution" });
  }
  if (homepage !== undefined)
    references.push({ url: homepage, type: kind === "model" || kind === "dataset" ? "model-card" : "website" });
  return references;
}

/** How it was told apart, where it was found, what was read and seen. */
function evidenceOf(part: Part, { version, giveText }: Writing): object {
  const occurrences = part.assessment?.component.occurrences ?? [];
  const extractors = [...new Set(occurrences.map(({ extractor }) => extractor))];
  const identity = {
    field: "purl",
    confidence: 1,
    ...(version === "1.5" ? {} : { concludedValue: part.purl }),
    methods: extractors.map((value) => ({ technique: "manifest-analysis", confidence: 1, value })),
  };
  const licenses = evidenceLicenses(part, version, giveText);
  return {
    identity: version === "1.5" ? identity : [identity],
    occurrences: occurrences.map(({ path, line, extractor, scope, direct, installPath }) => {
      if (version === "1.5") return { location: line === undefined ? path : `${path}:${line}` };
      const context = `${extractor} ${scope}${direct === true ? " direct" : ""}${installPath === undefined ? "" : ` ${installPath}`}`;
      return { location: path, ...(line === undefined ? {} : { line }), additionalContext: context };
    }),
    ...(licenses.length === 0 ? {} : { licenses }),
    ...(part.copyrights.length === 0 ? {} : { copyright: part.copyrights.map((text) => ({ text })) }),
  };
}
