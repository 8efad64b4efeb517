// Lays a reference over a stretch of text, word by word, and counts what is missing and what is too much.
import { firstPosition, type Positions } from "./grams.ts";
import { hashWord, hashWords } from "./hash.ts";
import type { Reference } from "./reference.ts";

/** The comparable words of a text: no bullets, no copyright statements. */
export interface Stream {
  readonly count: number;
  /** Number in the vocabulary, or -1. */
  readonly ids: Int32Array;
  /** Hash of the word. */
  readonly hashes: Int32Array;
  /** Gram that starts here, or 0 if one of its words is not in the vocabulary. */
  readonly grams: Int32Array;
  /** Index among all words of the text. */
  readonly word: Int32Array;
  /** Hash of a word and the next one, written together. */
  readonly together: (at: number) => number;
}

/** What tells a change of meaning from a change of wording. */
export interface Sensitivity {
  /** The stem of a word that, added or lost, can change what is allowed; 0 for every other word. */
  readonly sensitiveStem: (hash: number) => number;
  /** Is it so even where a name may stand? */
  readonly isPlainlySensitive: (hash: number) => boolean;
  /** Hash of each word of the vocabulary. */
  readonly vocabulary: Int32Array;
}

export interface Alignment {
  readonly reference: Reference;
  /** Positions in the stream: [from, to). */
  readonly from: number;
  readonly to: number;
  /** Required, optional and replaceable words that are there. */
  readonly matched: number;
  readonly optional: number;
  /** Required words that are missing; words that are too much. */
  readonly missing: number;
  readonly extra: number;
  /** Differences, a word in place of another counted once. */
  readonly differences: number;
  /** Sensitive words among those that are missing or too much. */
  readonly sensitive: number;
  /** Where text and reference differ: [at, end) of the stream stands for [from, to) of the reference. */
  readonly gaps: readonly Gap[];
}

export type Gap = readonly [at: number, end: number, from: number, to: number];

interface Run {
  readonly at: number;
  readonly position: number;
  readonly length: number;
}

const LOOK_BACK = 48;
/** So many words in a row make a passage: leaving it out is deliberate, or another edition. */
const WHOLE_PASSAGE = 12;
const LARGEST_TABLE = 16_384;

/** Maximal equal runs of three words or more, in the order of the text. */
function findRuns(stream: Stream, from: number, to: number, reference: Reference, positions: Positions): Run[] {
  const { ids, grams } = stream;
  const words = reference.words;
  const runs: Run[] = [];
  let shift = 0;
  for (let i = from; i < to - 2; ) {
    const key = grams[i] as number;
    let best = -1;
    let bestLength = 0;
    if (key !== 0) {
      let tries = 0;
      for (let p = firstPosition(positions, key); p >= 0 && tries < 12; p = positions.next[p] as number, tries++) {
        let length = 0;
        while (i + length < to && p + length < words.length && ids[i + length] === words[p + length]) length++;
        if (length > bestLength || (length === bestLength && Math.abs(p - i - shift) < Math.abs(best - i - shift))) {
          best = p;
          bestLength = length;
        }
      }
    }
    if (bestLength < 3) {
      i++;
      continue;
    }
    runs.push({ at: i, position: best, length: bestLength });
    shift = best - i;
    i += bestLength;
  }
  return runs;
}

/** The heaviest sequence of runs that goes forward in both; jumps cost a little, so that the nearest of equals is taken. */
function chainRuns(runs: readonly Run[]): Run[] {
  const weight = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  let top = -1;
  for (let k = 0; k < runs.length; k++) {
    const run = runs[k] as Run;
    let best = 0;
    for (let p = k - 1; p >= 0 && p >= k - LOOK_BACK; p--) {
      const other = runs[p] as Run;
      const overlap = Math.max(0, other.position + other.length - run.position);
      if (overlap >= run.length || other.position >= run.position) continue;
      const jump = Math.abs(run.position - other.position - (run.at - other.at));
      const value = (weight[p] as number) - overlap - Math.min(8, jump * 0.02);
      if (value > best) {
        best = value;
        previous[k] = p;
      }
    }
    weight[k] = best + run.length;
    if (top < 0 || (weight[k] as number) > (weight[top] as number)) top = k;
  }
  const chain: Run[] = [];
  for (let k = top; k >= 0; k = previous[k] as number) chain.push(runs[k] as Run);
  return chain.reverse();
}

