// Reads the tables and strings of a Lua file that only states data; code in it is skipped, never run. https://www.lua.org/manual/5.4/manual.html#3.1
import { makeLineCounter } from "../../formats/position.ts";

export interface LuaTable {
  /** `["key"] = value` and `key = value`. */
  readonly fields: ReadonlyMap<string, LuaValue>;
  /** Values without a key. */
  readonly items: readonly { readonly value: LuaValue; readonly line: number }[];
  readonly lines: ReadonlyMap<string, number>;
}
/** Undefined for numbers, booleans, nil and anything that would have to be computed. */
export type LuaValue = string | LuaTable | undefined;

interface Token {
  readonly kind: "name" | "string" | "sign";
  readonly text: string;
  readonly line: number;
}

const DEPTH_LIMIT = 100;

/** Assignments at the top level of a file, and under "return" what it returns. */
export function readLua(text: string): LuaTable {
  const tokens = cutTokens(text);
  const fields = new Map<string, LuaValue>();
  const lines = new Map<string, number>();
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text: word, line } = tokens[at] as Token;
    if (kind !== "name") continue;
    const isReturn = word === "return";
    if (!isReturn && tokens[at + 1]?.text !== "=") continue;
    const read = readValue(tokens, at + (isReturn ? 1 : 2), 0);
    if (!fields.has(word)) {
      fields.set(word, read.value);
      lines.set(word, line);
    }
    at = read.end - 1;
  }
  return { fields, items: [], lines };
}

function readValue(
  tokens: readonly Token[],
  at: number,
  depth: number,
): { readonly value: LuaValue; readonly end: number } {
  const token = tokens[at];
  if (token === undefined) return { value: undefined, end: at + 1 };
  // `"a" .. version` has to be computed.
  if (token.kind === "string") return { value: tokens[at + 1]?.text === ".." ? undefined : token.text, end: at + 1 };
  if (token.kind === "sign" && token.text === "{" && depth < DEPTH_LIMIT) return readTable(tokens, at + 1, depth);
  return { value: undefined, end: at + 1 };
}

function readTable(
  tokens: readonly Token[],
  start: number,
  depth: number,
): { readonly value: LuaTable; readonly end: number } {
  const fields = new Map<string, LuaValue>();
  const lines = new Map<string, number>();
  const items: { value: LuaValue; line: number }[] = [];
  let at = start;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (token.text === "}" && token.kind === "sign") return { value: { fields, items, lines }, end: at + 1 };
    const isBracketed = token.text === "[" && token.kind === "sign" && tokens[at + 1]?.kind === "string";
    const key = isBracketed
      ? tokens[at + 1]?.text
      : token.kind === "name" && tokens[at + 1]?.text === "="
        ? token.text
        : undefined;
    if (key !== undefined) {
      const read = readValue(tokens, at + (isBracketed ? 4 : 2), depth + 1);
      fields.set(key, read.value);
      lines.set(key, token.line);
      at = read.end;
    } else if (token.kind === "string" || token.text === "{") {
      const read = readValue(tokens, at, depth + 1);
      items.push({ value: read.value, line: token.line });
      at = read.end;
    } else at++;
  }
  return { value: { fields, items, lines }, end: at };
}

function cutTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const lineOf = makeLineCounter(text);
  let line = 1;
  let at = 0;
  const advance = (end: number): void => {
    at = end;
    line = lineOf(Math.min(end, text.length));
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) {
      advance(at + 1);
    } else if (text.startsWith("--", at)) {
      const long = longBracket(text, at + 2);
      const end = text.indexOf("\n", at);
      advance(long?.end ?? (end < 0 ? text.length : end));
    } else if (sign === '"' || sign === "'") {
      const end = endOfString(text, at);
      tokens.push({ kind: "string", text: unescapeLua(text.slice(at + 1, end - 1)), line });
      advance(end);
    } else if (/[A-Za-z_]/.test(sign)) {
      let end = at + 1;
      while (end < text.length && /\w/.test(text.charAt(end))) end++;
      tokens.push({ kind: "name", text: text.slice(at, end), line });
      advance(end);
    } else {
      const long = longBracket(text, at);
      if (long !== undefined) {
        tokens.push({ kind: "string", text: long.content, line });
        advance(long.end);
      } else {
        const width = text.startsWith("..", at) ? 2 : 1;
        tokens.push({ kind: "sign", text: text.slice(at, at + width), line });
        advance(at + width);
      }
    }
  }
  return tokens;
}

/** `[[ … ]]` and `[==[ … ]==]`. */
function longBracket(text: string, at: number): { readonly content: string; readonly end: number } | undefined {
  if (text[at] !== "[") return undefined;
  let level = 0;
  while (text[at + 1 + level] === "=") level++;
  if (text[at + 1 + level] !== "[") return undefined;
  const closing = `]${"=".repeat(level)}]`;
  const start = at + level + 2;
  const end = text.indexOf(closing, start);
  return end < 0
    ? { content: text.slice(start), end: text.length }
    : { content: text.slice(start, end).replace(/^\r?\n/, ""), end: end + closing.length };
}

function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote || text[at] === "\n") return at + 1;
  }
  return text.length + 1;
}

function unescapeLua(text: string): string {
  return text.replace(/\\(.)/gs, (_, sign: string) => (sign === "n" ? "\n" : sign === "t" ? "\t" : sign));
}
