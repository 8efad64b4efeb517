// A tree of files held in memory, for tests and for callers that have no disk.
import {
  err,
  type FileFailure,
  type FileTree,
  matchesAny,
  ok,
  type Result,
  type TreeEntry,
  type Walk,
  type WalkOptions,
} from "../model/index.ts";
import { decodeText } from "./decode.ts";
import { DEFAULT_READ_LIMIT } from "./limits.ts";

/** `files` maps paths (relative, "/" separators) to their content. */
export function makeMemoryTree(files: ReadonlyMap<string, string | Uint8Array>, label = "memory"): FileTree {
  const encoder = new TextEncoder();
  const bytesOf = (path: string): Uint8Array | undefined => {
    const content = files.get(path);
    return typeof content === "string" ? encoder.encode(content) : content;
  };

  function list(path: string): Result<readonly TreeEntry[], FileFailure> {
    const prefix = path === "" ? "" : `${path}/`;
    const kinds = new Map<string, TreeEntry["kind"]>();
    for (const name of files.keys()) {
      if (!name.startsWith(prefix)) continue;
      const rest = name.slice(prefix.length);
      const slash = rest.indexOf("/");
      kinds.set(slash < 0 ? rest : rest.slice(0, slash), slash < 0 ? "file" : "folder");
    }
    if (kinds.size === 0) return err({ reason: "absent", path, detail: "no such folder" });
    const entries = [...kinds].map(([name, kind]) => ({ name, kind }));
    return ok(entries.sort((a, b) => (a.name < b.name ? -1 : 1)));
  }

  function read(path: string, limit = DEFAULT_READ_LIMIT): Result<Uint8Array, FileFailure> {
    const bytes = bytesOf(path);
    if (bytes === undefined) return err({ reason: "absent", path, detail: "no such file" });
    if (bytes.length > limit) return err({ reason: "too-large", path, detail: `larger than ${limit} bytes` });
    return ok(bytes);
  }

  return {
    label,
    list,
    read,
    walk(options: WalkOptions): Result<Walk, FileFailure> {
      const kept = [...files.keys()].filter((path) => {
        const folders = path.split("/").slice(0, -1);
        return !folders.some((folder) => options.skipFolders.has(folder)) && !matchesAny(path, options.exclude);
      });
      return ok({ files: kept.sort(), failures: [] });
    },
    readText(path, limit) {
      const bytes = read(path, limit);
      return bytes.ok ? decodeText(bytes.value, path) : bytes;
    },
    readPiece(path, start, length) {
      const bytes = bytesOf(path);
      if (bytes === undefined) return err({ reason: "absent", path, detail: "no such file" });
      return ok(bytes.subarray(start, start + length));
    },
    size(path) {
      const bytes = bytesOf(path);
      return bytes === undefined ? err({ reason: "absent", path, detail: "no such file" }) : ok(bytes.length);
    },
  };
}
