// poetry.lock: [[package]] tables, with `category` (before 1.5), without (until 2.0), or with `groups`. https://python-poetry.org/docs/basic-usage/
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  type Hash,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { assemble, type LockEntry, type Need } from "./lock-graph.ts";
import { at, FROM_INDEX, lostPart, type Origin, onlyHash, parseTomlFile, vcsOrigin } from "./packages.ts";
import { readProjectBeside } from "./project.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, "run poetry lock to write it anew");
  if (!parsed.ok) return parsed;
  const { root, lineOf } = parsed.value;
  const beside = readProjectBeside(context, file.path);
  const diagnostics: Diagnostic[] = [...beside.diagnostics];
  const entries: LockEntry[] = [];
  const files = getObject(getObject(root, "metadata") ?? {}, "files");
  const list = getOwn(root, "package");
  for (const [index, value] of (isArray(list) ? list : []).entries()) {
    const location = at(file.path, lineOf("package", index));
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined) {
      diagnostics.push(lostPart(location, `package ${index + 1}`, "a package without a name"));
      continue;
    }
    entries.push(readPackage(name, value, location, files));
  }
  return ok(
    assemble({ entries, project: beside.project, wanted: beside.wants?.wanted, diagnostics, path: file.path, context }),
  );
}

function readPackage(
  name: string,
  value: JsonObject,
  location: LockEntry["location"],
  files: JsonObject | undefined,
): LockEntry {
  const version = getString(value, "version");
  const origin = originOf(getObject(value, "source"));
  const markers = getOwn(value, "markers");
  return {
    ref: `${name}@${version}`,
    name,
    version,
    origin,
    location,
    needs: needsOf(getObject(value, "dependencies")),
    scope: scopeOf(value),
    isForSome: getOwn(value, "optional") === true || markers !== undefined,
    about: hashOf(getOwn(value, "files") ?? (files && getOwn(files, name))),
  };
}

/** `groups` (2.0) and `category` (1.0) say it; in between only the manifest does. */
function scopeOf(value: JsonObject): Scope | undefined {
  const groups = getOwn(value, "groups");
  const category = getString(value, "category");
  const isOptional = getOwn(value, "optional") === true;
  const isMain = isArray(groups) ? groups.includes("main") : category === "main";
  if (!isArray(groups) && category === undefined) return undefined;
  if (!isMain) return "development";
  return isOptional ? "optional" : "runtime";
}

function needsOf(dependencies: JsonObject | undefined): Need[] {
  return entriesOf(dependencies).map(([name, value]) => {
    const first = isArray(value) ? value[0] : value;
    return { name, optional: isObject(first) && getOwn(first, "optional") === true };
  });
}

function originOf(source: JsonObject | undefined): Origin {
  const url = source && getString(source, "url");
  if (source === undefined || url === undefined) return FROM_INDEX;
  switch (getString(source, "type")) {
    case "git":
      return vcsOrigin(url, getString(source, "resolved_reference") ?? getString(source, "reference"));
    case "url":
      return { kind: "archive", url };
    case "directory":
      return { kind: "folder", path: url };
    case "file":
      return { kind: "local" };
    default:
      return FROM_INDEX;
  }
}

function hashOf(files: unknown): { readonly hashes?: readonly Hash[] } {
  const list = Array.isArray(files) ? files : [];
  return onlyHash(list.map((item) => (isObject(item) ? (getString(item, "hash") ?? "") : "")));
}
