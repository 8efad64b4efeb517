// Pipfile.lock: JSON, one object per category (`default`, `develop`, and others by name). https://pipenv.pypa.io/en/latest/pipfile.html
import {
  entriesOf,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { exactVersion } from "../../formats/pep508.ts";
import { parseToml } from "../../formats/toml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { assemble, type LockEntry } from "./lock-graph.ts";
import { at, FROM_INDEX, lostPart, type Origin, onlyHash, pathOrigin, vcsOrigin } from "./packages.ts";
import { readPipfile } from "./pipfile-wants.ts";
import { makeProject } from "./project.ts";
import type { Wanted } from "./wants.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  const remedy = "run pipenv lock to write it anew";
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path: file.path, ...position }, remedy });
  }
  const root = parsed.value;
  if (!isObject(root)) {
    return err({ code: "LIC102", reason: "not a JSON object", location: { path: file.path, line: 1 }, remedy });
  }
  const diagnostics: Diagnostic[] = [];
  const entries: LockEntry[] = [];
  const locate = makeKeyLocator(file.text);
  for (const [category, packages] of entriesOf(root)) {
    if (category === "_meta" || !isObject(packages)) continue;
    locate(category);
    for (const [name, value] of entriesOf(packages)) {
      const location = at(file.path, locate(name));
      if (isObject(value)) entries.push(readPackage(category, name, value, location));
      else diagnostics.push(lostPart(location, name, "not an object"));
    }
  }
  const wanted = readWantedBeside(context, diagnostics);
  const project = makeProject(undefined, undefined, wanted?.path ?? file.path);
  return ok(assemble({ entries, project, wanted: wanted?.list, diagnostics, path: file.path, context }));
}

function readPackage(category: string, name: string, value: JsonObject, location: LockEntry["location"]): LockEntry {
  const hashes = getOwn(value, "hashes");
  return {
    ref: `${category}:${name}`,
    name,
    version: exactVersion(getString(value, "version") ?? ""),
    origin: originOf(value),
    location,
    needs: [],
    scope: scopeOf(category),
    isForSome: getOwn(value, "markers") !== undefined,
    about: onlyHash(isArray(hashes) ? hashes.map(String) : []),
  };
}

function scopeOf(category: string): Scope {
  if (category === "default") return "runtime";
  return category === "develop" ? "development" : "unknown";
}

function originOf(value: JsonObject): Origin {
  const git = getString(value, "git");
  if (git !== undefined) return vcsOrigin(git, getString(value, "ref"));
  const place = getString(value, "file") ?? getString(value, "path");
  if (place === undefined) return FROM_INDEX;
  return /^https?:/.test(place) ? { kind: "archive", url: place } : pathOrigin(place);
}

/** A Pipfile that is there but broken is a loss, since the lock stands in for it. */
function readWantedBeside(
  context: ExtractContext,
  diagnostics: Diagnostic[],
): { readonly path: string; readonly list: readonly Wanted[] } | undefined {
  const file = context.beside("Pipfile");
  if (file === undefined) return undefined;
  const parsed = file.ok ? parseToml(file.value.text) : undefined;
  if (file.ok && parsed?.ok) return { path: file.value.path, list: readPipfile(parsed.value) };
  const path = file.ok ? file.value.path : file.error.path;
  const position = parsed?.ok === false ? parsed.error.position : undefined;
  const reason = file.ok ? (parsed?.ok === false ? parsed.error.reason : "") : file.error.detail;
  diagnostics.push(lostPart({ path, ...position }, "Pipfile", reason));
  return undefined;
}
