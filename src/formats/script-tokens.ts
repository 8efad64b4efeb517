// Splits a build script (Gradle, sbt, Starlark, Ruby) into words, texts and signs: enough to find what stands there literally, nothing is run.

export interface ScriptToken {
  readonly kind: "word" | "text" | "sign";
  /** A text without its quotes, escapes resolved. */
  readonly text: string;
  readonly line: number;
  /** True for a text between double quotes, in which "$" or "#{" may stand for a value. */
  readonly isDouble: boolean;
}

export interface ScriptSyntax {
  readonly comment: "//" | "#";
}

const LONGEST_TEXT = 10_000;

/** Linear in the text; a quote that is never closed ends with its line. */
export function tokenizeScript(source: string, { comment }: ScriptSyntax): ScriptToken[] {
  const tokens: ScriptToken[] = [];
  let line = 1;
  let at = 0;
  const skipTo = (end: number) => {
    for (; at < end; at++) if (source.charCodeAt(at) === 0x0a) line++;
  };
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === 0x0a) {
      line++;
      at++;
    } else if (code === 0x20 || code === 0x09 || code === 0x0d) at++;
    else if (source.startsWith(comment, at)) {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (comment === "//" && source.startsWith("/*", at)) {
      const end = source.indexOf("*/", at + 2);
      skipTo(end < 0 ? source.length : end + 2);
    } else if (code === 0x22 || code === 0x27) {
      const quote = source.charAt(at);
      const isTriple = source.startsWith(quote.repeat(3), at);
      const start = at + (isTriple ? 3 : 1);
      const end = isTriple ? endOfTriple(source, start, quote) : endOfText(source, start, code);
      const text = resolveEscapes(source.slice(start, Math.min(end, start + LONGEST_TEXT)));
      tokens.push({ kind: "text", text, line, isDouble: code === 0x22 });
      const isClosed = source.charCodeAt(end) === code;
      skipTo(Math.min(source.length, isClosed ? end + (isTriple ? 3 : 1) : end));
    } else if (isWordSign(code)) {
      const start = at;
      while (at < source.length && isWordSign(source.charCodeAt(at))) at++;
      tokens.push({ kind: "word", text: source.slice(start, at), line, isDouble: false });
    } else {
      tokens.push({ kind: "sign", text: source.charAt(at), line, isDouble: false });
      at++;
    }
  }
  return tokens;
}

function endOfText(source: string, start: number, quote: number): number {
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === quote || code === 0x0a) return at;
  }
  return source.length;
}

function endOfTriple(source: string, start: number, quote: string): number {
  const end = source.indexOf(quote.repeat(3), start);
  return end < 0 ? source.length : end;
}

function resolveEscapes(text: string): string {
  return text.includes("\\") ? text.replace(/\\(.)/gs, (_, sign: string) => (sign === "n" ? "\n" : sign)) : text;
}

function isWordSign(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
  );
}

/** The tokens behind an opening bracket up to the one that closes it, and the place behind that; `open` is the bracket's own place. */
export function readGroup(
  tokens: readonly ScriptToken[],
  open: number,
): { readonly inside: readonly ScriptToken[]; readonly next: number } {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as ScriptToken;
    if (kind !== "sign") continue;
    if (text === "(" || text === "[" || text === "{") depth++;
    else if ((text === ")" || text === "]" || text === "}") && --depth <= 0)
      return { inside: tokens.slice(open + 1, at), next: at + 1 };
  }
  return { inside: tokens.slice(open + 1), next: tokens.length };
}

/** Arguments by name ("name = x", "name: x") that are plain texts. */
export function readNamed(tokens: readonly ScriptToken[]): ReadonlyMap<string, ScriptToken> {
  const found = new Map<string, ScriptToken>();
  for (let at = 0; at + 2 < tokens.length; at++) {
    const [key, sign, value] = [tokens[at], tokens[at + 1], tokens[at + 2]] as [ScriptToken, ScriptToken, ScriptToken];
    if (key.kind !== "word" || sign.kind !== "sign" || (sign.text !== "=" && sign.text !== ":")) continue;
    if (value.kind === "text" && !found.has(key.text)) found.set(key.text, value);
  }
  return found;
}
