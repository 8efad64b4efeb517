// The words of a text that count when it is compared, and the key of the whole.

import type { Stream } from "./alignment.ts";
import { canonicalWord } from "./equivalents.ts";
import { gram } from "./grams.ts";
import { hashWord } from "./hash.ts";
import type { Words } from "./words.ts";

/** 64 bits that stand for a whole row of words. */
export interface StreamKey {
  readonly high: number;
  readonly low: number;
}

export function streamKey(hashes: Int32Array, count: number): StreamKey {
  let high = 0x2545f491;
  let low = 0x6c078965;
  for (let i = 0; i < count; i++) {
    const h = hashes[i] as number;
    high = Math.imul(high ^ h, 0x01000193);
    high ^= high >>> 15;
    low = Math.imul(low + h, 0x85ebca6b) ^ (low >>> 13);
  }
  return { high, low: low ^ count };
}

/** Number of each word hash in the vocabulary: buckets by hash, as they are shipped. */
export interface VocabularyTable {
  /** Hash of each word, by number. */
  readonly hashes: Int32Array;
  /** First entry of each bucket; one more than there are buckets. */
  readonly starts: Uint16Array;
  /** Numbers of words, bucket by bucket. */
  readonly order: Uint16Array;
}

export const WORD_BUCKETS = 1 << 14;

export function wordBucket(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 18;
}

/** Number of a word, or -1. */
export function wordNumber(table: VocabularyTable, hash: number): number {
  const { hashes, starts, order } = table;
  const bucket = Math.imul(hash, 0x9e3779b1) >>> 18;
  const stop = starts[bucket + 1] as number;
  for (let e = starts[bucket] as number; e < stop; e++) {
    const number = order[e] as number;
    if (hashes[number] === hash) return number;
  }
  return -1;
}

/** Copies the hashes of comparable words to `into` and returns their number. */
export function comparableHashes(words: Words, into: Int32Array): number {
  let count = 0;
  for (let i = 0; i < words.count; i++) if (words.flag[i] === 0) into[count++] = words.hash[i] as number;
  return count;
}

/** Buffers of the stream that was read last: fresh memory costs more than what is written to it. */
let buffers = makeBuffers(0);

function makeBuffers(size: number) {
  const make = () => new Int32Array(size);
  return { hashes: make(), word: make(), ids: make(), grams: make() };
}

function makeRoom(words: Words): void {
  if (buffers.ids.length < words.count) buffers = makeBuffers(words.hash.length);
}

/** The key of all words that are compared; undefined when there are none. */
export function keyOf(words: Words): StreamKey | undefined {
  makeRoom(words);
  const count = comparableHashes(words, buffers.hashes);
  return count === 0 ? undefined : streamKey(buffers.hashes, count);
}

/** The stream of a text. It holds until another text is looked at. */
export function readStream(words: Words, vocabulary: VocabularyTable): Stream {
  makeRoom(words);
  const { hashes, word, ids, grams } = buffers;
  let count = 0;
  // Number of the word before, and of the one before that.
  let b = -1;
  let a = -1;
  for (let i = 0; i < words.count; i++) {
    if (words.flag[i] !== 0) continue;
    const h = words.hash[i] as number;
    const id = wordNumber(vocabulary, h);
    hashes[count] = h;
    word[count] = i;
    ids[count] = id;
    grams[count] = 0;
    if (id >= 0 && b >= 0 && a >= 0) grams[count - 2] = gram(a, b, id);
    count++;
    a = b;
    b = id;
  }
  const together = (at: number): number => {
    const a = word[at] as number;
    const b = word[at + 1] as number;
    const written = words.text.slice(words.start[a], words.end[a]) + words.text.slice(words.start[b], words.end[b]);
    return canonicalWord(hashWord(written.toLowerCase()));
  };
  const letters = (at: number): string => {
    const a = word[at] as number;
    return words.text.slice(words.start[a], words.end[a]).toLowerCase();
  };
  return { count, ids, hashes, grams, word, together, letters };
}
