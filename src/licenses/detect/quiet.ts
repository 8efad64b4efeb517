// Turns away a long text that says nothing about licences without reading all of it: only what stands around words that may is read.
// Never the last word on a text that does: whatever is found here, the whole text is read.
import { readAddresses } from "./addresses.ts";
import { markAsides } from "./asides.ts";
import { collectCopyrights } from "./copyright.ts";
import type { Detection } from "./detection.ts";
import { mayBeLegal } from "./legal.ts";
import type { References } from "./load.ts";
import { findHits } from "./match.ts";
import { readNotices } from "./notices.ts";
import { readStream, wordNumber } from "./stream.ts";
import { type Stretch, stretchesOf } from "./triggers.ts";
import { speaksOfUnknown } from "./unknown.ts";
import { readPlainWords, type Words } from "./words.ts";

/** Shorter texts are read as fast as they are searched. */
const LONG_TEXT = 64_000;
/** Where so much of a text has to be read, reading all of it takes no longer. */
const MOST_READ = 0.2;
/** Characters after which that is looked at first. */
const FIRST_LOOK = 32_000;
/** Words that a passage takes in on each side (passage.ts), and one more. */
const BEFORE = 25;
const AFTER = 49;
/** A text of fewer words is read whole, whatever they are. */
const FEW_WORDS = 100;

/** The answer for a long text in which nothing is said about licences; undefined for any other, and when in doubt. `words` is overwritten. */
export function answerQuiet(text: string, words: Words, references: References): Detection | undefined {
  if (text.length < LONG_TEXT) return undefined;
  const stretches = findStretches(text);
  if (stretches === undefined) return undefined;
  const copyrights = new Set<string>();
  for (const stretch of stretches) {
    if (!isQuiet(text, stretch, words, references)) return undefined;
    for (const statement of collectCopyrights(words)) copyrights.add(statement);
  }
  if (!hasWords(text, FEW_WORDS) || readAddresses(text).length > 0) return undefined;
  if (mayBeLegal(text) || speaksOfUnknown(text)) return undefined;
  return { reading: "none", matches: [], confidence: 0, copyrights: [...copyrights] };
}

/** What has to be read of a text; undefined when it is much. */
function findStretches(text: string): Stretch[] | undefined {
  const found: Stretch[] = [];
  let read = 0;
  const next = stretchesOf(text, text.length * MOST_READ);
  for (let stretch = next(); stretch !== undefined; stretch = next()) {
    read += stretch.to - stretch.from;
    if (read > MOST_READ * Math.max(stretch.to, FIRST_LOOK)) return undefined;
    found.push(stretch);
  }
  return found;
}

function isQuiet(text: string, { from, to, first, last }: Stretch, words: Words, references: References): boolean {
  readPlainWords(text.slice(from, to), words, (hash) => wordNumber(references.numbers, hash) >= 0);
  const { start, count } = words;
  // Where few words stand in much room the passage would be cut short.
  if (from > 0 && !((start[BEFORE] as number) < first - from && count > BEFORE)) return false;
  if (to < text.length && !(count > AFTER && (start[count - AFTER] as number) >= last - from)) return false;
  markAsides(words);
  if (findHits(readStream(words, references.numbers), references).length > 0) return false;
  const { claims, unreadTags } = readNotices(words, () => false);
  return claims.length === 0 && unreadTags.length === 0;
}

const WORD = /[a-z0-9]+/gi;

function hasWords(text: string, least: number): boolean {
  WORD.lastIndex = 0;
  for (let k = 0; k < least; k++) if (!WORD.test(text)) return false;
  return true;
}