/** Aligns the reference with the stream between `from` and `to`; undefined when they share no three words. */
export function align(
  stream: Stream,
  from: number,
  to: number,
  reference: Reference,
  positions: Positions,
  sensitivity: Sensitivity,
): Alignment | undefined {
  const chain = chainRuns(findRuns(stream, from, to, reference, positions));
  const [head] = chain;
  if (head === undefined) return undefined;
  const tally = createTally(stream, reference, positions, sensitivity);
  const { words } = reference;
  // What stands before the first run may belong to the reference too, word by word.
  const lead = Math.max(from, head.at - head.position - 6);
  const start = tally.gap(lead, head.at, 0, head.position, "start");
  let at = head.at;
  let position = head.position;
  for (const run of chain) {
    const skip = Math.max(0, position - run.position);
    tally.gap(at, run.at + skip, position, run.position + skip, "inside");
    tally.run(run.position + skip, run.position + run.length);
    at = run.at + run.length;
    position = run.position + run.length;
  }
  const tail = Math.min(to, at + (words.length - position) + 6);
  const stop = tally.gap(at, tail, position, words.length, "end");
  return { reference, from: start, to: stop, ...tally.sum() };
}

/** Foreign words that may stand between two shared ones at the open side of a text. */
const REACH = 4;
const SMALL_NUMBERS = new Set(Array.from({ length: 60 }, (_, k) => hashWord(String(k))));

const COPYRIGHT_WORD = hashWord("copyright");
const EMPTY_PHRASE = hashWords("subject to the following conditions");

/** Section numbers come and go with the layout. */
function isSmallNumber(hash: number): boolean {
  return SMALL_NUMBERS.has(hash);
}

type Side = "start" | "inside" | "end";

function createTally(stream: Stream, reference: Reference, positions: Positions, sensitivity: Sensitivity) {
  const { ids, hashes } = stream;
  const { words, flags, around, replaceables } = reference;
  let matched = 0;
  let optional = 0;
  let missing = 0;
  let extra = 0;
  let differences = 0;
  let sensitive = 0;
  const gaps: Gap[] = [];

  function run(from: number, to: number): void {
    for (let p = from; p < to; p++) {
      if (flags[p] === 0) matched++;
      else optional++;
    }
  }

  /**
   * A gap in which no word is shared: [at, end) of the text stands for [from, to) of the reference.
   * A whole passage that is left out, or stands elsewhere, is a difference but no new meaning; an added word may be.
   */
  function difference(at: number, end: number, from: number, to: number, edge: boolean): void {
    const balance = new Map<number, number>();
    let lost = 0;
    let numbers = 0;
    for (let p = from; p < to; p++) {
      if (flags[p] !== 0) continue;
      const hash = sensitivity.vocabulary[words[p] as number] as number;
      if (isSmallNumber(hash)) numbers++;
      else lost++;
      const stem = sensitivity.sensitiveStem(hash);
      if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) - 1);
    }
    const gained = at < end ? withoutCopyright(unforeseen(at, end, from, to)) : [];
    lost -= rejoin(gained, from, to, balance);
    const moved = (gained.length >= 6 && isElsewhere(at, end)) || isEmptyPhrase(gained);
    let more = 0;
    for (const i of gained) {
      const hash = hashes[i] as number;
      if (isSmallNumber(hash)) numbers++;
      else more++;
      const stem = moved ? 0 : sensitivity.sensitiveStem(hash);
      if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) + 1);
    }
    const passage = more === 0 && (edge || lost >= WHOLE_PASSAGE);
    missing += (passage && edge ? lost * 0.5 : lost) + numbers;
    extra += moved ? more * 0.3 : more;
    differences += moved ? more * 0.2 + lost : passage ? lost * (edge ? 0.3 : 0.5) : Math.max(lost, more);
    if (!passage) for (const difference of balance.values()) sensitive += Math.abs(difference);
    if (gained.length > 0 || lost > 0) gaps.push([at, end, from, to]);
  }

  /** Words of the text that neither the alternatives nor the room of a replaceable part explain. */
  function unforeseen(at: number, end: number, from: number, to: number): number[] {
    let room = 0;
    let free = false;
    for (let p = from; p <= to; p++) {
      const part = around[p] as number;
      if (part < 0) continue;
      free = true;
      room = Math.max(room, replaceables[part]?.room ?? 0);
    }
    const found: number[] = [];
    for (let i = at; i < end; i++) {
      if (free && isForeseen(ids[i] as number, from, to)) continue;
      if (room > 0) {
        room--;
        if (sensitivity.isPlainlySensitive(hashes[i] as number)) sensitive++;
      } else found.push(i);
    }
    return found;
  }

  /** Takes out words that are the halves of one that the reference has: "dist- ribution". Returns how many were whole again. */
  function rejoin(gained: number[], from: number, to: number, balance: Map<number, number>): number {
    let found = 0;
    for (let k = 0; k + 1 < gained.length && to - from < 64; k++) {
      const i = gained[k] as number;
      if (gained[k + 1] !== i + 1) continue;
      const whole = stream.together(i);
      for (let p = from; p < to; p++) {
        if (flags[p] !== 0 || sensitivity.vocabulary[words[p] as number] !== whole) continue;
        gained.splice(k, 2);
        found++;
        const stem = sensitivity.sensitiveStem(whole);
        if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) + 1);
        k--;
        break;
      }
    }
    return found;
  }

  /** A copyright statement in the middle of a line is as free as one on a line of its own. */
  function withoutCopyright(gained: number[]): number[] {
    const begin = gained.findIndex((i) => hashes[i] === COPYRIGHT_WORD);
    if (begin < 0 || begin > 2 || gained.length > 40) return gained;
    if (gained.some((i) => sensitivity.isPlainlySensitive(hashes[i] as number))) return gained;
    return gained.slice(0, begin);
  }

  /** "subject to the following conditions" says nothing where no condition follows; one that does is a difference of its own. */
  function isEmptyPhrase(gained: readonly number[]): boolean {
    return gained.length === EMPTY_PHRASE.length && gained.every((i, k) => hashes[i] === EMPTY_PHRASE[k]);
  }

  /** Does the passage stand elsewhere in the reference, to the letter? */
  function isElsewhere(at: number, end: number): boolean {
    let hits = 0;
    for (let i = at; i < end - 2; i++) {
      const key = stream.grams[i] as number;
      if (key !== 0 && firstPosition(positions, key) >= 0) hits++;
    }
    return hits >= (end - at - 2) * 0.85;
  }

  function isForeseen(id: number, from: number, to: number): boolean {
    let last = -1;
    for (let p = from; p <= to; p++) {
      const k = around[p] as number;
      if (k < 0 || k === last) continue;
      last = k;
      const part = replaceables[k];
      // The alternatives take the place of the usual filling; nothing may be added to it.
      if (part === undefined || (part.to > part.from && !(from < part.to && to > part.from))) continue;
      if (part.words?.has(id)) return true;
      for (let q = part.from; q < part.to; q++) if (words[q] === id) return true;
    }
    return false;
  }

  /** Finds the words that both sides of a gap share in order. At an open side, text that shares nothing is left outside. */
  function gap(at: number, end: number, from: number, to: number, side: Side): number {
    const rows = end - at;
    const columns = to - from;
    if (rows <= 0 || columns <= 0 || rows * columns > LARGEST_TABLE) {
      if (side === "inside") difference(at, end, from, to, false);
      else difference(at, at, from, to, true);
      return side === "start" ? end : at;
    }
    const pairs = adjacent(commonWords(ids, at, end, words, from, to), at, end, side);
    if (side !== "inside" && pairs.length < 2) {
      difference(at, at, from, to, true);
      return side === "start" ? end : at;
    }
    let i = side === "start" ? (pairs[0] as number) : at;
    const first = i;
    let p = from;
    for (let k = 0; k < pairs.length; k += 2) {
      const row = pairs[k] as number;
      const column = pairs[k + 1] as number;
      if (row > i || column > p) difference(i, row, p, column, side === "start" && k === 0);
      run(column, column + 1);
      i = row + 1;
      p = column + 1;
    }
    if (side === "end") {
      difference(i, i, p, to, true);
      return i;
    }
    if (end > i || to > p) difference(i, end, p, to, false);
    return first;
  }

  return { run, gap, sum: () => ({ matched, optional, missing, extra, differences, sensitive, gaps }) };
}

