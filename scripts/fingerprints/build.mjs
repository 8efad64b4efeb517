// Codes references as the arrays of the shipped index.
import { brotliCompressSync, constants } from "node:zlib";
import { bucketOf, GRAM_BUCKETS, upperOf } from "../../dist/lib/licenses/detect/grams.js";
import { encodeIndex, encodeRows, encodeSymbols } from "../../dist/lib/licenses/detect/index-data.js";
import { openIndex } from "../../dist/lib/licenses/detect/load.js";
import { FIRST_WORD, REPLACEABLE_BEGIN } from "../../dist/lib/licenses/detect/reference.js";
import { seal } from "../../dist/lib/licenses/detect/seal.js";
import { WORD_BUCKETS, wordBucket } from "../../dist/lib/licenses/detect/stream.js";
import { chooseGrams } from "./choose-grams.mjs";
import { markedWords } from "./rows.mjs";

function pack(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** Where each part begins, from how long each is; one more than there are parts. */
function startsOf(lengths) {
  const starts = [0];
  for (const length of lengths) starts.push(starts.at(-1) + length);
  return starts;
}

function bytesOf(counts) {
  if (counts.some((count) => count > 255)) throw new Error("a bucket holds more than a byte can count");
  return Uint8Array.from(counts);
}

/** Bytes of symbols that are packed together. */
const BLOCK = 60_000;

/** Positions sorted by bucket, and how many each bucket holds. */
function intoBuckets(buckets, size) {
  const counts = new Uint32Array(size);
  for (const bucket of buckets) counts[bucket]++;
  const order = buckets.map((_, k) => k).sort((a, b) => buckets[a] - buckets[b] || a - b);
  return { counts, order };
}

/** Merges references with the same words and codes them. */
export function build(references) {
  const merged = new Map();
  for (const reference of references) {
    const row = markedWords(reference.template);
    if (row.filter((s) => s.hash !== undefined).length < 4) continue;
    const key = `${reference.kind} ${row.map((s) => s.hash ?? `m${s.mark}${s.room ?? ""}`).join(" ")}`;
    const same = merged.get(key);
    if (same === undefined)
      merged.set(key, {
        id: reference.id,
        kind: reference.kind,
        shared: [...reference.shared],
        row,
        trial: reference.trial,
        isAdded: reference.isAdded === true,
      });
    else same.shared.push(reference.id, ...reference.shared);
  }
  const list = [...merged.values()];
  // Families beside one another: they compress well, and a text that resembles one resembles the others.
  list.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const entry of list) entry.shared = [...new Set(entry.shared)].filter((id) => id !== entry.id).sort();

  // The vocabulary, most frequent words first: they get one byte.
  const frequency = new Map();
  for (const { row } of list)
    for (const { hash } of row) if (hash !== undefined) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const vocabulary = [...frequency].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([hash]) => hash);
  const number = new Map(vocabulary.map((hash, k) => [hash, k + FIRST_WORD]));
  const rows = list.map(({ row }) =>
    row.flatMap((s) =>
      s.mark === undefined ? number.get(s.hash) : s.mark === REPLACEABLE_BEGIN ? [s.mark, s.room + FIRST_WORD] : s.mark,
    ),
  );
  const blocks = [[]];
  const block = [];
  const starts = [];
  const ends = [];
  for (const row of rows) {
    if (blocks.at(-1).length > BLOCK) blocks.push([]);
    const current = blocks.at(-1);
    block.push(blocks.length - 1);
    starts.push(current.length);
    for (const byte of encodeSymbols(row)) current.push(byte);
    ends.push(current.length);
  }
  const chosen = chooseGrams(
    rows,
    list.map(({ isAdded }) => isAdded),
  );
  const entries = chosen.flatMap((keys, reference) => keys.map((key, place) => ({ key, reference, place })));
  const gramBuckets = intoBuckets(
    entries.map(({ key }) => bucketOf(key)),
    GRAM_BUCKETS,
  );
  const wordBuckets = intoBuckets(vocabulary.map(wordBucket), WORD_BUCKETS);
  const packed = blocks.map((bytes) => pack(Uint8Array.from(bytes)));
  const data = {
    heads: encodeRows(list.map(({ id, kind, shared: others }) => [id, kind, ...others])),
    vocabulary: Int32Array.from(vocabulary),
    wordOrder: Uint16Array.from(wordBuckets.order),
    wordStarts: Uint16Array.from(startsOf(wordBuckets.counts)),
    block: Uint16Array.from(block),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    lengths: Int32Array.from(list.map(({ row }) => row.filter((s) => s.hash !== undefined).length)),
    gramReference: Uint16Array.from(gramBuckets.order.map((k) => entries[k].reference)),
    gramUpper: Uint8Array.from(gramBuckets.order.map((k) => upperOf(entries[k].key))),
    gramPlace: Uint8Array.from(gramBuckets.order.map((k) => entries[k].place)),
    gramBuckets: bytesOf(gramBuckets.counts),
    gramCounts: Uint16Array.from(chosen.map((keys) => keys.length)),
    blockStarts: Int32Array.from(startsOf(packed.map(({ length }) => length))),
    blocks: Buffer.concat(packed),
  };
  return {
    list,
    data,
    words: vocabulary.length,
    grams: chosen.flat().length,
  };
}

/** The index of a trial: without the known streams. */
export function openTrial(data) {
  const none = new Int32Array(0);
  const known = { knownHigh: none, knownLow: none, knownId: new Uint16Array(0), knownIds: new Uint8Array(0) };
  return openIndex(seal(encodeIndex({ ...data, ...known }))).value;
}
