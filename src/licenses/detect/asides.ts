// Sentences inside of a licence text that offer the GPL instead: "ALTERNATIVELY, this product may be distributed under the terms of the GNU …".
import { hashWord } from "./hash.ts";
import { ASIDE, type Words } from "./words.ts";

const ALTERNATIVELY = hashWord("alternatively");
const LONGEST = 100;
/** What follows such a sentence and belongs to it. */
const MORE =
  /^[ ."')(]*(?:\(?this (?:clause )?is necessary due to a potential|the provided data structures and external interfaces from this code)/i;
const OFFER =
  /^alternatively[\s\S]{0,160}\b(?:under|by|of)[\s*#/;]+the[\s*#/;]+(?:terms[\s*#/;]+of[\s*#/;]+the[\s*#/;]+)?(?:terms[\s*#/;]+(?:and[\s*#/;]+conditions[\s*#/;]+)?of[\s*#/;]+(?:the[\s*#/;]+)?)?["']?(?:gnu|gpl|lgpl)\b/i;

/** Marks such sentences, so that the text around them can be compared. True if there is one. */
export function markAsides(words: Words): boolean {
  let found = false;
  for (let i = 0; i < words.count; i++) {
    if (words.hash[i] !== ALTERNATIVELY) continue;
    let last = endOfSentence(words, i);
    if (!OFFER.test(words.text.slice(words.start[i], words.end[last]))) continue;
    if (last + 1 < words.count && MORE.test(flatten(words.text, words.end[last] as number)))
      last = endOfSentence(words, last + 1);
    for (let k = i; k <= last; k++) if (words.flag[k] === 0) words.flag[k] = ASIDE;
    i = last;
    found = true;
  }
  return found;
}

/** The last word before a full stop or an empty line. */
function endOfSentence(words: Words, from: number): number {
  for (let i = from; i < words.count - 1 && i - from < LONGEST; i++) {
    const between = words.text.slice(words.end[i], words.start[i + 1]);
    if (/^["')]{0,2}\.[)"']?\s/.test(between) || /\n[\s*#/;]*\n/.test(between)) return i;
  }
  return Math.min(words.count - 1, from + LONGEST);
}

/** What follows, without line breaks and comment marks. */
function flatten(text: string, from: number): string {
  return text.slice(from, from + 200).replace(/[\s*#/;]+/g, " ");
}
