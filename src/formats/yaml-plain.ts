// A fast way through the plain part of YAML that lockfiles are written in: block mappings and lists of scalars, short flow collections.
// Whatever is not certainly in that part is left to the full parser; a property test holds the two against each other.
import { DEPTH_LIMIT } from "./depth.ts";
import { type JsonValue, setOwn } from "./json.ts";
import type { Container, LineOf } from "./line-finder.ts";

export interface PlainYaml {
  readonly document: JsonValue;
  readonly lineOf: LineOf;
}

interface Block {
  readonly container: Record<string, JsonValue> | string[];
  readonly indent: number;
  /** The key whose value is yet to come. */
  open: string | undefined;
}

/** Where a container begins: a flow collection is all on one line (`indent` -1). */
interface Place {
  readonly offset: number;
  readonly line: number;
  readonly indent: number;
}

/** What may begin a plain scalar here; signs with a meaning of their own are left out. */
const START = /^[A-Za-z0-9./_~^<=(+$]/;
const KEY_END = /:(?: |$)/;

/** Undefined for a text that must be read by the full parser; then nothing is said about it. */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  if (/[\t"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/.test(text))
    return undefined;
  const root: Record<string, JsonValue> = {};
  const stack: Block[] = [{ container: root, indent: 0, open: undefined }];
  const places = new Map<object, Place>();
  let line = 0;
  for (let start = 0; start < text.length; ) {
    line++;
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (text.charCodeAt(at) === 0x20) at++;
    const indent = at - start;
    start = end + 1;
    if (at >= end) continue;
    let block = stack.at(-1) as Block;
    while (indent < block.indent) {
      if (block.open !== undefined) setOwn(block.container as Record<string, JsonValue>, block.open, "");
      stack.pop();
      block = stack.at(-1) as Block;
    }
    const content = text.slice(at, end);
    // The end of a document.
    if (indent === 0 && content.startsWith("...")) return undefined;
    const isItem = content.startsWith("- ");
    if (indent > block.indent) {
      if (block.open === undefined || stack.length >= DEPTH_LIMIT - 2) return undefined;
      const container: Block["container"] = isItem ? [] : {};
      setOwn(block.container as Record<string, JsonValue>, block.open, container);
      block.open = undefined;
      places.set(container, { offset: at - indent, line, indent });
      block = { container, indent, open: undefined };
      stack.push(block);
    } else if (block.open !== undefined) {
      // A list may stand at the indentation of its key; that is left to the full parser.
      if (isItem) return undefined;
      setOwn(block.container as Record<string, JsonValue>, block.open, "");
      block.open = undefined;
    }
    if (block.container === root && !places.has(root)) places.set(root, { offset: at - indent, line, indent: 0 });
    if (Array.isArray(block.container)) {
      const item = isItem ? readScalar(content.slice(2)) : undefined;
      if (item === undefined || KEY_END.test(item)) return undefined;
      block.container.push(item);
      continue;
    }
    const pair = isItem ? undefined : readPair(content);
    if (pair === undefined || Object.hasOwn(block.container, pair.key)) return undefined;
    if (pair.value === "") block.open = pair.key;
    else {
      const value = readValue(pair.value);
      if (value === undefined) return undefined;
      setOwn(block.container, pair.key, value);
      if (typeof value !== "string") places.set(value as object, { offset: 0, line, indent: -1 });
    }
    // The key counts as given, so that it stands in its order and is not given twice.
    if (block.open !== undefined) setOwn(block.container, pair.key, "");
  }
  return places.has(root) ? { document: root, lineOf: makeLineOf(text, places) } : undefined;
}

/** "key: value", "'key': value", "key:" */
function readPair(content: string): { readonly key: string; readonly value: string } | undefined {
  let key: string | undefined;
  let rest: number;
  if (content.startsWith("'")) {
    const close = endOfQuoted(content, 0);
    if (close < 0 || content.charAt(close + 1) !== ":") return undefined;
    key = content.slice(1, close).replaceAll("''", "'");
    rest = close + 1;
  } else {
    const colon = KEY_END.exec(content);
    if (colon === null) return undefined;
    key = readScalar(content.slice(0, colon.index));
    rest = colon.index;
  }
  if (key === undefined || key === "" || key.length > 1000) return undefined;
  const behind = content.slice(rest + 1);
  if (behind === "") return { key, value: "" };
  return behind.startsWith(" ") && behind.charCodeAt(1) > 0x20 ? { key, value: behind.slice(1) } : undefined;
}

function readValue(text: string): JsonValue | undefined {
  const first = text.charCodeAt(0);
  if (first === 0x7b || first === 0x5b) return readFlow(text, first === 0x7b);
  const value = readScalar(text);
  return value === undefined || (first !== 0x27 && KEY_END.test(value)) ? undefined : value;
}

/** A plain or single-quoted scalar that takes up the whole text. */
function readScalar(text: string): string | undefined {
  if (text.startsWith("'")) {
    const close = endOfQuoted(text, 0);
    return close === text.length - 1 ? text.slice(1, close).replaceAll("''", "'") : undefined;
  }
  return START.test(text) && !text.includes(" #") && !text.endsWith(" ") ? text : undefined;
}

function endOfQuoted(text: string, open: number): number {
  for (let at = text.indexOf("'", open + 1); at >= 0; at = text.indexOf("'", at + 2)) {
    if (text.charCodeAt(at + 1) !== 0x27) return at;
  }
  return -1;
}

/** "{a: b, 'c': d}" and "[a, 'b']", without anything nested. */
function readFlow(text: string, isMap: boolean): JsonValue | undefined {
  if (!text.endsWith(isMap ? "}" : "]")) return undefined;
  const inside = text.slice(1, -1);
  if (/[{}[\]#]/.test(inside)) return undefined;
  const map: Record<string, JsonValue> = {};
  const list: string[] = [];
  if (inside === "") return isMap ? map : list;
  for (const part of inside.split(", ")) {
    if (part.includes(",")) return undefined;
    if (isMap) {
      const pair = readPair(part);
      const value = pair === undefined || pair.value === "" ? undefined : readScalar(pair.value);
      if (pair === undefined || value === undefined || Object.hasOwn(map, pair.key)) return undefined;
      if (KEY_END.test(value) || /[?]/.test(pair.key)) return undefined;
      setOwn(map, pair.key, value);
    } else {
      const item = readScalar(part);
      if (item === undefined || item.includes(":")) return undefined;
      list.push(item);
    }
  }
  return isMap ? map : list;
}

/** The lines of a block's keys are found when the first of them is asked for. */
function makeLineOf(text: string, places: ReadonlyMap<object, Place>): LineOf {
  const known = new Map<object, ReadonlyMap<string | number, number>>();
  return (container: Container, key?: string | number) => {
    const place = places.get(container);
    if (place === undefined) return undefined;
    if (key === undefined) return place.line;
    if (place.indent < 0) {
      const isThere = Array.isArray(container)
        ? typeof key === "number" && key < container.length
        : Object.hasOwn(container, key);
      return isThere ? place.line : undefined;
    }
    let lines = known.get(container);
    if (lines === undefined) {
      lines = listLines(text, place, Array.isArray(container));
      known.set(container, lines);
    }
    return lines.get(key);
  };
}

function listLines(
  text: string,
  { offset, line: first, indent }: Place,
  isList: boolean,
): ReadonlyMap<string | number, number> {
  const lines = new Map<string | number, number>();
  let line = first;
  for (let start = offset; start < text.length; line++) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (text.charCodeAt(at) === 0x20) at++;
    const depth = at - start;
    start = end + 1;
    if (at >= end) continue;
    if (depth < indent) break;
    if (depth > indent) continue;
    if (isList) lines.set(lines.size, line);
    else {
      const pair = readPair(text.slice(at, end));
      if (pair !== undefined) lines.set(pair.key, line);
    }
  }
  return lines;
}
