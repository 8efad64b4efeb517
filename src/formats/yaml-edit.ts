// Changes lists in a hand-written YAML file by touching only the lines concerned: comments, order and quoting stay as they are.
import type { YamlDocument, YamlRange } from "./yaml-document.ts";

/** Scalars and lists of scalars, in the order they are to be written; undefined ones are left out. */
export type YamlEntry = readonly (readonly [key: string, value: string | boolean | readonly string[] | undefined])[];

/** The text with one more mapping at the end of the list under a top-level key; the key is added if it is not there. */
export function appendToList(document: YamlDocument, key: string, entry: YamlEntry): string {
  const { text } = document;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const data = listUnder(document, key);
  if (data === undefined) {
    const ready = text === "" || text.endsWith("\n") ? text : text + end;
    const gap = ready === "" || ready.endsWith(`${end}${end}`) ? "" : end;
    return `${ready}${gap}${key}:${end}${blockEntry(entry, "  ", end)}`;
  }
  const whole = document.rangeOf([key]) as YamlRange;
  if (data.length === 0) return replaceEmpty(text, whole, colonAfter(document, key), blockEntry(entry, "  ", end), end);
  const last = document.rangeOf([key, data.length - 1]) as YamlRange;
  if (text[whole.start] === "[") {
    const tail = text.slice(last.end, whole.end);
    const separator = tail.includes(",") ? " " : ", ";
    const at = tail.includes(",") ? last.end + tail.indexOf(",") + 1 : last.end;
    return text.slice(0, at) + separator + flowEntry(entry) + text.slice(at);
  }
  const at = lineEnd(text, last.end);
  const before = text.slice(0, at).endsWith("\n") ? text.slice(0, at) : text.slice(0, at) + end;
  return before + blockEntry(entry, indentOfDash(text, last.start), end) + text.slice(at);
}

/** The text without some entries of the list under a top-level key, and without the comments right above them. */
export function removeFromList(document: YamlDocument, key: string, indices: readonly number[]): string {
  const { text } = document;
  const length = listUnder(document, key)?.length ?? 0;
  const gone = [...new Set(indices)].filter((index) => index < length).sort((a, b) => b - a);
  if (gone.length === 0) return text;
  const whole = document.rangeOf([key]) as YamlRange;
  if (gone.length === length) {
    const stop = text[whole.start] === "[" ? whole.end : endOfContent(text, whole.end);
    const start = text[whole.start] === "[" ? whole.start : colonAfter(document, key);
    return `${text.slice(0, start)}${text[whole.start] === "[" ? "" : " "}[]${text.slice(stop)}`;
  }
  let result = text;
  for (const index of gone) {
    const { start, end } = document.rangeOf([key, index]) as YamlRange;
    if (text[whole.start] === "[") {
      const next = document.rangeOf([key, index + 1]);
      const previous = document.rangeOf([key, index - 1]);
      const [from, to] =
        next === undefined || gone.includes(index + 1) ? [previous?.end ?? start, end] : [start, next.start];
      result = result.slice(0, from) + result.slice(to);
      continue;
    }
    result = result.slice(0, startOfEntry(text, start)) + result.slice(lineEnd(text, end));
  }
  return result;
}

function listUnder(document: YamlDocument, key: string): readonly unknown[] | undefined {
  const { data } = document;
  if (typeof data !== "object" || data === null || Array.isArray(data) || !Object.hasOwn(data, key)) return undefined;
  const value = (data as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(value) ? value : [];
}

/** `key: []` and `key:` become a list of one. */
function replaceEmpty(text: string, whole: YamlRange, afterColon: number, entry: string, end: string): string {
  const isNothing = text.slice(whole.start, whole.end).trim() === "" || whole.start === whole.end;
  const colon = isNothing ? afterColon : whole.start;
  const head = text.slice(0, colon).replace(/[ \t]+$/, "");
  const after = text.slice(isNothing ? colon : whole.end);
  const line = after.slice(0, lineEnd(after, 0));
  return `${head}${line.trimEnd() === "" ? "" : ` ${line.trim()}`}${end}${entry}${after.slice(line.length)}`;
}

/** Offset after the end of the line that `from` is in; `from` itself if a line has just ended. */
function lineEnd(text: string, from: number): number {
  if (from > 0 && text[from - 1] === "\n") return from;
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end + 1;
}

function lineStart(text: string, from: number): number {
  return text.lastIndexOf("\n", from - 1) + 1;
}

function indentOfDash(text: string, start: number): string {
  return /^ */.exec(text.slice(lineStart(text, dashBefore(text, start))))?.[0] ?? "";
}

/** The dash of an entry may stand on a line of its own. */
function dashBefore(text: string, start: number): number {
  return text.lastIndexOf("-", start - 1);
}

/** Start of the entry's first line, or of the comments directly above it. */
function startOfEntry(text: string, start: number): number {
  let from = lineStart(text, dashBefore(text, start));
  for (;;) {
    const above = lineStart(text, from - 1);
    if (from === 0 || above === from || !/^ +#/.test(text.slice(above, from))) return from;
    from = above;
  }
}

/** Right behind the colon of a key. */
function colonAfter(document: YamlDocument, key: string): number {
  return document.text.indexOf(":", document.rangeOfKey([key])?.end) + 1;
}

/** The end of the value without the line end that a block may include. */
function endOfContent(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === "\n" || text[at - 1] === "\r")) at--;
  return at;
}

function blockEntry(entry: YamlEntry, indent: string, end: string): string {
  const lines = entry.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${writeValue(value)}`]));
  return lines.map((line, at) => `${indent}${at === 0 ? "- " : "  "}${line}${end}`).join("");
}

function flowEntry(entry: YamlEntry): string {
  const pairs = entry.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${writeValue(value)}`]));
  return `{ ${pairs.join(", ")} }`;
}

function writeValue(value: string | boolean | readonly string[]): string {
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? writeScalar(value) : `[${value.map(writeScalar).join(", ")}]`;
}

/** Words that a YAML reader might take for something else than text. */
const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+]?[.\d][\d._eE+-]*)$/i;

/** Plain where nobody can mistake it, else in double quotes, whose escapes are JSON's. */
export function writeScalar(text: string): string {
  const isPlain = /^[A-Za-z0-9_/][A-Za-z0-9 _./@+()-]*$/.test(text) && !text.endsWith(" ") && !SPECIAL.test(text);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text);
  return isPlain || isDate ? text : JSON.stringify(text);
}
