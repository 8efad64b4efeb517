// Finds which references a text may contain, and where: stretches in which the grams of one reference are dense.
import type { Stream } from "./alignment.ts";
import { bucketOf, tableKey, upperOf } from "./grams.ts";
import type { References } from "./load.ts";

/** A stretch of the stream that looks like one reference. */
export interface Candidate {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** Share of the reference's grams found here; may exceed 1 a little. */
  readonly share: number;
  /** Expected number of words explained. */
  readonly words: number;
}

/** At least this share of a reference's grams must be there. */
const LEAST_SHARE = 0.3;
/** So many grams in a row that were here already: another copy of the text has begun. */
const NEXT_COPY = 4;

/** A stretch in the making. */
interface Window {
  start: number;
  last: number;
  /** Rises with each hit, falls with the distance between hits; the stretch ends where it was highest. */
  score: number;
  top: number;
  end: number;
  hits: number;
  hitsAtTop: number;
  /** Grams of the reference that were here already, as bits. */
  seen0: number;
  seen1: number;
  seen2: number;
  /** The latest hits, if they were all here already; made when the first one is. */
  repeat: Repeat | undefined;
}

interface Repeat {
  /** Positions and places in turn. */
  readonly hits: number[];
  /** The window as it was before them. */
  readonly top: number;
  readonly end: number;
  readonly hitsAtTop: number;
}

/** Linear in the text: a gram has at most a fixed number of references. */
export function findCandidates(stream: Stream, references: References): Candidate[] {
  const { grams, lengths } = references;
  const { starts, upper, reference, place: places } = grams;
  const windows: (Window | undefined)[] = new Array(lengths.length);
  const touched: number[] = [];
  const found: Candidate[] = [];
  for (let i = 0; i < stream.count; i++) {
    const key = stream.grams[i] as number;
    if (key === 0) continue;
    const kept = tableKey(key);
    const bucket = bucketOf(kept);
    const rest = upperOf(kept);
    for (let e = starts[bucket] as number, stop = starts[bucket + 1] as number; e < stop; e++) {
      if (upper[e] !== rest) continue;
      const number = reference[e] as number;
      const length = lengths[number] as number;
      const place = places[e] as number;
      const window = windows[number];
      if (window === undefined) {
        windows[number] = openWindow(i, place);
        touched.push(number);
        continue;
      }
      const indexed = grams.indexed[number] as number;
      window.score -= ((i - window.last) * indexed * 0.3) / length;
      const isSpent = window.score <= 0 || window.top - window.score > Math.max(2, indexed * 0.4);
      if (isSpent || i - window.start > length * 1.5 + 80) {
        close(window, number, references, found);
        windows[number] = openWindow(i, place);
        continue;
      }
      addHit(window, i, place);
      const repeat = window.repeat;
      if (repeat === undefined || repeat.hits.length < NEXT_COPY * 2 || window.hits <= indexed * LEAST_SHARE) continue;
      const { top, end, hitsAtTop } = repeat;
      close({ ...window, top, end, hitsAtTop }, number, references, found);
      windows[number] = reopenWindow(repeat.hits);
    }
  }
  for (const number of touched) close(windows[number] as Window, number, references, found);
  return found.sort((a, b) => b.words - a.words || a.from - b.from || a.number - b.number);
}

function openWindow(at: number, place: number): Window {
  const window: Window = {
    start: at,
    last: at,
    score: 1,
    top: 1,
    end: at,
    hits: 1,
    hitsAtTop: 1,
    seen0: 0,
    seen1: 0,
    seen2: 0,
    repeat: undefined,
  };
  isRepeated(window, place);
  return window;
}

/** A window for the copy that began with these hits. */
function reopenWindow(hits: readonly number[]): Window {
  const window = openWindow(hits[0] as number, hits[1] as number);
  for (let k = 2; k < hits.length; k += 2) addHit(window, hits[k] as number, hits[k + 1] as number);
  return window;
}

function addHit(window: Window, at: number, place: number): void {
  if (isRepeated(window, place)) {
    const { top, end, hitsAtTop } = window;
    window.repeat ??= { hits: [], top, end, hitsAtTop };
    window.repeat.hits.push(at, place);
  } else window.repeat = undefined;
  window.last = at;
  window.score++;
  window.hits++;
  if (window.score >= window.top) {
    window.top = window.score;
    window.end = at;
    window.hitsAtTop = window.hits;
  }
}

/** Notes a gram by its place in the reference; was it here before? */
function isRepeated(window: Window, place: number): boolean {
  const bit = 1 << (place & 31);
  const part = place >> 5;
  const before = part === 0 ? window.seen0 : part === 1 ? window.seen1 : window.seen2;
  if (part === 0) window.seen0 = before | bit;
  else if (part === 1) window.seen1 = before | bit;
  else window.seen2 = before | bit;
  return (before & bit) !== 0;
}

function close(window: Window, number: number, references: References, found: Candidate[]): void {
  const share = window.hitsAtTop / (references.grams.indexed[number] as number);
  if (share < LEAST_SHARE) return;
  const length = references.lengths[number] as number;
  found.push({ number, from: window.start, to: window.end + 3, share, words: Math.min(1, share) * length });
}
