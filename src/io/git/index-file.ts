// Reads the index, git's list of the files it checked out and how each looked then. https://git-scm.com/docs/index-format
import { createHash } from "node:crypto";

export interface IndexEntry {
  readonly path: string;
  /** As in a tree: "100644", "100755", "120000" (link), "160000" (submodule). */
  readonly mode: string;
  readonly id: string;
  readonly stat: IndexStat;
  /** Told to git with `add --intent-to-add`: the id says nothing. */
  readonly isIntent: boolean;
}

/** What a file looked like, as git keeps it: 32 bits each. */
export interface IndexStat {
  readonly ctimeSeconds: number;
  readonly ctimeNanoseconds: number;
  readonly mtimeSeconds: number;
  readonly mtimeNanoseconds: number;
  readonly inode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
}

const EXTENDED = 0x4000;
const STAGE = 0x3000;
const INTENT_TO_ADD = 0x2000;
const STAT_LENGTH = 40;

/** Undefined for what cannot stand for the whole work tree: other versions, split and sparse indexes, conflicts, damage. */
export function parseIndex(bytes: Buffer, idLength: 20 | 32): readonly IndexEntry[] | undefined {
  try {
    return readEntries(bytes, idLength);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readEntries(bytes: Buffer, idLength: 20 | 32): readonly IndexEntry[] | undefined {
  if (bytes.toString("latin1", 0, 4) !== "DIRC" || !isSound(bytes, idLength)) return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const count = bytes.readUInt32BE(8);
  const entries: IndexEntry[] = [];
  let at = 12;
  /** Bytes as characters, since the next name may keep any number of them. */
  let before = "";
  for (let index = 0; index < count; index++) {
    const start = at;
    const stat = readStat(bytes, start);
    const mode = bytes.readUInt32BE(start + 24).toString(8);
    at += STAT_LENGTH;
    const id = bytes.toString("hex", at, at + idLength);
    at += idLength;
    const flags = bytes.readUInt16BE(at);
    at += 2;
    const more = version > 2 && (flags & EXTENDED) !== 0 ? bytes.readUInt16BE(at) : 0;
    if (version > 2 && (flags & EXTENDED) !== 0) at += 2;
    let kept = 0;
    if (version === 4) {
      const strip = readVarint(bytes, at);
      at = strip.end;
      kept = before.length - strip.value;
      if (kept < 0) return undefined;
    }
    const end = bytes.indexOf(0, at);
    // A stage: the file is in conflict, and the index holds up to three of it. A folder as an entry: the index is sparse.
    if (end < 0 || (flags & STAGE) !== 0 || mode === "40000") return undefined;
    before = before.slice(0, kept) + bytes.toString("latin1", at, end);
    at = version === 4 ? end + 1 : start + (Math.floor((end - start) / 8) + 1) * 8;
    entries.push({ path: fromBytes(before), mode, id, stat, isIntent: (more & INTENT_TO_ADD) !== 0 });
  }
  return hasOnlyKnownParts(bytes, at, idLength) ? entries : undefined;
}

function fromBytes(text: string): string {
  return /[\x80-\xff]/.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}

function readStat(bytes: Buffer, at: number): IndexStat {
  return {
    ctimeSeconds: bytes.readUInt32BE(at),
    ctimeNanoseconds: bytes.readUInt32BE(at + 4),
    mtimeSeconds: bytes.readUInt32BE(at + 8),
    mtimeNanoseconds: bytes.readUInt32BE(at + 12),
    inode: bytes.readUInt32BE(at + 20),
    uid: bytes.readUInt32BE(at + 28),
    gid: bytes.readUInt32BE(at + 32),
    size: bytes.readUInt32BE(at + 36),
  };
}

/** As git writes the distance of a delta's base. */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = bytes.readUInt8(at++);
  let value = byte & 0x7f;
  while (byte & 0x80) {
    byte = bytes.readUInt8(at++);
    value = (value + 1) * 128 + (byte & 0x7f);
    if (value > 0xffffffff) throw new RangeError("a length beyond all bounds");
  }
  return { value, end: at };
}

/** Extensions with a capital may be left out; others (a split or sparse index) change what the entries mean. */
function hasOnlyKnownParts(bytes: Buffer, start: number, idLength: number): boolean {
  const end = bytes.length - idLength;
  let at = start;
  while (at + 8 <= end) {
    const first = bytes.readUInt8(at);
    if (first < 0x41 || first > 0x5a) return false;
    at += 8 + bytes.readUInt32BE(at + 4);
  }
  return at === end;
}

/** Ends in a digest of the rest, or in zeros where `index.skipHash` leaves it out. */
function isSound(bytes: Buffer, idLength: 20 | 32): boolean {
  const body = bytes.subarray(0, bytes.length - idLength);
  const stated = bytes.subarray(bytes.length - idLength);
  if (stated.every((byte) => byte === 0)) return true;
  return createHash(idLength === 20 ? "sha1" : "sha256")
    .update(body)
    .digest()
    .equals(stated);
}
