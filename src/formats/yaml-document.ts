// YAML 1.2 (https://yaml.org/spec/1.2.2/) as plain data with the place of every key and value: the door of `yaml`, for
// files that people write by hand. Long generated lockfiles go through `formats/yaml.ts`, whose parser is faster.
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { err, ok, type Result } from "../model/index.ts";
import { DEPTH_LIMIT, findTooDeep } from "./depth.ts";
import { type Position, positionAt } from "./position.ts";

export type PlainData = null | boolean | number | string | readonly PlainData[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: PlainData;
}

export type DataPath = readonly (string | number)[];

export interface YamlProblem {
  readonly reason: string;
  readonly remedy?: string;
  readonly position: Position;
}

/** Half-open range of offsets into the text. */
export interface YamlRange {
  readonly start: number;
  readonly end: number;
}

export interface YamlDocument {
  readonly text: string;
  readonly data: PlainData;
  /** Where the value at this path starts; for an absent one, the nearest thing around it. */
  positionOf(path: DataPath): Position;
  /** Where the key of this path starts; of a list entry, the entry. */
  positionOfKey(path: DataPath): Position;
  /** The value's text; undefined for a path that is not there. */
  rangeOf(path: DataPath): YamlRange | undefined;
  /** The key's text. */
  rangeOfKey(path: DataPath): YamlRange | undefined;
}

/** Characters a hand-written file may have; beyond it, something else was named by mistake. */
export const YAML_DOCUMENT_LIMIT = 2_000_000;
/** Aliases that one document may follow. */
const ALIAS_LIMIT = 1000;

/** Reads one document. All syntax errors are reported, in the order of the text. */
export function parseYamlDocument(text: string): Result<YamlDocument, readonly YamlProblem[]> {
  if (text.length > YAML_DOCUMENT_LIMIT) {
    const reason = `longer than ${YAML_DOCUMENT_LIMIT} characters`;
    return err([{ reason, remedy: "Name the right file, or split it.", position: { line: 1, column: 1 } }]);
  }
  const tooDeep = findDeepLine(text) ?? findTooDeep(text, DEPTH_LIMIT);
  if (tooDeep >= 0) {
    const reason = `nested deeper than ${DEPTH_LIMIT} levels`;
    return err([{ reason, remedy: "Write it flatter.", position: positionAt(text, tooDeep) }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { version: "1.2", prettyErrors: false, lineCounter: lines, strict: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => explain(error.code, error.message, place(error.pos[0])));
    return err(problems.filter((one, at) => problems.findIndex((other) => isSameMistake(one, other)) === at));
  }
  return gather(text, document, place);
}

/** What goes wrong on one line is one mistake; so is a file that is indented with tabs throughout. */
function isSameMistake(a: YamlProblem, b: YamlProblem): boolean {
  return a.position.line === b.position.line || (a.reason === b.reason && a.reason === REASONS.get(TABS)?.reason);
}

const TABS = "TAB_AS_INDENT";

/** A line that opens more levels than any file needs ("- - - - …" or endless indentation). */
function findDeepLine(text: string): number | undefined {
  let start = 0;
  while (start < text.length) {
    let at = start;
    let levels = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x2d || code === 0x3f) levels++;
      else if (code !== 0x20) break;
    }
    if (levels > DEPTH_LIMIT || at - start > DEPTH_LIMIT * 8) return start;
    const end = text.indexOf("\n", at);
    start = end < 0 ? text.length : end + 1;
  }
  return undefined;
}

function explain(code: string, message: string, position: Position): YamlProblem {
  const told = REASONS.get(code);
  if (told === undefined) return { reason: message.replace(/\s+/g, " ").slice(0, 200), position };
  return { ...told, position };
}

