// YAML front matter of Markdown files, with the lines of the file. https://huggingface.co/docs/hub/model-cards#model-card-metadata

import { err, ok, type Result } from "../model/index.ts";
import { isObject, type JsonObject, type SyntaxFailure } from "./json.ts";
import type { LineOf } from "./line-finder.ts";
import { parseYaml } from "./yaml.ts";

export interface FrontMatter {
  readonly values: JsonObject;
  /** Lines count from the start of the file. */
  readonly lineOf: LineOf;
  /** The block between the "---" lines, for a look at what it may be. */
  readonly source: string;
}

/** Cards hold whole agreements in a field, and evaluation tables of a megabyte; beyond this it is no card. */
const LIMIT = 4 * 1024 * 1024;

/** Blank lines may stand in front, as the hub allows. */
const OPENING = /^(?:[ \t]*\r?\n){0,20}---[ \t]*\r?\n/;

/** The block between the first two "---" lines; undefined if the file does not start with one. */
export function sliceFrontMatter(text: string): string | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const start = opening[0].length;
  // A card may consist of the block alone.
  for (let at = start; at < text.length && at < LIMIT; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
    if (line === "---" || line === "...") return text.slice(start, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  return undefined;
}

export function readFrontMatter(text: string): Result<FrontMatter | undefined, SyntaxFailure> {
  const source = sliceFrontMatter(text);
  if (source === undefined) return ok(undefined);
  // Empty lines stand for the opening "---" and what is in front of it, so that lines are those of the file.
  const lines = (OPENING.exec(text)?.[0] ?? "").split("\n").length - 1;
  const parsed = parseYaml(`${"\n".repeat(lines)}${source}`);
  if (!parsed.ok) return err(parsed.error);
  const values = parsed.value.documents[0];
  return ok(isObject(values) ? { values, lineOf: parsed.value.lineOf, source } : undefined);
}

/** What stands behind an opening "---" that nothing closes, as far as the first heading; undefined if it is closed or not there. */
export function sliceUnclosed(text: string): string | undefined {
  const opening = OPENING.exec(text);
  if (opening === null || sliceFrontMatter(text) !== undefined) return undefined;
  const rest = text.slice(opening[0].length, opening[0].length + 4000);
  const heading = /\n#/.exec(rest);
  return heading === null ? rest : rest.slice(0, heading.index + 1);
}
