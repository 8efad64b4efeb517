// Trees of commits for commands that compare: the repository around the scanned folder, read without git.
import { relative, sep } from "node:path";
import { ecosystems } from "../ecosystems/index.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import { type Commit, type History, openHistory } from "../io/git/commits.ts";
import { diffTrees } from "../io/git/diff-trees.ts";
import { makeGitTree } from "../io/git/git-tree.ts";
import { type ObjectStore, openObjects } from "../io/git/objects.ts";
import { findRepository } from "../io/git/refs.ts";
import { makeOverlayTree } from "../io/overlay-tree.ts";
import { makeSubTree } from "../io/sub-tree.ts";
import type { FileTree } from "../model/index.ts";
import { UsageError } from "./usage-error.ts";

export interface Repository {
  /** Throws a UsageError when there is no such commit in this clone. */
  findCommit(name: string): Commit;
  /** Where the two histories meet; the base itself when they do not meet in what this clone has. */
  mergeBase(base: Commit, head: Commit): Commit;
  /** The scanned folder as of a commit; what is installed on disk can be asked, too. */
  treeOf(commit: Commit, name: string): FileTree;
  /** All files of a commit, from the root of the repository, and nothing else. */
  filesOf(commit: Commit, name: string): FileTree;
  /** The scanned folder, from the root of the repository; "" for the root. */
  readonly inside: string;
  readonly workTree: string;
  /** Paths in the scanned folder that differ between two commits; undefined when this clone cannot tell. */
  changedPaths(before: Commit, after: Commit): readonly string[] | undefined;
  readonly isShallow: boolean;
}

export function openRepository(root: string): Repository {
  const folders = findRepository(root);
  if (folders === undefined)
    throw new UsageError(`${root} is not in a git repository`, "comparing with a commit needs one");
  const objects: ObjectStore = openObjects(folders.common);
  const history: History = openHistory(folders, objects);
  const inside = relative(folders.workTree, root).split(sep).join("/");
  const installed = new Set(ecosystems.flatMap(({ installFolders }) => installFolders ?? []));
  const disk = makeDiskTree(root);
  return {
    isShallow: history.isShallow,
    inside,
    workTree: folders.workTree,
    changedPaths(before, after) {
      const paths = diffTrees(objects, before.tree, after.tree);
      if (inside === "" || paths === undefined) return paths;
      // A change of the folder itself, such as into a submodule, cannot be told by paths below it.
      if (paths.some((path) => inside === path || inside.startsWith(`${path}/`))) return undefined;
      return paths.filter((path) => path.startsWith(`${inside}/`)).map((path) => path.slice(inside.length + 1));
    },
    filesOf: (commit, name) => makeGitTree(objects, commit.tree, name),
    findCommit(name) {
      const found = history.find(name);
      if (typeof found === "string") throw new UsageError(`cannot compare with ${name}: ${found}`, adviceFor(history));
      return found;
    },
    mergeBase: (base, head) => history.mergeBase(base, head) ?? base,
    treeOf: (commit, name) =>
      makeOverlayTree(makeSubTree(makeGitTree(objects, commit.tree, name), inside), disk, installed),
  };
}

function adviceFor(history: History): string {
  return history.isShallow
    ? "the clone is shallow: fetch the commit, or clone with more depth"
    : "name a branch, a tag or a commit of this repository";
}
