// JSON with comments and trailing commas (as bun.lock and deno.jsonc use it), with the line of every key.
import { createScanner, type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { err, ok, type Result } from "../model/index.ts";
import { DEPTH_LIMIT } from "./depth.ts";
import { type JsonValue, type SyntaxFailure, setOwn } from "./json.ts";
import { type Container, type LineOf, makeLineFinder } from "./line-finder.ts";
import { positionAt } from "./position.ts";

/** The scanner's token kinds (its enum exists only for the type checker). */
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const END_OF_FILE = 17;

export interface JsoncFile {
  readonly value: JsonValue;
  readonly lineOf: LineOf;
}

interface Frame {
  readonly container: JsonValue[] | Record<string, JsonValue>;
  key: string;
}

export function parseJsonc(text: string): Result<JsoncFile, SyntaxFailure> {
  const tooDeep = findTooDeep(text);
  if (tooDeep >= 0) {
    const reason = `nested deeper than ${DEPTH_LIMIT} levels`;
    return err({ code: "LIC103", reason, position: positionAt(text, tooDeep) });
  }
  const find = makeLineFinder(text);
  const lines = new Map<Container, Map<string | number | undefined, number>>();
  const stack: Frame[] = [];
  let root: JsonValue | undefined;
  let failure: { readonly code: ParseErrorCode; readonly offset: number } | undefined;

  const add = (value: JsonValue, offset: number): void => {
    const top = stack.at(-1);
    if (top === undefined) {
      root ??= value;
    } else if (Array.isArray(top.container)) {
      lines.get(top.container)?.set(top.container.length, offset);
      top.container.push(value);
    } else {
      setOwn(top.container as Record<string, JsonValue>, top.key, value);
    }
  };
  const begin = (container: JsonValue[] | Record<string, JsonValue>, offset: number): void => {
    add(container, offset);
    lines.set(container, new Map([[undefined, offset]]));
    stack.push({ container, key: "" });
  };
  const end = (): void => {
    stack.pop();
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => begin({}, offset),
      onArrayBegin: (offset) => begin([], offset),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (name, offset) => {
        const top = stack.at(-1);
        if (top === undefined) return;
        top.key = name;
        lines.get(top.container as Container)?.set(name, offset);
      },
      onLiteralValue: (value, offset) => add(value as JsonValue, offset),
      onError: (code, offset) => {
        failure ??= { code, offset };
      },
    },
    { disallowComments: false, allowTrailingComma: true },
  );
  if (failure !== undefined || root === undefined) return err(explain(text, failure));
  return ok({
    value: root,
    lineOf: (container, key) => {
      const offset = lines.get(container)?.get(key);
      return offset === undefined ? undefined : find(offset);
    },
  });
}

/** Offset of the first bracket nested too deep, or -1; comments and strings are seen as such. */
function findTooDeep(text: string): number {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== END_OF_FILE; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      if (++depth > DEPTH_LIMIT) return scanner.getTokenOffset();
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      depth--;
    }
  }
  return -1;
}

function explain(
  text: string,
  failure: { readonly code: ParseErrorCode; readonly offset: number } | undefined,
): SyntaxFailure {
  if (failure === undefined || text.trim() === "") return { code: "LIC102", reason: "the file is empty" };
  const isAtEnd = failure.offset >= text.trimEnd().length;
  const what = printParseErrorCode(failure.code).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const reason = isAtEnd ? "the file ends too early" : `not valid JSON (${what.trim()})`;
  return { code: "LIC102", reason, position: positionAt(text, failure.offset) };
}
