// What a pyproject.toml asks for, under every convention in use: PEP 621 and 735, Poetry, PDM, uv, Hatch.
// https://packaging.python.org/en/latest/specifications/pyproject-toml/
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { exactVersion, normalizePythonName, parseRequirement } from "../../formats/pep508.ts";
import type { TomlFile } from "../../formats/toml.ts";
import type { About, Scope } from "../../model/index.ts";
import { FROM_INDEX, type Origin, pathOrigin, vcsOrigin } from "./packages.ts";
import { readProjectAbout } from "./project-facts.ts";

export interface Wanted {
  readonly name: string;
  readonly version: string | undefined;
  readonly scope: Scope;
  readonly origin: Origin;
  readonly line: number | undefined;
}

/** A group in another group that is not there, or an entry that is no requirement. */
export interface Misread {
  readonly part: string;
  readonly line: number | undefined;
}

export interface Wants {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** What the file says about the project besides. */
  readonly about: About;
  readonly wanted: readonly Wanted[];
  readonly misread: readonly Misread[];
  /** True if the dependencies are computed when the project is built. */
  readonly isDynamic: boolean;
  /** True if some table names dependencies, even none. */
  readonly isStated: boolean;
}

type Path = readonly (string | number)[];

export function readWants({ root, lineOf }: TomlFile): Wants {
  const wanted: Wanted[] = [];
  const misread: Misread[] = [];
  const project = getObject(root, "project");
  const tool = getObject(root, "tool");
  const poetry = tool && getObject(tool, "poetry");

  const addList = (list: JsonValue | undefined, scope: Scope, path: Path) => {
    for (const [index, item] of (isArray(list) ? list : []).entries()) {
      // PEP 735 puts one group into another by name; that group is read by itself.
      if (isObject(item) && Object.hasOwn(item, "include-group")) continue;
      const line = lineOf(...path, index);
      const requirement = typeof item === "string" ? parseRequirement(item) : undefined;
      if (requirement === undefined) {
        misread.push({ part: typeof item === "string" ? item : [...path, index].join("."), line });
        continue;
      }
      const { name, specifier, url } = requirement;
      wanted.push({ name, version: exactVersion(specifier), scope, origin: originOfUrl(url), line });
    }
  };
  const addLists = (table: JsonObject | undefined, scope: Scope, path: Path) => {
    for (const [group, list] of entriesOf(table)) addList(list, scope, [...path, group]);
  };
  const addTable = (table: JsonObject | undefined, scope: Scope, path: Path) => {
    for (const [name, value] of entriesOf(table)) {
      if (normalizePythonName(name) === "python") continue;
      wanted.push(readTableEntry(name, value, scope, lineOf(...path, name)));
    }
  };

  addList(project && getOwn(project, "dependencies"), "runtime", ["project", "dependencies"]);
  addLists(project && getObject(project, "optional-dependencies"), "optional", ["project", "optional-dependencies"]);
  addLists(getObject(root, "dependency-groups"), "development", ["dependency-groups"]);
  addTable(poetry && getObject(poetry, "dependencies"), "runtime", ["tool", "poetry", "dependencies"]);
  addTable(poetry && getObject(poetry, "dev-dependencies"), "development", ["tool", "poetry", "dev-dependencies"]);
  for (const [group, value] of entriesOf(poetry && getObject(poetry, "group"))) {
    const table = isObject(value) ? getObject(value, "dependencies") : undefined;
    const scope = group === "main" ? "runtime" : "development";
    addTable(table, scope, ["tool", "poetry", "group", group, "dependencies"]);
  }
  const pdm = tool && getObject(tool, "pdm");
  addLists(pdm && getObject(pdm, "dev-dependencies"), "development", ["tool", "pdm", "dev-dependencies"]);
  const uv = tool && getObject(tool, "uv");
  addList(uv && getOwn(uv, "dev-dependencies"), "development", ["tool", "uv", "dev-dependencies"]);
  const hatch = tool && getObject(tool, "hatch");
  for (const [env, value] of entriesOf(hatch && getObject(hatch, "envs"))) {
    for (const field of ["dependencies", "extra-dependencies"]) {
      if (isObject(value)) addList(getOwn(value, field), "development", ["tool", "hatch", "envs", env, field]);
    }
  }
  const build = getObject(root, "build-system");
  addList(build && getOwn(build, "requires"), "build", ["build-system", "requires"]);

  const dynamic = project === undefined ? undefined : getOwn(project, "dynamic");
  const dynamicFields = isArray(dynamic) ? dynamic : [];
  return {
    name: (project && getString(project, "name")) ?? (poetry && getString(poetry, "name")),
    version: (project && getString(project, "version")) ?? (poetry && getString(poetry, "version")),
    about: readProjectAbout(project ?? poetry ?? {}),
    wanted,
    misread,
    isDynamic: dynamicFields.some((field) => field === "dependencies" || field === "optional-dependencies"),
    isStated: project !== undefined || (poetry !== undefined && Object.hasOwn(poetry, "dependencies")),
  };
}

function originOfUrl(url: string | undefined): Origin {
  if (url === undefined) return FROM_INDEX;
  if (/^(?:git|hg|svn|bzr)\+/.test(url)) return vcsOrigin(url, undefined);
  return /^https?:/.test(url) ? { kind: "archive", url } : pathOrigin(url);
}

/** Poetry's (and Pipenv's) `name = "^1"`, `name = {version, git, url, path, optional}`, or a list of such. */
export function readTableEntry(name: string, value: JsonValue, scope: Scope, line: number | undefined): Wanted {
  const base = { name, scope, line };
  if (typeof value === "string") return { ...base, version: pinned(value), origin: FROM_INDEX };
  if (isArray(value)) {
    // Several constraints, one per Python version or platform: no single version.
    const [first, ...others] = value;
    if (first !== undefined && others.length === 0) return readTableEntry(name, first, scope, line);
    return { ...base, version: undefined, origin: FROM_INDEX };
  }
  if (!isObject(value)) return { ...base, version: undefined, origin: FROM_INDEX };
  const version = pinned(getString(value, "version") ?? "");
  const isOptional = getOwn(value, "optional") === true && scope === "runtime";
  return { ...base, scope: isOptional ? "optional" : scope, version, origin: originOfTable(value) };
}

function originOfTable(value: JsonObject): Origin {
  const git = getString(value, "git");
  if (git !== undefined) {
    const reference = ["rev", "ref", "tag", "branch"].map((field) => getString(value, field)).find((text) => text);
    return vcsOrigin(git, reference);
  }
  const url = getString(value, "url") ?? getString(value, "file");
  if (url !== undefined && /^https?:/.test(url)) return { kind: "archive", url };
  const path = getString(value, "path") ?? getString(value, "file");
  return path === undefined ? FROM_INDEX : pathOrigin(path);
}

/** In Poetry a bare "1.2.3" is exactly that version. */
function pinned(constraint: string): string | undefined {
  return exactVersion(constraint) ?? /^\d+(?:\.\d+)+(?:[A-Za-z0-9.+!-]*)$/.exec(constraint.trim())?.[0];
}
