// Finds lines in a TOML text that has been parsed without error: first the tables, then the inside of the one asked for.
import { DEPTH_LIMIT } from "./depth.ts";
import { makeLineFinder } from "./line-finder.ts";

type Path = readonly (string | number)[];

interface Table {
  /** Offset of the header's bracket. */
  readonly header: number;
  readonly start: number;
  end: number;
}

export function makeTomlLocator(text: string): (...path: Path) => number | undefined {
  const find = makeLineFinder(text);
  let tables: ReadonlyMap<string, readonly Table[]> | undefined;
  let lastKey: string | undefined;
  let lastOffsets: ReadonlyMap<string, number> = new Map();
  return (...path) => {
    tables ??= findTables(text);
    for (let length = path.length; length >= 0; length--) {
      const key = joinPath(path.slice(0, length));
      const found = tables.get(key);
      if (found === undefined) continue;
      if (key !== lastKey) {
        lastKey = key;
        lastOffsets = new Map(found.flatMap((table) => [...findOffsets(text, table)]));
      }
      for (let inner = path.length; inner > length; inner--) {
        const offset = lastOffsets.get(joinPath(path.slice(length, inner)));
        if (offset !== undefined) return find(offset);
      }
      return length === 0 ? undefined : find(found[0]?.header ?? 0);
    }
    return undefined;
  };
}

function joinPath(path: Path): string {
  return path.join("\u0000");
}

/** Tables by path, with the index of the item where a part of the path is an array of tables. */
function findTables(text: string): Map<string, Table[]> {
  const root: Table = { header: 0, start: 0, end: text.length };
  const tables = new Map<string, Table[]>([["", [root]]]);
  const counts = new Map<string, number>();
  let current = root;
  for (let at = skipBlank(text, 0); at < text.length; at = skipBlank(text, at)) {
    if (text[at] !== "[") {
      const key = readKey(text, at);
      at = skipValue(text, skipSpaces(text, key.end + 1));
      continue;
    }
    const isArray = text[at + 1] === "[";
    const key = readKey(text, skipSpaces(text, at + (isArray ? 2 : 1)));
    const path: (string | number)[] = [];
    for (const [index, part] of key.parts.slice(0, DEPTH_LIMIT).entries()) {
      path.push(part);
      const name = joinPath(path);
      const isLast = index === key.parts.length - 1;
      if (isLast && isArray) counts.set(name, (counts.get(name) ?? 0) + 1);
      const count = counts.get(name);
      if (count !== undefined) path.push(count - 1);
    }
    current.end = at;
    const lineEnd = text.indexOf("\n", key.end);
    current = { header: at, start: lineEnd < 0 ? text.length : lineEnd, end: text.length };
    const name = joinPath(path);
    const same = tables.get(name);
    if (same === undefined) tables.set(name, [current]);
    else same.push(current);
    at = current.start;
  }
  return tables;
}

/** Offsets of everything in one table's body, by path from the table. */
function findOffsets(text: string, table: Table): Map<string, number> {
  const offsets = new Map<string, number>();
  for (let at = skipBlank(text, table.start); at < table.end; at = skipBlank(text, at)) {
    const key = readKey(text, at);
    noteKey(offsets, [], key.parts, at);
    at = noteValue(text, skipSpaces(text, key.end + 1), key.parts, offsets, 0);
  }
  return offsets;
}

function noteKey(offsets: Map<string, number>, before: Path, parts: readonly string[], at: number): void {
  for (let length = 1; length <= Math.min(parts.length, DEPTH_LIMIT); length++) {
    const name = joinPath([...before, ...parts.slice(0, length)]);
    if (!offsets.has(name)) offsets.set(name, at);
  }
}

/** Notes the items of lists and inline tables; returns the offset behind the value. */
function noteValue(text: string, start: number, path: Path, offsets: Map<string, number>, depth: number): number {
  const open = text[start];
  if ((open !== "[" && open !== "{") || depth > DEPTH_LIMIT) return skipValue(text, start);
  const close = open === "[" ? "]" : "}";
  let at = skipBlank(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== close; index++) {
    if (open === "[") {
      offsets.set(joinPath([...path, index]), at);
      at = noteValue(text, at, [...path, index], offsets, depth + 1);
    } else {
      const key = readKey(text, at);
      noteKey(offsets, path, key.parts, at);
      at = noteValue(text, skipBlank(text, key.end + 1), [...path, ...key.parts], offsets, depth + 1);
    }
    at = skipBlank(text, at);
    if (text[at] === ",") at = skipBlank(text, at + 1);
  }
  return at + 1;
}

/** A dotted key; `end` is the offset of what follows it (`=` or `]`). */
function readKey(text: string, start: number): { readonly parts: readonly string[]; readonly end: number } {
  const parts: string[] = [];
  let at = start;
  for (;;) {
    at = skipSpaces(text, at);
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const end = skipString(text, at);
      parts.push(unquote(text.slice(at, end)));
      at = end;
    } else {
      const from = at;
      while (at < text.length && /[A-Za-z0-9_-]/.test(text[at] as string)) at++;
      parts.push(text.slice(from, at));
      if (at === from) at++;
    }
    at = skipSpaces(text, at);
    if (text[at] !== ".") return { parts, end: at };
    at++;
  }
}

function unquote(quoted: string): string {
  if (quoted[0] === "'") return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** Skips white space, line ends and comments. */
function skipBlank(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x23) {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end;
    } else if (code > 0x20) return at;
  }
  return at;
}

/** Offset behind a string of any of the four kinds. */
function skipString(text: string, start: number): number {
  const quote = text[start] as string;
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) {
    let at = text.indexOf(triple, start + 3);
    while (at >= 0 && quote === '"' && isEscaped(text, at)) at = text.indexOf(triple, at + 1);
    if (at < 0) return text.length;
    at += 3;
    while (text[at] === quote && at < text.length) at++;
    return at;
  }
  let at = text.indexOf(quote, start + 1);
  while (at >= 0 && quote === '"' && isEscaped(text, at)) at = text.indexOf(quote, at + 1);
  return at < 0 ? text.length : at + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

/** Offset behind a value: brackets are counted, strings and comments are skipped. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '"' || char === "'") {
      at = skipString(text, at) - 1;
    } else if (char === "#") {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end - 1;
    } else if (char === "[" || char === "{") {
      depth++;
    } else if (char === "]" || char === "}") {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0 && (char === "\n" || char === ",")) {
      return at;
    }
  }
  return text.length;
}
