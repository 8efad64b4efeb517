// The comment of program code that a licence's header stands in: what stands elsewhere in the code is rarely about the licence.

/** A longer comment is a text of its own. */
const LONGEST = 40_000;
const BLOCKS: readonly (readonly [begin: string, end: string])[] = [
  ["/*", "*/"],
  ["<!--", "-->"],
];
const LINE_MARK = /^[ \t]*(\/\/|--|;|%|#|dnl\b|rem\b)/i;
/** Blanks, also as they are written in strings. */
const BLANK = /^(?:\s|\\[nrt])*/;

/** [from, to) in the text. */
export type Range = readonly [from: number, to: number];

/** The comments without anything between them, one of which `at` stands in; undefined where it stands in none that can be told. */
export function commentAround(text: string, at: number, isCode: boolean): Range | undefined {
  const own = blockAround(text, at) ?? linesAround(text, at, isCode);
  if (own === undefined) return undefined;
  let [from, to] = own;
  for (let next = commentFrom(text, to, isCode); next !== undefined; next = commentFrom(text, to, isCode)) to = next;
  for (let next = commentBefore(text, from); next !== undefined; next = commentBefore(text, from)) from = next;
  return [from, to];
}

function blockAround(text: string, at: number): Range | undefined {
  const base = Math.max(0, at - LONGEST);
  const before = text.slice(base, at + 1);
  for (const [begin, end] of BLOCKS) {
    const open = before.lastIndexOf(begin);
    if (open < 0 || before.lastIndexOf(end) > open) continue;
    const close = text.slice(at, at + LONGEST).indexOf(end);
    if (close >= 0) return [base + open, at + close + end.length];
  }
  return undefined;
}

function linesAround(text: string, at: number, isCode: boolean): Range | undefined {
  const begin = lineStart(text, at);
  const to = endOfMarked(text, begin, isCode);
  if (to === undefined) return undefined;
  let from = begin;
  while (from > 0) {
    const previous = lineStart(text, from - 1);
    if (endOfMarked(text, previous, isCode) === undefined) break;
    from = previous;
  }
  return [from, to];
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
}

/** End of the line that begins here, if it is a comment. A "#" is one in code only: elsewhere it makes a heading. */
function endOfMarked(text: string, begin: number, isCode: boolean): number | undefined {
  const mark = LINE_MARK.exec(text.slice(begin, begin + 80))?.[1];
  if (mark === undefined || (mark === "#" && !isCode)) return undefined;
  const end = text.indexOf("\n", begin);
  return end < 0 ? text.length : end;
}

/** End of the comment that follows with nothing between. */
function commentFrom(text: string, at: number, isCode: boolean): number | undefined {
  const begin = at + (BLANK.exec(text.slice(at, at + 400))?.[0].length ?? 0);
  if (begin >= text.length) return undefined;
  for (const [open, close] of BLOCKS) {
    if (!text.startsWith(open, begin)) continue;
    const end = text.slice(begin + open.length, begin + LONGEST).indexOf(close);
    return end < 0 ? undefined : begin + open.length + end + close.length;
  }
  return endOfMarked(text, begin, isCode);
}

/** Begin of the block comment that ends right before. */
function commentBefore(text: string, at: number): number | undefined {
  const stretch = text.slice(Math.max(0, at - LONGEST), at).trimEnd();
  const base = Math.max(0, at - LONGEST);
  for (const [begin, end] of BLOCKS) {
    if (!stretch.endsWith(end)) continue;
    const open = stretch.slice(0, -end.length).lastIndexOf(begin);
    return open < 0 ? undefined : base + open;
  }
  return undefined;
}
