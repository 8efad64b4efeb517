// One component or project as every BOM format tells it: facts gathered from its own files, none guessed, each unknown named.

import { readStatement } from "../../licenses/read.ts";
import type { About, Assessment, Component, ComponentKind, Hash, Project, Report } from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import { repositoryAddress, repositoryOwner, safeAddress } from "./addresses.ts";
import { archiveName } from "./archive-name.ts";
import { type Claim, concludedExpression, declaredClaims } from "./claims.ts";
import { copyrightLines } from "./copyrights.ts";
import { type Party, parseParties, parseParty } from "./party.ts";
import { placeOf } from "./places.ts";

/**
 * Where the supplier's name comes from. repository: the account that hosts the stated repository · sibling: a package of the same npm
 * scope and version, which only the scope's owner can publish · supplement: a person told us.
 */
export type SupplierBasis = "stated" | "author" | "repository" | "sibling" | "supplement" | "unknown";

export interface Part {
  /** Unique in the BOM: the purl, with the place behind it where two projects share one. */
  readonly ref: string;
  readonly purl: string;
  readonly kind: ComponentKind;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly supplier?: Party;
  readonly supplierBasis: SupplierBasis;
  readonly authors: readonly Party[];
  readonly hashes: readonly Hash[];
  readonly distribution?: string;
  readonly repository?: string;
  readonly homepage?: string;
  readonly filename?: string;
  readonly declared: readonly Claim[];
  readonly concluded?: string;
  readonly copyrights: readonly string[];
  /** Digests of the licence texts in the package, with the file's name; notices among them. */
  readonly texts: readonly { readonly digest: string; readonly file: string }[];
  /** Name-value pairs that a person stated in the supplement, such as support dates. */
  readonly stated: readonly (readonly [string, string])[];
  /** Missing for projects: our own code is not judged. */
  readonly assessment?: Assessment;
  readonly properties: About["properties"];
  /** Purl of the part that supplier and repository are taken from, where a package that is not installed states nothing itself. */
  readonly derivedFrom?: string;
}

/** Filled in field by field: with thousands of components, copying objects is what costs. */
type Draft = { -readonly [Key in keyof Part]: Part[Key] };

export function partOfComponent(assessment: Assessment, report: Report, copyrightsOf: CopyrightReader): Part {
  const { component, findings } = assessment;
  const part = draftOf(component, component.about, component.purl, component.kind);
  const concluded = concludedExpression(assessment);
  if (concluded !== undefined) part.concluded = concluded;
  part.declared = declaredClaims(assessment);
  part.assessment = assessment;
  const texts = new Map<string, string>();
  for (const { statement } of findings) {
    if (statement.digest !== undefined && report.texts.has(statement.digest))
      texts.set(statement.digest, statement.raw);
  }
  if (texts.size > 0) {
    part.texts = [...texts].map(([digest, file]) => ({ digest, file }));
    part.copyrights = [...new Set(part.texts.flatMap(({ digest }) => copyrightsOf(digest)))];
  }
  return part;
}

export function partOfProject(project: Project, ref: string): Part {
  const part = draftOf(project, project.about, ref, "application");
  const said = project.about.license;
  if (said === undefined) return part;
  // What we say of our own code is both the declaration and the conclusion, if it can be read.
  const { location, purl } = project;
  const read = readStatement({ purl, as: "name", raw: said, source: project.ecosystem, location });
  // npm's "UNLICENSED" forbids others what we may do ourselves: our own words say that better than NONE.
  const expression = read.expression === "NONE" ? undefined : read.expression;
  part.declared = [expression === undefined ? { words: said } : { expression }];
  if (expression !== undefined) part.concluded = expression;
  return part;
}

/** Copyright lines of a kept text by its digest. */
export type CopyrightReader = (digest: string) => readonly string[];

/** Texts are shared by many packages: each is read once. */
export function copyrightReader(report: Report): CopyrightReader {
  const read = new Map<string, readonly string[]>();
  return (digest) => {
    let lines = read.get(digest);
    if (lines === undefined) {
      lines = copyrightLines(report.texts.get(digest) ?? "");
      read.set(digest, lines);
    }
    return lines;
  };
}

function draftOf(thing: Component | Project, about: About, ref: string, kind: ComponentKind): Draft {
  const { group, name } = splitName(thing);
  const part: Draft = {
    ref,
    purl: thing.purl,
    kind,
    name,
    supplierBasis: "unknown",
    authors: [],
    hashes: about.hashes ?? [],
    declared: [],
    copyrights: [],
    texts: [],
    stated: [],
    properties: about.properties,
  };
  if (group !== undefined) part.group = group;
  if (thing.version !== undefined) part.version = thing.version;
  if (about.description !== undefined) part.description = about.description;
  const place = placeOf(thing.purl, kind);
  const repository = (about.repository && repositoryAddress(about.repository)) || place?.repository;
  if (repository !== undefined) part.repository = repository;
  const homepage = (about.homepage && safeAddress(about.homepage)) || place?.homepage;
  if (homepage !== undefined) part.homepage = homepage;
  const distribution = about.distribution === undefined ? undefined : safeAddress(about.distribution);
  if (distribution !== undefined) part.distribution = distribution;
  const filename = about.filename ?? archiveName(thing.purl, thing.version, distribution);
  if (filename !== undefined) part.filename = filename;
  if (about.author !== undefined) part.authors = parseParties(about.author);
  const { supplier, basis } = supplierOf(about, part.authors[0], repository, homepage, place?.owner);
  if (supplier !== undefined) part.supplier = supplier;
  part.supplierBasis = basis;
  return part;
}

function supplierOf(
  about: About,
  author: Party | undefined,
  repository: string | undefined,
  homepage: string | undefined,
  host: Party | undefined,
): { readonly supplier?: Party; readonly basis: SupplierBasis } {
  const owner = repository === undefined ? host : repositoryOwner(repository);
  // A name alone cannot be reached: the page that the package itself gives as its home stands in for an address.
  const page = homepage ?? owner?.url ?? repository;
  const reachable = (party: Party): Party =>
    party.email !== undefined || party.url !== undefined || page === undefined ? party : { ...party, url: page };
  const stated = about.supplier === undefined ? undefined : parseParty(about.supplier);
  if (stated !== undefined) return { supplier: reachable(stated), basis: "stated" };
  if (author !== undefined) return { supplier: reachable(author), basis: "author" };
  if (owner !== undefined) return { supplier: owner, basis: "repository" };
  return { basis: "unknown" };
}

/** Formats that know groups want "@scope" and "name" apart; where the name does not begin with its namespace it stays whole. */
function splitName({ purl, name }: Component | Project): { readonly group?: string; readonly name: string } {
  if (!/[/:]/.test(name) || !/^pkg:(?:npm|composer|maven)\//.test(purl)) return { name };
  const parsed = parsePurl(purl);
  const namespace = parsed.ok ? parsed.value.namespace : undefined;
  if (namespace === undefined) return { name };
  const prefix = name.slice(0, namespace.length + 1);
  if (prefix !== `${namespace}/` && prefix !== `${namespace}:`) return { name };
  return { group: namespace, name: name.slice(namespace.length + 1) };
}
