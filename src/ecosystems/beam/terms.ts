// Terms of Elixir and Erlang as lockfiles hold them: tuples, lists, maps, binaries, atoms, strings, numbers. Read, never evaluated.
// https://www.erlang.org/doc/system/data_types.html · https://hexdocs.pm/elixir/syntax-reference.html

import { DEPTH_LIMIT } from "../../formats/depth.ts";
import type { SyntaxFailure } from "../../formats/json.ts";
import { positionAt } from "../../formats/position.ts";
import { err, ok, type Result } from "../../model/index.ts";

export type Term =
  | { readonly kind: "text" | "atom" | "number"; readonly value: string; readonly offset: number }
  | { readonly kind: "tuple" | "list"; readonly items: readonly Term[]; readonly offset: number }
  /** Maps and keyword lists: pairs in the order of the text. */
  | { readonly kind: "pairs"; readonly pairs: readonly (readonly [Term, Term])[]; readonly offset: number };

type Syntax = "elixir" | "erlang";

/** All terms of a text; those of Erlang end with a full stop. */
export function parseTerms(text: string, syntax: Syntax): Result<readonly Term[], SyntaxFailure> {
  const terms: Term[] = [];
  let at = 0;
  try {
    for (at = skipBlank(text, 0, syntax); at < text.length; at = skipBlank(text, at, syntax)) {
      const [term, end] = readTerm(text, at, syntax, 1);
      terms.push(term);
      at = skipBlank(text, end, syntax);
      if (syntax === "erlang") {
        if (text[at] !== ".") throw stop(at, "a term without the full stop that ends it");
        at++;
      }
    }
  } catch (error) {
    if (!isStop(error)) throw error;
    const { offset, reason, code } = error;
    return err({ code, reason, position: positionAt(text, offset) });
  }
  return ok(terms);
}

/** Thrown by our own functions to leave the recursion; never escapes this file. */
interface Stop {
  readonly offset: number;
  readonly reason: string;
  readonly code: "LIC102" | "LIC103";
}

function stop(offset: number, reason: string, code: Stop["code"] = "LIC102"): Stop {
  return { offset, reason, code };
}

function isStop(error: unknown): error is Stop {
  return typeof error === "object" && error !== null && "offset" in error && "reason" in error;
}

function readTerm(text: string, start: number, syntax: Syntax, depth: number): readonly [Term, number] {
  if (depth > DEPTH_LIMIT) throw stop(start, `nested deeper than ${DEPTH_LIMIT} levels`, "LIC103");
  const sign = text[start];
  if (sign === undefined) throw stop(start, "the file ends too early");
  if (sign === "{") return readItems(text, start, start + 1, "}", syntax, depth);
  if (sign === "[") return readItems(text, start, start + 1, "]", syntax, depth);
  if (sign === "%" && text[start + 1] === "{") return readItems(text, start, start + 2, "}", syntax, depth);
  if (text.startsWith("<<", start)) return readBinary(text, start, syntax);
  if (sign === '"') return readQuoted(text, start, "text");
  if (sign === "'") return readQuoted(text, start, "atom");
  if (sign === ":" && text[start + 1] === '"') {
    const [term, end] = readQuoted(text, start + 1, "atom");
    return [term, end];
  }
  const isAtom = sign === ":";
  const end = endOfWord(text, isAtom ? start + 1 : start);
  const word = text.slice(isAtom ? start + 1 : start, end);
  if (word === "") throw stop(start, `unexpected "${sign}"`);
  const kind = !isAtom && /^-?\d/.test(word) ? "number" : "atom";
  return [{ kind, value: word, offset: start }, end];
}

