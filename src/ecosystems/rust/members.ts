// The manifests of a workspace's members, and what else lies in the tree because a path leads to it.
import { getObject, getOwn, getString, isArray, type JsonObject } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  folderOf,
  joinInside,
  joinPath,
  type Scope,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { pathFolders, readDependencies, readPatches, scopesByName } from "./manifest.ts";

export interface Member {
  /** Of the manifest, from the scan root. */
  readonly path: string;
  readonly manifest: JsonObject;
  /** The workspace's table, from which it may take facts about itself. */
  readonly workspace?: JsonObject;
  /** How it asks for its dependencies, by package name. */
  readonly scopes: ReadonlyMap<string, Scope>;
  /** True where the workspace names it, or it is the root itself: not where a path leads to it. */
  readonly isDeclared: boolean;
}

export interface Members {
  /** By package name. */
  readonly byName: ReadonlyMap<string, Member>;
  /** Packages that the workspace puts in the place of registry packages of the same name (`[patch]`). */
  readonly patched: ReadonlySet<string>;
}

const MOST_FILES = 5000;

/** `names` are the packages without a source in the lockfile; the root's manifest lies in the folder of the file being read. */
export function readMembers(context: ExtractContext, names: ReadonlySet<string>, diagnostics: Diagnostic[]): Members {
  const members = new Map<string, Member>();
  const root = readManifest(context, "", diagnostics);
  const workspace = root && getObject(root.manifest, "workspace");
  const shared = workspace && getObject(workspace, "dependencies");
  const declared = new Set(["", ...listDeclared(context, workspace)]);
  const queue = [...declared, ...(root === undefined ? [] : patchFolders(root.manifest))];
  const seen = new Set(queue);
  for (let at = 0; at < queue.length && at < MOST_FILES; at++) {
    const folder = queue[at] ?? "";
    const file = folder === "" ? root : readManifest(context, folder, diagnostics);
    if (file === undefined) continue;
    const { path, manifest } = file;
    const name = getString(packageOf(manifest), "name");
    if (name !== undefined && names.has(name) && !members.has(name)) {
      const scopes = scopesByName(readDependencies(manifest, shared));
      const shares = workspace === undefined ? {} : { workspace };
      members.set(name, { path, manifest, ...shares, scopes, isDeclared: declared.has(folder) });
    }
    for (const next of pathFolders(manifest, shared)) {
      const place = joinInside(folder, next);
      if (place === undefined || seen.has(place)) continue;
      seen.add(place);
      queue.push(place);
    }
  }
  return {
    byName: members,
    patched: new Set(root === undefined ? [] : readPatches(root.manifest).map(({ name }) => name)),
  };
}

/** Folders that the workspace's own patterns name, from the files that the walk found. */
function listDeclared(context: ExtractContext, workspace: JsonObject | undefined): string[] {
  const [members, excluded] = ["members", "exclude"].map((key) => {
    const list = workspace && getOwn(workspace, key);
    return (isArray(list) ? list : []).filter((pattern) => typeof pattern === "string").map(withoutDot);
  }) as [string[], string[]];
  if (members.length === 0) return [];
  const plain = members.filter((pattern) => !/[*?[]/.test(pattern));
  const isBelowExcluded = (folder: string) => excluded.some((one) => folder === one || folder.startsWith(`${one}/`));
  const patterns = members.filter((pattern) => /[*?]/.test(pattern));
  const found = patterns.length === 0 ? [] : context.listBeside("Cargo.toml").map(folderOf);
  return [...plain, ...found.filter((folder) => !isBelowExcluded(folder) && matchesSome(folder, patterns))];
}

function withoutDot(pattern: string): string {
  return withoutTrailingSlashes(pattern.replace(/^(?:\.\/)+/, ""));
}

/** The patterns come from the scanned tree, so they are matched part by part, without an expression. */
function matchesSome(folder: string, patterns: readonly string[]): boolean {
  const parts = folder.split("/");
  return patterns.some((pattern) => matchesParts(parts, pattern.split("/")));
}

function matchesParts(parts: readonly string[], pattern: readonly string[]): boolean {
  if (pattern.includes("**")) {
    const at = pattern.indexOf("**");
    return parts.length >= at && matchesParts(parts.slice(0, at), pattern.slice(0, at));
  }
  return parts.length === pattern.length && pattern.every((one, at) => matchesPart(parts[at] ?? "", one));
}

/** "prefix*suffix": what stands between the first and the last star is left open. */
function matchesPart(part: string, pattern: string): boolean {
  const first = pattern.indexOf("*");
  if (first < 0) return part === pattern;
  const after = pattern.slice(pattern.lastIndexOf("*") + 1);
  const before = pattern.slice(0, first);
  return part.length >= before.length + after.length && part.startsWith(before) && part.endsWith(after);
}

function packageOf(manifest: JsonObject): JsonObject {
  return getObject(manifest, "package") ?? getObject(manifest, "project") ?? {};
}

function readManifest(context: ExtractContext, folder: string, diagnostics: Diagnostic[]) {
  const file = context.beside(joinPath(folder, "Cargo.toml"));
  if (file === undefined) return undefined;
  if (!file.ok) {
    diagnostics.push(partUnreadable(file.error.path, undefined, file.error.detail));
    return undefined;
  }
  const toml = parseToml(file.value.text);
  if (toml.ok) return { path: file.value.path, manifest: toml.value.root };
  diagnostics.push(partUnreadable(file.value.path, toml.error.position?.line, toml.error.reason));
  return undefined;
}

function patchFolders(manifest: JsonObject): string[] {
  return readPatches(manifest).flatMap(({ path }) => (path === undefined ? [] : (joinInside("", path) ?? [])));
}
