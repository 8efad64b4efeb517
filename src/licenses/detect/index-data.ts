// The coded form of the index, one file: a header, then arrays one behind the other, each at a multiple of its element's size, so that opening
// them copies and builds nothing.
import type { ReferenceHead } from "./reference.ts";

/** What the generator writes and the loader reads. Little-endian. */
export interface IndexData {
  /** Hash of each word of the vocabulary, by number. */
  readonly vocabulary: Int32Array;
  /** Where each reference begins and ends in its block of coded symbols. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Words of each reference. */
  readonly lengths: Int32Array;
  /** Where each block of symbols begins in `blocks`; one more than there are blocks. */
  readonly blockStarts: Int32Array;
  /** Keys of whole word streams whose licence is known, sorted: two 32-bit halves each, and the number of their row in `knownIds`. */
  readonly knownHigh: Int32Array;
  readonly knownLow: Int32Array;
  readonly knownId: Uint16Array;
  /** Numbers of the words by bucket of their hash, and where each bucket begins; one more than there are buckets. */
  readonly wordOrder: Uint16Array;
  readonly wordStarts: Uint16Array;
  /** Which block of coded symbols holds each reference. */
  readonly block: Uint16Array;
  /** Chosen grams of all references by bucket of their key (grams.ts), how many each bucket holds, and how many each reference has. */
  readonly gramReference: Uint16Array;
  readonly gramBuckets: Uint8Array;
  readonly gramCounts: Uint16Array;
  readonly gramUpper: Uint8Array;
  readonly gramPlace: Uint8Array;
  /** A row for each reference: its id, kind, and the other ids with its text. */
  readonly heads: Uint8Array;
  /** A row for each licence of a known stream: the id that is reported, then the other ids with the same text. */
  readonly knownIds: Uint8Array;
  /** Symbols of the references, compressed with Brotli. */
  readonly blocks: Uint8Array;
}

const SHORT = 128;

/** One byte for the 128 most frequent symbols, two for the rest. */
export function encodeSymbols(symbols: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const symbol of symbols) {
    if (symbol < SHORT) bytes.push(symbol);
    else bytes.push(SHORT + ((symbol - SHORT) >> 8), (symbol - SHORT) & 255);
  }
  return Uint8Array.from(bytes);
}

export function decodeSymbols(bytes: Uint8Array, from: number, to: number): number[] {
  const symbols: number[] = [];
  for (let at = from; at < to; ) {
    const first = bytes[at++] as number;
    symbols.push(first < SHORT ? first : SHORT + ((first - SHORT) << 8) + (bytes[at++] as number));
  }
  return symbols;
}

type Section = Int32Array | Uint16Array | Uint8Array;

/** Wide elements first: so each array begins where its elements may. */
const SECTIONS: readonly (readonly [keyof IndexData, 1 | 2 | 4])[] = [
  ["vocabulary", 4],
  ["starts", 4],
  ["ends", 4],
  ["lengths", 4],
  ["blockStarts", 4],
  ["knownHigh", 4],
  ["knownLow", 4],
  ["knownId", 2],
  ["wordOrder", 2],
  ["wordStarts", 2],
  ["block", 2],
  ["gramReference", 2],
  ["gramCounts", 2],
  ["gramBuckets", 1],
  ["gramUpper", 1],
  ["gramPlace", 1],
  ["heads", 1],
  ["knownIds", 1],
  ["blocks", 1],
];

/** The number of elements of each section, then the sections. */
export function encodeIndex(data: IndexData): Uint8Array {
  const sections: Section[] = SECTIONS.map(([name]) => data[name]);
  const parts = [Int32Array.from(sections.map((section) => section.length)), ...sections];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    out.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return out;
}

/** Views of `bytes`, which must begin at a multiple of 4 in their buffer and be whole (seal.ts). */
export function decodeIndex({ buffer, byteOffset }: Uint8Array): IndexData {
  const lengths = new Int32Array(buffer, byteOffset, SECTIONS.length);
  let at = byteOffset + SECTIONS.length * 4;
  const sections = SECTIONS.map(([name, size], k): [string, Section] => {
    const length = lengths[k] as number;
    const from = at;
    at += length * size;
    if (size === 4) return [name, new Int32Array(buffer, from, length)];
    return [name, size === 2 ? new Uint16Array(buffer, from, length) : new Uint8Array(buffer, from, length)];
  });
  return Object.fromEntries(sections) as unknown as IndexData;
}

/** Rows of fields, as text. */
export function encodeRows(rows: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(rows.map((row) => row.join("|")).join("\n"));
}

export function decodeRows(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).split("\n");
}

export function readHead(row: string): ReferenceHead {
  const [id, kind, ...shared] = row.split("|") as [string, ReferenceHead["kind"], ...string[]];
  return { id, kind, shared };
}
