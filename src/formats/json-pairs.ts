// Finds pairs such as "name": "monolog/monolog" in the text of a JSON file, in the order in which they stand there.
import { makeLineFinder } from "./line-finder.ts";

export interface PairLocator {
  /** Offset of the next such pair behind the last one that was found; undefined if there is none. */
  find(key: string, value: string): number | undefined;
  /** Offset of the next such key behind `from` and before `until`, whatever its value. */
  findKey(key: string, from: number, until: number): number | undefined;
  lineOf(offset: number): number;
}

/** After so many pairs that could not be found, no more are looked for, so that a hostile text costs linear time. */
const MISS_LIMIT = 50;

export function makePairLocator(text: string): PairLocator {
  const lineOf = makeLineFinder(text);
  let at = 0;
  let misses = 0;
  return {
    lineOf,
    find(key, value) {
      if (misses > MISS_LIMIT) return undefined;
      const quotedKey = JSON.stringify(key);
      const plain = JSON.stringify(value);
      const forms = plain.includes("/") ? [plain, plain.replaceAll("/", "\\/")] : [plain];
      for (const form of forms) {
        for (let found = text.indexOf(form, at); found >= 0; found = text.indexOf(form, found + form.length)) {
          const start = startOfKey(text, found, quotedKey);
          if (start === undefined) continue;
          at = found + form.length;
          return start;
        }
      }
      misses++;
      return undefined;
    },
    findKey(key, from, until) {
      const quoted = JSON.stringify(key);
      const piece = text.slice(from, until);
      for (let found = piece.indexOf(quoted); found >= 0; found = piece.indexOf(quoted, found + quoted.length)) {
        let after = found + quoted.length;
        while (piece.charCodeAt(after) <= 0x20) after++;
        if (piece[after] === ":") return from + found;
      }
      return undefined;
    },
  };
}

/** Offset of the key if the value at `at` is this key's. */
function startOfKey(text: string, at: number, quotedKey: string): number | undefined {
  let before = at - 1;
  while (before >= 0 && text.charCodeAt(before) <= 0x20) before--;
  if (text[before] !== ":") return undefined;
  before--;
  while (before >= 0 && text.charCodeAt(before) <= 0x20) before--;
  const start = before + 1 - quotedKey.length;
  return start >= 0 && text.startsWith(quotedKey, start) ? start : undefined;
}
