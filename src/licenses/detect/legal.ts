// Does a text sound like terms of use, though no licence that we know is in it? Then silence would be a wrong answer.
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";
import type { Words } from "./words.ts";

/** Words of licences and agreements; each counts once. */
const LEGAL_WORDS =
  `license licensee licensor licensed herein hereby hereunder thereof agreement warranty warranties liable liability merchantability
  infringement noninfringement indemnify damages consequential incidental copyright redistribution redistribute sublicense
  grant grants granted permission permitted prohibited conditions terms terminate termination jurisdiction governing patent trademark
  royalty proprietary confidential derivative disclaimer disclaims express implied exclusive irrevocable perpetual rights restrictions
  law laws notwithstanding pursuant provided lawful`.split(/\s+/);
const LEGAL = new Set(LEGAL_WORDS.map((word) => canonicalWord(hashWord(word))));
/** The same in any spelling; more than enough words are found by it, never too few. */
const LEGAL_WORD = new RegExp(
  `(?:^|[^a-z0-9]|\\\\[nrt])(?:${LEGAL_WORDS.join("|").replaceAll("licens", "licen[sc]")})(?![a-z0-9])`,
  "gi",
);
/** So many different ones, and so many of all words: a manual or an article has fewer. */
const LEAST_DIFFERENT = 9;
const LEAST_SHARE = 0.06;

/** A header is near the beginning. */
const READ = 4000;
/** Short texts say it in one sentence. "Permission is granted to the camera" is said of something else. */
const PLAIN =
  /\bpermission (?:to (?:use,? copy|copy,? (?:use|modify|distribute))|is (?:hereby granted|granted(?:,? (?:provided|without|free|by the (?:author|copyright)|for (?:use|any|all|non)|under|subject)|,? to (?:any|every|use|copy|you|make|modify|distribute|redistribute|reproduce|the (?:public|user|recipient|licensee)|all\b|whom|licensee)|[.,;:] )))|\bunauthori[sz]ed (?:copying|use|reproduction|distribution) of this (?:file|software|program|material|document)\b|\bproprietary (?:and|&) confidential\b/i;

function saysPlainly(text: string): boolean {
  return PLAIN.test(text.slice(0, READ).replace(/[\s*#/;]+/g, " "));
}

export function soundsLegal(words: Words): boolean {
  if (saysPlainly(words.text)) return true;
  const seen = new Set<number>();
  let count = 0;
  for (let i = 0; i < words.count; i++) {
    const hash = words.hash[i] as number;
    if (!LEGAL.has(hash)) continue;
    seen.add(hash);
    count++;
  }
  return seen.size >= LEAST_DIFFERENT && count >= words.count * LEAST_SHARE;
}

const MARKUP = /<[^<>]{0,600}>|\]\([^)\s]{0,300}\)|[^a-z0-9]{9}[^a-z0-9]+/gi;

/** Is it possible that `soundsLegal` holds? Without reading the words; so it errs on the side of "yes". */
export function mayBeLegal(text: string): boolean {
  if (saysPlainly(text)) return true;
  const seen = new Set<string>();
  let count = 0;
  LEGAL_WORD.lastIndex = 0;
  for (let hit = LEGAL_WORD.exec(text); hit !== null; hit = LEGAL_WORD.exec(text)) {
    if (seen.size < LEAST_DIFFERENT) seen.add(hit[0].toLowerCase().replace(/^[^a-z]|^\\[nrt]/, ""));
    count++;
  }
  if (seen.size < LEAST_DIFFERENT) return false;
  // Half of all words may be parts of others: "it's", "non-free".
  return count * 2 >= countWords(text.replace(MARKUP, " ")) * LEAST_SHARE;
}

function countWords(text: string): number {
  let count = 0;
  let inside = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i) | 32;
    const now = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) ? 1 : 0;
    count += now & ~inside;
    inside = now;
  }
  return count;
}
