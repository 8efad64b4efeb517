// Recognises the licences in a text: whole texts, exceptions, notices, tags; says what is left over.
import type { TextMatch } from "../../model/license.ts";
import type { Stream } from "./alignment.ts";
import { markAsides } from "./asides.ts";
import { attachExceptions, reconcile } from "./conclude.ts";
import { collectCopyrights } from "./copyright.ts";
import { decide } from "./decide.ts";
import type { Detection } from "./detection.ts";
import { lineOf } from "./lines.ts";
import { withoutLiterals } from "./literals.ts";
import type { LicenseIndex } from "./load.ts";
import { plainText } from "./markup.ts";
import { findHits, type Hit } from "./match.ts";
import { readNotices } from "./notices.ts";
import { placeClaim, placeHit, withoutLists } from "./place.ts";
import { answerQuiet } from "./quiet.ts";
import { isLimit } from "./remainder.ts";
import { keyOf, readStream, wordNumber } from "./stream.ts";
import { ASIDE, createWords, readPlainWords, type Words } from "./words.ts";

export type { Detection, UnreadPart } from "./detection.ts";
export { type LicenseIndex, loadIndex } from "./load.ts";

const scratch = createWords();

/** One of everything that is rare in texts. Read before the first text, so that the compiler does not bet on never meeting it. */
const RARE =
  "\n© 2001 One\r\nCopyright (c) 2002 Two\nAll rights reserved. c) one, (a) two; 1. three: non-\n * free <b>it's</b> caf\u00e9 " +
  "\u00e9t\u00e9 owner\u2019s dis-\ntribution &amp; [x](y)\\n dnl\nrem sub licence \u6f22\u5b57 \u0000 <i\n>(c) 2003 Three\n";
for (let i = 0; i < 4; i++) readPlainWords(RARE, scratch, (hash) => (hash & 1) === 0);

/** The answer for a text whose words are known to the last; undefined for any other. A few microseconds per kilobyte. */
export function identify(text: string, index: LicenseIndex): Detection | undefined {
  return identifyWords(readAll(plainText(text), index), index);
}

/** Recognises the licences in a text. Never throws; linear in the text. */
export function detect(text: string, index: LicenseIndex): Detection {
  const plain = plainText(text);
  return answerQuiet(plain, scratch, index.references()) ?? detectWhole(plain, index);
}

/** The same for a text in its plain form (markup.ts), all of which is read. */
export function detectWhole(plain: string, index: LicenseIndex): Detection {
  const words = readAll(plain, index);
  return identifyWords(words, index) ?? search(words, index);
}

function readAll(text: string, index: LicenseIndex): Words {
  readPlainWords(text, scratch, (hash) => wordNumber(index.references().numbers, hash) >= 0);
  return scratch;
}

function identifyWords(words: Words, index: LicenseIndex): Detection | undefined {
  const key = keyOf(words);
  const known = key === undefined ? undefined : index.known(key);
  if (known === undefined) return undefined;
  const [license, ...sameText] = known;
  const match: TextMatch = {
    license,
    kind: "text",
    startLine: lineOf(words, 0),
    endLine: lineOf(words, words.count - 1),
    confidence: 1,
    modified: false,
    ...(sameText.length === 0 ? {} : { sameText }),
  };
  return {
    reading: "matched",
    matches: [match],
    expression: license,
    confidence: 1,
    copyrights: collectCopyrights(words),
  };
}

function search(words: Words, index: LicenseIndex): Detection {
  const references = index.references();
  const hasAsides = markAsides(words);
  const stream = readStream(words, references.numbers);
  const hits = findHits(stream, references).map((hit) => (holdsLimit(hit, stream, words) ? refuse(hit) : hit));
  const copyrights = collectCopyrights(words);
  const covered = new Uint8Array(words.count + 1);
  for (const { alignment } of hits) {
    covered.fill(1, stream.word[alignment.from] as number, (stream.word[alignment.to - 1] as number) + 1);
  }
  if (hasAsides) for (let i = 0; i < words.count; i++) if (words.flag[i] === ASIDE) covered[i] = 0;
  const notices = readNotices(words, (i) => covered[i] === 1);
  const placed = [
    ...hits.filter((hit) => hit.accepted).map((hit) => placeHit(hit, stream, words)),
    ...notices.claims.map((claim) => placeClaim(claim, words)),
  ].sort((a, b) => a.first - b.first || a.last - b.last);
  const settled = reconcile(withoutLists(withoutLiterals(placed, words), words.count));
  const sure = settled.filter((m) => m.claim?.unclear !== true && m.claim?.isException !== true);
  const vague = sure.length === 0 ? settled.filter((m) => m.claim?.unclear) : [];
  const matches = attachExceptions(sure.length === 0 ? [] : settled);
  for (const { first, last, claim } of matches)
    for (let i = first; i <= last; i++) if (claim !== undefined || words.flag[i] !== ASIDE) covered[i] = 1;
  const changed = hits.filter((hit) => !hit.accepted);
  // The address of a licence that was found is no rest, even where it says nothing more.
  for (const { first, last, claim, license } of placed)
    if (claim?.strength === "address" && matches.some((m) => m.license === license)) covered.fill(1, first, last + 1);
  return decide({ words, stream, matches, changed, vague, notices, covered, copyrights });
}

/** Longer stretches inside of a match are texts of their own. */
const LONGEST_GAP = 80;

/** Do words stand inside of the match, where a name or nothing is expected, that take something back? */
function holdsLimit({ accepted, alignment }: Hit, stream: Stream, words: Words): boolean {
  if (!accepted) return false;
  return alignment.gaps.some(([at, end]) => {
    if (end <= at || end - at > LONGEST_GAP) return false;
    const from = words.start[stream.word[at] as number] as number;
    const isLimiting = (to: number | undefined) => isLimit(words.text.slice(from, to));
    if (isLimiting(words.end[stream.word[end - 1] as number])) return true;
    // With the next word, which the licence may have in common: "a commercial license".
    const next = stream.word[Math.min(end, stream.count - 1)] as number;
    return isLimiting(words.end[next]) && !isLimit(words.text.slice(words.start[next], words.end[next]));
  });
}

function refuse(hit: Hit): Hit {
  return { ...hit, accepted: false };
}