const REASONS: ReadonlyMap<string, { readonly reason: string; readonly remedy: string }> = new Map([
  ["BAD_INDENT", { reason: "the indentation does not fit its surroundings", remedy: "Line it up with its siblings." }],
  ["TAB_AS_INDENT", { reason: "a tab is used as indentation", remedy: "YAML wants spaces." }],
  ["DUPLICATE_KEY", { reason: "this key is already there", remedy: "Keep one of the two." }],
  ["MULTIPLE_DOCS", { reason: "a second document starts here", remedy: "Remove the `---` line." }],
  ["MISSING_CHAR", { reason: "a closing or separating character is missing", remedy: "Look at the line before, too." }],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    {
      reason: "a second key stands on the line of the first, or the next line is too far in",
      remedy: "Put text that holds a colon in quotes; line keys up with their siblings.",
    },
  ],
  ["BAD_ALIAS", { reason: "this alias names nothing", remedy: "Define the anchor above it, or quote the text." }],
  [
    "BAD_SCALAR_START",
    { reason: "text starts with a character that YAML keeps for itself", remedy: "Put the text in quotes." },
  ],
  [
    "UNEXPECTED_TOKEN",
    {
      reason: "something stands here that does not belong here",
      remedy: "Close quotes and brackets; inside single quotes, write a quote twice.",
    },
  ],
]);

interface Gathering {
  readonly text: string;
  readonly document: Document;
  readonly values: Map<string, YamlRange>;
  readonly keys: Map<string, YamlRange>;
  aliases: number;
  problem: { readonly reason: string; readonly offset: number } | undefined;
}

function gather(
  text: string,
  document: Document,
  place: (offset: number) => Position,
): Result<YamlDocument, readonly YamlProblem[]> {
  const gathering: Gathering = { text, document, values: new Map(), keys: new Map(), aliases: 0, problem: undefined };
  const data = toData(document.contents as Node | null, [], gathering);
  const problem = gathering.problem;
  if (problem !== undefined)
    return err([{ reason: problem.reason, remedy: "Write it out plainly.", position: place(problem.offset) }]);
  const { values, keys } = gathering;
  const near = (path: DataPath): number => {
    for (let length = path.length; length >= 0; length--) {
      const key = nameOf(path.slice(0, length));
      const offset = length < path.length ? (keys.get(key) ?? values.get(key))?.start : values.get(key)?.start;
      if (offset !== undefined) return offset;
    }
    return 0;
  };
  return ok({
    text,
    data,
    positionOf: (path) => place(near(path)),
    positionOfKey: (path) => place(keys.get(nameOf(path))?.start ?? near(path)),
    rangeOf: (path) => values.get(nameOf(path)),
    rangeOfKey: (path) => keys.get(nameOf(path)),
  });
}

function nameOf(path: DataPath): string {
  return path.join("\u0000");
}

function toData(node: Node | null, path: DataPath, gathering: Gathering): PlainData {
  if (node === null || gathering.problem !== undefined) return null;
  const range = node.range;
  if (range) gathering.values.set(nameOf(path), { start: range[0], end: range[1] });
  const start = range?.[0] ?? 0;
  const fail = (reason: string): null => {
    gathering.problem ??= { reason, offset: start };
    return null;
  };
  if (path.length > DEPTH_LIMIT) return fail(`nested deeper than ${DEPTH_LIMIT} levels`);
  if (isAlias(node)) {
    if (++gathering.aliases > ALIAS_LIMIT) return fail(`more than ${ALIAS_LIMIT} aliases`);
    const target = node.resolve(gathering.document);
    if (target === undefined) return fail("this alias names nothing");
    // Its own place stays that of the alias; what is inside stands where the anchor is.
    const data = toData(target as Node, path, gathering);
    if (range) gathering.values.set(nameOf(path), { start: range[0], end: range[1] });
    return data;
  }
  if (isSeq(node)) return node.items.map((item, at) => toData(item as Node | null, [...path, at], gathering));
  if (isMap(node)) {
    const object: Record<string, PlainData> = Object.create(null) as Record<string, PlainData>;
    for (const { key, value } of node.items) {
      if (!isScalar(key)) return fail("a key must be plain text");
      const name = String(key.value);
      const inner = [...path, name];
      const keyStart = key.range?.[0] ?? start;
      gathering.keys.set(nameOf(inner), { start: keyStart, end: key.range?.[1] ?? keyStart });
      object[name] = toData(value as Node | null, inner, gathering);
      if (!gathering.values.has(nameOf(inner))) gathering.values.set(nameOf(inner), { start: keyStart, end: keyStart });
    }
    return object;
  }
  if (!isScalar(node)) return fail("not plain data");
  const value = node.value;
  if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string") {
    return value;
  }
  return typeof value === "bigint" ? Number(value) : fail("not plain data");
}
