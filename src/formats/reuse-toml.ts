// REUSE.toml: licences and copyright of files that do not state them themselves. https://reuse.software/spec-3.3/#reusetoml
import { err, ok, type Result } from "../model/index.ts";
import { getOwn, getString, isArray, isObject, type JsonObject, type SyntaxFailure } from "./json.ts";
import { compilePattern } from "./path-pattern.ts";
import { parseToml } from "./toml.ts";

/** closest: only where the file says nothing itself · aggregate: besides what it says · override: in its place. */
export type ReusePrecedence = "closest" | "aggregate" | "override";

export interface ReuseAnnotation {
  readonly precedence: ReusePrecedence;
  /** SPDX expressions, as written; all of them apply. */
  readonly licenses: readonly string[];
  readonly copyrights: readonly string[];
  readonly line: number;
  /** Paths are relative to the folder of the REUSE.toml. */
  covers(path: string): boolean;
}

/** In the order of the file; of several that cover a path the last one counts. */
export function parseReuseToml(text: string): Result<readonly ReuseAnnotation[], SyntaxFailure> {
  const parsed = parseToml(text);
  if (!parsed.ok) return parsed;
  const { root, lineOf } = parsed.value;
  const version = getOwn(root, "version");
  if (version !== 1) return err({ code: "LIC102", reason: `version ${JSON.stringify(version ?? null)} of REUSE.toml` });
  const list = getOwn(root, "annotations");
  const annotations: ReuseAnnotation[] = [];
  for (const [index, entry] of (isArray(list) ? list : []).entries()) {
    if (isObject(entry)) annotations.push(readAnnotation(entry, lineOf("annotations", index) ?? 1));
  }
  return ok(annotations);
}

function readAnnotation(entry: JsonObject, line: number): ReuseAnnotation {
  const patterns = textsOf(entry, "path").flatMap((glob) => compilePattern(glob, "reuse") ?? []);
  const said = getString(entry, "precedence");
  return {
    precedence: said === "aggregate" || said === "override" ? said : "closest",
    licenses: textsOf(entry, "SPDX-License-Identifier"),
    copyrights: textsOf(entry, "SPDX-FileCopyrightText"),
    line,
    covers: (path) => patterns.some((matches) => matches(path)),
  };
}

/** A text or a list of texts. */
function textsOf(entry: JsonObject, key: string): readonly string[] {
  const value = getOwn(entry, key);
  return (isArray(value) ? value : [value]).flatMap((one) => (typeof one === "string" && one !== "" ? [one] : []));
}
