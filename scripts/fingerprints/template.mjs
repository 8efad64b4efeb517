// Reads an SPDX licence template: which stretches of its text may be missing, and which may be replaced by what.
// https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/

const MARK = /<<(beginOptional|endOptional)[^>]*>>|<<var;name="?([^";]*)"?;original="([\s\S]*?)";match="([\s\S]*?)">>/g;

/**
 * @returns {{text: string, parts: {kind: "optional"|"replaceable", from: number, to: number, room?: number, words?: string}[]}}
 * the text with the usual fillings in place, and the parts as ranges of it.
 */
export function readTemplate(template) {
  let text = "";
  const parts = [];
  const open = [];
  let last = 0;
  for (const mark of template.matchAll(MARK)) {
    text += template.slice(last, mark.index).normalize("NFKC");
    last = mark.index + mark[0].length;
    if (mark[1] === "beginOptional") {
      const part = { kind: "optional", from: text.length, to: text.length };
      parts.push(part);
      open.push(part);
    } else if (mark[1] === "endOptional") {
      const part = open.pop();
      if (part !== undefined) part.to = text.length;
    } else {
      const from = text.length;
      text += ` ${mark[3].normalize("NFKC")} `;
      parts.push({ kind: "replaceable", from, to: text.length, ...readPattern(mark[4]) });
    }
  }
  text += template.slice(last).normalize("NFKC");
  for (const part of open) part.to = text.length;
  return { text, parts };
}

/** What a replaceable part may hold: a number of unforeseen words, and the words of the foreseen alternatives. */
export function readPattern(pattern) {
  const wild = [...pattern.matchAll(/(?<!\\)\.(\*|\+|\{\d+,(\d+)\})/g)];
  let room = 0;
  for (const [, quantifier, most] of wild) {
    const words = most === undefined ? 24 : Math.ceil(Number(most) / 6);
    room = Math.max(room, Math.min(words, quantifier === undefined ? 0 : 40));
  }
  let words = pattern
    .replace(/\[ \\t\\r\\n\\f\](\{\d+,\d+\})?/g, " ")
    .replace(/(?<!\\)\.(\*|\+|\{\d+,\d+\})/g, " ")
    .replace(/\\[swdbn][*+?]?/g, " ")
    .replace(/\\(.)/g, " $1 ");
  // "EXPRESS(ED)?" and "names?" stand for two words each.
  for (let k = 0; k < 3; k++) {
    words = words
      .replace(/([\p{L}\d]+)\((\p{L}{1,5})\)\?/gu, " $1 $1$2 ")
      .replace(/([\p{L}\d]*)([\p{L}\d])\?/gu, " $1 $1$2 ");
  }
  words = words
    .replace(/\{\d+,?\d*\}/g, " ")
    .replace(/[^\p{L}\p{N}'’-]+/gu, " ")
    .trim();
  return { room, words };
}
