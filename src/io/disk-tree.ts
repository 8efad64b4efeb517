// The gateway to the disk: regular files inside the root only, each read bounded, links followed only within the root.
import * as fs from "node:fs";
import { join, sep } from "node:path";
import { err, type FileFailure, type FileTree, folderOf, ok, type Result, type TreeEntry } from "../model/index.ts";
import { decodeText } from "./decode.ts";
import { codeOf, describe } from "./failures.ts";
import { DEFAULT_READ_LIMIT } from "./limits.ts";
import { walkDisk } from "./walk.ts";

const OPEN_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** After so many folders of one parent were looked at, the parent is listed: one call in place of many. */
const LIST_AFTER = 8;

/** `root` is an existing folder; everything that resolves outside of it is refused. */
export function makeDiskTree(root: string, label = root): FileTree {
  const realRoot = fs.realpathSync(root);
  /** Real folders by path in the tree; checked once each, so that a scan does not pay for it per file. */
  const folders = new Map<string, Result<string, FileFailure>>([["", ok(realRoot)]]);
  /** By real parent: how many of its folders were looked at, or which of its entries are folders and no links. */
  const plain = new Map<string, number | ReadonlySet<string>>();

  function isInside(real: string): boolean {
    return real === realRoot || real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep);
  }

  function resolveLink(path: string, place: string): Result<string, FileFailure> {
    try {
      const real = fs.realpathSync(place);
      if (isInside(real)) return ok(real);
      return err({ reason: "outside-root", path, detail: "a link that leads out of the scanned folder" });
    } catch (error) {
      return err(describe(error, path));
    }
  }

  function resolveFolder(path: string): Result<string, FileFailure> {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const resolved = resolveNewFolder(path);
    folders.set(path, resolved);
    return resolved;
  }

  function resolveNewFolder(path: string): Result<string, FileFailure> {
    const parent = resolveFolder(folderOf(path));
    if (!parent.ok) return err({ ...parent.error, path });
    const name = path.slice(path.lastIndexOf("/") + 1);
    const place = join(parent.value, name);
    try {
      if (isPlainFolder(parent.value, name)) return ok(place);
      const stats = fs.lstatSync(place);
      if (stats.isSymbolicLink()) return resolveLink(path, place);
      if (stats.isDirectory()) return ok(place);
      return err({ reason: "absent", path, detail: "no such folder" });
    } catch (error) {
      return err(describe(error, path));
    }
  }

  /** True if a listing says so; false means that the folder itself must be asked. */
  function isPlainFolder(parent: string, name: string): boolean {
    const known = plain.get(parent) ?? 0;
    if (typeof known !== "number") return known.has(name);
    if (known < LIST_AFTER) {
      plain.set(parent, known + 1);
      return false;
    }
    const entries = fs.readdirSync(parent, { withFileTypes: true });
    const listed = new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
    plain.set(parent, listed);
    return listed.has(name);
  }

  /** Opens a regular file and hands it to `use`; the descriptor is closed whatever happens. */
  function open<T>(
    path: string,
    use: (descriptor: number, size: number) => Result<T, FileFailure>,
  ): Result<T, FileFailure> {
    if (path.split("/").includes("..")) return err({ reason: "outside-root", path, detail: "a path with .." });
    const folder = resolveFolder(folderOf(path));
    if (!folder.ok) return err({ ...folder.error, path });
    const place = join(folder.value, path.slice(path.lastIndexOf("/") + 1));
    let descriptor: number;
    try {
      descriptor = fs.openSync(place, OPEN_FLAGS);
    } catch (error) {
      if (codeOf(error) !== "ELOOP" && codeOf(error) !== "EMLINK") return err(describe(error, path));
      const target = resolveLink(path, place);
      if (!target.ok) return target;
      try {
        descriptor = fs.openSync(target.value, OPEN_FLAGS);
      } catch (second) {
        return err(describe(second, path));
      }
    }
    try {
      const stats = fs.fstatSync(descriptor);
      if (!stats.isFile()) return err({ reason: "not-a-file", path, detail: "not a regular file" });
      return use(descriptor, stats.size);
    } catch (error) {
      return err(describe(error, path));
    } finally {
      fs.closeSync(descriptor);
    }
  }

  function read(path: string, limit = DEFAULT_READ_LIMIT): Result<Uint8Array, FileFailure> {
    return open(path, (descriptor, size) => {
      if (size > limit) return err({ reason: "too-large", path, detail: `${size} bytes; the limit is ${limit}` });
      // No more than promised: what grows under our hands is read as it was.
      return ok(readFully(descriptor, 0, size));
    });
  }

  function list(path: string): Result<readonly TreeEntry[], FileFailure> {
    const folder = resolveFolder(path);
    if (!folder.ok) return folder;
    try {
      const entries = fs
        .readdirSync(folder.value, { withFileTypes: true })
        .map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      return ok(entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
    } catch (error) {
      return err(describe(error, path));
    }
  }

  return {
    label,
    list,
    read,
    walk: (options) => walkDisk(realRoot, options),
    readText(path, limit) {
      const bytes = read(path, limit);
      return bytes.ok ? decodeText(bytes.value, path) : bytes;
    },
    readPiece: (path, start, length) =>
      open(path, (descriptor, size) => ok(readFully(descriptor, start, Math.max(0, Math.min(length, size - start))))),
    size: (path) => open(path, (_descriptor, size) => ok(size)),
  };
}

function readFully(descriptor: number, start: number, length: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = fs.readSync(descriptor, buffer, filled, length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

function kindOf(entry: fs.Dirent): TreeEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
