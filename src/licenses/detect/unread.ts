// Which lines of a text nobody can vouch for, and why: so that a person knows what to read.
import type { Stream } from "./alignment.ts";
import type { Placed } from "./conclude.ts";
import type { UnreadPart } from "./detection.ts";
import { lineOf } from "./lines.ts";
import type { Hit } from "./match.ts";
import { sensitiveStem } from "./restrictions.ts";
import type { Words } from "./words.ts";

const LONGEST_SHOWN = 120;

/** A text that resembles a licence: what stands in it that the licence does not say. */
export function changedPart({ alignment, similarity }: Hit, stream: Stream, words: Words): UnreadPart {
  const first = stream.word[alignment.from] as number;
  const last = stream.word[alignment.to - 1] as number;
  const added = alignment.gaps.filter(([at, end]) => end > at);
  const isGrave = (at: number, end: number) => {
    for (let i = at; i < end; i++) if (sensitiveStem(stream.hashes[i] as number) > 0) return true;
    return false;
  };
  const [at, end] = added.find(([begin, until]) => isGrave(begin, until)) ?? added[0] ?? [0, 0];
  const shown = end > at ? quote(words, stream.word[at] as number, stream.word[end - 1] as number) : {};
  return {
    startLine: lineOf(words, first),
    endLine: lineOf(words, last),
    why: "changed",
    license: alignment.reference.id,
    confidence: similarity,
    ...shown,
  };
}

/** A sentence that may take something back; it begins with this word. */
export function limitPart(words: Words, first: number, sentence: string): UnreadPart {
  const startLine = lineOf(words, first);
  const behind = (words.start[first] as number) + sentence.length;
  let last = first;
  while (last + 1 < words.count && (words.start[last + 1] as number) < behind) last++;
  return { startLine, endLine: lineOf(words, last), why: "limit", words: sentence };
}

/** A name, or an exception from a licence that is not there. */
export function placedPart(match: Placed, why: "family" | "exception"): UnreadPart {
  const { startLine, endLine, license, confidence } = match;
  return { startLine, endLine, why, license, confidence };
}

/** A tag that holds no expression, verbatim. */
export function tagPart(words: Words, tag: string): UnreadPart {
  const line = words.text.slice(0, Math.max(0, words.text.indexOf(tag))).split("\n").length;
  return { startLine: line, endLine: line, why: "tag", words: shorten(tag) };
}

function quote(words: Words, first: number, last: number): Pick<UnreadPart, "words" | "wordsLine"> {
  return { words: shorten(words.text.slice(words.start[first], words.end[last])), wordsLine: lineOf(words, first) };
}

function shorten(raw: string): string {
  const line = raw.replace(/[\s*#]+/g, " ").trim();
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN - 1)}…`;
}
