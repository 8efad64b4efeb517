// Lays a reference over a stretch of text, word by word.
import type { Alignment, Sensitivity, Stream } from "./alignment.ts";
import type { Positions } from "./grams.ts";
import type { Reference } from "./reference.ts";
import { chainRuns, findRuns } from "./runs.ts";
import { createTally } from "./tally.ts";

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
