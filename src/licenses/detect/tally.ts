// Counts what is missing from a reference and what was added to it, gap by gap, and whether it can change the meaning.
import type { Gap, Sensitivity, Stream } from "./alignment.ts";
import { adjacent, commonWords, type Side } from "./common-words.ts";
import { canonicalWord } from "./equivalents.ts";
import { firstPosition, type Positions } from "./grams.ts";
import { hashWord, hashWords, WORD_PRIME, WORD_SEED } from "./hash.ts";
import type { Reference, Replaceable } from "./reference.ts";

/** So many words in a row make a passage: leaving it out is deliberate, or another edition. */
const WHOLE_PASSAGE = 12;
/** In a long text less is deliberate, too. */
const SHORTER_PASSAGE = 8;
const LONG_TEXT = 1000;
/** So few words lost at the beginning are taken out, not left out. */
const LOST_HEAD = 2;
const LARGEST_TABLE = 16_384;
const SMALL_NUMBERS = new Set(Array.from({ length: 60 }, (_, k) => hashWord(String(k))));

const NOT = hashWord("not");
const ADVISED = hashWord("advised");
const COPYRIGHT_WORD = hashWord("copyright");
const EMPTY_PHRASES = ["subject to the following conditions", "no warranty"].map((phrase) => hashWords(phrase));

/** Section numbers come and go with the layout. */
function isSmallNumber(hash: number): boolean {
  return SMALL_NUMBERS.has(hash);
}

/** The line of the GCC exception that tells its address, as most copies of it do not. */
const ADDRESS_LINE = new Set(
  "general information http www gnu org licenses gcc exception html"
    .split(" ")
    .map((word) => canonicalWord(hashWord(word))),
);
const SHORTEST_ADDRESS_LINE = 8;

export function createTally(stream: Stream, reference: Reference, positions: Positions, sensitivity: Sensitivity) {
  const { ids, hashes } = stream;
  const { words, flags, around, replaceables } = reference;
  let matched = 0;
  let optional = 0;
  let missing = 0;
  let extra = 0;
  let differences = 0;
  let sensitive = 0;
  let lostNumbers = 0;
  let lostInside = 0;
  const gaps: Gap[] = [];
  const found = new Uint8Array(words.length);
  const pending: (readonly [at: number, end: number, from: number, to: number, edge: boolean])[] = [];

  function run(from: number, to: number): void {
    for (let p = from; p < to; p++) {
      found[p] = 1;
      if (flags[p] === 0) matched++;
      else optional++;
    }
  }

  /** Differences are weighed when all words are placed: what may stand for a filling depends on whether the filling is there. */
  function difference(at: number, end: number, from: number, to: number, edge: boolean): void {
    pending.push([at, end, from, to, edge]);
  }

  function isFilled(part: Replaceable): boolean {
    for (let p = part.from; p < part.to; p++) if (found[p] === 0) return false;
    return part.to > part.from;
  }

  /**
   * A gap in which no word is shared: [at, end) of the text stands for [from, to) of the reference.
   * A whole passage that is left out, or stands elsewhere, is a difference but no new meaning; an added word may be.
   */
  function weigh(at: number, end: number, from: number, to: number, edge: boolean): void {
    const balance = new Map<number, number>();
    let lost = 0;
    let numbers = 0;
    for (let p = from; p < to; p++) {
      if (flags[p] !== 0) continue;
      const hash = sensitivity.vocabulary[words[p] as number] as number;
      if (isSmallNumber(hash)) {
        numbers++;
        lostNumbers++;
      } else lost++;
      const stem = sensitivity.sensitiveStem(hash);
      if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) - 1);
    }
    const gained = at < end ? withoutCopyright(unforeseen(at, end, from, to)) : [];
    lost -= rejoin(gained, from, to, balance) + takeApart(gained, from, to, balance);
    const moved = (gained.length >= 6 && isElsewhere(at, end)) || isEmptyPhrase(gained);
    let more = 0;
    for (const i of gained) {
      const hash = hashes[i] as number;
      if (isSmallNumber(hash)) numbers++;
      else more++;
      const stem = moved ? 0 : sensitivity.sensitiveStem(hash);
      if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) + 1);
    }
    if (!edge) lostInside += lost;
    // "Even if (not) advised of the possibility": liable for nothing, either way.
    if (isOnlyNot(gained, from, to)) balance.clear();
    const passage =
      more === 0 &&
      (edge || isAddressLine(from, to) || lost >= (words.length > LONG_TEXT ? SHORTER_PASSAGE : WHOLE_PASSAGE));
    missing += (passage && edge ? lost * 0.5 : lost) + numbers;
    extra += moved ? more * 0.3 : more;
    differences += moved ? more * 0.2 + lost : passage ? lost * (edge ? 0.3 : 0.5) : Math.max(lost, more);
    // "Use in source and binary forms …": the first words are no title that may be missing.
    const beheaded = passage && edge && from === 0 && lost > 0 && lost <= LOST_HEAD && words.length < LONG_TEXT;
    if (!passage || beheaded) for (const difference of balance.values()) sensitive += Math.abs(difference);
    if (end > at || lost > 0) gaps.push([at, end, from, to]);
  }

  function isOnlyNot(gained: readonly number[], from: number, to: number): boolean {
    if (to >= words.length || sensitivity.vocabulary[words[to] as number] !== ADVISED) return false;
    if (to - from === 1) return gained.length === 0 && sensitivity.vocabulary[words[from] as number] === NOT;
    return from === to && gained.length === 1 && hashes[gained[0] as number] === NOT;
  }

  function isAddressLine(from: number, to: number): boolean {
    if (to - from < SHORTEST_ADDRESS_LINE) return false;
    for (let p = from; p < to; p++) {
      if (flags[p] === 0 && !ADDRESS_LINE.has(sensitivity.vocabulary[words[p] as number] as number)) return false;
    }
    return true;
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

  /** Takes out words that are two of the reference without the blank between: "notlimited". Returns how many were found so. */
  function takeApart(gained: number[], from: number, to: number, balance: Map<number, number>): number {
    let found = 0;
    for (let k = 0; k < gained.length && to - from < 64; k++) {
      const letters = stream.letters(gained[k] as number);
      if (letters.length < 4 || letters.length > 40) continue;
      let h = WORD_SEED;
      search: for (let cut = 1; cut < letters.length; cut++) {
        h = Math.imul(h ^ letters.charCodeAt(cut - 1), WORD_PRIME);
        for (let p = from; p + 1 < to; p++) {
          const one = sensitivity.vocabulary[words[p] as number] as number;
          if (one !== h) continue;
          const two = sensitivity.vocabulary[words[p + 1] as number] as number;
          if (hashWord(letters.slice(cut)) !== two) continue;
          gained.splice(k--, 1);
          for (const hash of [one, two]) {
            const stem = sensitivity.sensitiveStem(hash);
            if (stem > 0) balance.set(stem, (balance.get(stem) ?? 0) + 1);
          }
          found += 2;
          break search;
        }
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
    return EMPTY_PHRASES.some(
      (phrase) => gained.length === phrase.length && gained.every((i, k) => hashes[i] === phrase[k]),
    );
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
      if (part === undefined || isFilled(part)) continue;
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

  function sum() {
    for (const difference of pending) weigh(...difference);
    return { matched, optional, missing, extra, differences, lost: lostInside, numbers: lostNumbers, sensitive, gaps };
  }

  return { run, gap, sum };
}
