// Writes the committed fingerprints of licence texts (src/licenses/detect/fingerprints.bin) from the texts, which are not committed.
// Usage: npm run build && node scripts/fingerprints/make-index.mjs <data folder>
// The data folder holds spdx-templates/templates.jsonl and licence-texts/ (docs/detection.md says how they were gathered).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import { detect } from "../../dist/lib/licenses/detect/detect.js";
import { bucketOf, GRAM_BUCKETS, upperOf } from "../../dist/lib/licenses/detect/grams.js";
import { encodeIndex, encodeRows, encodeSymbols } from "../../dist/lib/licenses/detect/index-data.js";
import { openIndex } from "../../dist/lib/licenses/detect/load.js";
import { seal } from "../../dist/lib/licenses/detect/seal.js";
import { streamKey, WORD_BUCKETS, wordBucket } from "../../dist/lib/licenses/detect/stream.js";
import { createWords, readWords } from "../../dist/lib/licenses/detect/words.js";
import { chooseGrams } from "./choose-grams.mjs";
import { collectReferences } from "./references.mjs";

const OPTIONAL_BEGIN = 1;
const OPTIONAL_END = 2;
const REPLACEABLE_BEGIN = 3;
const ALTERNATIVES = 4;
const REPLACEABLE_END = 5;
const FIRST_WORD = 8;

const [shared] = process.argv.slice(2);
if (shared === undefined) throw new Error("usage: make-index.mjs <data folder>");
const words = createWords();
const never = () => false;

/** Words of a text without bullets and copyright statements, with the offset of each. */
function comparable(text) {
  readWords(text, words, never);
  const found = [];
  for (let i = 0; i < words.count; i++)
    if (words.flag[i] === 0) found.push({ hash: words.hash[i], at: words.start[i] });
  return found;
}

/** Lays the parts of a template over its words: a list of hashes and marks. */
function markedWords({ text, parts }) {
  const list = comparable(text);
  const events = [];
  for (const part of parts) {
    events.push({ at: part.from, order: 1, part });
    events.push({ at: part.to, order: 0, part, end: true });
  }
  // At one place: first close, inner before outer; then open, outer before inner.
  events.sort(
    (a, b) => a.at - b.at || a.order - b.order || (a.end ? b.part.from - a.part.from : b.part.to - a.part.to),
  );
  const row = [];
  let next = 0;
  let inside;
  const emit = (event) => {
    if (event.part.kind === "optional") row.push({ mark: event.end ? OPTIONAL_END : OPTIONAL_BEGIN });
    else if (!event.end) {
      inside = event.part;
      row.push({ mark: REPLACEABLE_BEGIN, room: event.part.room });
    } else if (inside === event.part) {
      inside = undefined;
      const usual = new Set(comparable(text.slice(event.part.from, event.part.to)).map((w) => w.hash));
      const others = [...new Set(comparable(event.part.words).map((w) => w.hash))].filter((h) => !usual.has(h));
      if (others.length > 0) row.push({ mark: ALTERNATIVES }, ...others.map((hash) => ({ hash })));
      row.push({ mark: REPLACEABLE_END });
    }
  };
  for (const word of list) {
    while (next < events.length && events[next].at <= word.at) emit(events[next++]);
    row.push({ hash: word.hash });
  }
  while (next < events.length) emit(events[next++]);
  return tidy(row);
}

/** Drops parts without words and room: most are list bullets. */
function tidy(row) {
  let list = row;
  for (;;) {
    const shorter = [];
    for (let i = 0; i < list.length; i++) {
      const a = list[i];
      const b = list[i + 1];
      if (a.mark === OPTIONAL_BEGIN && b?.mark === OPTIONAL_END) i++;
      else if (a.mark === REPLACEABLE_BEGIN && b?.mark === REPLACEABLE_END && a.room <= 4) i++;
      else shorter.push(a);
    }
    if (shorter.length === list.length) return shorter;
    list = shorter;
  }
}

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

/** Bytes of symbols that are packed together. */
const BLOCK = 60_000;

/** Positions sorted by bucket, and where each bucket begins. */
function intoBuckets(buckets, size) {
  if (buckets.length > 0xffff) throw new Error("more entries than two bytes can count");
  const counts = new Uint32Array(size);
  for (const bucket of buckets) counts[bucket]++;
  const order = buckets.map((_, k) => k).sort((a, b) => buckets[a] - buckets[b] || a - b);
  return { starts: Uint16Array.from(startsOf(counts)), order };
}

