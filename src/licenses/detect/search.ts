// Finds which references a text may contain, and where: stretches in which the grams of one reference are dense.
import type { Stream } from "./align.ts";
import { firstEntry } from "./grams.ts";
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

interface Window {
  start: number;
  last: number;
  /** Rises with each hit, falls with the distance between hits; the stretch ends where it was highest. */
  score: number;
  top: number;
  end: number;
  hits: number;
  hitsAtTop: number;
  /** Furthest gram of the reference so far: one much further back begins another copy. */
  furthest: number;
  /** Hits in a row that lie much further back. */
  behind: number;
}

/** Linear in the text: a gram has at most a fixed number of references. */
export function findCandidates(stream: Stream, references: References): Candidate[] {
  const { grams, lengths } = references;
  const windows: (Window | undefined)[] = new Array(lengths.length);
  const touched: number[] = [];
  const found: Candidate[] = [];
  for (let i = 0; i < stream.count; i++) {
    const key = stream.grams[i] as number;
    if (key === 0) continue;
    for (let e = firstEntry(grams, key); e >= 0; e = grams.next[e] as number) {
      const number = grams.reference[e] as number;
      const length = lengths[number] as number;
      const window = windows[number];
      if (window === undefined) {
        windows[number] = openWindow(i, e);
        touched.push(number);
        continue;
      }
      const density = (grams.indexed[number] as number) / length;
      window.score -= (i - window.last) * density * 0.3;
      const indexed = grams.indexed[number] as number;
      const spent = window.score <= 0 || window.top - window.score > Math.max(2, indexed * 0.4);
      window.behind = window.furthest - e > indexed * 0.5 ? window.behind + 1 : 0;
      const again = window.behind > 2 && window.hits > indexed * LEAST_SHARE;
      if (spent || again || i - window.start > length * 1.5 + 80) {
        close(window, number, references, found);
        windows[number] = openWindow(i, e);
        continue;
      }
      if (e > window.furthest) window.furthest = e;
      window.last = i;
      window.score++;
      window.hits++;
      if (window.score >= window.top) {
        window.top = window.score;
        window.end = i;
        window.hitsAtTop = window.hits;
      }
    }
  }
  for (const number of touched) close(windows[number] as Window, number, references, found);
  return found.sort((a, b) => b.words - a.words || a.from - b.from || a.number - b.number);
}

function openWindow(at: number, gram: number): Window {
  return { furthest: gram, behind: 0, start: at, last: at, score: 1, top: 1, end: at, hits: 1, hitsAtTop: 1 };
}

function close(window: Window, number: number, references: References, found: Candidate[]): void {
  const share = window.hitsAtTop / (references.grams.indexed[number] as number);
  if (share < LEAST_SHARE) return;
  const length = references.lengths[number] as number;
  found.push({ number, from: window.start, to: window.end + 3, share, words: Math.min(1, share) * length });
}
