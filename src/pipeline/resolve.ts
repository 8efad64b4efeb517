// Merges what all files say into one component per purl, one project per purl, and edges between them.
import {
  type About,
  type Component,
  type ComponentKind,
  type Edge,
  type ExtractedComponent,
  type ExtractedProject,
  folderOf,
  type Occurrence,
  type OwnStatement,
  type Project,
  type Scope,
  type Statement,
  weightierScope,
} from "../model/index.ts";
import { withoutCredentials } from "../purl/index.ts";
import type { FileExtraction } from "./extract.ts";

export interface Resolution {
  /** Sorted by purl. */
  readonly components: readonly Component[];
  readonly projects: readonly Project[];
  readonly edges: readonly Edge[];
  /** Statements that the files themselves carry, by purl. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
}

interface Draft {
  readonly purl: string;
  readonly kind: ComponentKind;
  readonly name: string;
  readonly version?: string;
  scope: Scope;
  direct: boolean | undefined;
  about: About;
  readonly occurrences: Occurrence[];
  readonly statements: Statement[];
  /** Keys of the statements, so that repeated ones are found at once. */
  readonly said: Set<string>;
}

export function resolve(extractions: readonly FileExtraction[]): Resolution {
  const drafts = new Map<string, Draft>();
  const projects = new Map<string, Project>();
  const edges = new Map<string, Set<string>>();

  for (const { candidate, extraction } of extractions) {
    const purlOfRef = new Map<string, string>();
    for (const project of extraction.projects) {
      purlOfRef.set(project.ref, project.purl);
      addProject(projects, project, candidate.ecosystem.id);
    }
    for (const component of extraction.components) {
      purlOfRef.set(component.ref, component.purl);
      const draft = drafts.get(component.purl) ?? makeDraft(component);
      drafts.set(component.purl, draft);
      addOccurrence(draft, component, candidate.extractor.id, purlOfRef);
      for (const statement of component.statements ?? []) addStatement(draft, statement);
    }
    for (const { from, to } of extraction.edges) addEdge(edges, purlOfRef.get(from) ?? from, purlOfRef.get(to) ?? to);
  }
  const isKnown = (purl: string) => drafts.has(purl) || projects.has(purl);
  return {
    components: sortBy([...drafts.values()].map(finish), (component) => component.purl),
    projects: sortBy(
      [...projects.values()].filter((project) => !isTakenIn(project, drafts.get(project.purl))),
      (project) => project.purl,
    ),
    edges: listEdges(edges, isKnown),
    statements: new Map([...drafts.values()].map((draft) => [draft.purl, draft.statements])),
  };
}

/** The manifest of somebody else's package in this tree describes no project of ours. */
function isTakenIn({ location }: Project, draft: Draft | undefined): boolean {
  return draft?.occurrences.some(({ installPath }) => installPath === folderOf(location.path)) === true;
}

function addProject(projects: Map<string, Project>, project: ExtractedProject, ecosystem: string): void {
  const { purl, name, version, location, about } = project;
  const known = projects.get(purl);
  const merged = { purl, name, ...(version === undefined ? {} : { version }), location, ecosystem };
  projects.set(purl, { ...(known ?? merged), about: { ...withoutSecrets(about ?? {}), ...known?.about } });
}

function addOccurrence(
  draft: Draft,
  component: ExtractedComponent,
  extractor: string,
  purlOfRef: ReadonlyMap<string, string>,
): void {
  draft.scope = draft.occurrences.length === 0 ? component.scope : weightierScope(draft.scope, component.scope);
  draft.direct = draft.direct === true || component.direct === true ? true : (draft.direct ?? component.direct);
  if (component.about !== undefined) draft.about = mergeAbout(draft.about, component.about);
  const { location, scope, direct, installPath, expectedInstalled, presence } = component;
  const project = component.project === undefined ? undefined : purlOfRef.get(component.project);
  const occurrence: { -readonly [K in keyof Occurrence]: Occurrence[K] } = { ...location, extractor, scope, direct };
  if (installPath !== undefined) occurrence.installPath = installPath;
  if (expectedInstalled !== undefined) occurrence.expectedInstalled = expectedInstalled;
  if (presence !== undefined) occurrence.presence = presence;
  if (project !== undefined) occurrence.project = project;
  draft.occurrences.push(occurrence);
}

function addEdge(edges: Map<string, Set<string>>, from: string, to: string): void {
  if (from === to) return;
  const targets = edges.get(from);
  if (targets === undefined) edges.set(from, new Set([to]));
  else targets.add(to);
}

/** Sorted by both ends; edges to what no file describes are left out. */
function listEdges(edges: ReadonlyMap<string, ReadonlySet<string>>, isKnown: (purl: string) => boolean): Edge[] {
  const list: Edge[] = [];
  for (const from of [...edges.keys()].filter(isKnown).sort()) {
    for (const to of [...(edges.get(from) ?? [])].filter(isKnown).sort()) list.push({ from, to });
  }
  return list;
}

/** What the first file says of a fact counts; properties are facts of their own. */
export function mergeAbout(first: About, second: About): About {
  const merged = { ...withoutSecrets(second), ...first };
  if (first.properties === undefined || second.properties === undefined) return merged;
  return { ...merged, properties: { ...second.properties, ...first.properties } };
}

const ADDRESSES = ["distribution", "repository", "homepage"] as const;

/** Every output passes addresses on; the tokens that lockfiles of private registries hold stay behind here. */
function withoutSecrets(about: About): About {
  let clean = about;
  for (const key of ADDRESSES) {
    const address = about[key];
    // Most hold neither a user nor a query: those are not looked into.
    if (address === undefined || !/[@?]/.test(address)) continue;
    clean = { ...clean, [key]: withoutCredentials(address) };
  }
  return clean;
}

function makeDraft(component: {
  purl: string;
  kind: ComponentKind;
  name: string;
  version?: string;
  scope: Scope;
}): Draft {
  const { purl, kind, name, version, scope } = component;
  const base = {
    purl,
    kind,
    name,
    scope,
    direct: undefined,
    about: {},
    occurrences: [],
    statements: [],
    said: new Set<string>(),
  };
  return version === undefined ? base : { ...base, version };
}

/** The same words at the same place by the same source are one statement. */
function addStatement(draft: Draft, { as, raw, source, location, digest }: OwnStatement): void {
  const key = `${as}\0${source}\0${location.path}\0${location.line}\0${digest}\0${raw}`;
  if (draft.said.has(key)) return;
  draft.said.add(key);
  const { purl } = draft;
  draft.statements.push(
    digest === undefined ? { purl, as, raw, source, location } : { purl, as, raw, source, location, digest },
  );
}

function finish(draft: Draft): Component {
  const { purl, kind, name, version, scope, direct, about } = draft;
  const occurrences = [...draft.occurrences].sort(compareOccurrences) as [Occurrence, ...Occurrence[]];
  return { purl, kind, name, ...(version === undefined ? {} : { version }), scope, direct, occurrences, about };
}

function compareOccurrences(a: Occurrence, b: Occurrence): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.line !== b.line) return (a.line ?? 0) - (b.line ?? 0);
  return a.extractor < b.extractor ? -1 : a.extractor > b.extractor ? 1 : 0;
}

function sortBy<T>(items: T[], keyOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}
