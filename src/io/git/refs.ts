// Finds commits by name in a repository: branches, tags, remote branches, HEAD, ids. https://git-scm.com/docs/gitrepository-layout
import * as fs from "node:fs";
import { dirname, join, resolve } from "node:path";

export interface GitFolders {
  /** The repository's own folder (a worktree has one of its own). */
  readonly own: string;
  /** Where objects and shared references are. */
  readonly common: string;
  /** Folder of the work tree. */
  readonly workTree: string;
}

/** The repository that `start` lies in, or undefined. */
export function findRepository(start: string): GitFolders | undefined {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const place = join(folder, ".git");
    const own = readGitPointer(place, folder);
    if (own !== undefined) return { own, common: readCommonFolder(own), workTree: folder };
    if (dirname(folder) === folder) return undefined;
  }
}

/** .git is a folder, or (in a worktree or submodule) a file that names one. */
function readGitPointer(place: string, folder: string): string | undefined {
  try {
    if (fs.statSync(place).isDirectory()) return place;
    const named = /^gitdir: (.+?)\s*$/m.exec(fs.readFileSync(place, "utf8"))?.[1];
    return named === undefined ? undefined : resolve(folder, named);
  } catch {
    return undefined;
  }
}

function readCommonFolder(own: string): string {
  const named = readSmall(join(own, "commondir"))?.trim();
  return named === undefined || named === "" ? own : resolve(own, named);
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** What git allows in names (git-check-ref-format), so that none can be a path that leads elsewhere. */
const NAME = /^(?![-./])(?!.*(?:\.\.|\/\/|@\{|\/\.|\.lock$|[/.]$))[^\x00-\x20\x7f~^:?*[\\]+$/;
/** HEAD names a branch, a branch may name another; no further. */
const LINK_LIMIT = 5;

/** The id a name stands for, as git would look it up; undefined when nothing is called so. `name~2` and `name^` are walked by the caller. */
export function resolveName(folders: GitFolders, name: string): string | undefined {
  if (ID.test(name)) return name;
  if (name === "@") return resolveName(folders, "HEAD");
  if (!NAME.test(name)) return undefined;
  const packed = readPackedReferences(folders.common);
  for (const prefix of ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"]) {
    const found = readReference(folders, packed, prefix + name, 0);
    if (found !== undefined) return found;
  }
  return readReference(folders, packed, `refs/remotes/${name}/HEAD`, 0);
}

function readReference(
  folders: GitFolders,
  packed: ReadonlyMap<string, string>,
  name: string,
  depth: number,
): string | undefined {
  if (depth > LINK_LIMIT || !NAME.test(name)) return undefined;
  const text = (readSmall(join(folders.own, name)) ?? readSmall(join(folders.common, name)))?.trim();
  if (text === undefined) return packed.get(name);
  // FETCH_HEAD has a list of what was fetched; its first line counts.
  const id = text.split(/\s/, 1)[0] ?? "";
  if (ID.test(id)) return id;
  const link = /^ref: (\S+)$/.exec(text)?.[1];
  return link === undefined ? undefined : readReference(folders, packed, link, depth + 1);
}

function readPackedReferences(common: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of (readSmall(join(common, "packed-refs")) ?? "").split("\n")) {
    const [id, name] = line.split(" ");
    if (id !== undefined && ID.test(id) && name !== undefined) found.set(name.trim(), id);
  }
  return found;
}

/** Whether HEAD names a branch that has no commit yet. */
export function isUnborn(folders: GitFolders, name: string): boolean {
  if (name !== "HEAD" && name !== "@") return false;
  const branch = /^ref: (refs\/heads\/\S+)\s*$/.exec(readSmall(join(folders.own, "HEAD")) ?? "")?.[1];
  return branch !== undefined && !usesReftable(folders) && resolveName(folders, branch) === undefined;
}

/** https://git-scm.com/docs/reftable: then the files that look like references say nothing. */
export function usesReftable({ common }: GitFolders): boolean {
  return fs.existsSync(join(common, "reftable"));
}

/** Commits at which a shallow clone ends. */
export function readShallow(common: string): ReadonlySet<string> {
  return new Set((readSmall(join(common, "shallow")) ?? "").split("\n").filter((line) => ID.test(line)));
}

const SIZE_LIMIT = 64 * 1024 * 1024;

function readSmall(path: string): string | undefined {
  try {
    const stats = fs.statSync(path);
    return stats.isFile() && stats.size <= SIZE_LIMIT ? fs.readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
