// pixi.toml without its lockfile. https://pixi.sh/latest/reference/pixi_manifest/
import { entriesOf, getObject, getString, isObject, type JsonObject, type JsonValue } from "../../formats/json.ts";
import { exactVersion } from "../../formats/pep508.ts";
import { parseToml } from "../../formats/toml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { condaPurl, pypiPurl } from "./packages.ts";

const TABLES: readonly (readonly [string, "conda" | "pypi", Scope])[] = [
  ["dependencies", "conda", "runtime"],
  ["pypi-dependencies", "pypi", "runtime"],
  ["host-dependencies", "conda", "build"],
  ["build-dependencies", "conda", "build"],
];

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseToml(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path, ...position } });
  }
  const { root, lineOf } = parsed.value;
  const components = new Map<string, ExtractedComponent>();
  const addAll = (holder: JsonObject, scope: Scope | undefined, where: readonly string[]) => {
    for (const [table, kind, usual] of TABLES) {
      for (const [name, value] of entriesOf(getObject(holder, table))) {
        const line = lineOf(...where, table, name);
        const location = line === undefined ? { path } : { path, line };
        const component = readDependency(kind, name, value, scope ?? usual, location);
        if (component !== undefined && !components.has(component.purl)) components.set(component.purl, component);
      }
    }
    for (const [target, value] of entriesOf(getObject(holder, "target"))) {
      if (isObject(value)) addAll(value, scope, [...where, "target", target]);
    }
  };
  addAll(root, undefined, []);
  for (const [feature, value] of entriesOf(getObject(root, "feature"))) {
    if (isObject(value)) addAll(value, "optional", ["feature", feature]);
  }
  const about = getObject(root, "workspace") ?? getObject(root, "project");
  const name = (about && getString(about, "name")) || folderOf(path).split("/").pop() || "root";
  const version = about && getString(about, "version");
  const base = {
    ref: "project",
    purl: buildPurl("generic", undefined, name, version),
    name,
    location: { path, line: 1 },
  };
  const project = version === undefined ? base : { ...base, version };
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  const diagnostics: Diagnostic[] = components.size === 0 ? [] : [gap(path, components.size)];
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

function gap(path: string, count: number): Diagnostic {
  const reason = `no lockfile, so neither the versions of its ${count} direct dependencies nor what they bring in are known`;
  const args = { reason, remedy: "run pixi lock and commit pixi.lock" };
  return { code: "LIC105", gravity: "loss", location: { path }, args };
}

/** Undefined for a folder: our own code. */
function readDependency(
  kind: "conda" | "pypi",
  name: string,
  value: JsonValue,
  scope: Scope,
  location: ExtractedComponent["location"],
): ExtractedComponent | undefined {
  const stated = isObject(value) ? getString(value, "version") : value;
  if (isObject(value) && getString(value, "path") !== undefined) return undefined;
  const version = typeof stated === "string" ? exactVersion(stated) : undefined;
  const git = isObject(value) ? getString(value, "git") : undefined;
  const url = isObject(value) ? getString(value, "url") : undefined;
  const reference = isObject(value)
    ? (getString(value, "rev") ?? getString(value, "tag") ?? getString(value, "branch"))
    : undefined;
  const place =
    git === undefined ? url : `git+${git.replace(/^git\+/, "")}${reference === undefined ? "" : `@${reference}`}`;
  const purl = kind === "conda" ? condaPurl(name, version) : pypiPurl(name, version, place);
  return {
    ref: purl,
    purl,
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: true,
    location,
    about: place === undefined ? {} : { distribution: place },
  };
}
