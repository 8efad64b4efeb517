// From the entries of a lockfile to components with edges, scopes and what is direct; the same for every Python lock.
import { normalizePythonName } from "../../formats/pep508.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  type Location,
  type ReachEdge,
  type Scope,
  type ScopedRoot,
  spreadScopesAlong,
} from "../../model/index.ts";
import { settleFolder } from "./foreign-folder.ts";
import { at, distributionOf, type Origin, placeOf, pypiPurl } from "./packages.ts";
import type { Wanted } from "./wants.ts";

export interface Need {
  readonly name: string;
  /** Where the lock says which of several versions is meant. */
  readonly version?: string | undefined;
  readonly optional?: boolean;
}

export interface LockEntry {
  readonly ref: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly origin: Origin;
  readonly location: Location;
  readonly needs: readonly Need[];
  /** What the lock itself says about why it is there; else it follows from the manifest. */
  readonly scope?: Scope | undefined;
  readonly isForSome?: boolean;
  readonly about?: About;
}

/** Locks hold a handful of versions of one name; more would only serve to make the number of edges explode. */
const MOST_VERSIONS = 50;

export interface NameIndex {
  /** Every version of a name (at most 50), or the one that is asked for. */
  find(need: Need): readonly LockEntry[];
}

export function indexByName(entries: readonly LockEntry[]): NameIndex {
  const byName = new Map<string, LockEntry[]>();
  const byVersion = new Map<string, LockEntry[]>();
  const put = (map: Map<string, LockEntry[]>, key: string, entry: LockEntry) => {
    const same = map.get(key);
    if (same === undefined) map.set(key, [entry]);
    else if (same.length < MOST_VERSIONS) same.push(entry);
  };
  for (const entry of entries) {
    const name = normalizePythonName(entry.name);
    put(byName, name, entry);
    put(byVersion, `${name}\n${entry.version}`, entry);
  }
  return {
    find: ({ name, version }) => {
      const bare = normalizePythonName(name);
      const exact = version === undefined ? undefined : byVersion.get(`${bare}\n${version}`);
      return exact ?? byName.get(bare) ?? [];
    },
  };
}

export interface Connections {
  readonly edges: readonly ReachEdge[];
  isOptional(edge: ReachEdge): boolean;
}

export function connect(entries: readonly LockEntry[], index: NameIndex): Connections {
  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  for (const { ref: from, needs } of entries) {
    for (const need of needs) {
      for (const { ref: to } of index.find(need)) {
        if (to === from) continue;
        const edge = { from, to };
        edges.push(edge);
        if (need.optional === true) optional.add(edge);
      }
    }
  }
  return { edges, isOptional: (edge) => optional.has(edge) };
}

export interface LockInput {
  readonly entries: readonly LockEntry[];
  readonly project: ExtractedProject;
  /** What the manifest asks for; undefined if there is none to be read. */
  readonly wanted: readonly Wanted[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly covers?: readonly string[];
  /** Of the file that is read. */
  readonly path: string;
  readonly context: ExtractContext;
}

export function assemble(input: LockInput): Extraction {
  const { project, wanted, diagnostics, covers } = input;
  const entries = input.entries.map((entry) => {
    return { ...entry, origin: settleFolder(entry.origin, input.path, input.context) };
  });
  const unique = withUniqueRefs(entries);
  const index = indexByName(unique);
  const { edges, isOptional } = connect(unique, index);
  const roots: ScopedRoot[] = [];
  const fromProject: ExtractedEdge[] = [];
  const outdated: Diagnostic[] = [];
  for (const { name, scope, origin, line } of wanted ?? []) {
    const found = index.find({ name });
    for (const { ref } of found) {
      roots.push({ ref, scope });
      fromProject.push({ from: project.ref, to: ref });
    }
    // Groups, extras and build tools are not locked by every tool; what is needed to run is.
    if (found.length > 0 || scope !== "runtime" || origin.kind === "folder") continue;
    const args = { reason: `${name} is asked for, but the lockfile does not have it` };
    const location = at(project.location.path, line);
    outdated.push({ code: "LIC203", gravity: "problem", location, args });
  }
  const scopes = spreadScopesAlong(roots, edges, isOptional);
  const direct = new Set(roots.map(({ ref }) => ref));
  const projects: ExtractedProject[] = [project];
  const components: ExtractedComponent[] = [];
  for (const entry of unique) {
    if (entry.origin.kind === "folder") {
      projects.push(toProject(entry));
      continue;
    }
    const scope = entry.scope ?? scopes.get(entry.ref) ?? "unknown";
    components.push(toComponent(entry, scope, wanted === undefined ? undefined : direct.has(entry.ref)));
  }
  const all = [...fromProject, ...edges];
  return {
    projects,
    components,
    edges: all,
    diagnostics: [...diagnostics, ...outdated],
    ...(covers === undefined ? {} : { covers }),
  };
}

export function toComponent(entry: LockEntry, scope: Scope, direct: boolean | undefined): ExtractedComponent {
  const { ref, name, version, origin, location, about, isForSome } = entry;
  return {
    ref,
    purl: pypiPurl(name, version, origin),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct,
    location,
    ...(isForSome === true ? { expectedInstalled: false } : {}),
    ...placeOf(origin),
    about: { ...distributionOf(origin), ...about },
  };
}

export function toProject({ ref, name, version, location }: LockEntry): ExtractedProject {
  const base = { ref, purl: pypiPurl(name, version), name, location };
  return version === undefined ? base : { ...base, version };
}

/** The same release may stand in a lock several times, once per extra or platform. */
function withUniqueRefs(entries: readonly LockEntry[]): readonly LockEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.ref) ?? 0) + 1;
    seen.set(entry.ref, count);
    return count === 1 ? entry : { ...entry, ref: `${entry.ref} #${count}` };
  });
}
