// The files of a commit as a tree to scan, without a checkout.
import {
  err,
  type FileFailure,
  type FileTree,
  folderOf,
  joinInside,
  joinPath,
  matchesAny,
  ok,
  type Result,
  type TreeEntry,
  type Walk,
  type WalkOptions,
} from "../../model/index.ts";
import { decodeText } from "../decode.ts";
import { DEFAULT_READ_LIMIT } from "../limits.ts";
import type { ObjectStore } from "./objects.ts";

export interface GitEntry extends TreeEntry {
  readonly id: string;
  readonly mode: string;
}

/** Of objects that a shallow or partial clone does not have. */
export const NOT_IN_CLONE = "not in this clone";
const FOLDER_MODE = "40000";
const LINK_MODE = "120000";
const SUBMODULE_MODE = "160000";
const LINK_LIMIT = 10;
const FOLDER_DEPTH_LIMIT = 1000;

/** `tree` is the id of a commit's tree; `label` names the commit to people. */
export function makeGitTree(objects: ObjectStore, tree: string, label: string): FileTree {
  const folders = new Map<string, Result<readonly GitEntry[], FileFailure>>();

  function readFolder(id: string, path: string): Result<readonly GitEntry[], FileFailure> {
    try {
      const object = objects.read(id);
      if (object === undefined) return err({ reason: "io-error", path, detail: NOT_IN_CLONE });
      return ok(parseTree(object.content, id.length / 2));
    } catch (error) {
      return err({ reason: "io-error", path, detail: describe(error) });
    }
  }

  function entriesOf(path: string): Result<readonly GitEntry[], FileFailure> {
    const known = folders.get(path);
    if (known !== undefined) return known;
    let found: Result<readonly GitEntry[], FileFailure>;
    if (path === "") found = readFolder(tree, path);
    else {
      const entry = findEntry(path);
      if (!entry.ok) found = entry;
      else if (entry.value.kind !== "folder") found = err({ reason: "absent", path, detail: "no such folder" });
      else found = readFolder(entry.value.id, path);
    }
    folders.set(path, found);
    return found;
  }

  function findEntry(path: string): Result<GitEntry, FileFailure> {
    const parent = entriesOf(folderOf(path));
    if (!parent.ok) return err({ ...parent.error, path });
    const name = path.slice(path.lastIndexOf("/") + 1);
    const entry = parent.value.find((candidate) => candidate.name === name);
    return entry === undefined ? err({ reason: "absent", path, detail: "no such file or folder" }) : ok(entry);
  }

  function readBlob(path: string, depth = 0): Result<Uint8Array, FileFailure> {
    const entry = findEntry(path);
    if (!entry.ok) return entry;
    if (entry.value.kind === "folder" || entry.value.kind === "other")
      return err({ reason: "not-a-file", path, detail: "not a regular file" });
    let content: Uint8Array;
    try {
      const object = objects.read(entry.value.id);
      if (object === undefined) return err({ reason: "io-error", path, detail: NOT_IN_CLONE });
      content = object.content;
    } catch (error) {
      return err({ reason: "io-error", path, detail: describe(error) });
    }
    if (entry.value.kind === "file") return ok(content);
    const target = new TextDecoder().decode(content);
    const place = target.startsWith("/") ? undefined : joinInside(folderOf(path), target);
    if (place === undefined)
      return err({ reason: "outside-root", path, detail: "a link that leads out of the scanned folder" });
    return depth >= LINK_LIMIT
      ? err({ reason: "io-error", path, detail: "a chain of links without an end" })
      : readBlob(place, depth + 1);
  }

  function read(path: string, limit = DEFAULT_READ_LIMIT): Result<Uint8Array, FileFailure> {
    const content = readBlob(path);
    if (content.ok && content.value.length > limit)
      return err({ reason: "too-large", path, detail: `larger than ${limit} bytes` });
    return content;
  }

  function walk(options: WalkOptions): Result<Walk, FileFailure> {
    const files: string[] = [];
    const failures: FileFailure[] = [];
    const stack = [""];
    for (let folder = stack.pop(); folder !== undefined; folder = stack.pop()) {
      const entries = entriesOf(folder);
      if (!entries.ok) {
        if (folder === "") return entries;
        failures.push(entries.error);
        continue;
      }
      for (const { name, kind } of entries.value) {
        const path = joinPath(folder, name);
        if (matchesAny(path, options.exclude)) continue;
        if (kind === "file" || kind === "link") files.push(path);
        else if (kind === "folder" && !options.skipFolders.has(name) && path.split("/").length < FOLDER_DEPTH_LIMIT)
          stack.push(path);
      }
    }
    return ok({ files: files.sort(), failures });
  }

  return {
    label,
    walk,
    read,
    list: (path) => entriesOf(path),
    readText(path, limit) {
      const bytes = read(path, limit);
      return bytes.ok ? decodeText(bytes.value, path) : bytes;
    },
    readPiece(path, start, length) {
      const bytes = readBlob(path);
      return bytes.ok ? ok(bytes.value.subarray(start, start + length)) : bytes;
    },
    size(path) {
      const bytes = readBlob(path);
      return bytes.ok ? ok(bytes.value.length) : bytes;
    },
  };
}

/** Entries are "mode name NUL id", back to back. */
export function parseTree(content: Uint8Array, idLength: number): GitEntry[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const entries: GitEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, blank);
    if (blank < 0 || end < 0 || end + idLength >= bytes.length) throw new Error("a broken list of files");
    const mode = bytes.toString("latin1", at, blank);
    const name = bytes.toString("utf8", blank + 1, end);
    // Such names come from hostile hands only; git refuses to write them.
    if (name === "" || name === "." || name === ".." || name.includes("/"))
      throw new Error("a list of files with a forbidden name");
    entries.push({ name, mode, kind: kindOf(mode), id: bytes.toString("hex", end + 1, end + 1 + idLength) });
    at = end + 1 + idLength;
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(mode: string): TreeEntry["kind"] {
  if (mode === FOLDER_MODE) return "folder";
  if (mode === LINK_MODE) return "link";
  return mode === SUBMODULE_MODE ? "other" : "file";
}

function describe(error: unknown): string {
  return error instanceof Error ? `a broken object: ${error.message}` : "a broken object";
}