/** Tuples, lists, keyword lists and maps: `key: value`, `key => value` and plain items. */
function readItems(
  text: string,
  start: number,
  from: number,
  close: string,
  syntax: Syntax,
  depth: number,
): readonly [Term, number] {
  const items: Term[] = [];
  const pairs: (readonly [Term, Term])[] = [];
  let at = skipBlank(text, from, syntax);
  while (text[at] !== close) {
    const [item, end] = readTerm(text, at, syntax, depth + 1);
    at = skipBlank(text, end, syntax);
    const isKey =
      syntax === "elixir" && text[at] === ":" && (item.kind === "text" || item.kind === "atom") && at === end;
    const isArrow = text.startsWith("=>", at);
    if (isKey || isArrow) {
      const [value, after] = readTerm(text, skipBlank(text, at + (isKey ? 1 : 2), syntax), syntax, depth + 1);
      pairs.push([item, value]);
      at = skipBlank(text, after, syntax);
    } else items.push(item);
    if (text[at] === ",") at = skipBlank(text, at + 1, syntax);
    else if (text[at] !== close)
      throw stop(at, at >= text.length ? "the file ends too early" : `"," or "${close}" is missing`);
  }
  const isMap = from - start === 2;
  if (isMap || (pairs.length > 0 && items.length === 0)) return [{ kind: "pairs", pairs, offset: start }, at + 1];
  // A tuple or list may end in a keyword list without brackets.
  if (pairs.length > 0) items.push({ kind: "pairs", pairs, offset: start });
  return [{ kind: close === "}" ? "tuple" : "list", items, offset: start }, at + 1];
}

/** <<"text">>, <<"text"/utf8>>, <<>> */
function readBinary(text: string, start: number, syntax: Syntax): readonly [Term, number] {
  let at = skipBlank(text, start + 2, syntax);
  let value = "";
  if (text[at] === '"') {
    const [term, end] = readQuoted(text, at, "text");
    value = term.kind === "text" ? term.value : "";
    at = skipBlank(text, end, syntax);
    if (text.startsWith("/utf8", at)) at = skipBlank(text, at + 5, syntax);
  }
  if (!text.startsWith(">>", at)) throw stop(start, "a binary that is no text");
  return [{ kind: "text", value, offset: start }, at + 2];
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", s: " ", e: "\u001b", "0": "\0" };

function readQuoted(text: string, start: number, kind: "text" | "atom"): readonly [Term, number] {
  const quote = text[start] as string;
  const first = text.indexOf(quote, start + 1);
  if (first < 0) throw stop(start, "a string that does not end");
  const plain = text.slice(start + 1, first);
  if (!plain.includes("\\")) return [{ kind, value: plain, offset: start }, first + 1];
  const pieces: string[] = [];
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === quote) {
      pieces.push(text.slice(from, at));
      return [{ kind, value: pieces.join(""), offset: start }, at + 1];
    }
    if (sign !== "\\") continue;
    const next = text[at + 1] ?? "";
    pieces.push(text.slice(from, at), Object.hasOwn(ESCAPES, next) ? (ESCAPES[next] as string) : next);
    at++;
    from = at + 1;
  }
  throw stop(start, "a string that does not end");
}

function endOfWord(text: string, start: number): number {
  let at = start;
  let isNumber = true;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (isDigit) continue;
    // A number may have a fraction; a full stop at the end of a term is none of it.
    if (code === 0x2e && isNumber && at > start && isDigitAt(text, at + 1)) continue;
    if (!isLetter(code) && !(code === 0x2d && at === start)) break;
    if (code !== 0x2d) isNumber = false;
  }
  return at;
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** Letters, and the other signs that atoms may have: "_", "@", "?", "!". */
function isLetter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x5f ||
    code === 0x40 ||
    code === 0x3f ||
    code === 0x21
  );
}

/** White space and comments: "#" in Elixir, "%" in Erlang. */
function skipBlank(text: string, start: number, syntax: Syntax): number {
  const comment = syntax === "elixir" ? 0x23 : 0x25;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comment && !(syntax === "elixir" && text[at + 1] === "{")) {
      const end = text.indexOf("\n", at);
      if (end < 0) return text.length;
      at = end;
    } else if (code > 0x20 && code !== 0xfeff) break;
  }
  return at;
}

/** Text of a string, atom or number. */
export function wordOf(term: Term | undefined): string | undefined {
  return term !== undefined && "value" in term ? term.value : undefined;
}

export function itemsOf(term: Term | undefined): readonly Term[] {
  return term !== undefined && "items" in term ? term.items : [];
}

/** Value of a key in a map or keyword list, or in a list of {key, value} tuples. */
export function findValue(term: Term | undefined, key: string): Term | undefined {
  if (term === undefined) return undefined;
  if (term.kind === "pairs") return term.pairs.find(([name]) => wordOf(name) === key)?.[1];
  const pair = itemsOf(term).find(
    (item) => item.kind === "tuple" && item.items.length === 2 && wordOf(item.items[0]) === key,
  );
  return itemsOf(pair)[1];
}
