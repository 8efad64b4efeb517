// gleam.toml: a Gleam project and what it asks for. https://gleam.run/writing-gleam/gleam-toml/
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { declaredOnly, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { gitPurl, hexPurl } from "./hex.ts";

const TABLES = [
  ["dependencies", "runtime"],
  ["dev-dependencies", "development"],
  ["dev_dependencies", "development"],
] as const;
const EXACT = /^(?:==\s*)?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;

export interface GleamProject {
  readonly project: ExtractedProject;
  readonly scopes: ReadonlyMap<string, Scope>;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const toml = parseToml(file.text);
  if (!toml.ok) return err(fileBroken(path, toml.error));
  const { root, lineOf } = toml.value;
  const name = getString(root, "name");
  if (name === undefined)
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "the project has no name" });
  const project = describeProject(path, name, root);
  const components = new Map<string, ExtractedComponent>();
  for (const [field, scope] of TABLES) {
    for (const [key, value] of Object.entries(getObject(root, field) ?? {})) {
      const table = isObject(value) ? value : undefined;
      const place = table && getString(table, "path");
      const folder = place === undefined ? undefined : joinInside(folderOf(path), place);
      const isForeign = folder !== undefined && context.isForeign(folder);
      if (components.has(key) || (place !== undefined && !isForeign)) continue;
      const version = EXACT.exec(typeof value === "string" ? value : "")?.[1];
      const git = table && getString(table, "git");
      const line = lineOf(field, key);
      components.set(key, {
        ref: `package:${key}`,
        purl: git === undefined ? hexPurl(key, version) : gitPurl(key, git, getString(table ?? {}, "ref") ?? ""),
        kind: "library",
        name: key,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: line === undefined ? { path } : { path, line },
        ...(isForeign ? { installPath: folder } : {}),
      });
    }
  }
  const diagnostics =
    components.size === 0 ? [] : [declaredOnly(path, "commit manifest.toml (gleam deps download writes it)")];
  const edges = [...components.values()].map(({ ref }) => ({ from: project.ref, to: ref }));
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

/** The gleam.toml beside a manifest. */
export function readGleamProject(file: SourceFile, diagnostics: Diagnostic[]): GleamProject | undefined {
  const toml = parseToml(file.text);
  const name = toml.ok ? getString(toml.value.root, "name") : undefined;
  if (!toml.ok || name === undefined) {
    const reason = toml.ok ? "the project has no name" : toml.error.reason;
    diagnostics.push(partUnreadable(file.path, toml.ok ? 1 : toml.error.position?.line, reason));
    return undefined;
  }
  const scopes = new Map<string, Scope>();
  for (const [field, scope] of [...TABLES].reverse()) {
    for (const key of Object.keys(getObject(toml.value.root, field) ?? {})) scopes.set(key, scope);
  }
  return { project: describeProject(file.path, name, toml.value.root), scopes };
}

function describeProject(path: string, name: string, root: JsonObject): ExtractedProject {
  const version = getString(root, "version");
  const description = getString(root, "description");
  return {
    ref: "project",
    purl: hexPurl(name, version),
    name,
    ...(version === undefined ? {} : { version }),
    location: { path, line: 1 },
    about: description ? { description } : {},
  };
}
