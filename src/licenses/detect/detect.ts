// Recognises the licences in a text: whole texts, exceptions, notices, tags; says what is left over.
import type { TextMatch } from "../../model/license.ts";
import type { Stream } from "./alignment.ts";
import { markAsides } from "./asides.ts";
import { attachExceptions, buildExpression, offersChoice, type Placed, reconcile } from "./conclude.ts";
import { collectCopyrights } from "./copyright.ts";
import { soundsLegal } from "./legal.ts";
import type { LicenseIndex } from "./load.ts";
import { findHits, type Hit } from "./match.ts";
import { type Claim, type Notices, readNotices } from "./notices.ts";
import { readRemainder } from "./remainder.ts";
import { comparableHashes, readStream, streamKey, wordNumber } from "./stream.ts";
import { ASIDE, COPYRIGHT, createWords, readWords, type Words } from "./words.ts";

export { type LicenseIndex, loadIndex } from "./load.ts";

/** What one text says about licences. */
export interface Detection {
  /** matched: `expression` holds · unreadable: a licence, but none we can vouch for · none: no licence in it. */
  readonly reading: "matched" | "unreadable" | "none";
  /** In reading order. */
  readonly matches: readonly TextMatch[];
  /** SPDX expression; AND of all licences found unless the text itself states a choice. Only with "matched". */
  readonly expression?: string;
  /** 0 to 1; the lowest of all matches. */
  readonly confidence: number;
  /** The licence an unreadable text resembles most. */
  readonly candidate?: { readonly license: string; readonly confidence: number };
  /** Words that belong to no licence and may restrict it, shortened. */
  readonly remainder?: string;
  /** Of the remainder: the sentence that limits use or asks for more, where there is one. */
  readonly restriction?: string;
  /** Copyright statements, as they stand. */
  readonly copyrights: readonly string[];
}

/** More licences than this, only named: a list. */
const MOST_NAMED = 6;
/** More licences than this, each only a field: a table of them. */
const MOST_LABELLED = 20;
/** Words of a text that has room for little more than a licence's name. */
const SHORT_TEXT = 80;
/** Words around a match in which a sentence may take something back. */
const NEAR = 120;
/** The same in program code, where the comment with the notice soon ends. */
const NEAR_IN_CODE = 50;

const scratch = createWords();
let hashes = new Int32Array(0);

/** One of everything that is rare in texts. Read before the first text, so that the compiler does not bet on never meeting it. */
const RARE =
  "\n© 2001 One\r\nCopyright (c) 2002 Two\nAll rights reserved. c) one, (a) two; 1. three: non-\n * free <b>it's</b> caf\u00e9 " +
  "\u00e9t\u00e9 owner\u2019s dis-\ntribution &amp; [x](y)\\n dnl\nrem sub licence \u6f22\u5b57 \u0000 <i\n>(c) 2003 Three\n";
for (let i = 0; i < 4; i++) readWords(RARE, scratch, (hash) => (hash & 1) === 0);

/** The answer for a text whose words are known to the last; undefined for any other. A few microseconds per kilobyte. */
export function identify(text: string, index: LicenseIndex): Detection | undefined {
  return identifyWords(readAll(text, index), index);
}

/** Recognises the licences in a text. Never throws; linear in the text. */
export function detect(text: string, index: LicenseIndex): Detection {
  const words = readAll(text, index);
  return identifyWords(words, index) ?? search(words, index);
}

function readAll(text: string, index: LicenseIndex): Words {
  readWords(text, scratch, (hash) => wordNumber(index.references().numbers, hash) >= 0);
  return scratch;
}

