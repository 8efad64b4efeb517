// Loads the index: known texts first (small), references only when a text is not known.
import { brotliDecompressSync } from "node:zlib";
import { buildGramTable, buildPositions, type GramTable, type Positions } from "./grams.ts";
import { decodeIndex, decodeKnown, decodeSymbols } from "./index-data.ts";
import { type Reference, type ReferenceHead, readReference } from "./reference.ts";
import { buildVocabulary, type StreamKey, type VocabularyTable } from "./stream.ts";

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
  /** The licence of a text whose words are known to the last; undefined for all others. */
  known(key: StreamKey): string | undefined;
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
  const data = decodeKnown(unpack(packed.known));
  const table = new Map<number, string>();
  data.id.forEach((number, k) => {
    table.set(keyNumber(data.high[k] as number, data.low[k] as number), data.ids[number] as string);
  });
  let built: References | undefined;
  return {
    known: (key) => table.get(keyNumber(key.high, key.low)),
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
  const { heads, vocabulary, block, starts, ends, lengths, grams, gramCounts } = decodeIndex(unpack(packed.base));
  const prepared: (Prepared | undefined)[] = new Array(heads.length);
  const blocks: (Uint8Array | undefined)[] = new Array(packed.blocks.length);
  /** Blocks are unpacked when a text resembles one of their references. */
  function symbolsOf(number: number): number[] {
    const k = block[number] as number;
    const coded = blocks[k] ?? unpack(packed.blocks[k] as string);
    blocks[k] = coded;
    return decodeSymbols(coded, starts[number] as number, ends[number] as number);
  }
  return {
    heads,
    vocabulary,
    lengths,
    numbers: buildVocabulary(vocabulary),
    grams: buildGramTable(grams, gramCounts),
    prepare(number) {
      const found = prepared[number];
      if (found !== undefined) return found;
      const reference = readReference(heads[number] as ReferenceHead, number, symbolsOf(number));
      const fresh = { reference, positions: buildPositions(reference.words) };
      prepared[number] = fresh;
      return fresh;
    },
  };
}
