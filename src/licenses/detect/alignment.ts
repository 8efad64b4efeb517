// What laying a reference over a text gives: what is there, what is missing, what is too much.
import type { Reference } from "./reference.ts";

/** The comparable words of a text: no bullets, no copyright statements. */
export interface Stream {
  readonly count: number;
  /** Number in the vocabulary, or -1. */
  readonly ids: Int32Array;
  /** Hash of the word. */
  readonly hashes: Int32Array;
  /** Gram that starts here, or 0 if one of its words is not in the vocabulary. */
  readonly grams: Int32Array;
  /** Index among all words of the text. */
  readonly word: Int32Array;
  /** Hash of a word and the next one, written together. */
  readonly together: (at: number) => number;
  /** The word as it is written, in lower case. */
  readonly letters: (at: number) => string;
}

/** What tells a change of meaning from a change of wording. */
export interface Sensitivity {
  /** The stem of a word that, added or lost, can change what is allowed; 0 for every other word. */
  readonly sensitiveStem: (hash: number) => number;
  /** Is it so even where a name may stand? */
  readonly isPlainlySensitive: (hash: number) => boolean;
  /** Hash of each word of the vocabulary. */
  readonly vocabulary: Int32Array;
}

export interface Alignment {
  readonly reference: Reference;
  /** Positions in the stream: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Required, optional and replaceable words that are there. */
  readonly matched: number;
  readonly optional: number;
  /** Required words that are missing; words that are too much. */
  readonly missing: number;
  readonly extra: number;
  /** Differences, a word in place of another counted once. */
  readonly differences: number;
  /** Required words missing between the first and the last word that is there. */
  readonly lost: number;
  /** Small numbers among what is missing: section numbers, or versions. */
  readonly numbers: number;
  /** Sensitive words among those that are missing or too much. */
  readonly sensitive: number;
  /** Where text and reference differ: [at, end) of the stream stands for [from, to) of the reference. */
  readonly gaps: readonly Gap[];
}

export type Gap = readonly [at: number, end: number, from: number, to: number];
