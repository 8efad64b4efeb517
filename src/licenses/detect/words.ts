// Turns a text into words that can be compared: case, punctuation, markup and layout are gone, lines are kept.
// Follows the SPDX matching guidelines, https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/

import { goesOnAt, NON, SUB } from "./broken-words.ts";
import { isBullet } from "./bullets.ts";
import { copyrightEnd } from "./copyright.ts";
import { canonicalWord } from "./equivalents.ts";
import { hashWord, WORD_PRIME, WORD_SEED } from "./hash.ts";
import { isIdeograph, isLetterOrDigit, LOWER, wideLetter } from "./letters.ts";
import { commandEnd, entityEnd, isPlain, plainText, tagEnd } from "./markup.ts";

/** The word is a list bullet ("1.", "(a)", "iii)"): it may be missing or added anywhere. */
export const BULLET = 1;
/** The word belongs to a copyright statement, or to "All rights reserved". */
export const COPYRIGHT = 2;
/** The word belongs to a sentence that offers another licence beside the text it stands in. */
export const ASIDE = 4;

/** Words of one text, in reading order. The arrays may be longer than `count`. */
export interface Words {
  /** The text the offsets refer to: the input after Unicode normalisation. */
  text: string;
  count: number;
  /** 32-bit hash of the normalised word. */
  hash: Int32Array;
  /** Offset of the first character, and behind the last. */
  start: Int32Array;
  end: Int32Array;
  /** BULLET, COPYRIGHT or 0. */
  flag: Uint8Array;
  /** Where the lines of the text begin; made when the first line is asked for (lines.ts). */
  lines: readonly number[] | undefined;
}

const DNL = hashWord("dnl");
const REM = hashWord("rem");
const COPYRIGHT_WORD = hashWord("copyright");
const COPYRIGHTS = hashWord("copyrights");
const PORTIONS = hashWord("portions");
const PARTS = hashWord("parts");
const ALL = hashWord("all");
const RIGHTS = hashWord("rights");
const RESERVED = hashWord("reserved");

export function createWords(): Words {
  const none = new Int32Array(0);
  return { text: "", count: 0, hash: none, start: none, end: none, flag: new Uint8Array(0), lines: undefined };
}

function makeRoom(words: Words, length: number): void {
  const room = length + 2;
  if (words.hash.length >= room) return;
  const size = Math.max(room, 16384);
  words.hash = new Int32Array(size);
  words.start = new Int32Array(size);
  words.end = new Int32Array(size);
  words.flag = new Uint8Array(size);
}

/** The offset of the last character to pass over at `at`, where no word begins: markup is passed over whole. */
function passOver(text: string, at: number, c: number): number {
  if (c === 60) return Math.max(at, tagEnd(text, at) - 1);
  if (c === 38) return Math.max(at, entityEnd(text, at) - 1);
  if (c === 64) return Math.max(at, commandEnd(text, at) - 1);
  const next = text.charCodeAt(at + 1);
  if (c === 93 && next === 40) return addressEnd(text, at);
  // "\n" in a text that is quoted as a string.
  return c === 92 && (next === 110 || next === 114 || next === 116) ? at + 1 : at;
}

/** Offset behind the copyright statement that the word [from, to), the first of its line, opens; 0 if it opens none. */
function statementEndAt(text: string, from: number, to: number, h: number, isMarked: boolean): number {
  if (isMarked) return to - from === 1 && (text.charCodeAt(from) | 32) === 99 ? copyrightEnd(text, from - 1) : 0;
  if (h === COPYRIGHT_WORD || h === COPYRIGHTS || h === PORTIONS || h === PARTS) return copyrightEnd(text, from);
  return 0;
}

/** What a character is for the words: the lower case of an ASCII letter or digit, else one of these. */
const NOTHING = 0;
const LINE_END = 1;
const CLAUSE_END = 2;
const SPECIAL = 3;
const WIDE = 4;
const LEAST_LETTER = 48;
const KIND = new Uint8Array(129);
for (let c = 0; c < 128; c++)
  KIND[c] = LOWER[c] || (c === 10 ? LINE_END : /[:;,)]/.test(String.fromCharCode(c)) ? CLAUSE_END : NOTHING);
for (const c of "\r.<&\\]@") KIND[c.charCodeAt(0)] = SPECIAL;
KIND[128] = WIDE;

/** Where a word may stand: in a clause, behind the end of one, at the beginning of a line. */
const INSIDE = 0;
const AFTER_STOP = 1;
const LINE_START = 3;

/** What reading has come to; the loop keeps what it needs often in variables of its own. */
const state = { opening: LINE_START, statementEnd: 0, hash: 0 };

/** Passes over what is more than one character or means more than a blank; returns the offset behind. */
function passSpecial(text: string, at: number, c: number): number {
  if (c === 13) {
    if (text.charCodeAt(at + 1) !== 10) state.opening = LINE_START;
  } else if (c === 46) {
    if (!isLetterOrDigit(text.charCodeAt(at + 1))) state.opening |= AFTER_STOP;
  } else if (c === 0xa9) {
    if (state.opening === LINE_START && at >= state.statementEnd) state.statementEnd = copyrightEnd(text, at);
  } else if (c < 128) {
    const last = passOver(text, at, c);
    if (last > at && text.slice(at, last + 1).includes("\n")) state.opening = LINE_START;
    return last + 1;
  }
  return at + 1;
}

