// A commit's files together with the packages installed on disk, so that both sides of a comparison can ask what is installed.
import type { FileTree } from "../model/index.ts";

/** Paths inside a folder of one of `names` come from `disk`, everything else (and the walk) from `tree`. */
export function makeOverlayTree(tree: FileTree, disk: FileTree, names: ReadonlySet<string>): FileTree {
  const sideOf = (path: string): FileTree => (path.split("/").some((part) => names.has(part)) ? disk : tree);
  return {
    label: tree.label,
    walk: (options) => tree.walk(options),
    list: (path) => sideOf(path).list(path),
    read: (path, limit) => sideOf(path).read(path, limit),
    readText: (path, limit) => sideOf(path).readText(path, limit),
    readPiece: (path, start, length) => sideOf(path).readPiece(path, start, length),
    size: (path) => sideOf(path).size(path),
  };
}
