// Which files on disk are, by git's own bookkeeping, those of its index, so that they need not be read to be known.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { type IndexEntry, type IndexStat, parseIndex } from "./index-file.ts";
import type { GitFolders } from "./refs.ts";

export interface WorkTree {
  /** All that the index lists, by path from the root of the repository. */
  readonly entries: ReadonlyMap<string, IndexEntry>;
  /**
   * The id of a file's content, if it is listed and was not touched since; asked once per file, by its looks where git would
   * trust them, else by its bytes.
   */
  unchangedId(path: string): string | undefined;
}

const INDEX_LIMIT = 512 * 1024 * 1024;
/** Larger files are not hashed: they count as changed. */
const HASH_LIMIT = 64 * 1024 * 1024;
const EMPTY = [
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];

/** Undefined when there is no index, or none that can be relied on. */
export function readWorkTree(folders: GitFolders, idLength: 20 | 32): WorkTree | undefined {
  const place = join(folders.own, "index");
  let bytes: Buffer;
  let written: bigint;
  try {
    const stats = fs.statSync(place, { bigint: true });
    if (!stats.isFile() || stats.size > INDEX_LIMIT) return undefined;
    written = stats.mtimeNs;
    bytes = fs.readFileSync(place);
  } catch {
    return undefined;
  }
  const listed = parseIndex(bytes, idLength);
  if (listed === undefined) return undefined;
  const entries = new Map(listed.map((entry) => [entry.path, entry]));
  const known = new Map<string, string | undefined>();
  return {
    entries,
    unchangedId(path) {
      if (known.has(path)) return known.get(path);
      const entry = entries.get(path);
      const id =
        entry !== undefined && isUnchanged(join(folders.workTree, path), entry, written) ? entry.id : undefined;
      known.set(path, id);
      return id;
    },
  };
}

function isUnchanged(place: string, entry: IndexEntry, written: bigint): boolean {
  const { mode, stat, id, isIntent } = entry;
  if (isIntent) return false;
  let now: fs.BigIntStats;
  try {
    now = fs.lstatSync(place, { bigint: true });
  } catch {
    return false;
  }
  const isLink = mode === "120000";
  // Whether a file may be run says nothing about licences, so the mode's other bits do not count.
  if (isLink ? !now.isSymbolicLink() : !now.isFile() || !mode.startsWith("100")) return false;
  if (looksTheSame(stat, now) && !isRacy(stat, written) && (stat.size > 0 || EMPTY.includes(id))) return true;
  return now.size <= HASH_LIMIT && hashBlob(place, isLink, id.length) === id;
}

/** As git compares with `core.checkStat=default`, without the options that make it laxer. */
function looksTheSame(stat: IndexStat, now: fs.BigIntStats): boolean {
  const low = (value: bigint) => Number(value & 0xffffffffn);
  return (
    low(now.mtimeNs / 1_000_000_000n) === stat.mtimeSeconds &&
    Number(now.mtimeNs % 1_000_000_000n) === stat.mtimeNanoseconds &&
    low(now.ctimeNs / 1_000_000_000n) === stat.ctimeSeconds &&
    Number(now.ctimeNs % 1_000_000_000n) === stat.ctimeNanoseconds &&
    low(now.ino) === stat.inode &&
    low(now.uid) === stat.uid &&
    low(now.gid) === stat.gid &&
    low(now.size) === stat.size &&
    now.size <= 0xffffffffn
  );
}

/** Changed in the very moment the index was written, a file may look like before; git reads such files again, and so do we. */
function isRacy(stat: IndexStat, written: bigint): boolean {
  const changed = BigInt(stat.mtimeSeconds) * 1_000_000_000n + BigInt(stat.mtimeNanoseconds);
  // A file system that counts whole seconds.
  const isCoarse = written % 1_000_000_000n === 0n;
  return isCoarse ? BigInt(stat.mtimeSeconds) >= written / 1_000_000_000n : changed >= written;
}

function hashBlob(place: string, isLink: boolean, idLength: number): string | undefined {
  try {
    const content = isLink ? fs.readlinkSync(place, "buffer") : fs.readFileSync(place);
    const hash = createHash(idLength === 40 ? "sha1" : "sha256");
    return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
  } catch {
    return undefined;
  }
}
