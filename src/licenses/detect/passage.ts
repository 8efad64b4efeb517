// Stretches of a text around words that speak of licences, written flat: lower case, one blank between words, no layout.
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";
import { BULLET, type Words } from "./words.ts";

/** A flat stretch. `at` tells which word an offset of `flat` belongs to. */
export interface Passage {
  readonly flat: string;
  /** Offset in `flat` of each word, rising. */
  readonly offsets: readonly number[];
  /** Index of the first word. */
  readonly first: number;
}

const KEYS = `license licensed licenses licensing licensee relicensed unlicense copyleft spdx gpl lgpl agpl gfdl mpl gplv1 gplv2 gplv3 gpl2 gpl3
lgplv2 lgplv3 lgpl2 lgpl3 agplv3 agpl3 gpls gpled gpld lgpl21 lgplv21 creativecommons cc0 wtfpl opensource dedicated domain dual terms
mit bsd cddl epl eupl cecill unlicense artistic
copying governed openssl llvm ijg jpeg jquery notice permitted distribution`;
const IS_KEY = new Set(KEYS.split(/\s+/).map((word) => canonicalWord(hashWord(word))));
/** A text so short is read whole. */
const SHORT_TEXT = 80;
const BEFORE = 24;
const AFTER = 48;
/** Longer texts that speak of licences all along are lists of licences or code about them: the first part is enough. */
const MOST_WORDS = 60_000;

/** The stretches of the text around such words, without what is covered already. */
export function findPassages(words: Words, isCovered: (word: number) => boolean): Passage[] {
  const found: Passage[] = [];
  const isShort = words.count <= SHORT_TEXT;
  let until = 0;
  let total = 0;
  for (let i = 0; i < words.count; i++) {
    if (isCovered(i) || !(isShort || IS_KEY.has(words.hash[i] as number))) continue;
    let from = i;
    while (from > until && i - from < BEFORE && !isCovered(from - 1)) from--;
    let to = i + 1;
    for (let last = i; to < words.count && to - last <= AFTER && !isCovered(to); to++) {
      if (IS_KEY.has(words.hash[to] as number)) last = to;
      if (to - i > 4000) break;
    }
    found.push(writeFlat(words, from, to));
    total += to - from;
    if (total > MOST_WORDS) break;
    until = to;
    i = to - 1;
  }
  return found;
}

/** Index of the word at an offset of the flat text. */
export function wordAt(passage: Passage, offset: number): number {
  let low = 0;
  let high = passage.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passage.offsets[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return passage.first + low;
}

function writeFlat(words: Words, from: number, to: number): Passage {
  const { text, start, end } = words;
  let flat = "\n";
  const offsets: number[] = [];
  let last = -1;
  for (let i = from; i < to; i++) {
    const word = text.slice(start[i], end[i]).toLowerCase();
    if (words.flag[i] === BULLET && (word === "dnl" || word === "rem")) {
      offsets.push(flat.length);
      continue;
    }
    if (last >= 0) flat += separator(text, end[last] as number, start[i] as number);
    offsets.push(flat.length);
    flat += word.replace(/licence/g, "license");
    last = i;
  }
  const tail = /^[+.)]{0,3}/.exec(text.slice(end[to - 1], (end[to - 1] as number) + 3))?.[0] ?? "";
  return { flat: `${flat}${tail}\n`, offsets, first: from };
}

/** What stands between two words: punctuation where it stood, a line break for a new paragraph; comment marks are gone. */
function separator(text: string, from: number, to: number): string {
  if (to - from === 1) {
    const c = text.charCodeAt(from);
    return c === 32 || c === 10 || c === 9 ? " " : text.charAt(from);
  }
  const between = text
    .slice(from, Math.min(to, from + 200))
    .replace(/<\/?[a-z][^<>]{0,199}>/gi, " ")
    .replace(/\b(?:dnl|rem)\b/gi, " ");
  const lines = between
    .replace(/\*\/[^\S\n]*\n[^\S\n]*\/\*/g, "\n")
    .replace(/\*\/|\/\*/g, "\n\n")
    .split("\n");
  const tail = /^[-+.,;:()[\]"'’”=@/|&<>!?]{0,6}/.exec(between)?.[0] ?? "";
  const lead = tail.length === between.length ? "" : (/[("'“‘@[<{]{0,3}$/.exec(between)?.[0] ?? "");
  if (lines.length > 1) {
    const end = tail.replace(/[-/|<>*]/g, "");
    return lines.length > 2 ? `${end}\n${lead}` : `${end} ${lead}`;
  }
  if (tail.length === between.length) return tail.slice(0, 4);
  const middle = between
    .slice(tail.length, between.length - lead.length)
    .replace(/>(?!=)|[^-+:=/|&,;.>]|-{2,}/g, "")
    .slice(0, 3);
  const before = /\s/.test(between.charAt(tail.length)) && tail === "-" ? "" : tail;
  return `${before}${middle === "" ? "" : ` ${middle}`} ${lead}`;
}
