// Three words in a row ("grams") as one number, and the table that tells which references have them.
import { mix } from "./hash.ts";

/** Hash of three word numbers; never 0. */
export function gram(a: number, b: number, c: number): number {
  return mix(Math.imul(Math.imul(a + 1, 0x9e3779b1) + b + 1, 0x85ebca6b) + c + 1) | 1;
}

/** Which references have a gram: open addressing over 24-bit keys, entries chained. */
export interface GramTable {
  readonly mask: number;
  readonly keys: Int32Array;
  /** A bit for each key, so small that it stays at hand: most grams of a text are in no table. */
  readonly sieve: Uint8Array;
  /** First entry of each slot. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly reference: Uint16Array;
  /** Grams of each reference in the table, and the entry of its first one. */
  readonly indexed: Uint16Array;
  readonly base: Int32Array;
}

const SIEVE = 1 << 20;

/** The part of a gram that the table keeps; never 0. A chance hit is harmless: only many hits close together count. */
export function tableKey(key: number): number {
  return (key >>> 8) | 1;
}

/** `keys` holds the chosen grams of each reference one behind the other, `counts` how many each has. */
export function buildGramTable(keys: Int32Array, counts: Uint16Array): GramTable {
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size);
  const first = new Int32Array(size).fill(-1);
  const sieve = new Uint8Array(SIEVE >> 3);
  const next = new Int32Array(keys.length);
  const reference = new Uint16Array(keys.length);
  const base = new Int32Array(counts.length);
  for (let r = 0, e = 0; r < counts.length; r++) {
    base[r] = e;
    for (const stop = e + (counts[r] as number); e < stop; e++) {
      const key = keys[e] as number;
      let slot = (key >>> 1) & mask;
      while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & mask;
      slots[slot] = key;
      const bit = (key >>> 1) & (SIEVE - 1);
      sieve[bit >> 3] = (sieve[bit >> 3] as number) | (1 << (bit & 7));
      next[e] = first[slot] as number;
      reference[e] = r;
      first[slot] = e;
    }
  }
  return { mask, keys: slots, sieve, first, next, reference, indexed: counts, base };
}

/** Index of the first entry of a gram, or -1. */
export function firstEntry(table: GramTable, gramKey: number): number {
  const key = tableKey(gramKey);
  const bit = (key >>> 1) & (SIEVE - 1);
  if (((table.sieve[bit >> 3] as number) & (1 << (bit & 7))) === 0) return -1;
  let slot = (key >>> 1) & table.mask;
  for (;;) {
    const found = table.keys[slot] as number;
    if (found === key) return table.first[slot] as number;
    if (found === 0) return -1;
    slot = (slot + 1) & table.mask;
  }
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
