// Loads the index: known texts first (small), references only when a text is not known.
import { brotliDecompressSync } from "node:zlib";
import { buildPositions, type GramTable, type Positions, startsOf } from "./grams.ts";
import { decodeHeads, decodeIndex, decodeKnown, decodeSymbols } from "./index-data.ts";
import { type Reference, type ReferenceHead, readReference } from "./reference.ts";
import type { StreamKey, VocabularyTable } from "./stream.ts";

/** A reference that is ready to be laid over a text. */
export interface Prepared {
  readonly reference: Reference;
  readonly positions: Positions;
}

/** Everything that comparing needs. */
export interface References {
  readonly heads: readonly ReferenceHead[];
  readonly vocabulary: Int32Array;
  readonly numbers: VocabularyTable;
  readonly grams: GramTable;
  /** Words of each reference, required or not. */
  readonly lengths: Int32Array;
  prepare(number: number): Prepared;
}

export interface LicenseIndex {
  /** The licence of a text whose words are known to the last, and the other ids with that text; undefined for all others. */
  known(key: StreamKey): readonly [id: string, ...sameText: string[]] | undefined;
  /** Built at the first call, a few milliseconds; the same object from then on. */
  references(): References;
}

/** Reads the shipped index. Costs a few milliseconds; call it once. */
export async function loadIndex(): Promise<LicenseIndex> {
  const [{ KNOWN }, { BASE, BLOCKS }] = await Promise.all([import("./known.data.ts"), import("./references.data.ts")]);
  return openIndex({ known: KNOWN, base: BASE, blocks: BLOCKS });
}

/** The parts of the index as they are shipped: compressed, in base64. */
export interface PackedIndex {
  readonly known: string;
  readonly base: string;
  readonly blocks: readonly string[];
}

export function openIndex(packed: PackedIndex): LicenseIndex {
  const { high, low, id, ids } = decodeKnown(unpack(packed.known));
  const groups = ids.map((group) => group.split("|") as [string, ...string[]]);
  const table = new Map<number, number>();
  for (let k = 0; k < id.length; k++) table.set(keyNumber(high[k] as number, low[k] as number), id[k] as number);
  let built: References | undefined;
  return {
    known: (key) => {
      const number = table.get(keyNumber(key.high, key.low));
      return number === undefined ? undefined : groups[number];
    },
    references: () => {
      built ??= buildReferences(packed);
      return built;
    },
  };
}

function unpack(base64: string): Uint8Array {
  return brotliDecompressSync(Buffer.from(base64, "base64"));
}

/** 53 bits of the key: what a number can hold. */
function keyNumber(high: number, low: number): number {
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

function buildReferences(packed: PackedIndex): References {
  const data = decodeIndex(unpack(packed.base));
  const { block, starts, ends, lengths } = data;
  let heads: readonly ReferenceHead[] | undefined;
  const prepared: (Prepared | undefined)[] = new Array(lengths.length);
  const blocks: (Uint8Array | undefined)[] = new Array(packed.blocks.length);
  /** Blocks are unpacked when a text resembles one of their references. */
  function symbolsOf(number: number): number[] {
    const k = block[number] as number;
    const coded = blocks[k] ?? unpack(packed.blocks[k] as string);
    blocks[k] = coded;
    return decodeSymbols(coded, starts[number] as number, ends[number] as number);
  }
  function allHeads(): readonly ReferenceHead[] {
    heads ??= decodeHeads(data.heads);
    return heads;
  }
  return {
    get heads() {
      return allHeads();
    },
    vocabulary: data.vocabulary,
    lengths,
    numbers: { hashes: data.vocabulary, starts: startsOf(data.wordCounts), order: data.wordOrder },
    grams: {
      starts: startsOf(data.bucketCounts),
      upper: data.gramUpper,
      reference: data.gramReference,
      place: data.gramPlace,
      indexed: data.gramCounts,
    },
    prepare(number) {
      const found = prepared[number];
      if (found !== undefined) return found;
      const reference = readReference(allHeads()[number] as ReferenceHead, number, symbolsOf(number));
      const fresh = { reference, positions: buildPositions(reference.words) };
      prepared[number] = fresh;
      return fresh;
    },
  };
}
