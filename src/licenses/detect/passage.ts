// Stretches of a text around words that speak of licences, written flat: lower case, one blank between words, no layout.
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";
import type { Words } from "./words.ts";

/** A flat stretch. `at` tells which word an offset of `flat` belongs to. */
export interface Passage {
  readonly flat: string;
  /** Offset in `flat` of each word, rising. */
  readonly offsets: readonly number[];
  /** Index of the first word. */
  readonly first: number;
}

const KEYS = `license licensed licenses licensing licensee relicensed unlicense copyleft spdx gpl lgpl agpl gfdl mpl gplv1 gplv2 gplv3 gpl2 gpl3
lgplv2 lgplv3 lgpl2 lgpl3 agplv3 agpl3 gpls gpled creativecommons cc0 wtfpl opensource dedicated domain dual terms`;
const IS_KEY = new Set(KEYS.split(/\s+/).map((word) => canonicalWord(hashWord(word))));
const BEFORE = 24;
const AFTER = 48;
/** Longer texts that speak of licences all along are lists of licences or code about them: the first part is enough. */
const MOST_WORDS = 60_000;

/** The stretches of the text around such words, without what is covered already. */
export function findPassages(words: Words, isCovered: (word: number) => boolean): Passage[] {
  const found: Passage[] = [];
  let until = 0;
  let total = 0;
  for (let i = 0; i < words.count; i++) {
    if (!IS_KEY.has(words.hash[i] as number) || isCovered(i)) continue;
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
  for (let i = from; i < to; i++) {
    if (i > from) flat += separator(text, end[i - 1] as number, start[i] as number);
    offsets.push(flat.length);
    flat += text
      .slice(start[i], end[i])
      .toLowerCase()
      .replace(/licence/g, "license");
  }
  const tail = text.slice(end[to - 1], (end[to - 1] as number) + 1);
  return { flat: `${flat}${/[+.)]/.test(tail) ? tail : ""}\n`, offsets, first: from };
}

/** What stands between two words: punctuation that can matter, a line break for a new paragraph, else one blank. */
function separator(text: string, from: number, to: number): string {
  if (to - from === 1) {
    const c = text.charCodeAt(from);
    return c === 32 || c === 10 || c === 9 ? " " : text.charAt(from);
  }
  const between = text.slice(from, Math.min(to, from + 200));
  const marks = between.replace(/[^-+.,;:()[\]"'=@/|&<>\n]|-{2,}/g, "").replace(/\n[^\n]*\n+/g, "\n\n");
  if (marks.includes("\n\n")) return `${marks.replace(/[\s\S]*?([.;:,)+]?)[\s\S]*/, "$1")}\n`;
  const kept = marks
    .replace(/\n/g, "")
    .replace(/[-<>@[\]]+/g, (run) => (run.length === 1 ? run : ""))
    .slice(0, 4);
  if (kept === "-" && !/\s/.test(between)) return "-";
  if (kept === "-") return " ";
  return /\s/.test(between) ? `${kept} ` : kept || " ";
}
