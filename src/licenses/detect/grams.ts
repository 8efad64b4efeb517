// Three words in a row ("grams") as one number, and the table that tells which references have them.
import { mix } from "./hash.ts";

/** Hash of three word numbers; never 0. */
export function gram(a: number, b: number, c: number): number {
  return mix(Math.imul(Math.imul(a + 1, 0x9e3779b1) + b + 1, 0x85ebca6b) + c + 1) | 1;
}

/**
 * Which references have a gram. But for `starts` the arrays are those of the shipped file.
 * Of a key's 23 bits the lower 16 choose a bucket, the upper 7 tell its entries apart.
 */
export interface GramTable {
  /** First entry of each bucket; one more than there are buckets. */
  readonly starts: Int32Array;
  /** By entry: upper bits of the key, number of the reference, place of the gram among those of its reference. */
  readonly upper: Uint8Array;
  readonly reference: Uint16Array;
  readonly place: Uint8Array;
  /** By reference: how many of its grams are in the table. */
  readonly indexed: Uint16Array;
}

export const GRAM_BUCKETS = 1 << 16;

/** Where each bucket begins, from how many entries each holds. */
export function bucketStarts(counts: Uint8Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  let sum = 0;
  for (let k = 0; k < counts.length; k++) {
    sum += counts[k] as number;
    starts[k + 1] = sum;
  }
  return starts;
}

/** The part of a gram that the table keeps. A chance hit is harmless: only many hits close together count. */
export function tableKey(key: number): number {
  return key >>> 9;
}

export function bucketOf(tableKey: number): number {
  return tableKey & (GRAM_BUCKETS - 1);
}

export function upperOf(tableKey: number): number {
  return tableKey >>> 16;
}

/** Where each gram of one reference stands. */
export interface Positions {
  readonly mask: number;
  readonly keys: Int32Array;
  readonly first: Int32Array;
  /** Next position with the same gram, or -1. */
  readonly next: Int32Array;
}

export function buildPositions(words: Int32Array): Positions {
  let size = 16;
  while (size < words.length * 2) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size);
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(words.length);
  // From the end, so that chains run forward.
  for (let i = words.length - 3; i >= 0; i--) {
    const key = gram(words[i] as number, words[i + 1] as number, words[i + 2] as number);
    let slot = (key >>> 5) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    keys[slot] = key;
    next[i] = first[slot] as number;
    first[slot] = i;
  }
  return { mask, keys, first, next };
}

export function firstPosition(table: Positions, key: number): number {
  let slot = (key >>> 5) & table.mask;
  for (;;) {
    const found = table.keys[slot] as number;
    if (found === key) return table.first[slot] as number;
    if (found === 0) return -1;
    slot = (slot + 1) & table.mask;
  }
}
