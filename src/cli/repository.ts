// Trees of commits for commands that compare: the repository around the scanned folder, read without git.
import * as fs from "node:fs";
import { join, relative, sep } from "node:path";
import { ecosystems } from "../ecosystems/index.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import { type Commit, type History, openHistory } from "../io/git/commits.ts";
import { diffTrees } from "../io/git/diff-trees.ts";
import { makeGitTree } from "../io/git/git-tree.ts";
import { listLinkTargets, listTree } from "../io/git/list-tree.ts";
import { type ObjectStore, openObjects } from "../io/git/objects.ts";
import { findRepository } from "../io/git/refs.ts";
import { readWorkTree, type WorkTree } from "../io/git/work-tree.ts";
import { makeOverlayTree } from "../io/overlay-tree.ts";
import { makeSubTree } from "../io/sub-tree.ts";
import { type FileTree, joinPath } from "../model/index.ts";
import { UsageError } from "./usage-error.ts";

export interface Repository {
  /** Throws a UsageError when there is no such commit in this clone. */
  findCommit(name: string): Commit;
  /** Where the two histories meet; undefined when they do not meet in what this clone has. */
  mergeBase(base: Commit, head: Commit): Commit | undefined;
  /** The scanned folder as of a commit; what is installed on disk can be asked, too. */
  treeOf(commit: Commit, name: string): FileTree;
  /** All files of a commit, from the root of the repository, and nothing else. */
  filesOf(commit: Commit, name: string): FileTree;
  /** The scanned folder, from the root of the repository; "" for the root. */
  readonly inside: string;
  readonly workTree: string;
  /** What differs in the scanned folder between two commits; undefined when this clone cannot tell. */
  changesBetween(before: Commit, after: Commit): Changes | undefined;
  /** The same between a commit and the disk, where `walked` are the files of the scanned folder; by git's bookkeeping, without reading what is as git left it. */
  changesOnDisk(before: Commit, walked: readonly string[]): Changes | undefined;
  /** The id of the content of a file in the scanned folder, if git knows it to be unchanged. */
  unchangedId(path: string): string | undefined;
  readonly isShallow: boolean;
}

/** Paths from the scanned folder. */
export interface Changes {
  readonly paths: readonly string[];
  /** Files and folders that links lead to: a change there is one at the link, too. */
  readonly linkTargets: readonly string[];
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
  const fromInside = (paths: readonly string[]) =>
    inside === ""
      ? paths
      : paths.filter((path) => path.startsWith(`${inside}/`)).map((path) => path.slice(inside.length + 1));
  let work: { readonly tree: WorkTree | undefined } | undefined;
  const workTree = () => {
    work ??= { tree: readWorkTree(folders, objects.idLength) };
    return work.tree;
  };
  return {
    isShallow: history.isShallow,
    inside,
    workTree: folders.workTree,
    changesBetween(before, after) {
      const paths = diffTrees(objects, before.tree, after.tree);
      const files = listTree(objects, after.tree);
      const links = files === undefined ? undefined : listLinkTargets(objects, files, folders.workTree);
      if (paths === undefined || links === undefined) return undefined;
      // A change of the folder itself, such as into a submodule, cannot be told by paths below it.
      if (paths.some((path) => inside === path || inside.startsWith(`${path}/`))) return undefined;
      return { paths: fromInside(paths), linkTargets: fromInside(links) };
    },
    changesOnDisk(before, walked) {
      const files = listTree(objects, before.tree);
      const links = files === undefined ? undefined : listLinkTargets(objects, files, folders.workTree);
      const work = workTree();
      if (files === undefined || links === undefined || work === undefined) return undefined;
      const walkedPaths = new Set(walked.map((path) => joinPath(inside, path)));
      const paths: string[] = [];
      for (const [path, entry] of files) {
        if (inside !== "" && !path.startsWith(`${inside}/`)) continue;
        const listed = work.entries.get(path);
        const isSame =
          listed?.id === entry.id &&
          (listed.mode === "120000") === (entry.kind === "link") &&
          (entry.kind === "other" ? listed.mode === "160000" : work.unchangedId(path) === entry.id);
        if (!isSame) paths.push(path);
      }
      const added = [...walkedPaths].filter((path) => !files.has(path));
      // What a link that git does not know leads to is not looked into.
      if (added.some((path) => isLink(join(folders.workTree, path)))) return undefined;
      return { paths: fromInside([...paths, ...added].sort()), linkTargets: fromInside(links) };
    },
    unchangedId(path) {
      const place = joinPath(inside, path);
      const work = workTree();
      // The content behind a link is another file's.
      return work?.entries.get(place)?.mode === "120000" ? undefined : work?.unchangedId(place);
    },
    filesOf: (commit, name) => makeGitTree(objects, commit.tree, name),
    findCommit(name) {
      const found = history.find(name);
      if (typeof found === "string")
        throw new UsageError(`cannot compare with ${name}: ${found}`, adviceFor(history, objects.damage));
      return found;
    },
    mergeBase: (base, head) => history.mergeBase(base, head),
    treeOf: (commit, name) =>
      makeOverlayTree(makeSubTree(makeGitTree(objects, commit.tree, name), inside), disk, installed),
  };
}

function isLink(place: string): boolean {
  try {
    return fs.lstatSync(place).isSymbolicLink();
  } catch {
    return true;
  }
}

function adviceFor(history: History, damage: readonly string[]): string {
  if (damage.length > 0) return `the repository is damaged: ${damage.join("; ")}`;
  return history.isShallow
    ? "the clone is shallow: fetch the commit, or clone with more depth"
    : "name a branch, a tag or a commit of this repository";
}
