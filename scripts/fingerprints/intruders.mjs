// Drops references that are found in texts of other licences: general sentences, such as a disclaimer that many share.
import { findHits } from "../../dist/lib/licenses/detect/match.js";
import { readStream } from "../../dist/lib/licenses/detect/stream.js";
import { createWords, readWords } from "../../dist/lib/licenses/detect/words.js";
import { build, openTrial } from "./build.mjs";

const words = createWords();
/** Rounds in which something is dropped; what hid behind a dropped reference may show up in the next. */
const MOST_ROUNDS = 4;

/**
 * @param fixed references that stay
 * @param added references on trial
 * @param texts of known licences: {id, text}
 * @returns those of `added` that are found in no text of another licence
 */
export function dropIntruders(fixed, added, texts) {
  let left = added;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { list, data } = build([...fixed, ...left.map((reference) => ({ ...reference, trial: reference }))]);
    const references = openTrial(data).references();
    const intruders = new Map();
    for (const { id, text } of texts) {
      readWords(text.normalize("NFKC"), words, () => false);
      for (const { alignment } of findHits(readStream(words, references.numbers), references)) {
        const { trial } = list[alignment.reference.number];
        if (trial !== undefined && trial.id !== id && !trial.shared.includes(id)) intruders.set(trial, id);
      }
    }
    if (intruders.size === 0) break;
    for (const [{ id, name = id }, host] of intruders) console.log(`left out: ${name}, found in ${host}`);
    left = left.filter((reference) => !intruders.has(reference));
  }
  return left;
}
