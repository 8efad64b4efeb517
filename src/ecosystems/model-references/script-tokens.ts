// Splits JavaScript and TypeScript into tokens, well enough to find calls and texts. https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar
import { countLines, isDigit, isNamePart, isNameStart, resolveEscapes, type Token } from "./tokens.ts";

const NEWLINE = 0x0a;
/** Behind these a "/" starts a regular expression, not a division. */
const BEFORE_REGEX = new Set([
  "(",
  ",",
  "=",
  ":",
  "[",
  "!",
  "&",
  "|",
  "?",
  "{",
  "}",
  ";",
  "+",
  "-",
  "*",
  "%",
  "<",
  ">",
  "~",
  "^",
  "return",
  "typeof",
  "case",
  "in",
  "of",
  "=>",
]);

export function tokenizeScript(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code === NEWLINE) {
      line++;
      at++;
    } else if (source.startsWith("//", at) && !isInAddress(source, at)) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (source.startsWith("/*", at)) {
      const end = source.indexOf("*/", at + 2);
      const stop = end < 0 ? source.length : end + 2;
      line += countLines(source, at, stop);
      at = stop;
    } else if (code === 0x22 || code === 0x27) {
      const end = findQuote(source, at);
      // An apostrophe in the text of a page is no quote.
      if (end < 0) at++;
      else {
        tokens.push({ kind: "text", text: resolveEscapes(source, at + 1, end), line, isPlain: true });
        at = end + 1;
      }
    } else if (code === 0x60) {
      const end = findBacktick(source, at);
      const stop = end < 0 ? source.length : end;
      const text = resolveEscapes(source, at + 1, stop);
      tokens.push({ kind: "text", text, line, isPlain: !text.includes("${") });
      line += countLines(source, at, stop);
      at = stop + 1;
    } else if (code === 0x2f && startsRegex(tokens.at(-1))) {
      at = skipRegex(source, at);
    } else if (isNameStart(code)) {
      let end = at + 1;
      while (end < source.length && isNamePart(source.charCodeAt(end))) end++;
      tokens.push({ kind: "name", text: source.slice(at, end), line, isPlain: true });
      at = end;
    } else if (isDigit(code)) {
      while (at < source.length && (isNamePart(source.charCodeAt(at)) || source[at] === ".")) at++;
      tokens.push({ kind: "sign", text: "0", line, isPlain: true });
    } else {
      const sign = source.charAt(at);
      if (sign === ";") tokens.push({ kind: "end", text: "", line, isPlain: true });
      else if (sign > " ") {
        const isComparison = source[at + 1] === "=" || (sign === "=" && source[at + 1] === ">");
        tokens.push({ kind: "sign", text: isComparison ? source.slice(at, at + 2) : sign, line, isPlain: true });
        if (isComparison) {
          at++;
          while (source[at + 1] === "=") at++;
        }
      }
      at++;
    }
  }
  tokens.push({ kind: "end", text: "", line, isPlain: true });
  return tokens;
}

/** "https://…" in the text of a page (JSX). */
function isInAddress(source: string, at: number): boolean {
  return source[at - 1] === ":" && /[a-z]/.test(source[at - 2] ?? "");
}

/** Offset of the closing quote on the same line, or -1. */
function findQuote(source: string, start: number): number {
  const quote = source.charCodeAt(start);
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === quote) return at;
    if (code === 0x5c) at++;
    else if (code === NEWLINE) return -1;
  }
  return -1;
}

function findBacktick(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x60) return at;
    if (code === 0x5c) at++;
  }
  return -1;
}

function startsRegex(before: Token | undefined): boolean {
  if (before === undefined || before.kind === "end") return true;
  return before.kind !== "text" && BEFORE_REGEX.has(before.text);
}

/** Offset behind a regular expression; behind the "/" alone if the line has no end for it. */
function skipRegex(source: string, start: number): number {
  let isClass = false;
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at];
    if (char === "\n") return start + 1;
    if (char === "\\") at++;
    else if (char === "[") isClass = true;
    else if (char === "]") isClass = false;
    else if (char === "/" && !isClass) return at + 1;
  }
  return start + 1;
}
