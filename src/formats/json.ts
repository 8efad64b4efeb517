// JSON (RFC 8259) behind a depth limit, with positions for errors and for the keys of large objects.
import { type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { err, ok, type Result } from "../model/index.ts";
import { findTooDeep, JSON_DEPTH_LIMIT } from "./depth.ts";
import { makeLineCounter, type Position, positionAt } from "./position.ts";

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

export interface SyntaxFailure {
  readonly code: "LIC102" | "LIC103";
  readonly reason: string;
  readonly position?: Position;
}

export function parseJson(text: string): Result<JsonValue, SyntaxFailure> {
  // A text cannot nest deeper than it is long.
  const tooDeep = text.length > JSON_DEPTH_LIMIT ? findTooDeep(text, JSON_DEPTH_LIMIT) : -1;
  if (tooDeep >= 0) {
    const reason = `nested deeper than ${JSON_DEPTH_LIMIT} levels`;
    return err({ code: "LIC103", reason, position: positionAt(text, tooDeep) });
  }
  try {
    return ok(JSON.parse(text) as JsonValue);
  } catch {
    return err(locateError(text));
  }
}

/** Node 20 gives no position, so a broken text is read once more by a parser that does. */
function locateError(text: string): SyntaxFailure {
  if (text.trim() === "") return { code: "LIC102", reason: "the file is empty", position: { line: 1, column: 1 } };
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) return { code: "LIC102", reason: "not valid JSON" };
  const isAtEnd = first.offset >= text.trimEnd().length;
  const what = isAtEnd ? "the file ends too early" : `not valid JSON (${spellOut(printParseErrorCode(first.error))})`;
  return { code: "LIC102", reason: what, position: positionAt(text, first.offset) };
}

function spellOut(code: string): string {
  return code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** An own property; inherited names such as "constructor" are never found. */
export function getOwn(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function getString(object: JsonObject, key: string): string | undefined {
  const value = getOwn(object, key);
  return typeof value === "string" ? value : undefined;
}

export function getObject(object: JsonObject, key: string): JsonObject | undefined {
  const value = getOwn(object, key);
  return isObject(value) ? value : undefined;
}

/** Sets an own property, whatever its name: "__proto__" is a key like any other, as JSON.parse has it. */
export function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** Entries of an object in the order of the text, except that integer-like keys come first (a rule of JavaScript). */
export function entriesOf(object: JsonObject | undefined): (readonly [string, JsonValue])[] {
  return object === undefined ? [] : (Object.entries(object) as [string, JsonValue][]);
}

/** After so many keys that could not be found, the rest get no line, so that a hostile text costs linear time. */
const MISS_LIMIT = 50;

/**
 * Finds the line of each key as it is asked for. Keys must be asked for in the order of the text; a key that is not
 * found behind the last one is looked for from the start of the text, so a wrong order costs time, never an answer.
 * With `opening`, only keys whose value begins with that character count.
 */
export function makeKeyLocator(text: string, from = 0, opening?: string): (key: string) => number | undefined {
  let lineOf = makeLineCounter(text);
  let at = from;
  let misses = 0;
  return (key) => {
    const quoted = JSON.stringify(key);
    let found = misses > MISS_LIMIT ? -1 : findKey(text, quoted, at, opening);
    if (found < 0) {
      if (++misses > MISS_LIMIT) return undefined;
      found = findKey(text, quoted, 0, opening);
      if (found < 0) return undefined;
      lineOf = makeLineCounter(text);
    }
    at = found + quoted.length;
    return lineOf(found);
  };
}

/** Offset of a quoted string that is followed by a colon (and a value that opens with `opening`). */
function findKey(text: string, quoted: string, from: number, opening: string | undefined): number {
  for (let at = text.indexOf(quoted, from); at >= 0; at = text.indexOf(quoted, at + quoted.length)) {
    const colon = skipBlanks(text, at + quoted.length);
    if (text.charCodeAt(colon) !== 0x3a) continue;
    if (opening === undefined || text.charAt(skipBlanks(text, colon + 1)) === opening) return at;
  }
  return -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}
