// Merges what all files say into one component per purl, one project per purl, and edges between them.
import {
  type About,
  type Component,
  type ComponentKind,
  type Edge,
  type Occurrence,
  type Project,
  type Scope,
  type Statement,
  weightierScope,
} from "../model/index.ts";
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
}

export function resolve(extractions: readonly FileExtraction[]): Resolution {
  const drafts = new Map<string, Draft>();
  const projects = new Map<string, Project>();
  const edges = new Map<string, Edge>();

  for (const { candidate, extraction } of extractions) {
    const purlOfRef = new Map<string, string>();
    for (const project of extraction.projects) {
      purlOfRef.set(project.ref, project.purl);
      const { purl, name, version, location, about } = project;
      const known = projects.get(purl);
      const merged = {
        purl,
        name,
        ...(version === undefined ? {} : { version }),
        location,
        ecosystem: candidate.ecosystem.id,
      };
      projects.set(purl, { ...(known ?? merged), about: { ...about, ...known?.about } });
    }
    for (const component of extraction.components) {
      purlOfRef.set(component.ref, component.purl);
      const draft = drafts.get(component.purl) ?? makeDraft(component);
      drafts.set(component.purl, draft);
      draft.scope = draft.occurrences.length === 0 ? component.scope : weightierScope(draft.scope, component.scope);
      draft.direct = draft.direct === true || component.direct === true ? true : (draft.direct ?? component.direct);
      if (component.about !== undefined) draft.about = mergeAbout(draft.about, component.about);
      const { location, installPath, expectedInstalled, presence } = component;
      const project = component.project === undefined ? undefined : purlOfRef.get(component.project);
      draft.occurrences.push({
        ...location,
        extractor: candidate.extractor.id,
        scope: component.scope,
        direct: component.direct,
        ...(installPath === undefined ? {} : { installPath }),
        ...(expectedInstalled === undefined ? {} : { expectedInstalled }),
        ...(presence === undefined ? {} : { presence }),
        ...(project === undefined ? {} : { project }),
      });
      for (const statement of component.statements ?? [])
        addStatement(draft.statements, { ...statement, purl: component.purl });
    }
    for (const { from, to } of extraction.edges) {
      const edge = { from: purlOfRef.get(from) ?? from, to: purlOfRef.get(to) ?? to };
      if (edge.from !== edge.to) edges.set(`${edge.from} ${edge.to}`, edge);
    }
  }
  const isKnown = (purl: string) => drafts.has(purl) || projects.has(purl);
  return {
    components: sortBy([...drafts.values()].map(finish), (component) => component.purl),
    projects: sortBy([...projects.values()], (project) => project.purl),
    edges: sortBy(
      [...edges.values()].filter((edge) => isKnown(edge.from) && isKnown(edge.to)),
      (edge) => `${edge.from} ${edge.to}`,
    ),
    statements: new Map([...drafts.values()].map((draft) => [draft.purl, draft.statements])),
  };
}

/** What the first file says of a fact counts; properties are facts of their own. */
function mergeAbout(first: About, second: About): About {
  const merged = { ...second, ...first };
  if (first.properties === undefined || second.properties === undefined) return merged;
  return { ...merged, properties: { ...second.properties, ...first.properties } };
}

function makeDraft(component: {
  purl: string;
  kind: ComponentKind;
  name: string;
  version?: string;
  scope: Scope;
}): Draft {
  const { purl, kind, name, version, scope } = component;
  const base = { purl, kind, name, scope, direct: undefined, about: {}, occurrences: [], statements: [] };
  return version === undefined ? base : { ...base, version };
}

/** The same words at the same place by the same source are one statement. */
function addStatement(statements: Statement[], statement: Statement): void {
  const isKnown = statements.some(
    (other) =>
      other.raw === statement.raw &&
      other.as === statement.as &&
      other.source === statement.source &&
      other.digest === statement.digest &&
      other.location.path === statement.location.path &&
      other.location.line === statement.location.line,
  );
  if (!isKnown) statements.push(statement);
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
