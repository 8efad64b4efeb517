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
  known(key: StreamKey): ReferenceHead | undefined;
  /** Built at the first call, a few milliseconds; the same object from then on. */
  references(): References;
}

/** Reads the shipped index. Costs a few milliseconds; call it once. */
export async function loadIndex(): Promise<LicenseIndex> {
  const [{ KNOWN }, { REFERENCES }] = await Promise.all([import("./known.data.ts"), import("./references.data.ts")]);
  return openIndex(Buffer.from(KNOWN, "base64"), Buffer.from(REFERENCES, "base64"));
}

export function openIndex(known: Uint8Array, references: Uint8Array): LicenseIndex {
  const data = decodeKnown(brotliDecompressSync(known));
  const table = new Map<number, ReferenceHead>();
  data.id.forEach((number, k) => {
    const head = data.heads[number];
    if (head !== undefined) table.set(keyNumber(data.high[k] as number, data.low[k] as number), head);
  });
  let built: References | undefined;
  return {
    known: (key) => table.get(keyNumber(key.high, key.low)),
    references: () => (built ??= buildReferences(references)),
  };
}

/** 53 bits of the key: what a number can hold. */
function keyNumber(high: number, low: number): number {
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

function buildReferences(packed: Uint8Array): References {
  const { heads, vocabulary, coded, starts, lengths, grams, gramCounts } = decodeIndex(brotliDecompressSync(packed));
  const prepared: (Prepared | undefined)[] = new Array(heads.length);
  return {
    heads,
    vocabulary,
    lengths,
    numbers: buildVocabulary(vocabulary),
    grams: buildGramTable(grams, gramCounts),
    prepare(number) {
      const found = prepared[number];
      if (found !== undefined) return found;
      const symbols = decodeSymbols(coded, starts[number] as number, starts[number + 1] as number);
      const reference = readReference(heads[number] as ReferenceHead, number, symbols);
      const fresh = { reference, positions: buildPositions(reference.words) };
      prepared[number] = fresh;
      return fresh;
    },
  };
}
