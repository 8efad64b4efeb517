// The paths in which two trees of a repository differ, found by their ids alone: folders with equal ids are not entered.
import { joinPath } from "../../model/index.ts";
import { type GitEntry, parseTree } from "./git-tree.ts";
import type { ObjectStore } from "./objects.ts";

const DEPTH_LIMIT = 1000;

/** Sorted; undefined when a part of a tree is missing or broken, so that nothing can be said. */
export function diffTrees(objects: ObjectStore, before: string, after: string): readonly string[] | undefined {
  const paths: string[] = [];
  const stack: {
    readonly folder: string;
    readonly before?: string;
    readonly after?: string;
    readonly depth: number;
  }[] = [{ folder: "", before, after, depth: 0 }];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const { folder, depth } = pair;
    if (pair.before === pair.after) continue;
    const left = readFolder(objects, pair.before);
    const right = readFolder(objects, pair.after);
    if (left === undefined || right === undefined || depth > DEPTH_LIMIT) return undefined;
    for (const name of new Set([...left.keys(), ...right.keys()])) {
      const old = left.get(name);
      const now = right.get(name);
      if (old?.id === now?.id && old?.mode === now?.mode) continue;
      const path = joinPath(folder, name);
      const [oldFolder, newFolder] = [old, now].map((entry) => (entry?.kind === "folder" ? entry.id : undefined));
      if (oldFolder !== undefined || newFolder !== undefined) {
        stack.push({
          folder: path,
          depth: depth + 1,
          ...(oldFolder === undefined ? {} : { before: oldFolder }),
          ...(newFolder === undefined ? {} : { after: newFolder }),
        });
      }
      if ((old !== undefined && old.kind !== "folder") || (now !== undefined && now.kind !== "folder"))
        paths.push(path);
    }
  }
  return paths.sort();
}

/** A folder that is on one side only is empty on the other. */
function readFolder(objects: ObjectStore, id: string | undefined): Map<string, GitEntry> | undefined {
  if (id === undefined) return new Map();
  try {
    const object = objects.read(id);
    if (object === undefined) return undefined;
    return new Map(parseTree(object.content, id.length / 2).map((entry) => [entry.name, entry]));
  } catch {
    return undefined;
  }
}
