// YAML 1.2 (https://yaml.org/spec/1.2.2/) for lockfiles: every scalar stays a string, so that version 1.10 is not 1.1.
import { EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from "js-yaml";
import { err, ok, type Result } from "../model/index.ts";
import { DEPTH_LIMIT } from "./depth.ts";
import { isObject, type JsonValue, type SyntaxFailure, setOwn } from "./json.ts";
import { type Container, type LineOf, makeLineFinder } from "./line-finder.ts";
import { positionAt } from "./position.ts";
import { indentClosingBrackets, indentLineAt, MOST_REPAIRS } from "./yaml-flow-indent.ts";
import { parsePlainYaml } from "./yaml-plain.ts";

/** Values are strings, lists and objects; an empty value is "" and `null` is the string "null". */
export interface YamlFile {
  /** One value per document; an empty text has none. */
  readonly documents: readonly JsonValue[];
  readonly lineOf: LineOf;
}

/** Nodes a text may expand to through aliases, beyond what it spells out. */
const ALIAS_ALLOWANCE = 200_000;
/** Characters from which on it pays to try the fast way first. */
const PLAIN_FROM = 100_000;
const TAG_NOT_A_STRING = /^!!(?:binary|set|omap|pairs)$/;

interface Frame {
  readonly container: JsonValue[] | Record<string, JsonValue>;
  readonly isMap: boolean;
  readonly anchor: string | undefined;
  key: string | undefined;
  /** Nodes in it, aliases expanded. */
  size: number;
  height: number;
}

interface Anchored {
  readonly value: JsonValue;
  readonly size: number;
  readonly height: number;
}

/** Merge keys (`<<`) are ordinary keys; a key given twice, a key that is no scalar and a cyclic alias are errors. */
export function parseYaml(source: string): Result<YamlFile, SyntaxFailure> {
  const plain = source.length < PLAIN_FROM ? undefined : parsePlainYaml(source);
  return plain === undefined ? parseFullYaml(source) : ok({ documents: [plain.document], lineOf: plain.lineOf });
}

/** Any YAML. */
export function parseFullYaml(source: string): Result<YamlFile, SyntaxFailure> {
  const read = readEvents(source);
  if (!read.ok) return read;
  const { text, events } = read.value;
  const startOf = new Map<Container, number>();
  const documents: JsonValue[] = [];
  const stack: Frame[] = [];
  let anchors = new Map<string, Anchored | "open">();
  let expanded = 0;

  const fail = (code: "LIC102" | "LIC103", reason: string, event: Event): Result<YamlFile, SyntaxFailure> =>
    err({ code, reason, position: positionAt(text, Math.max(0, offsetOf(event))) });

  for (let index = 0; index < events.length; index++) {
    const event = events[index] as Event;
    const top = stack.at(-1);
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        anchors = new Map();
        stack.push({ container: [], isMap: false, anchor: undefined, key: undefined, size: 0, height: 0 });
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const isMap = event.type === EVENT_ID.MAPPING;
        if (top?.isMap && top.key === undefined) return fail("LIC102", "a key that is not a scalar", event);
        if (event.tagStart >= 0 && TAG_NOT_A_STRING.test(text.slice(event.tagStart, event.tagEnd))) {
          return fail("LIC102", "a tag that a lockfile does not use", event);
        }
        const container: JsonValue[] | Record<string, JsonValue> = isMap ? {} : [];
        const anchor = event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : undefined;
        if (anchor !== undefined) anchors.set(anchor, "open");
        startOf.set(container, index);
        stack.push({ container, isMap, anchor, key: undefined, size: 1, height: 1 });
        break;
      }
      case EVENT_ID.SCALAR: {
        const value = getScalarValue(text, event);
        if (event.anchorStart >= 0) {
          anchors.set(text.slice(event.anchorStart, event.anchorEnd), { value, size: 1, height: 0 });
        }
        if (top === undefined) return fail("LIC102", "a value outside of a document", event);
        if (!add(top, value, 1, 0)) return fail("LIC102", "a key is given twice", event);
        break;
      }
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const target = anchors.get(name);
        if (target === undefined) return fail("LIC102", "an alias of something that is not there", event);
        if (target === "open") return fail("LIC102", "an alias inside of what it stands for", event);
        expanded += target.size;
        if (expanded > ALIAS_ALLOWANCE) return fail("LIC103", "aliases expand to too much", event);
        if (stack.length + target.height > DEPTH_LIMIT) {
          return fail("LIC103", `nested deeper than ${DEPTH_LIMIT} levels`, event);
        }
        if (top === undefined) return fail("LIC102", "an alias outside of a document", event);
        if (top.isMap && top.key === undefined && typeof target.value !== "string") {
          return fail("LIC102", "a key that is not a scalar", event);
        }
        if (!add(top, target.value, target.size, target.height)) return fail("LIC102", "a key is given twice", event);
        break;
      }
      case EVENT_ID.POP: {
        const done = stack.pop();
        const parent = stack.at(-1);
        if (done === undefined) break;
        if (parent === undefined) {
          documents.push((done.container as JsonValue[])[0] ?? "");
          break;
        }
        const value = done.container as JsonValue;
        if (done.anchor !== undefined) anchors.set(done.anchor, { value, size: done.size, height: done.height });
        add(parent, value, done.size, done.height);
        break;
      }
    }
  }
  return ok({ documents, lineOf: makeLineOf(text, events, startOf) });
}

