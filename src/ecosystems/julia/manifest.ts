// Manifest.toml, formats 1 and 2: every package of an environment. https://pkgdocs.julialang.org/v1/toml-files/#Manifest.toml
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { fileBroken, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type Location,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { isStandardLibrary } from "./standard-library.ts";

interface Entry {
  readonly ref: string;
  readonly name: string;
  readonly uuid: string;
  readonly value: JsonObject;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseToml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { root, lineOf } = parsed.value;
  const isSecond = getOwn(root, "manifest_format") !== undefined;
  const table = isSecond ? (getObject(root, "deps") ?? {}) : root;
  const diagnostics: Diagnostic[] = [];
  const entries: Entry[] = [];
  for (const [name, list] of entriesOf(table)) {
    if (!isSecond && !isArray(list)) continue; // julia_version and the like
    for (const [index, value] of isArray(list) ? list.entries() : [[0, list] as const]) {
      const uuid = isObject(value) ? getString(value, "uuid") : undefined;
      if (!isObject(value) || uuid === undefined) {
        const line = isSecond ? lineOf("deps", name, index) : lineOf(name, index);
        // Another tool's file of the same name has no uuids at all.
        if (isSecond || entries.length > 0)
          diagnostics.push(partUnreadable(file.path, line, `"${shorten(name)}" has no uuid`));
        continue;
      }
      entries.push({ ref: uuid, name, uuid, value });
    }
  }
  const unique = [...new Map(entries.map((entry) => [entry.uuid, entry])).values()];
  if (unique.length < entries.length) diagnostics.push(partUnreadable(file.path, undefined, "a uuid is listed twice"));
  const direct = readProject(context);
  const byName = new Map<string, string>();
  for (const { name, uuid } of unique) byName.set(name, uuid);
  const lines = new Map<string, number>();
  const components = unique.map((entry) => {
    const count = lines.get(entry.name) ?? 0;
    lines.set(entry.name, count + 1);
    const line = isSecond ? lineOf("deps", entry.name, count) : lineOf(entry.name, count);
    return toComponent(entry, direct, placeAt(file.path, line));
  });
  const edges = unique.flatMap(({ uuid, value }) =>
    readNeeds(value, byName)
      .filter((to) => to !== uuid)
      .map((to) => ({ from: uuid, to })),
  );
  const known = new Set(unique.map(({ uuid }) => uuid));
  return ok({ projects: [], components, edges: edges.filter(({ to }) => known.has(to)), diagnostics });
}

function toComponent(
  { ref, name, uuid, value }: Entry,
  direct: ReadonlyMap<string, Scope> | undefined,
  location: Location,
): ExtractedComponent {
  const version = getString(value, "version");
  const tree = getString(value, "git-tree-sha1");
  const repository = getString(value, "repo-url");
  const path = getString(value, "path");
  const kind = tree === undefined && path === undefined && isStandardLibrary(name) ? "standard-library" : undefined;
  const properties = Object.fromEntries(
    [["julia:tree", tree] as const, ["julia:part-of", kind === undefined ? undefined : "julia"] as const].filter(
      ([, text]) => text !== undefined,
    ),
  ) as Record<string, string>;
  return {
    ref,
    purl: buildPurl("julia", undefined, name, version, { uuid }),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: direct?.get(uuid) ?? "runtime",
    direct: direct === undefined ? undefined : direct.has(uuid),
    location,
    about: {
      ...(repository === undefined ? {} : { repository }),
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
    },
  };
}

/** A list of names, or names with uuids where two packages share a name. Weak dependencies are not loaded by themselves. */
function readNeeds(value: JsonObject, byName: ReadonlyMap<string, string>): string[] {
  const deps = getOwn(value, "deps");
  if (isArray(deps)) return deps.flatMap((name) => (typeof name === "string" ? (byName.get(name) ?? []) : []));
  return entriesOf(isObject(deps) ? deps : undefined).flatMap(([, uuid]) => (typeof uuid === "string" ? [uuid] : []));
}

/** Uuids that the project asks for itself. */
function readProject(context: ExtractContext): ReadonlyMap<string, Scope> | undefined {
  const file = context.beside("JuliaProject.toml") ?? context.beside("Project.toml");
  const parsed = file?.ok === true ? parseToml(file.value.text) : undefined;
  if (parsed?.ok !== true) return undefined;
  const direct = new Map<string, Scope>();
  for (const [key, scope] of [
    ["deps", "runtime"],
    ["weakdeps", "optional"],
    ["extras", "test"],
  ] as const) {
    for (const [, uuid] of entriesOf(getObject(parsed.value.root, key))) {
      if (typeof uuid === "string" && !direct.has(uuid)) direct.set(uuid, scope);
    }
  }
  return direct;
}
