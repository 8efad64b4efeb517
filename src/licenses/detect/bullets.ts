// List bullets: "1.", "2)", "(a)", "iii.", "3.1.2".
import { LOWER } from "./letters.ts";

const ROMAN = /^[ivxlc]{1,5}$/i;

/** Is the word at [from, to) a bullet? `opening`: it is the first of its line or follows the end of a clause. */
export function isBullet(text: string, from: number, to: number, opening: boolean): boolean {
  const before = from > 0 ? text.charCodeAt(from - 1) : 10;
  const after = text.charCodeAt(to);
  const first = text.charCodeAt(from);
  const digits = first >= 48 && first <= 57;
  if (before === 40 && after === 41)
    return to - from === 1 || (to - from <= 2 && digits) || ROMAN.test(text.slice(from, to));
  if (!opening) return false;
  if (digits) {
    for (let i = from; i < to; i++)
      if ((text.charCodeAt(i) | 0) > 57) return to - from <= 3 && isSpace(text.charCodeAt(to + 1)) && after === 46;
    if (to - from > 2) return false;
    if (after === 41 || after === 58) return true;
    // "1. ", "1.2 ", but no "2.0" inside a sentence: there it does not open a clause.
    if (after === 46) return isSpace(text.charCodeAt(to + 1)) || isDigit(text.charCodeAt(to + 1));
    return before === 46 && isSpace(after);
  }
  if (after !== 41 && after !== 46) return false;
  if (LOWER[text.charCodeAt(to + 1)]) return false;
  if (to - from === 1) return after === 41 || isSpace(text.charCodeAt(to + 1));
  return ROMAN.test(text.slice(from, to));
}

function isSpace(code: number): boolean {
  return !(code > 32) || code === 0xa0;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