/** The events of a text, and the text they point into: moved to the right where brackets stand too far left. */
function readEvents(source: string): Result<{ readonly text: string; readonly events: Event[] }, SyntaxFailure> {
  let text = source;
  let first: Result<never, SyntaxFailure> | undefined;
  for (let repairs = 0; ; repairs++) {
    try {
      return ok({ text, events: parseEvents(text, { maxDepth: DEPTH_LIMIT }) });
    } catch (error) {
      first ??= err(explain(source, error));
      if (repairs > MOST_REPAIRS || !(error instanceof YAMLException)) return first;
      if (error.reason !== "deficient indentation") return first;
      const repaired = repairs === 0 ? indentClosingBrackets(text) : indentLineAt(text, error.mark?.position ?? 0);
      if (repaired === undefined) return first;
      text = repaired;
    }
  }
}

/** Puts a value into an open container; false if its key is there already. */
function add(frame: Frame, value: JsonValue, size: number, height: number): boolean {
  frame.size += size;
  frame.height = Math.max(frame.height, height + 1);
  if (!frame.isMap) {
    (frame.container as JsonValue[]).push(value);
    return true;
  }
  if (frame.key === undefined) {
    if (Object.hasOwn(frame.container, value as string)) return false;
    frame.key = value as string;
    return true;
  }
  setOwn(frame.container as Record<string, JsonValue>, frame.key, value);
  frame.key = undefined;
  return true;
}

function offsetOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart >= 0 ? event.valueStart : event.anchorStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return "start" in event ? event.start : -1;
}

/** Offsets of a container's keys or items are looked up when its first line is asked for. */
function makeLineOf(text: string, events: readonly Event[], startOf: ReadonlyMap<Container, number>): LineOf {
  const find = makeLineFinder(text);
  const known = new Map<Container, Map<string | number, number>>();
  return (container, key) => {
    const start = startOf.get(container);
    if (start === undefined) return undefined;
    const own = events[start] as Event;
    if (key === undefined) return find(offsetOf(own));
    let offsets = known.get(container);
    if (offsets === undefined) {
      offsets = listOffsets(text, events, start);
      known.set(container, offsets);
    }
    const offset = offsets.get(key);
    return offset === undefined ? undefined : find(offset);
  };
}

function listOffsets(text: string, events: readonly Event[], start: number): Map<string | number, number> {
  const offsets = new Map<string | number, number>();
  const isMap = events[start]?.type === EVENT_ID.MAPPING;
  let depth = 0;
  let child = 0;
  for (let at = start + 1; at < events.length; at++) {
    const event = events[at] as Event;
    if (event.type === EVENT_ID.POP) {
      if (depth === 0) break;
      depth--;
      continue;
    }
    if (depth === 0) {
      const offset = offsetOf(event);
      if (!isMap) {
        if (offset >= 0) offsets.set(child, offset);
      } else if (child % 2 === 0 && offset >= 0 && event.type === EVENT_ID.SCALAR) {
        offsets.set(getScalarValue(text, event), offset);
      }
      child++;
    }
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) depth++;
  }
  return offsets;
}

function explain(text: string, error: unknown): SyntaxFailure {
  if (!(error instanceof YAMLException)) return { code: "LIC102", reason: "not valid YAML" };
  const code = error.reason.includes("maxDepth") ? "LIC103" : "LIC102";
  const reason = code === "LIC103" ? `nested deeper than ${DEPTH_LIMIT} levels` : `not valid YAML (${error.reason})`;
  const offset = error.mark?.position;
  return offset === undefined ? { code, reason } : { code, reason, position: positionAt(text, offset) };
}

/** The first document of a file that must be a mapping; undefined if it is something else. */
export function firstMapping(file: YamlFile) {
  return file.documents.find((document) => isObject(document));
}
