// Decides what is said of a text, from what was found in it and what is left over.
import type { Stream } from "./alignment.ts";
import { looksLikeCode } from "./code-lines.ts";
import { commentAround, type Range } from "./comments.ts";
import { buildExpression, offersChoice, type Placed } from "./conclude.ts";
import { isContract } from "./contract.ts";
import type { Detection, UnreadPart } from "./detection.ts";
import { familyMembers } from "./families.ts";
import { soundsLegal } from "./legal.ts";
import type { Hit } from "./match.ts";
import type { Notices } from "./notices.ts";
import { toTextMatch } from "./place.ts";
import { type Remainder, readRemainder } from "./remainder.ts";
import { speaksOfUnknown } from "./unknown.ts";
import { changedPart, limitPart, placedPart, tagPart } from "./unread.ts";
import { COPYRIGHT, type Words } from "./words.ts";

/** Words around a match in which a sentence may take something back. */
const NEAR = 120;
/** Words around a match in which nothing else can be meant. */
const CLOSE = 12;
/** The same as NEAR in program code, where the comment with the notice soon ends. */
const NEAR_IN_CODE = 50;
/** More parts tell nobody more. */
const MOST_PARTS = 50;
/** More matches are not placed in their comments. */
const MOST_MATCHES = 200;

/** What was found in a text. */
export interface Found {
  readonly words: Words;
  readonly stream: Stream;
  /** What holds, in reading order. */
  readonly matches: readonly Placed[];
  /** Texts that resemble a licence and are not the same. */
  readonly changed: readonly Hit[];
  /** Names of families, where nothing else is known. */
  readonly vague: readonly Placed[];
  readonly notices: Notices;
  /** 1 for each word that belongs to what was found. */
  readonly covered: Uint8Array;
  readonly copyrights: readonly string[];
}

export function decide(found: Found): Detection {
  const { matches, changed, vague, notices, copyrights } = found;
  const texts = matches.map(toTextMatch);
  const rest = matches.length === 0 ? undefined : leftOver(found);
  const remainder = rest === undefined ? {} : { remainder: rest.shown };
  const unread = unreadParts(found, rest);
  const refuse = (candidate: Detection["candidate"], candidates: readonly string[] = []): Detection => ({
    reading: "unreadable",
    matches: texts,
    confidence: 0,
    ...(candidate === undefined ? {} : { candidate }),
    ...(candidates.length === 0 ? {} : { candidates }),
    ...remainder,
    ...(rest?.isPlain === true ? { restriction: rest.shown } : {}),
    ...(unread.length === 0 ? {} : { unread }),
    copyrights,
  });
  const like = changed.reduce<Hit | undefined>(
    (a, b) => (a === undefined || b.alignment.matched > a.alignment.matched ? b : a),
    undefined,
  );
  if (like !== undefined) return refuse({ license: like.alignment.reference.id, confidence: like.similarity });
  const [first] = texts;
  if (first === undefined) {
    // "BSD license": somebody's BSD, but whose?
    const [name] = vague;
    if (name !== undefined) {
      const members = new Set(vague.flatMap(({ license }) => familyMembers(license)));
      return refuse({ license: name.license, confidence: name.confidence }, [...members]);
    }
    if (notices.unreadTags.length > 0 || soundsLegal(found.words) || speaksOfUnknown(found.words.text))
      return refuse(undefined);
    return { reading: "none", matches: texts, confidence: 0, copyrights };
  }
  const confidence = Math.min(...texts.map((m) => m.confidence));
  if (rest?.limits === true || matches.some((m) => m.isException)) {
    return refuse({ license: first.license, confidence });
  }
  const hasText = matches.some((m) => m.claim === undefined && m.kind === "text");
  if (isContract(found.words, (i) => found.covered[i] === 1, hasText)) return refuse(undefined);
  const choices = notices.passages.filter(({ flat }) => offersChoice(flat));
  const expression = buildExpression(matches, choices);
  return {
    reading: "matched",
    matches: texts,
    ...(expression === undefined ? {} : { expression }),
    confidence,
    ...remainder,
    copyrights,
  };
}

function unreadParts({ words, stream, matches, changed, vague, notices }: Found, rest?: Remainder): UnreadPart[] {
  const parts = changed.map((hit) => changedPart(hit, stream, words));
  if (rest?.limits === true && rest.word !== undefined) parts.push(limitPart(words, rest.word, rest.shown));
  parts.push(...matches.filter((m) => m.isException).map((m) => placedPart(m, "exception")));
  if (parts.length === 0 && matches.length === 0) {
    parts.push(...vague.map((m) => placedPart(m, "family")));
    parts.push(...notices.unreadTags.map((tag) => tagPart(words, tag)));
  }
  return parts.sort((a, b) => a.startLine - b.startLine || a.endLine - b.endLine).slice(0, MOST_PARTS);
}

function leftOver({ words, matches, covered }: Found): Remainder | undefined {
  const isCovered = (i: number) => covered[i] === 1 || words.flag[i] === COPYRIGHT;
  let known = 0;
  for (let i = 0; i < words.count; i++) if (isCovered(i)) known++;
  const isCode = looksLikeCode(words.text);
  const isLicenseFile =
    !isCode && known >= words.count * 0.5 && matches.some((m) => m.claim === undefined && m.kind === "text");
  const isNear = nearMatches(matches, words.count, isCode ? NEAR_IN_CODE : NEAR);
  const isClose = nearMatches(matches, words.count, CLOSE);
  return readRemainder(words, {
    isCovered,
    isNear,
    isClose,
    isApart: apartFrom(matches, words, isCode),
    isLicenseFile: isLicenseFile && matches.length <= 3,
    isNonCommercial: matches.some(({ license }) => /-NC(?:-|$)|noncommercial/i.test(license)),
  });
}

/** Does a word stand in program code, outside of all comments with a match? Worked out when it is asked for. */
function apartFrom(matches: readonly Placed[], words: Words, isCode: boolean): (word: number) => boolean {
  let ranges: readonly Range[] | undefined;
  return (word) => {
    ranges ??= commentsOf(matches, words, isCode);
    const at = words.start[word] as number;
    return ranges.length > 0 && !ranges.some(([from, to]) => from <= at && at < to);
  };
}

/** The comments that hold the matches; none where one of them stands outside of comments. */
function commentsOf(matches: readonly Placed[], words: Words, isCode: boolean): Range[] {
  const ranges: Range[] = [];
  if (matches.length > MOST_MATCHES) return ranges;
  for (const { first } of matches) {
    const at = words.start[first] as number;
    const [, until = 0] = ranges.at(-1) ?? [];
    if (at < until) continue;
    const range = commentAround(words.text, at, isCode);
    if (range === undefined) return [];
    ranges.push(range);
  }
  return ranges;
}

/** Is a word so close to a match that a sentence with it may speak of the match? */
function nearMatches(matches: readonly Placed[], count: number, reach: number): (word: number) => boolean {
  const near = new Uint8Array(count);
  for (const { first, last } of matches) near.fill(1, Math.max(0, first - reach), last + reach);
  return (word) => near[word] === 1;
}
