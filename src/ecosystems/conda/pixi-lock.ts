// pixi.lock: `environments` name packages by address, `packages` describe them, licences included. https://pixi.sh/latest/workspace/lockfile/
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { normalizePythonName } from "../../formats/pep508.ts";
import { parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinPath,
  type Location,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { readMatchSpec } from "./environment.ts";
import { condaPurl, pypiPurl, readArchiveUrl, sha256 } from "./packages.ts";

const REMEDY = "run pixi lock to write it anew";
const NEWEST = 7;

interface Locked {
  readonly component: ExtractedComponent;
  readonly wanted: readonly string[];
  readonly subdir: string | undefined;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseYaml(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path, ...position }, remedy: REMEDY });
  }
  const root = parsed.value.documents[0];
  const version = isObject(root) ? Number(getString(root, "version")) : Number.NaN;
  if (!isObject(root) || !(version >= 1)) {
    return err({ code: "LIC102", reason: "no version", location: { path, line: 1 }, remedy: REMEDY });
  }
  if (version > NEWEST) {
    const reason = `lockfile version ${version} is not known`;
    return err({ code: "LIC104", reason, location: { path, line: 1 }, remedy: "update licet" });
  }
  const list = getOwn(root, version < 4 ? "package" : "packages");
  const diagnostics: Diagnostic[] = [];
  const locked: Locked[] = [];
  const scopes = scopesByAddress(root);
  const refs = new Set<string>();
  const folder = folderOf(path);
  for (const [index, value] of (isArray(list) ? list : []).entries()) {
    const line = isArray(list) ? parsed.value.lineOf(list, index) : undefined;
    const location: Location = line === undefined ? { path } : { path, line };
    const entry = isObject(value) ? readPackage(value, location, scopes) : undefined;
    if (entry === undefined) {
      const args = { part: `package ${index + 1}`, reason: "neither a name nor an address can be read from it" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    const { component } = entry;
    const ref = refs.has(component.ref) ? `${component.ref} #${index}` : component.ref;
    refs.add(ref);
    locked.push({ ...entry, component: { ...component, ref } });
  }
  // Without a manifest of its own, pixi is configured in pyproject.toml.
  const isInPyproject = context.beside("pixi.toml") === undefined && context.beside("pyproject.toml") !== undefined;
  const covers = isInPyproject ? [joinPath(folder, "pyproject.toml")] : [];
  return ok({
    projects: [],
    components: locked.map(({ component }) => component),
    edges: connect(locked),
    diagnostics,
    covers,
  });
}

/** What the "default" environment holds runs; what only others hold is for building, testing or other uses. */
function scopesByAddress(root: JsonObject): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const [name, environment] of entriesOf(getObject(root, "environments"))) {
    const packages = isObject(environment) ? getObject(environment, "packages") : undefined;
    for (const [, list] of entriesOf(packages)) {
      for (const item of isArray(list) ? list : []) {
        if (!isObject(item)) continue;
        const address = getString(item, "conda") ?? getString(item, "pypi") ?? getString(item, "conda_source");
        if (address === undefined) continue;
        if (name === "default") scopes.set(address, "runtime");
        else if (!scopes.has(address)) scopes.set(address, scopeOfEnvironment(name));
      }
    }
  }
  return scopes;
}

function scopeOfEnvironment(name: string): Scope {
  if (/test/.test(name)) return "test";
  return /dev|lint|docs?\b|format|hook/.test(name) ? "development" : "optional";
}

function readPackage(value: JsonObject, location: Location, scopes: ReadonlyMap<string, Scope>): Locked | undefined {
  // Version 6 and 7 put the address under the kind; 4 and 5 have `kind` and `url` or `path`; 1 to 3 `manager`.
  const kind =
    getString(value, "kind") ?? getString(value, "manager") ?? (Object.hasOwn(value, "pypi") ? "pypi" : "conda");
  const address =
    getString(value, "conda") ??
    getString(value, "pypi") ??
    getString(value, "conda_source") ??
    getString(value, "url") ??
    getString(value, "path");
  const archive = address === undefined ? undefined : readArchiveUrl(address);
  const name = getString(value, "name") ?? archive?.name;
  if (name === undefined) return undefined;
  const version = getString(value, "version") ?? archive?.version;
  const isPypi = kind === "pypi" || kind === "pip";
  const license = getString(value, "license");
  const place = isPypi && address !== undefined && /^\w+\+/.test(address) ? address : undefined;
  const component: ExtractedComponent = {
    ref: address ?? `${name}@${version}`,
    purl: isPypi ? pypiPurl(name, version, place) : condaPurl(name, version),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: (address === undefined ? undefined : scopes.get(address)) ?? "unknown",
    direct: undefined,
    location,
    about: {
      ...(address === undefined || !/^\w+:|^\w+\+/.test(address) ? {} : { distribution: address }),
      ...(archive === undefined ? {} : { filename: archive.filename }),
      ...sha256(getString(value, "sha256")),
    },
    ...(license === undefined || license === ""
      ? {}
      : { statements: [{ as: "expression" as const, raw: license, source: "conda/pixi-lock", location }] }),
  };
  const wanted = ["depends", "requires_dist"].flatMap((field) => stringsOf(value, field));
  return { component, wanted, subdir: getString(value, "subdir") ?? archive?.subdir };
}

function stringsOf(value: JsonObject, key: string): string[] {
  const list = getOwn(value, key);
  return isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

/** A lock holds a build per platform and environment; more would only serve to make the number of edges explode. */
const MOST_BUILDS = 200;

/** Within one platform and what is for all platforms. Extras and markers are not weighed: an edge is a possible one. */
function connect(locked: readonly Locked[]): ExtractedEdge[] {
  const byName = new Map<string, Locked[]>();
  for (const entry of locked) {
    const name = normalizePythonName(entry.component.name);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [entry]);
    else same.push(entry);
  }
  const edges = new Map<string, ExtractedEdge>();
  for (const { component, wanted, subdir } of locked) {
    for (const text of wanted) {
      // "numpy>=1.2; extra == 'x'" is not installed unless somebody asks for the extra.
      if (/;.*\bextra\s*==/.test(text)) continue;
      const name = readMatchSpec(text.replace(/;.*$/s, "").replace(/\[.*$/s, ""))?.name;
      const targets = name === undefined ? [] : (byName.get(normalizePythonName(name)) ?? []);
      for (const target of targets.slice(0, MOST_BUILDS)) {
        const fits =
          [subdir, "noarch", undefined].includes(target.subdir) || subdir === "noarch" || subdir === undefined;
        const { ref } = target.component;
        if (fits && ref !== component.ref) edges.set(`${component.ref}\n${ref}`, { from: component.ref, to: ref });
      }
    }
  }
  return [...edges.values()];
}
