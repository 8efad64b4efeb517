// The coded form of the index: arrays one behind the other, each at a multiple of its element's size, so that opening them copies nothing.
import type { ReferenceHead } from "./reference.ts";

/** What the generator writes and the loader reads. */
export interface IndexData {
  /** Ids and kinds of the references, as JSON. */
  readonly heads: Uint8Array;
  /** Hash of each word of the vocabulary, by number. */
  readonly vocabulary: Int32Array;
  /** Numbers of the words by bucket of their hash, and how many each bucket has. */
  readonly wordOrder: Uint16Array;
  readonly wordCounts: Uint8Array;
  /** Which block of coded symbols holds each reference, and where it begins and ends there. */
  readonly block: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Words of each reference. */
  readonly lengths: Int32Array;
  /** Chosen grams of all references by bucket of their key (grams.ts), how many each bucket and each reference has. */
  readonly gramReference: Uint16Array;
  readonly gramUpper: Uint8Array;
  readonly gramPlace: Uint8Array;
  readonly bucketCounts: Uint8Array;
  readonly gramCounts: Uint16Array;
}

/** Hashes of whole word streams whose licence is known: two 32-bit halves each, and the number of the id. */
export interface KnownData {
  /** The id that is reported; behind bars, the other ids with the same text. */
  readonly ids: readonly string[];
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly id: Uint16Array;
}

const SHORT = 192;

/** One byte for the 192 most frequent symbols, two for the rest. */
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
const INDEX: readonly (readonly [keyof IndexData, 1 | 2 | 4])[] = [
  ["vocabulary", 4],
  ["starts", 4],
  ["ends", 4],
  ["lengths", 4],
  ["wordOrder", 2],
  ["block", 2],
  ["gramReference", 2],
  ["gramCounts", 2],
  ["wordCounts", 1],
  ["gramUpper", 1],
  ["gramPlace", 1],
  ["bucketCounts", 1],
  ["heads", 1],
];

export function encodeIndex(data: IndexData): Uint8Array {
  return encodeSections(INDEX.map(([name]) => data[name]));
}

export function decodeIndex(bytes: Uint8Array): IndexData {
  const sections = decodeSections(
    bytes,
    INDEX.map(([, size]) => size),
  );
  return Object.fromEntries(INDEX.map(([name], k) => [name, sections[k]])) as unknown as IndexData;
}

export function encodeKnown(data: KnownData): Uint8Array {
  const ids = new TextEncoder().encode(data.ids.join(" "));
  return encodeSections([data.high, data.low, data.id, ids]);
}

export function decodeKnown(bytes: Uint8Array): KnownData {
  const [high, low, id, ids] = decodeSections(bytes, [4, 4, 2, 1]) as [Int32Array, Int32Array, Uint16Array, Uint8Array];
  return { high, low, id, ids: new TextDecoder().decode(ids).split(" ") };
}

export function encodeHeads(heads: readonly ReferenceHead[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(heads.map((head) => [head.id, head.kind, ...head.shared])));
}

export function decodeHeads(bytes: Uint8Array): ReferenceHead[] {
  const rows = JSON.parse(new TextDecoder().decode(bytes)) as [string, ReferenceHead["kind"], ...string[]][];
  return rows.map(([id, kind, ...shared]) => ({ id, kind, shared }));
}

/** The number of elements of each section, then the sections. Little-endian, as all machines that run Node are. */
function encodeSections(sections: readonly Section[]): Uint8Array {
  const parts = [Int32Array.from(sections.map((section) => section.length)), ...sections];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    out.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return out;
}

function decodeSections(bytes: Uint8Array, sizes: readonly (1 | 2 | 4)[]): Section[] {
  // A copy of its own, so that offsets in it are multiples of the element size.
  const { buffer } = Uint8Array.from(bytes);
  const lengths = new Int32Array(buffer, 0, sizes.length);
  let at = sizes.length * 4;
  return sizes.map((size, k) => {
    const length = lengths[k] as number;
    const from = at;
    at += length * size;
    if (size === 4) return new Int32Array(buffer, from, length);
    return size === 2 ? new Uint16Array(buffer, from, length) : new Uint8Array(buffer, from, length);
  });
}
