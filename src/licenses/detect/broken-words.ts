// Where a word goes on behind what is no letter of ASCII: an apostrophe, a prefix, a hyphen at the end of a line.
import { canonicalWord } from "./equivalents.ts";
import { hashWord, WORD_PRIME, WORD_SEED } from "./hash.ts";
import { isIdeograph, isLetterOrDigit, LOWER } from "./letters.ts";

/** Prefixes that belong to the next word, whatever stands between: "non-free", "sub licence". */
export const NON = hashWord("non");
export const SUB = hashWord("sub");

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

/** Where the word read up to `at` goes on (in a letter beyond ASCII, behind an apostrophe, a prefix or a hyphen at a line's end), or -1. */
export function goesOnAt(text: string, at: number, h: number, isKnown: (hash: number) => boolean): number {
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