/** Reads on a word of hash `h` from `at`, where something else than a letter of ASCII may belong to it; returns the offset behind. */
function readOn(text: string, at: number, h: number, isKnown: (hash: number) => boolean): number {
  let i = at;
  state.hash = h;
  while (i < text.length) {
    let c = text.charCodeAt(i);
    let lower = c < 128 ? (LOWER[c] as number) : 0;
    if (lower === 0) {
      const next = c === 0 ? -1 : goesOnAt(text, i, state.hash, isKnown);
      if (next < 0) break;
      i = next;
      c = text.charCodeAt(i);
      lower = c < 128 ? (LOWER[c] as number) : wideLetter(c);
    }
    state.hash = Math.imul(state.hash ^ lower, WORD_PRIME);
    i++;
  }
  return i;
}

/** The flag of a word that opens a line or a clause, stands behind a bracket, or in a statement of copyright. */
function flagOf(text: string, from: number, to: number, h: number): number {
  if (from < state.statementEnd) return COPYRIGHT;
  const { opening } = state;
  const isMarked = to - from <= 6 && isBullet(text, from, to, opening !== INSIDE);
  if (opening === LINE_START) {
    const behind = statementEndAt(text, from, to, h, isMarked);
    if (behind > from) {
      state.statementEnd = behind;
      return COPYRIGHT;
    }
    if (h === DNL || h === REM) return BULLET;
  }
  return isMarked ? BULLET : 0;
}

function flagReserved({ hash, flag }: Words, count: number): void {
  if (count < 3 || hash[count - 2] !== RIGHTS || hash[count - 3] !== ALL) return;
  flag[count - 1] = flag[count - 2] = flag[count - 3] = COPYRIGHT;
}

/** Reads the words of a text as it was found. */
export function readWords(input: string, words: Words, isKnown: (hash: number) => boolean): void {
  readPlainWords(plainText(input), words, isKnown);
}

/**
 * Reads the words of a text in its plain form (markup.ts) into `words`, whose buffers are reused. One pass, linear in its length.
 * `isKnown` decides whether the halves of a word broken at the end of a line belong together.
 * The loop is small, and all that is rare stands outside: it is optimized within the first few thousand characters, and only once.
 */
export function readPlainWords(text: string, words: Words, isKnown: (hash: number) => boolean): void {
  const n = text.length;
  // Between two words stands a character; only ideographs are words of their own.
  makeRoom(words, isPlain(text) ? n >> 1 : n);
  words.text = text;
  words.lines = undefined;
  const { hash, start, end, flag } = words;
  state.statementEnd = 0;
  let opening = LINE_START;
  let statementEnd = 0;
  let count = 0;
  let i = 0;
  while (i < n) {
    const from = i;
    let c = text.charCodeAt(i);
    let kind = KIND[Math.min(c, 128)] as number;
    let h = WORD_SEED;
    if (kind >= LEAST_LETTER) {
      do {
        h = Math.imul(h ^ kind, WORD_PRIME);
        i++;
        c = i < n ? text.charCodeAt(i) : 0;
        kind = KIND[Math.min(c, 128)] as number;
      } while (kind >= LEAST_LETTER);
      if (c >= 128 || c === 39 || c === 45 || h === NON || h === SUB) {
        i = readOn(text, i, h, isKnown);
        h = state.hash;
      }
    } else if (kind === WIDE && wideLetter(c) !== 0) {
      h = Math.imul(h ^ wideLetter(c), WORD_PRIME);
      i++;
      if (!isIdeograph(c)) {
        i = readOn(text, i, h, isKnown);
        h = state.hash;
      }
    } else {
      i++;
      if (kind === LINE_END) opening = LINE_START;
      else if (kind === CLAUSE_END) opening |= AFTER_STOP;
      else if (kind !== NOTHING) {
        state.opening = opening;
        i = passSpecial(text, from, c);
        opening = state.opening;
        statementEnd = state.statementEnd;
      }
      continue;
    }
    h = canonicalWord(h);
    let mark = 0;
    if (opening !== INSIDE || from < statementEnd || text.charCodeAt(from - 1) === 40) {
      state.opening = opening;
      mark = flagOf(text, from, i, h);
      statementEnd = state.statementEnd;
      if (mark !== BULLET) opening = INSIDE;
    }
    hash[count] = h;
    start[count] = from;
    end[count] = i;
    flag[count] = mark;
    count++;
    if (h === RESERVED) flagReserved(words, count);
  }
  words.count = count;
}

/** Markdown's "[words](address)": the address is no part of the sentence. Returns the offset of the closing bracket, or `at`. */
function addressEnd(text: string, at: number): number {
  for (let i = at + 2; i < at + 300; i++) {
    const c = text.charCodeAt(i);
    if (c === 41) return i;
    if (!(c > 32)) return at;
  }
  return at;
}