/** Merges references with the same words and codes them. */
function build(references) {
  const merged = new Map();
  for (const reference of references) {
    const row = markedWords(reference.template);
    if (row.filter((s) => s.hash !== undefined).length < 4) continue;
    const key = `${reference.kind} ${row.map((s) => s.hash ?? `m${s.mark}${s.room ?? ""}`).join(" ")}`;
    const same = merged.get(key);
    if (same === undefined)
      merged.set(key, { id: reference.id, kind: reference.kind, shared: [...reference.shared], row });
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
  const chosen = chooseGrams(rows);
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
    wordStarts: wordBuckets.starts,
    block: Uint16Array.from(block),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    lengths: Int32Array.from(list.map(({ row }) => row.filter((s) => s.hash !== undefined).length)),
    gramReference: Uint16Array.from(gramBuckets.order.map((k) => entries[k].reference)),
    gramUpper: Uint8Array.from(gramBuckets.order.map((k) => upperOf(entries[k].key))),
    gramPlace: Uint8Array.from(gramBuckets.order.map((k) => entries[k].place)),
    gramStarts: gramBuckets.starts,
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

/** Plain texts of the list that their own template does not explain to the last word: references of their own. */
function unexplained(plain, list, data) {
  const none = new Int32Array(0);
  const known = { knownHigh: none, knownLow: none, knownId: new Uint16Array(0), knownIds: new Uint8Array(0) };
  const index = openIndex(seal(encodeIndex({ ...data, ...known }))).value;
  const found = [];
  for (const entry of list) {
    if (entry.kind !== "license" || plain[entry.id] === undefined) continue;
    const text = plain[entry.id].licenseText.normalize("NFKC");
    const { matches } = detect(text, index);
    if (matches.length === 1 && matches[0].license === entry.id && !matches[0].modified) continue;
    found.push({ id: entry.id, kind: "license", shared: entry.shared, template: { text, parts: [] } });
  }
  return found;
}

const require = createRequire(import.meta.url);
const plain = require("spdx-license-list/full");
const references = collectReferences(shared);
const first = build(references);
const second = unexplained(plain, first.list, first.data);
console.log(`texts beside their templates: ${second.map((r) => r.id).join(" ")}`);
const { list, data, words: vocabularySize, grams } = build([...references, ...second]);

// Whole word streams that are known: the template in full and without its optional parts, the plain text, and what was harvested.
const known = new Map();
function remember(hashes, number) {
  const { high, low } = streamKey(Int32Array.from(hashes), hashes.length);
  const key = `${high}:${low}`;
  if (!known.has(key)) known.set(key, { high, low, number });
}
list.forEach(({ kind, row }, k) => {
  if (kind !== "license") return;
  for (const withOptional of [true, false]) {
    let depth = 0;
    let skip = false;
    const hashes = [];
    for (const s of row) {
      if (s.mark === OPTIONAL_BEGIN) depth++;
      else if (s.mark === OPTIONAL_END) depth--;
      else if (s.mark === ALTERNATIVES) skip = true;
      else if (s.mark === REPLACEABLE_END) skip = false;
      else if (s.hash !== undefined && !skip && (withOptional || depth === 0)) hashes.push(s.hash);
    }
    remember(hashes, k);
  }
});
const numberOf = new Map();
list.forEach((entry, k) => {
  if (entry.kind === "license")
    for (const id of [entry.id, ...entry.shared]) if (!numberOf.has(id)) numberOf.set(id, k);
});
for (const [id, { licenseText }] of Object.entries(plain)) {
  const k = numberOf.get(id);
  if (k !== undefined)
    remember(
      comparable(licenseText).map((w) => w.hash),
      k,
    );
}
try {
  const harvest = JSON.parse(readFileSync(new URL("harvest.json", import.meta.url), "utf8"));
  for (const [id, keys] of Object.entries(harvest.streams)) {
    const k = numberOf.get(id);
    if (k === undefined) continue;
    for (const [high, low] of keys)
      if (!known.has(`${high}:${low}`)) known.set(`${high}:${low}`, { high, low, number: k });
  }
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
const streams = [...known.values()].sort((a, b) => a.high - b.high || a.low - b.low);
const groupOf = ({ id, shared: others }) => [id, ...others].join("|");
const ids = [...new Set(streams.map((r) => groupOf(list[r.number])))].sort();
const place = new Map(ids.map((id, k) => [id, k]));
const file = seal(
  encodeIndex({
    ...data,
    knownHigh: Int32Array.from(streams.map((r) => r.high)),
    knownLow: Int32Array.from(streams.map((r) => r.low)),
    knownId: Uint16Array.from(streams.map((r) => place.get(groupOf(list[r.number])))),
    knownIds: encodeRows(ids.map((id) => [id])),
  }),
);
writeFileSync(new URL("../../src/licenses/detect/fingerprints.bin", import.meta.url), file);
console.log(
  `${list.length} references, ${vocabularySize} words, ${grams} grams, ${data.blockStarts.length - 1} blocks, ${streams.length} known streams: ${file.length} bytes`,
);
