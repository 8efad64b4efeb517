// Equal rows of words in a text and a reference, and the heaviest sequence of them.
import type { Stream } from "./alignment.ts";
import { firstPosition, type Positions } from "./grams.ts";
import type { Reference } from "./reference.ts";

/** `length` equal words: from `at` in the text, from `position` in the reference. */
export interface Run {
  readonly at: number;
  readonly position: number;
  readonly length: number;
}

const LOOK_BACK = 48;

/** Maximal equal runs of three words or more, in the order of the text. */
export function findRuns(stream: Stream, from: number, to: number, reference: Reference, positions: Positions): Run[] {
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
export function chainRuns(runs: readonly Run[]): Run[] {
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
