// Opens the index: nothing is unpacked or built before a text asks for it.
import { brotliDecompressSync } from "node:zlib";
import { ok, type Result } from "../../model/result.ts";
import { bucketStarts, buildPositions, type GramTable, type Positions } from "./grams.ts";
import { decodeIndex, decodeRows, decodeSymbols, type IndexData, readHead } from "./index-data.ts";
import { type Reference, type ReferenceHead, readReference } from "./reference.ts";
import { type IndexFailure, unseal } from "./seal.ts";
import { readShipped } from "./shipped.ts";
import type { StreamKey, VocabularyTable } from "./stream.ts";

/** A reference that is ready to be laid over a text. */
export interface Prepared {
  readonly reference: Reference;
  readonly positions: Positions;
}

/** Everything that comparing needs. */
export interface References {
  readonly vocabulary: Int32Array;
  readonly numbers: VocabularyTable;
  readonly grams: GramTable;
  /** Words of each reference, required or not. */
  readonly lengths: Int32Array;
  prepare(number: number): Prepared;
  /** Id, kind and other ids of each reference. */
  readHeads(): readonly ReferenceHead[];
}

export interface LicenseIndex {
  /** The licence of a text whose words are known to the last, and the other ids with that text; undefined for all others. */
  known(key: StreamKey): readonly [id: string, ...sameText: string[]] | undefined;
  /** Everything that comparing needs; the same object at each call. */
  references(): References;
}

let shipped: Result<LicenseIndex, IndexFailure> | undefined;

/** Reads the shipped index. The first call costs some milliseconds. */
export function loadIndex(): Result<LicenseIndex, IndexFailure> {
  if (shipped === undefined) {
    const file = readShipped();
    shipped = file.ok ? openIndex(file.value) : file;
  }
  return shipped;
}

/** Opens the index as the generator writes it. */
export function openIndex(file: Uint8Array): Result<LicenseIndex, IndexFailure> {
  const body = unseal(file);
  if (!body.ok) return body;
  const data = decodeIndex(body.value);
  const references = openReferences(data);
  let ids: string[] | undefined;
  return ok({
    known: (key) => {
      const at = findKnown(data, key);
      if (at < 0) return undefined;
      ids ??= decodeRows(data.knownIds);
      return ids[data.knownId[at] as number]?.split("|") as [string, ...string[]] | undefined;
    },
    references: () => references,
  });
}

/** Place of a key among the known ones, or -1. */
function findKnown({ knownHigh, knownLow }: IndexData, { high, low }: StreamKey): number {
  let from = 0;
  let to = knownHigh.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const difference = (knownHigh[middle] as number) - high || (knownLow[middle] as number) - low;
    if (difference === 0) return middle;
    if (difference < 0) from = middle + 1;
    else to = middle;
  }
  return -1;
}

function openReferences(data: IndexData): References {
  const { block, starts, ends, lengths, blockStarts } = data;
  let rows: string[] | undefined;
  let grams: GramTable | undefined;
  const prepared: (Prepared | undefined)[] = new Array(lengths.length);
  const blocks: (Uint8Array | undefined)[] = new Array(blockStarts.length - 1);
  /** Blocks are unpacked when a text resembles one of their references. */
  function symbolsOf(number: number): number[] {
    const k = block[number] as number;
    const coded = blocks[k] ?? brotliDecompressSync(data.blocks.subarray(blockStarts[k], blockStarts[k + 1]));
    blocks[k] = coded;
    return decodeSymbols(coded, starts[number] as number, ends[number] as number);
  }
  function headRows(): string[] {
    rows ??= decodeRows(data.heads);
    return rows;
  }
  return {
    vocabulary: data.vocabulary,
    lengths,
    numbers: { hashes: data.vocabulary, starts: data.wordStarts, order: data.wordOrder },
    get grams() {
      grams ??= {
        starts: bucketStarts(data.gramBuckets),
        upper: data.gramUpper,
        reference: data.gramReference,
        place: data.gramPlace,
        indexed: data.gramCounts,
      };
      return grams;
    },
    prepare(number) {
      const found = prepared[number];
      if (found !== undefined) return found;
      const reference = readReference(readHead(headRows()[number] as string), number, symbolsOf(number));
      const fresh = { reference, positions: buildPositions(reference.words) };
      prepared[number] = fresh;
      return fresh;
    },
    readHeads: () => headRows().map(readHead),
  };
}
