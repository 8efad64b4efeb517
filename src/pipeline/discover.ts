// Walks the tree once and finds every file that some ecosystem can read, or knows and cannot read.
import {
  baseNameOf,
  type Diagnostic,
  type Ecosystem,
  type Extractor,
  err,
  type FileFailure,
  type FileTree,
  folderOf,
  joinPath,
  ok,
  type Result,
  type UnsupportedFormat,
  type WalkOptions,
} from "../model/index.ts";
import { findMarkedFolders } from "./install-folders.ts";
import { makeFileMatcher } from "./match-files.ts";

export interface Candidate {
  readonly path: string;
  readonly ecosystem: Ecosystem;
  readonly extractor: Extractor;
}

export interface UnsupportedFile {
  readonly path: string;
  readonly format: UnsupportedFormat;
}

export interface Discovery {
  readonly candidates: readonly Candidate[];
  readonly unsupported: readonly UnsupportedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files seen in all. */
  readonly fileCount: number;
  /** Paths of the files that some format knows or may want to see beside its own, by base name. */
  readonly filesByName: ReadonlyMap<string, readonly string[]>;
  readonly installFolders: readonly string[];
}

/** Version control data, never entered. */
const NEVER_WALKED = [".git", ".hg", ".svn"];

export interface DiscoverOptions {
  /** Glob patterns that are left out. */
  readonly exclude: readonly string[];
  /** Files and folders to which the search is limited; empty = the whole tree. */
  readonly only: readonly string[];
}

export function discover(
  tree: FileTree,
  ecosystems: readonly Ecosystem[],
  options: DiscoverOptions,
): Result<Discovery, FileFailure> {
  const { exclude, only } = options;
  const { patterns, named, walkOptions } = planWalk(ecosystems, exclude);
  const walk = tree.walk(walkOptions);
  if (!walk.ok) return err(walk.error);
  const marked = findMarkedFolders(walk.value.files, patterns);
  const installFolders = [...named, ...marked.folders].sort();
  const match = makeFileMatcher(ecosystems);
  const filesByName = new Map<string, string[]>();
  const extractors = ecosystems.flatMap((ecosystem) => ecosystem.extractors);
  const besideNames = new Set(extractors.flatMap(({ beside }) => (beside ?? []).map(baseNameOf)));
  const candidates: Candidate[] = [];
  const unsupported: UnsupportedFile[] = [];
  const files = only.length === 0 ? walk.value.files : walk.value.files.filter((path) => isBelowAny(path, only));
  for (const path of files) {
    if (marked.isInside(path)) continue;
    const claims = match(path);
    const name = baseNameOf(path);
    if (claims.length > 0 || besideNames.has(name)) {
      const same = filesByName.get(name);
      if (same === undefined) filesByName.set(name, [path]);
      else same.push(path);
    }
    for (const { ecosystem, extractor, unsupported: format } of claims) {
      if (extractor !== undefined) candidates.push({ path, ecosystem, extractor });
      else if (format !== undefined) unsupported.push({ path, format });
    }
  }
  candidates.push(...probe(tree, candidates));
  const diagnostics = walk.value.failures.map(
    ({ path, detail }): Diagnostic => ({
      code: "LIC110",
      gravity: "loss",
      location: { path },
      args: { reason: detail },
    }),
  );
  return ok({ candidates, unsupported, diagnostics, fileCount: files.length, filesByName, installFolders });
}

/** How a scan walks a tree: version control and folders of installed packages that have a name of their own are not entered. */
export function planWalk(ecosystems: readonly Ecosystem[], exclude: readonly string[]) {
  const patterns = [...new Set(ecosystems.flatMap((ecosystem) => ecosystem.installFolders ?? []))].sort();
  const named = patterns.filter((pattern) => !pattern.includes("/"));
  const walkOptions: WalkOptions = { skipFolders: new Set([...NEVER_WALKED, ...named]), exclude };
  return { patterns, named, walkOptions };
}

function isBelowAny(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

/** Looks for files at fixed places inside folders that the walk does not enter, beside candidates of the same ecosystem. */
function probe(tree: FileTree, candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set(candidates.map(({ path, extractor }) => `${extractor.id} ${path}`));
  const found: Candidate[] = [];
  for (const { path, ecosystem } of candidates) {
    for (const extractor of ecosystem.extractors) {
      for (const relative of extractor.probes ?? []) {
        const place = joinPath(folderOf(path), relative);
        const key = `${extractor.id} ${place}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (tree.size(place).ok) found.push({ path: place, ecosystem, extractor });
      }
    }
  }
  return found;
}
