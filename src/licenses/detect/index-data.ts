// The coded form of the index: vocabulary, references and known variants in one compressed block.
import type { ReferenceHead } from "./reference.ts";

/** What the generator writes and the loader reads. */
export interface IndexData {
  readonly heads: readonly ReferenceHead[];
  /** Hash of each word of the vocabulary, by number. */
  readonly vocabulary: Int32Array;
  /** Which block of coded symbols holds each reference, and where it begins and ends there. */
  readonly block: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Words of each reference. */
  readonly lengths: Int32Array;
  /** Chosen grams of all references (24 bits each), and how many each has. */
  readonly grams: Int32Array;
  readonly gramCounts: Uint16Array;
}

/** Hashes of whole word streams whose licence is known: two 32-bit halves each, and the number of the id. */
export interface KnownData {
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

export function encodeIndex(data: IndexData): Uint8Array {
  const heads = encodeHeads(data.heads);
  return join([
    Uint32Array.of(heads.length, data.vocabulary.length, data.heads.length, data.grams.length),
    heads,
    data.vocabulary,
    data.starts,
    data.ends,
    data.lengths,
    data.block,
    data.gramCounts,
    encodeGrams(data.grams),
  ]);
}

export function decodeIndex(bytes: Uint8Array): IndexData {
  const [headsLength, words, count, grams] = readNumbers(bytes, 0, 4) as unknown as [number, number, number, number];
  let at = 16;
  const take = (length: number): number => {
    at += length;
    return at - length;
  };
  const heads = decodeHeads(bytes.subarray(take(headsLength), at));
  const vocabulary = readNumbers(bytes, take(words * 4), words);
  const starts = readNumbers(bytes, take(count * 4), count);
  const ends = readNumbers(bytes, take(count * 4), count);
  const lengths = readNumbers(bytes, take(count * 4), count);
  const block = readShorts(bytes, take(count * 2), count);
  const gramCounts = readShorts(bytes, take(count * 2), count);
  const keys = decodeGrams(bytes.subarray(take(grams * 3), at));
  return { heads, vocabulary, starts, ends, lengths, block, gramCounts, grams: keys };
}

function encodeGrams(grams: Int32Array): Uint8Array {
  const bytes = new Uint8Array(grams.length * 3);
  grams.forEach((key, k) => {
    bytes.set([key & 255, (key >> 8) & 255, (key >> 16) & 255], k * 3);
  });
  return bytes;
}

function decodeGrams(bytes: Uint8Array): Int32Array {
  const grams = new Int32Array(bytes.length / 3);
  for (let k = 0, i = 0; k < grams.length; k++, i += 3) {
    grams[k] = (bytes[i] as number) | ((bytes[i + 1] as number) << 8) | ((bytes[i + 2] as number) << 16);
  }
  return grams;
}

export function encodeKnown(data: KnownData): Uint8Array {
  const ids = new TextEncoder().encode(data.ids.join(" "));
  return join([Uint32Array.of(ids.length, data.id.length), ids, data.high, data.low, data.id]);
}

export function decodeKnown(bytes: Uint8Array): KnownData {
  const [idsLength, count] = readNumbers(bytes, 0, 2) as unknown as [number, number];
  const at = 8 + idsLength;
  const ids = new TextDecoder().decode(bytes.subarray(8, at)).split(" ");
  const high = readNumbers(bytes, at, count);
  const low = readNumbers(bytes, at + 4 * count, count);
  return { ids, high, low, id: readShorts(bytes, at + 8 * count, count) };
}

function encodeHeads(heads: readonly ReferenceHead[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(heads.map((head) => [head.id, head.kind, ...head.shared])));
}

function decodeHeads(bytes: Uint8Array): ReferenceHead[] {
  const rows = JSON.parse(new TextDecoder().decode(bytes)) as [string, ReferenceHead["kind"], ...string[]][];
  return rows.map(([id, kind, ...shared]) => ({ id, kind, shared }));
}

/** Little-endian 32-bit numbers, wherever they start. */
function readNumbers(bytes: Uint8Array, at: number, count: number): Int32Array {
  return new Int32Array(copied(bytes, at, 4 * count));
}

/** A copy of its own: numbers must begin at a multiple of their size. */
function copied(bytes: Uint8Array, at: number, length: number): ArrayBuffer {
  const copy = new Uint8Array(length);
  copy.set(bytes.subarray(at, at + length));
  return copy.buffer;
}

function readShorts(bytes: Uint8Array, at: number, count: number): Uint16Array {
  return new Uint16Array(copied(bytes, at, 2 * count));
}

function join(parts: readonly (Uint8Array | Int32Array | Uint32Array | Uint16Array)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...new Uint8Array(part.buffer, part.byteOffset, part.byteLength)]));
}
