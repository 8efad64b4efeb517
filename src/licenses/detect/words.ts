// Turns a text into words that can be compared: case, punctuation, markup and layout are gone, lines are kept.
// Follows the SPDX matching guidelines, https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/

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
  /** 1-based line of the first character. */
  line: Int32Array;
  /** BULLET, COPYRIGHT or 0. */
  flag: Uint8Array;
}

const NON = hashWord("non");
const SUB = hashWord("sub");
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
  return { text: "", count: 0, hash: none, start: none, end: none, line: none, flag: new Uint8Array(0) };
}

function makeRoom(words: Words, length: number): void {
  const room = length + 2;
  if (words.hash.length >= room) return;
  const size = Math.max(room, 16384);
  words.hash = new Int32Array(size);
  words.start = new Int32Array(size);
  words.end = new Int32Array(size);
  words.line = new Int32Array(size);
  words.flag = new Uint8Array(size);
}

/** Offset where a word broken by a hyphen at `at` goes on in the next line (behind comment marks), or 0. */
function continuation(text: string, at: number): number {
  let i = at + 1;
  if (text.charCodeAt(i) === 13) i++;
  if (text.charCodeAt(i) !== 10) return 0;
  for (const stop = i + 24; ++i < stop; ) {
    const c = text.charCodeAt(i);
    if (c >= 97 && c <= 122) return i;
    if (c === 10 || isLetterOrDigit(c) || Number.isNaN(c)) return 0;
  }
  return 0;
}

/** Offset of the word that a prefix at `at` ("non-", "sub ") belongs to, across blanks, line ends and comment marks; or 0. */
function prefixed(text: string, at: number): number {
  for (let i = at; i < at + 16; i++) {
    const c = text.charCodeAt(i);
    if (isLetterOrDigit(c)) return i;
    if (!(c === 32 || c === 45 || c === 10 || c === 13 || c === 9 || c === 42 || c === 35 || c === 47)) return 0;
  }
  return 0;
}

function hashOn(text: string, from: number, h: number): number {
  let whole = h;
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    if (!(c < 128) || LOWER[c] === 0) return canonicalWord(whole);
    whole = Math.imul(whole ^ (LOWER[c] as number), WORD_PRIME);
  }
}

/** Do the halves of a broken word belong together? Where each is a word, they may be two. */
function isOneWord(text: string, rest: number, h: number, isKnown: (hash: number) => boolean): boolean {
  return isKnown(hashOn(text, rest, h)) && !(isKnown(canonicalWord(h)) && isKnown(hashOn(text, rest, WORD_SEED)));
}

/** Stands for the end of the text: a code that is no letter and ends a word. */
const END = 0;

/** Where the word read up to `at` goes on (in a letter beyond ASCII, behind an apostrophe, a prefix or a hyphen at a line's end), or -1. */
function goesOnAt(text: string, at: number, h: number, isKnown: (hash: number) => boolean): number {
  const c = text.charCodeAt(at);
  let next = at;
  // An apostrophe inside a word vanishes: owner's = owners.
  if (c === 39 || c === 0x2019) next = at + 1;
  else if (c < 128) {
    if (h === NON || h === SUB) next = prefixed(text, at);
    else if (c === 45) {
      next = continuation(text, at);
      if (next !== 0 && !isOneWord(text, next, h, isKnown)) return -1;
    }
    if (next === 0 || next === at) return -1;
  }
  const first = text.charCodeAt(next);
  return isLetterOrDigit(first) && !isIdeograph(first) ? next : -1;
}

function countRows(text: string, from: number, to: number): number {
  let rows = 0;
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) rows++;
  return rows;
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

/** Reads the words of a text as it was found. */
export function readWords(input: string, words: Words, isKnown: (hash: number) => boolean): void {
  readPlainWords(plainText(input), words, isKnown);
}

/**
 * Reads the words of a text in its plain form (markup.ts) into `words`, whose buffers are reused. One pass, linear in its length.
 * `isKnown` decides whether the halves of a word broken at the end of a line belong together.
 * What is rare stands in functions of its own: the loop is compiled early, and again whenever it meets something new.
 */
export function readPlainWords(text: string, words: Words, isKnown: (hash: number) => boolean): void {
  const n = text.length;
  // Between two words stands a character; only ideographs are words of their own.
  makeRoom(words, isPlain(text) ? n >> 1 : n);
  words.text = text;
  const { hash, start, end, line, flag } = words;
  let count = 0;
  let row = 1;
  let lineStart = true;
  let afterStop = true;
  let statementEnd = 0;
  let i = 0;
  while (i < n) {
    let c = text.charCodeAt(i);
    let lower = c < 128 ? (LOWER[c] as number) : wideLetter(c);
    if (lower === 0) {
      if (c !== 32) {
        if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) {
          row++;
          lineStart = true;
        } else if (c === 58 || c === 59 || c === 44 || c === 41) afterStop = true;
        else if (c === 46) afterStop ||= !isLetterOrDigit(text.charCodeAt(i + 1));
        else if (c === 60 || c === 38 || c === 92 || c === 93 || c === 64) {
          const last = passOver(text, i, c);
          const rows = countRows(text, i, last + 1);
          row += rows;
          if (rows > 0) lineStart = true;
          i = last;
        } else if (c === 0xa9 && lineStart && i >= statementEnd) statementEnd = copyrightEnd(text, i);
      }
      i++;
      continue;
    }
    const from = i;
    const fromRow = row;
    let h = Math.imul(WORD_SEED ^ lower, WORD_PRIME);
    i++;
    if (c < 128 || !isIdeograph(c)) {
      for (;;) {
        c = i < n ? text.charCodeAt(i) : END;
        lower = c < 128 ? (LOWER[c] as number) : 0;
        if (lower === 0) {
          if (c === END || (c === 32 && h !== NON && h !== SUB)) break;
          const next = goesOnAt(text, i, h, isKnown);
          if (next < 0) break;
          if (next > i) row += countRows(text, i, next);
          i = next;
          c = text.charCodeAt(i);
          lower = c < 128 ? (LOWER[c] as number) : wideLetter(c);
        }
        h = Math.imul(h ^ lower, WORD_PRIME);
        i++;
      }
    }
    h = canonicalWord(h);
    let mark = 0;
    if (from < statementEnd) mark = COPYRIGHT;
    else {
      if (i - from <= 6 && isBullet(text, from, i, lineStart || afterStop)) mark = BULLET;
      if (lineStart) {
        const behind = statementEndAt(text, from, i, h, mark === BULLET);
        if (behind > from) {
          statementEnd = behind;
          mark = COPYRIGHT;
        } else if (h === DNL || h === REM) mark = BULLET;
      }
    }
    hash[count] = h;
    start[count] = from;
    end[count] = i;
    line[count] = fromRow;
    flag[count] = mark;
    count++;
    if (h === RESERVED && count > 2 && hash[count - 2] === RIGHTS && hash[count - 3] === ALL) {
      flag[count - 1] = flag[count - 2] = flag[count - 3] = COPYRIGHT;
    }
    if (mark !== BULLET) {
      lineStart = false;
      afterStop = false;
    }
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
