// All files of a tree of a repository, and where its links lead.
import { folderOf, joinInside, joinPath } from "../../model/index.ts";
import { type GitEntry, parseTree } from "./git-tree.ts";
import type { ObjectStore } from "./objects.ts";

const DEPTH_LIMIT = 1000;

/** By path; submodules included, folders not. Undefined when a part of it is missing or broken. */
export function listTree(objects: ObjectStore, tree: string): ReadonlyMap<string, GitEntry> | undefined {
  const found = new Map<string, GitEntry>();
  const stack = [{ folder: "", id: tree, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.depth > DEPTH_LIMIT) return undefined;
    let entries: readonly GitEntry[];
    try {
      const object = objects.read(next.id);
      if (object === undefined) return undefined;
      entries = parseTree(object.content, next.id.length / 2);
    } catch {
      return undefined;
    }
    for (const entry of entries) {
      const path = joinPath(next.folder, entry.name);
      if (entry.kind === "folder") stack.push({ folder: path, id: entry.id, depth: next.depth + 1 });
      else found.set(path, entry);
    }
  }
  return found;
}

/** Where the links lead, as paths in the tree; those that lead out of it are left out. `workTree` resolves absolute ones. */
export function listLinkTargets(
  objects: ObjectStore,
  files: ReadonlyMap<string, GitEntry>,
  workTree: string,
): readonly string[] | undefined {
  const targets: string[] = [];
  for (const [path, { kind, id }] of files) {
    if (kind !== "link") continue;
    let text: string;
    try {
      const object = objects.read(id);
      if (object === undefined) return undefined;
      text = new TextDecoder().decode(object.content);
    } catch {
      return undefined;
    }
    const root = workTree.endsWith("/") ? workTree : `${workTree}/`;
    const isAbsolute = text.startsWith("/");
    if (isAbsolute && !text.startsWith(root)) continue;
    const target = isAbsolute ? joinInside("", text.slice(root.length)) : joinInside(folderOf(path), text);
    if (target !== undefined) targets.push(target);
  }
  return targets;
}
