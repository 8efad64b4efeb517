// Which words of a licence grant something: what has none of them left is its disclaimer alone, which many texts share.
import type { Alignment } from "./alignment.ts";
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";

const GRANTING = new Set(
  "permission permissions permitted grant grants granted redistribution redistributions redistribute copy copying sublicense"
    .split(" ")
    .map((word) => canonicalWord(hashWord(word))),
);
/** Of so few nothing can be told. */
const FEW = 2;

/** Are two thirds of the words that grant something missing? */
export function isWithoutGrant({ reference, gaps }: Alignment, vocabulary: Int32Array): boolean {
  const { words } = reference;
  const isGranting = (at: number) => GRANTING.has(vocabulary[words[at] as number] as number);
  let all = 0;
  for (let at = 0; at < words.length; at++) if (isGranting(at)) all++;
  if (all < FEW) return false;
  let missing = 0;
  for (const [, , from, to] of gaps) for (let at = from; at < to; at++) if (isGranting(at)) missing++;
  return missing * 3 >= all * 2;
}
