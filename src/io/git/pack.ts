// Reads objects out of packs. https://git-scm.com/docs/pack-format
import * as fs from "node:fs";
import { inflateSync } from "node:zlib";

export type ObjectType = "commit" | "tree" | "blob" | "tag";

export interface GitObject {
  readonly type: ObjectType;
  readonly content: Uint8Array;
}

/** An object whose content is a delta against another one of the same pack, or of any pack by its id. */
interface PackedDelta {
  readonly base: { readonly offset: number } | { readonly id: string };
  readonly delta: Uint8Array;
}

const TYPES: readonly (ObjectType | undefined)[] = [undefined, "commit", "tree", "blob", "tag"];
const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;
/** Longest chain of deltas that is followed; git itself makes no longer ones than 4,095. */
const CHAIN_LIMIT = 4096;
const WINDOW = 256 * 1024;
/** Objects larger than this are refused. */
export const OBJECT_LIMIT = 256 * 1024 * 1024;

export interface Pack {
  /** Undefined when the pack does not have it; throws when the pack is broken. */
  find(id: string, findElsewhere: (id: string) => GitObject | undefined): GitObject | undefined;
  findByPrefix(prefix: string): readonly string[];
  close(): void;
}

/** `indexPath` is the .idx file; the .pack lies beside it. */
export function openPack(indexPath: string, idLength: number): Pack {
  const index = readIndex(fs.readFileSync(indexPath), idLength);
  const descriptor = fs.openSync(indexPath.replace(/\.idx$/, ".pack"), "r");

  /** Objects of one kind lie together: what is read is mostly near what was read before. */
  let window: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  function readAt(offset: number, length: number): Buffer {
    if (offset < window.start || offset + length > window.start + window.bytes.length) {
      const buffer = Buffer.allocUnsafe(Math.max(length, WINDOW));
      window = { start: offset, bytes: buffer.subarray(0, fs.readSync(descriptor, buffer, 0, buffer.length, offset)) };
    }
    return window.bytes.subarray(offset - window.start, offset - window.start + length);
  }

  function inflateAt(offset: number, size: number): Uint8Array {
    if (size > OBJECT_LIMIT) throw new Error(`an object of ${size} bytes; the limit is ${OBJECT_LIMIT}`);
    // zlib never grows data by more than this.
    const content = inflateSync(readAt(offset, size + Math.ceil(size / 1000) + 64), {
      maxOutputLength: Math.max(size, 1),
    });
    if (content.length !== size) throw new Error("an object of another size than stated");
    return content;
  }

  function readEntry(offset: number): GitObject | PackedDelta {
    const head = readAt(offset, 80);
    let at = 0;
    let byte = head[at++] ?? 0;
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; byte & 0x80; factor *= 128) {
      byte = head[at++] ?? 0;
      size += (byte & 0x7f) * factor;
    }
    const type = TYPES[kind];
    if (type !== undefined) return { type, content: inflateAt(offset + at, size) };
    if (kind === REFERENCE_DELTA) {
      const id = head.subarray(at, at + idLength).toString("hex");
      return { base: { id }, delta: inflateAt(offset + at + idLength, size) };
    }
    if (kind !== OFFSET_DELTA) throw new Error("an object of an unknown type");
    byte = head[at++] ?? 0;
    let distance = byte & 0x7f;
    while (byte & 0x80) {
      byte = head[at++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    if (distance <= 0 || distance > offset) throw new Error("a delta against nothing");
    return { base: { offset: offset - distance }, delta: inflateAt(offset + at, size) };
  }

  return {
    find(id, findElsewhere) {
      let offset = index.find(id);
      if (offset === undefined) return undefined;
      const deltas: Uint8Array[] = [];
      for (let depth = 0; depth < CHAIN_LIMIT; depth++) {
        const entry = readEntry(offset);
        if ("type" in entry) return applyAll(entry, deltas);
        deltas.push(entry.delta);
        if ("offset" in entry.base) {
          offset = entry.base.offset;
          continue;
        }
        const inside = index.find(entry.base.id);
        if (inside !== undefined) {
          offset = inside;
          continue;
        }
        const base = findElsewhere(entry.base.id);
        if (base === undefined) throw new Error("the base of a delta is missing");
        return applyAll(base, deltas);
      }
      throw new Error("a chain of deltas without an end");
    },
    findByPrefix: index.findByPrefix,
    close: () => fs.closeSync(descriptor),
  };
}

function applyAll(base: GitObject, deltas: readonly Uint8Array[]): GitObject {
  let content = base.content;
  for (let at = deltas.length - 1; at >= 0; at--) content = applyDelta(content, deltas[at] as Uint8Array);
  return { type: base.type, content };
}

interface PackIndex {
  /** Offset in the pack. */
  find(id: string): number | undefined;
  findByPrefix(prefix: string): readonly string[];
}

/** Version 2: a table of 256 counts, the ids in order, checksums, offsets of 31 bits, offsets of 64 bits. */
function readIndex(index: Buffer, idLength: number): PackIndex {
  if (index.length < 1032 || index.readUInt32BE(0) !== 0xff744f63 || index.readUInt32BE(4) !== 2) {
    throw new Error("an index of a version other than 2");
  }
  const count = index.readUInt32BE(8 + 255 * 4);
  const ids = 8 + 256 * 4;
  const offsets = ids + count * (idLength + 4);
  const large = offsets + count * 4;
  if (index.length < large) throw new Error("an index that ends too early");
  /** Where ids with this first byte stand; a table that is not in order gives no more than there is. */
  function rangeOf(first: number): readonly [low: number, high: number] {
    const low = first === 0 ? 0 : index.readUInt32BE(8 + (first - 1) * 4);
    return [Math.min(low, count), Math.min(index.readUInt32BE(8 + first * 4), count)];
  }
  return {
    findByPrefix(prefix) {
      const [low, high] = rangeOf(Number.parseInt(prefix.slice(0, 2), 16));
      const found: string[] = [];
      for (let at = low; at < high; at++) {
        const id = index.toString("hex", ids + at * idLength, ids + (at + 1) * idLength);
        if (id.startsWith(prefix)) found.push(id);
      }
      return found;
    },
    find(id) {
      const wanted = Buffer.from(id, "hex");
      let [low, high] = rangeOf(wanted[0] ?? 0);
      while (low < high) {
        const middle = (low + high) >>> 1;
        const start = ids + middle * idLength;
        const order = index.compare(wanted, 0, idLength, start, start + idLength);
        if (order === 0) {
          const offset = index.readUInt32BE(offsets + middle * 4);
          return offset < 0x80000000 ? offset : Number(index.readBigUInt64BE(large + (offset - 0x80000000) * 8));
        }
        if (order < 0) low = middle + 1;
        else high = middle;
      }
      return undefined;
    },
  };
}

/** A delta is the sizes of both sides, then copies from the base and insertions. */
export function applyDelta(base: Uint8Array, delta: Uint8Array): Uint8Array {
  let at = 0;
  const next = () => {
    const byte = delta[at++];
    if (byte === undefined) throw new Error("a delta that ends too early");
    return byte;
  };
  const readSize = () => {
    let size = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = next();
      size += (byte & 0x7f) * factor;
      if ((byte & 0x80) === 0) return size;
      if (factor > 2 ** 42) throw new Error("a size beyond all bounds");
    }
  };
  if (readSize() !== base.length) throw new Error("a delta for another base");
  const size = readSize();
  if (size > OBJECT_LIMIT) throw new Error(`an object of ${size} bytes; the limit is ${OBJECT_LIMIT}`);
  const result = new Uint8Array(size);
  let filled = 0;
  while (at < delta.length) {
    const code = next();
    if (code === 0) throw new Error("an unknown instruction in a delta");
    let from = base;
    let start = 0;
    let length = code;
    if (code & 0x80) {
      length = 0;
      for (let bit = 0; bit < 4; bit++) if (code & (1 << bit)) start += next() * 2 ** (8 * bit);
      for (let bit = 0; bit < 3; bit++) if (code & (0x10 << bit)) length += next() * 2 ** (8 * bit);
      if (length === 0) length = 0x10000;
    } else {
      from = delta;
      start = at;
      at += length;
    }
    if (start + length > from.length || filled + length > size) throw new Error("a delta that reaches too far");
    result.set(from.subarray(start, start + length), filled);
    filled += length;
  }
  if (filled !== size) throw new Error("a delta that yields too little");
  return result;
}
