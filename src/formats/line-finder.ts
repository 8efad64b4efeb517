// Tells where the parts of a parsed text stand.
import type { JsonObject, JsonValue } from "./json.ts";

export type Container = JsonObject | readonly JsonValue[];

/** Line (from 1) of an object or list, or of one of its keys or items; undefined for what is not part of the text. */
export type LineOf = (container: Container, key?: string | number) => number | undefined;

/** Line numbers of offsets in any order: one pass over the text at the first question, then a binary search. */
export function makeLineFinder(text: string): (offset: number) => number {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= findLineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
