// One licence text as the index knows it: a row of word numbers, and which of them may be missing or replaced.

/** The word belongs to a part that may be left out. */
export const OPTIONAL = 1;
/** The word is the usual filling of a replaceable part. */
export const REPLACEABLE = 2;

/**
 * license: a whole text · exception: a permission added to a licence · notice: a standard header ·
 * addendum: a rider that restricts a licence · policy: a use policy that a licence makes binding.
 */
export type ReferenceKind = "license" | "exception" | "notice" | "addendum" | "policy";

/** A part whose words may differ. */
export interface Replaceable {
  /** Positions of the usual filling: [from, to). */
  readonly from: number;
  readonly to: number;
  /** How many unforeseen words may stand there. */
  readonly room: number;
  /** Words of the foreseen alternatives. */
  readonly words: ReadonlySet<number> | undefined;
}

/** What is known without reading the words. */
export interface ReferenceHead {
  /** SPDX id, LicenseRef- id, or for a notice the id it stands for. */
  readonly id: string;
  readonly kind: ReferenceKind;
  /** Other ids that have the same text. */
  readonly shared: readonly string[];
}

export interface Reference extends ReferenceHead {
  readonly number: number;
  readonly words: Int32Array;
  readonly flags: Uint8Array;
  /** Words that must be there. */
  readonly required: number;
  readonly replaceables: readonly Replaceable[];
  /** For each gap between words (0 … length): the replaceable part around it, or -1. */
  readonly around: Int16Array;
}

/** Symbols of the coded form; words are numbered from FIRST_WORD. */
export const OPTIONAL_BEGIN = 1;
export const OPTIONAL_END = 2;
/** Followed by the room (a number + FIRST_WORD). */
export const REPLACEABLE_BEGIN = 3;
export const ALTERNATIVES = 4;
export const REPLACEABLE_END = 5;
export const FIRST_WORD = 8;

/** Reads one reference from its symbols. */
export function readReference(head: ReferenceHead, number: number, symbols: readonly number[]): Reference {
  const words: number[] = [];
  const flags: number[] = [];
  const replaceables: Replaceable[] = [];
  let depth = 0;
  let required = 0;
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i] as number;
    if (symbol >= FIRST_WORD) {
      words.push(symbol - FIRST_WORD);
      flags.push(depth > 0 ? OPTIONAL : 0);
      if (depth === 0) required++;
    } else if (symbol === OPTIONAL_BEGIN) depth++;
    else if (symbol === OPTIONAL_END) depth--;
    else if (symbol === REPLACEABLE_BEGIN) {
      const room = (symbols[++i] as number) - FIRST_WORD;
      const start = words.length;
      for (i++; (symbols[i] as number) >= FIRST_WORD; i++) {
        words.push((symbols[i] as number) - FIRST_WORD);
        flags.push(REPLACEABLE | (depth > 0 ? OPTIONAL : 0));
      }
      const others = new Set<number>();
      if (symbols[i] === ALTERNATIVES) {
        for (i++; (symbols[i] as number) >= FIRST_WORD; i++) others.add((symbols[i] as number) - FIRST_WORD);
      }
      replaceables.push({ from: start, to: words.length, room, words: others.size === 0 ? undefined : others });
    }
  }
  const around = new Int16Array(words.length + 1).fill(-1);
  replaceables.forEach((part, k) => {
    for (let p = part.from; p <= part.to; p++) if ((around[p] as number) < 0 || part.room > 0) around[p] = k;
  });
  return {
    ...head,
    number,
    words: Int32Array.from(words),
    flags: Uint8Array.from(flags),
    required,
    replaceables,
    around,
  };
}
