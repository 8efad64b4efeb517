// Lays a reference over a stretch of text, word by word.
import type { Alignment, Sensitivity, Stream } from "./alignment.ts";
import type { Positions } from "./grams.ts";
import type { Reference } from "./reference.ts";
import { chainRuns, findRuns, type Run } from "./runs.ts";
import { createTally } from "./tally.ts";

/** A few equal words far from the rest are there by chance: "THE FOLLOWING IS" in a preface. */
function withoutStrays(chain: readonly Run[]): readonly Run[] {
  let first = 0;
  let last = chain.length - 1;
  const isStray = (run: Run, distance: number) => run.length < 8 && distance > run.length * 4 && distance > 12;
  for (; first < last; first++) {
    const run = chain[first] as Run;
    const next = chain[first + 1] as Run;
    const distance = next.at - run.at - run.length;
    // What the reference has between them too is no distance.
    if (!isStray(run, distance - (next.position - run.position - run.length))) break;
  }
  for (; last > first; last--) {
    const run = chain[last] as Run;
    const before = chain[last - 1] as Run;
    const distance = run.at - before.at - before.length;
    if (!isStray(run, distance - (run.position - before.position - before.length))) break;
  }
  return chain.slice(first, last + 1);
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
  const chain = withoutStrays(chainRuns(findRuns(stream, from, to, reference, positions)));
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
