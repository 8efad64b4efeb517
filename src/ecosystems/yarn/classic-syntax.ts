// The syntax of yarn.lock version 1: two levels of indented `key value` below comma-separated patterns.

import type { SyntaxFailure } from "../../formats/json.ts";
import { linesOf } from "../../formats/lines.ts";
import { err, ok, type Result } from "../../model/index.ts";

export interface Stanza {
  readonly patterns: readonly string[];
  readonly line: number;
  /** `version`, `resolved`, `integrity` … */
  readonly fields: Map<string, string>;
  /** `dependencies`, `optionalDependencies`: name → range. */
  readonly blocks: Map<string, Map<string, string>>;
}

const CONFLICT = /^(?:<{7}|={7}|>{7})/;

export function parseClassic(text: string): Result<readonly Stanza[], SyntaxFailure> {
  const stanzas: Stanza[] = [];
  let block: Map<string, string> | undefined;
  for (const { text: line, number } of linesOf(text)) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    if (CONFLICT.test(line)) return fail(number, "unresolved merge conflict");
    const indent = line.length - line.trimStart().length;
    const tokens = tokenize(trimmed);
    if (tokens === undefined) return fail(number, "a quotation mark without its other half");
    const stanza = stanzas.at(-1);
    if (indent === 0) {
      if (!tokens.endsWithColon) return fail(number, "expected the name of a package and a colon");
      stanzas.push({ patterns: tokens.words, line: number, fields: new Map(), blocks: new Map() });
      block = undefined;
    } else if (stanza === undefined) {
      return fail(number, "an indented line before the first package");
    } else if (tokens.endsWithColon) {
      block = new Map();
      stanza.blocks.set(tokens.words[0] ?? "", block);
    } else {
      const [key, value] = tokens.words;
      if (key === undefined || value === undefined || tokens.words.length > 2) {
        return fail(number, "expected a key and a value");
      }
      if (indent >= 4 && block !== undefined) block.set(key, value);
      else stanza.fields.set(key, value);
    }
  }
  return ok(stanzas);
}

interface Tokens {
  readonly words: readonly string[];
  readonly endsWithColon: boolean;
}

/** Words, quoted as in JSON or bare, separated by blanks or commas; undefined if a quotation does not end. */
function tokenize(line: string): Tokens | undefined {
  const words: string[] = [];
  let at = 0;
  let endsWithColon = false;
  while (at < line.length) {
    const char = line[at] as string;
    if (char === " " || char === "\t" || char === ",") {
      at++;
    } else if (char === ":") {
      endsWithColon = at === line.length - 1;
      at++;
    } else if (char === '"') {
      const end = endOfString(line, at);
      const word = end < 0 ? undefined : unquote(line.slice(at, end));
      if (word === undefined) return undefined;
      words.push(word);
      at = end;
    } else {
      const from = at;
      while (at < line.length && !" \t,".includes(line[at] as string) && !(line[at] === ":" && at === line.length - 1))
        at++;
      words.push(line.slice(from, at));
    }
  }
  return { words, endsWithColon };
}

function endOfString(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === "\\") at++;
    else if (line[at] === '"') return at + 1;
  }
  return -1;
}

function unquote(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

function fail(line: number, reason: string): Result<never, SyntaxFailure> {
  return err({ code: "LIC102", reason, position: { line, column: 1 } });
}
