// Splits Rust, Go, Java, Kotlin, C#, Swift and Scala into tokens, well enough to find calls and texts; what differs between them is told apart by its signs.
import { countLines, isDigit, isNamePart, isNameStart, LONGEST_TEXT, resolveEscapes, type Token } from "./tokens.ts";

const NEWLINE = 0x0a;

/** "::" counts as a dot and ":=" as "=", so that paths and assignments look alike in all languages. */
export function tokenizeCompiled(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  const add = (kind: Token["kind"], text: string, isPlain = true) => tokens.push({ kind, text, line, isPlain });
  for (let at = 0; at < source.length; ) {
    const code = source.charCodeAt(at);
    if (code === NEWLINE) {
      line++;
      at++;
    } else if (code === 0x2f && source[at + 1] === "/") {
      at = endOr(source.indexOf("\n", at), source.length);
    } else if (code === 0x2f && source[at + 1] === "*") {
      const stop = endOr(source.indexOf("*/", at + 2) + 2, source.length, 2);
      line += countLines(source, at, stop);
      at = stop;
    } else if (code === 0x27) {
      // A character, or else the mark of a lifetime or a label, which says nothing here.
      at += /^'(?:\\.[^'\n]{0,10}|[^\\'\n]{1,2})'/.exec(source.slice(at, at + 16))?.[0].length ?? 1;
    } else if (code === 0x22 || code === 0x60) {
      const { content, end, isRaw } = readText(source, at);
      const isPlain = !hasHoles(source, at, content);
      add("text", isRaw ? content : resolveEscapes(content, 0, content.length), isPlain);
      line += countLines(source, at, end);
      at = end;
    } else if (isNameStart(code)) {
      let end = at + 1;
      while (end < source.length && isNamePart(source.charCodeAt(end))) end++;
      const name = source.slice(at, end);
      const raw = /^b?r$/.test(name) ? /^#{0,5}"/.exec(source.slice(end, end + 6))?.[0] : undefined;
      if (raw === undefined) {
        add("name", name);
        at = end;
      } else {
        const closing = `"${"#".repeat(raw.length - 1)}`;
        const from = end + raw.length;
        const stop = endOr(source.indexOf(closing, from), source.length);
        add("text", source.slice(from, Math.min(stop, from + LONGEST_TEXT + 1)));
        line += countLines(source, at, stop);
        at = stop + closing.length;
      }
    } else if (isDigit(code)) {
      while (at < source.length && isNamePart(source.charCodeAt(at))) at++;
      add("sign", "0");
    } else {
      const pair = source.slice(at, at + 2);
      const sign = source.charAt(at);
      if (pair === "::") add("sign", ".");
      else if (pair === ":=") add("sign", "=");
      else if (sign === ";") add("end", "");
      else if (/^(?:[=!<>]=|=>|->|&&|\|\|)$/.test(pair)) add("sign", pair);
      else if (sign > " ") add("sign", sign);
      at += /^(?:::|:=|[=!<>]=|=>|->|&&|\|\|)$/.test(pair) ? 2 : 1;
    }
  }
  add("end", "");
  return tokens;
}

/** `found`, or `otherwise` where nothing was found (-1, or `least` less one). */
function endOr(found: number, otherwise: number, least = 0): number {
  return found < least ? otherwise : found;
}

interface Read {
  readonly content: string;
  readonly end: number;
  readonly isRaw: boolean;
}

/** A text from its opening quote: `"…"`, `"""…"""`, @"…" of C#, and `…` of Go. */
function readText(source: string, start: number): Read {
  const quote = source.charAt(start);
  const triple = quote.repeat(3);
  if (quote === "`" || source.startsWith(triple, start)) {
    const closing = quote === "`" ? quote : triple;
    const from = start + closing.length;
    const stop = endOr(source.indexOf(closing, from), source.length);
    return {
      content: source.slice(from, Math.min(stop, from + LONGEST_TEXT + 1)),
      end: stop + closing.length,
      isRaw: true,
    };
  }
  const isVerbatim = source[start - 1] === "@";
  for (let at = start + 1; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x22)
      return {
        content: source.slice(start + 1, Math.min(at, start + 2 + LONGEST_TEXT)),
        end: at + 1,
        isRaw: isVerbatim,
      };
    if (code === 0x5c && !isVerbatim) at++;
    else if (code === NEWLINE && !isVerbatim && source[at - 1] !== "\\") return { content: "", end: at, isRaw: true };
  }
  return { content: "", end: source.length, isRaw: true };
}

/** Parts that are worked out when the program runs: $"{x}" of C#, "${x}" of Kotlin, "\(x)" of Swift. */
function hasHoles(source: string, start: number, content: string): boolean {
  const before = source[start - 1];
  return content.includes("${") || content.includes("\\(") || (before === "$" && content.includes("{"));
}
