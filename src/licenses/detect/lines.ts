// Which line of a text a word stands in.
import type { Words } from "./words.ts";

const LINE_END = /\r\n|\n|\r/g;

function findLines(text: string): number[] {
  const lines: number[] = [];
  if (text.includes("\r")) for (const { index, 0: end } of text.matchAll(LINE_END)) lines.push(index + end.length);
  else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return lines;
}

/** 1-based line of the first character of a word. */
export function lineOf(words: Words, word: number): number {
  words.lines ??= findLines(words.text);
  const { lines } = words;
  const at = words.start[word] as number;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
