// Splits Python into tokens. https://docs.python.org/3/reference/lexical_analysis.html
import { isDigit, isNamePart, isNameStart, resolveEscapes, type Token } from "./tokens.ts";

const HASH = 0x23;
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

export function tokenizePython(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let depth = 0;
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code === NEWLINE) {
      if (depth === 0) tokens.push({ kind: "end", text: "", line, isPlain: true });
      line++;
      at++;
    } else if (code === HASH) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (code === BACKSLASH && (source[at + 1] === "\n" || source[at + 1] === "\r")) {
      at += source[at + 1] === "\r" ? 3 : 2;
      line++;
    } else if (code === 0x22 || code === 0x27) {
      const text = readText(source, at, "");
      tokens.push({ kind: "text", text: text.content, line, isPlain: true });
      line += text.lines;
      at = text.end;
    } else if (isNameStart(code)) {
      let end = at + 1;
      while (end < source.length && isNamePart(source.charCodeAt(end))) end++;
      const name = source.slice(at, end);
      const quote = source[end];
      if ((quote === '"' || quote === "'") && name.length <= 2 && /^(?:[rubf]|[rb][rbf]|f[r]|[bf][r])$/i.test(name)) {
        const text = readText(source, end, name.toLowerCase());
        const isPlain = !/f/i.test(name) || !text.content.includes("{");
        tokens.push({ kind: "text", text: text.content, line, isPlain });
        line += text.lines;
        at = text.end;
      } else {
        tokens.push({ kind: "name", text: name, line, isPlain: true });
        at = end;
      }
    } else if (isDigit(code)) {
      while (at < source.length && (isNamePart(source.charCodeAt(at)) || source[at] === ".")) at++;
      tokens.push({ kind: "sign", text: "0", line, isPlain: true });
    } else {
      const sign = source.charAt(at);
      if (sign > " ") {
        if (OPENING.has(sign)) depth++;
        else if (CLOSING.has(sign)) depth = Math.max(0, depth - 1);
        const isComparison = sign !== ":" && source[at + 1] === "=";
        tokens.push({ kind: "sign", text: isComparison ? `${sign}=` : sign, line, isPlain: true });
        if (isComparison) at++;
      }
      at++;
    }
  }
  tokens.push({ kind: "end", text: "", line, isPlain: true });
  return tokens;
}

interface Read {
  readonly content: string;
  readonly end: number;
  readonly lines: number;
}

/** A text from its opening quote; one that is not closed on its line ends there. */
function readText(source: string, start: number, prefix: string): Read {
  const quote = source.charAt(start);
  const isTriple = source.startsWith(quote.repeat(3), start);
  const closing = isTriple ? quote.repeat(3) : quote;
  const from = start + closing.length;
  let lines = 0;
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) {
      if (source.charCodeAt(at + 1) === NEWLINE) lines++;
      at += 2;
      continue;
    }
    if (code === NEWLINE) {
      if (!isTriple) return { content: "", end: at, lines };
      lines++;
    } else if (source.startsWith(closing, at)) {
      return {
        content: prefix.includes("r") ? source.slice(from, Math.min(at, from + 401)) : resolveEscapes(source, from, at),
        end: at + closing.length,
        lines,
      };
    }
    at++;
  }
  return { content: "", end: source.length, lines };
}