/** At an open side only words close to the rest belong to the reference; others stand there by chance. */
function adjacent(pairs: number[], at: number, end: number, side: Side): number[] {
  if (side === "inside") return pairs;
  if (side === "end") {
    let edge = at - 1;
    let k = 0;
    while (k < pairs.length && (pairs[k] as number) - edge <= REACH) {
      edge = pairs[k] as number;
      k += 2;
    }
    return pairs.slice(0, k);
  }
  let edge = end;
  let k = pairs.length;
  while (k > 0 && edge - (pairs[k - 2] as number) <= REACH) {
    edge = pairs[k - 2] as number;
    k -= 2;
  }
  return pairs.slice(k);
}

/** Longest common subsequence of a small table: pairs of positions (text, reference), flat. */
function commonWords(ids: Int32Array, at: number, end: number, words: Int32Array, from: number, to: number): number[] {
  const rows = end - at;
  const columns = to - from;
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let r = rows - 1; r >= 0; r--) {
    for (let c = columns - 1; c >= 0; c--) {
      const here = r * width + c;
      table[here] =
        ids[at + r] === words[from + c]
          ? (table[here + width + 1] as number) + 1
          : Math.max(table[here + width] as number, table[here + 1] as number);
    }
  }
  const pairs: number[] = [];
  let r = 0;
  let c = 0;
  while (r < rows && c < columns) {
    if (ids[at + r] === words[from + c]) {
      pairs.push(at + r++, from + c++);
    } else if ((table[(r + 1) * width + c] as number) >= (table[r * width + c + 1] as number)) r++;
    else c++;
  }
  return pairs;
}
