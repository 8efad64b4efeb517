// Does a text sound like terms of use, though no licence that we know is in it? Then silence would be a wrong answer.
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";
import type { Words } from "./words.ts";

/** Words of licences and agreements; each counts once. */
const LEGAL = new Set(
  `license licensee licensor licensed herein hereby hereunder thereof agreement warranty warranties liable liability merchantability
  infringement noninfringement indemnify damages consequential incidental copyright redistribution redistribute sublicense
  grant grants granted permission permitted prohibited conditions terms terminate termination jurisdiction governing patent trademark
  royalty proprietary confidential derivative disclaimer disclaims express implied exclusive irrevocable perpetual rights restrictions
  law laws notwithstanding pursuant provided lawful`
    .split(/\s+/)
    .map((word) => canonicalWord(hashWord(word))),
);
/** So many different ones, and so many of all words: a manual or an article has fewer. */
const LEAST_DIFFERENT = 9;
const LEAST_SHARE = 0.06;

/** A header is near the beginning. */
const READ = 4000;
/** Short texts say it in one sentence. */
const PLAIN =
  /\bpermission (?:to (?:use,? copy|copy,? (?:use|modify|distribute))|is (?:hereby )?granted)|\bunauthori[sz]ed (?:copying|use|reproduction|distribution) of this (?:file|software|program|material|document)\b|\bproprietary (?:and|&) confidential\b/i;

export function soundsLegal(words: Words): boolean {
  if (PLAIN.test(words.text.slice(0, READ))) return true;
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
