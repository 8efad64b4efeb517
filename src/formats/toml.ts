// TOML 1.1 (https://toml.io/en/v1.1.0) as plain JSON values, with line numbers found when they are asked for.
import { parse, TomlDate, TomlError, type TomlValue } from "smol-toml";
import { err, ok, type Result } from "../model/index.ts";
import { DEPTH_LIMIT } from "./depth.ts";
import type { JsonObject, JsonValue, SyntaxFailure } from "./json.ts";
import { makeTomlLocator } from "./toml-locator.ts";

export interface TomlFile {
  /** Dates and integers beyond 2^53 are strings. */
  readonly root: JsonObject;
  /** Line of the value at a path, such as ("package", 3, "name"); of the nearest part around it that can be found. */
  lineOf(...path: readonly (string | number)[]): number | undefined;
}

export function parseToml(text: string): Result<TomlFile, SyntaxFailure> {
  let root: Record<string, TomlValue>;
  try {
    root = parse(text, { integersAsBigInt: "asNeeded", maxDepth: DEPTH_LIMIT });
  } catch (error) {
    return err(explain(error));
  }
  if (!simplify(root)) return err({ code: "LIC103", reason: `nested deeper than ${DEPTH_LIMIT} levels` });
  return ok({ root: root as JsonObject, lineOf: makeTomlLocator(text) });
}

/** Replaces dates and big integers in place; false if it is nested too deep. Without recursion, as keys may be dotted. */
function simplify(root: Record<string, TomlValue>): boolean {
  const open: { readonly value: Record<string, unknown> | unknown[]; readonly depth: number }[] = [];
  open.push({ value: root, depth: 1 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.depth > DEPTH_LIMIT) return false;
    for (const [key, value] of Object.entries(next.value)) {
      if (typeof value === "bigint" || value instanceof TomlDate) {
        const plain: JsonValue = typeof value === "bigint" ? value.toString() : showDate(value);
        (next.value as Record<string, unknown>)[key] = plain;
      } else if (typeof value === "object" && value !== null) {
        open.push({ value: value as Record<string, unknown>, depth: next.depth + 1 });
      }
    }
  }
  return true;
}

function showDate(date: TomlDate): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString();
}

function explain(error: unknown): SyntaxFailure {
  if (!(error instanceof TomlError)) return { code: "LIC102", reason: "not valid TOML" };
  const first = error.message.split("\n", 1)[0] ?? "";
  const reason = first.replace(/^Invalid TOML document: /, "");
  const code = /depth|nest/i.test(reason) ? "LIC103" : "LIC102";
  return { code, reason: `not valid TOML (${reason})`, position: { line: error.line, column: error.column } };
}