function identifyWords(words: Words, index: LicenseIndex): Detection | undefined {
  if (hashes.length < words.count) hashes = new Int32Array(words.hash.length);
  const count = comparableHashes(words, hashes);
  if (count === 0) return undefined;
  const known = index.known(streamKey(hashes, count));
  if (known === undefined) return undefined;
  const [license, ...sameText] = known;
  const match: TextMatch = {
    license,
    kind: "text",
    startLine: words.line[0] as number,
    endLine: words.line[words.count - 1] as number,
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
  const hits = findHits(stream, references);
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
  const settled = reconcile(withoutLists(placed, words.count));
  const sure = settled.filter((m) => m.claim?.unclear !== true && m.claim?.isException !== true);
  const vague = sure.length === 0 ? settled.find((m) => m.claim?.unclear) : undefined;
  const matches = attachExceptions(sure.length === 0 ? [] : settled);
  for (const { first, last, claim } of matches)
    for (let i = first; i <= last; i++) if (claim !== undefined || words.flag[i] !== ASIDE) covered[i] = 1;
  const changed = hits.filter((hit) => !hit.accepted);
  return conclude(words, matches, changed, vague, notices, covered, copyrights);
}

/** A text that names many licences and grants none is about licences, not under them; so is a long one that only names one. */
function withoutLists(placed: readonly Placed[], length: number): Placed[] {
  const isMention = (m: Placed) => !m.isException && (m.claim?.strength === "name" || m.claim?.strength === "address");
  const isStrong = (m: Placed) => !isMention(m) && m.claim?.unclear !== true;
  const named = new Set(placed.filter(isMention).map((m) => m.license));
  const isList = named.size > MOST_NAMED;
  const granted = new Set(placed.filter((m) => !isMention(m)).map((m) => m.license));
  if (isList && granted.size * 3 < named.size)
    return placed.filter((m) => m.claim === undefined || m.claim.strength === "tag");
  const labelled = new Set(placed.filter((m) => m.claim?.strength === "label").map((m) => m.license));
  const isTable =
    labelled.size > MOST_LABELLED && placed.every((m) => m.claim?.strength !== "grant" && m.claim !== undefined);
  if (isTable) return placed.filter((m) => m.claim?.strength === "tag");
  const isNeeded = length <= SHORT_TEXT && !placed.some(isStrong);
  return placed.filter((m) => m.claim?.strength !== "name" || m.isException || isNeeded);
}

function conclude(
  words: Words,
  matches: readonly Placed[],
  changed: readonly Hit[],
  vague: Placed | undefined,
  notices: Notices,
  covered: Uint8Array,
  copyrights: readonly string[],
): Detection {
  const found = matches.map(toTextMatch);
  let known = 0;
  for (let i = 0; i < words.count; i++) if (covered[i] === 1 || words.flag[i] === COPYRIGHT) known++;
  const isCode = looksLikeCode(words.text);
  const isLicenseFile =
    !isCode && known >= words.count * 0.5 && matches.some((m) => m.claim === undefined && m.kind === "text");
  const isCovered = (i: number) => covered[i] === 1 || words.flag[i] === COPYRIGHT;
  const rest =
    matches.length === 0
      ? undefined
      : readRemainder(
          words,
          isCovered,
          nearMatches(matches, words.count, isCode ? NEAR_IN_CODE : NEAR),
          isLicenseFile && matches.length <= 3,
        );
  const like = changed.reduce<Hit | undefined>(
    (a, b) => (a === undefined || b.alignment.matched > a.alignment.matched ? b : a),
    undefined,
  );
  const remainder = rest === undefined ? {} : { remainder: rest.shown };
  const restriction = rest?.isPlain === true ? { restriction: rest.shown } : {};
  if (like !== undefined) {
    const candidate = { license: like.alignment.reference.id, confidence: like.similarity };
    return {
      reading: "unreadable",
      matches: found,
      confidence: 0,
      candidate,
      ...remainder,
      ...restriction,
      copyrights,
    };
  }
  const [first] = found;
  if (first === undefined && vague !== undefined) {
    // "BSD license": somebody's BSD, but whose?
    const candidate = { license: vague.license, confidence: vague.confidence };
    return { reading: "unreadable", matches: found, confidence: 0, candidate, copyrights };
  }
  if (first === undefined) {
    const isUnknown = notices.unreadTags.length > 0 || soundsLegal(words);
    return { reading: isUnknown ? "unreadable" : "none", matches: found, confidence: 0, copyrights };
  }
  const confidence = Math.min(...found.map((m) => m.confidence));
  if (rest?.limits === true || matches.some((m) => m.isException)) {
    const candidate = { license: first.license, confidence };
    return {
      reading: "unreadable",
      matches: found,
      confidence: 0,
      candidate,
      ...remainder,
      ...restriction,
      copyrights,
    };
  }
  const choice = notices.passages.some(({ flat }) => offersChoice(flat));
  const expression = buildExpression(matches, choice);
  return {
    reading: "matched",
    matches: found,
    ...(expression === undefined ? {} : { expression }),
    confidence,
    ...remainder,
    copyrights,
  };
}

const CODE_LINE =
  /[;{}]\s*$|^\s*(?:#\s*(?:include|define|if|endif|import)\b|import\b|from \S+ import\b|def \w|var |const |let |@\w)/;

/** Source files are full of "must" and "should" that have nothing to do with their licence. */
function looksLikeCode(text: string): boolean {
  let lines = 0;
  let code = 0;
  for (let at = 0; at < text.length && lines < 2000; lines++) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (CODE_LINE.test(text.slice(at, Math.min(end, at + 300)))) code++;
    at = end + 1;
  }
  return code > 8 && code > lines * 0.15;
}

/** Is a word so close to a match that a sentence with it may speak of the match? */
function nearMatches(matches: readonly Placed[], count: number, reach: number): (word: number) => boolean {
  const near = new Uint8Array(count);
  for (const { first, last } of matches) near.fill(1, Math.max(0, first - reach), last + reach);
  return (word) => near[word] === 1;
}

function toTextMatch({ license, kind, startLine, endLine, confidence, modified, sameText }: Placed): TextMatch {
  const base = { license, kind, startLine, endLine, confidence, modified };
  return sameText === undefined || license.includes(" ") ? base : { ...base, sameText };
}

function placeHit({ alignment, similarity }: Hit, stream: Stream, words: Words): Placed {
  const first = stream.word[alignment.from] as number;
  const last = stream.word[alignment.to - 1] as number;
  return {
    license: alignment.reference.id,
    kind: alignment.reference.kind === "notice" ? "notice" : "text",
    startLine: words.line[first] as number,
    endLine: words.line[last] as number,
    confidence: similarity,
    modified: alignment.differences > 0,
    ...(alignment.reference.shared.length === 0 ? {} : { sameText: alignment.reference.shared }),
    first,
    last,
    isException: alignment.reference.kind === "exception",
    choice: false,
  };
}

const CONFIDENCE: Readonly<Record<Claim["strength"], number>> = {
  tag: 1,
  grant: 0.95,
  label: 0.9,
  address: 0.8,
  name: 0.6,
};

function placeClaim(claim: Claim, words: Words): Placed {
  return {
    license: claim.license,
    kind: claim.strength === "tag" ? "tag" : claim.strength === "grant" ? "notice" : "reference",
    startLine: words.line[claim.first] as number,
    endLine: words.line[claim.last] as number,
    confidence: claim.unclear ? 0.6 : claim.open ? 0.8 : CONFIDENCE[claim.strength],
    modified: false,
    first: claim.first,
    last: claim.last,
    isException: claim.isException === true,
    choice: claim.choice,
    claim,
  };
}
