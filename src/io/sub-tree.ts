// A folder of a tree, as a tree of its own.
import { err, type FileFailure, type FileTree, joinPath, ok, type Result } from "../model/index.ts";

/** `folder` is a path in `tree`; "" gives the tree itself. */
export function makeSubTree(tree: FileTree, folder: string): FileTree {
  if (folder === "") return tree;
  const inner = (path: string) => (path === "" ? folder : joinPath(folder, path));
  const rename = <T>(result: Result<T, FileFailure>): Result<T, FileFailure> =>
    result.ok ? result : err({ ...result.error, path: outer(result.error.path) });
  const outer = (path: string) => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path);
  return {
    label: tree.label,
    walk(options) {
      const walk = tree.walk({ skipFolders: options.skipFolders, exclude: options.exclude.map(inner) });
      if (!walk.ok) return rename(walk);
      const files = walk.value.files.filter((path) => path.startsWith(`${folder}/`)).map(outer);
      const failures = walk.value.failures
        .filter(({ path }) => path.startsWith(folder))
        .map((failure) => ({ ...failure, path: outer(failure.path) }));
      return files.length === 0 && !tree.list(folder).ok
        ? err({ reason: "absent", path: "", detail: "no such folder" })
        : ok({ files, failures });
    },
    list: (path) => rename(tree.list(inner(path))),
    read: (path, limit) => rename(tree.read(inner(path), limit)),
    readText: (path, limit) => rename(tree.readText(inner(path), limit)),
    readPiece: (path, start, length) => rename(tree.readPiece(inner(path), start, length)),
    size: (path) => rename(tree.size(inner(path))),
  };
}
