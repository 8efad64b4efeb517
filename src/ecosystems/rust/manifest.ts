// Cargo.toml as far as dependencies and workspaces go. https://doc.rust-lang.org/cargo/reference/manifest.html
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { type About, type Ownership, type Scope, weightierScope } from "../../model/index.ts";

export interface Dependency {
  /** The name in the code, which may differ from the package's. */
  readonly key: string;
  readonly name: string;
  readonly requirement?: string;
  readonly path?: string;
  readonly git?: { readonly url: string; readonly rev?: string };
  readonly scope: Scope;
  /** Where it stands, such as ["dependencies", "serde"]. */
  readonly place: readonly string[];
}

const TABLES: readonly (readonly [string, Scope])[] = [
  ["dependencies", "runtime"],
  ["build-dependencies", "build"],
  ["build_dependencies", "build"],
  ["dev-dependencies", "development"],
  ["dev_dependencies", "development"],
];

/** All dependencies of a manifest, those of single platforms with them; `shared` are the workspace's own. */
export function readDependencies(manifest: JsonObject, shared: JsonObject | undefined): Dependency[] {
  const found: Dependency[] = [];
  const readTables = (table: JsonObject, place: readonly string[]) => {
    for (const [name, scope] of TABLES) {
      for (const [key, value] of Object.entries(getObject(table, name) ?? {})) {
        const dependency = readDependency(key, value, scope, [...place, name, key], shared);
        if (dependency !== undefined) found.push(dependency);
      }
    }
  };
  readTables(manifest, []);
  for (const [platform, table] of Object.entries(getObject(manifest, "target") ?? {})) {
    if (isObject(table)) readTables(table, ["target", platform]);
  }
  return found;
}

export function readDependency(
  key: string,
  value: unknown,
  scope: Scope,
  place: readonly string[],
  shared: JsonObject | undefined,
): Dependency | undefined {
  if (typeof value === "string") return { key, name: key, requirement: value, scope, place };
  if (!isObject(value as JsonObject)) return undefined;
  const table = value as JsonObject;
  if (getOwn(table, "workspace") === true) {
    const inherited = readDependency(key, shared && getOwn(shared, key), scope, place, undefined);
    const base = inherited ?? { key, name: key, scope, place };
    return getOwn(table, "optional") === true && scope === "runtime" ? { ...base, scope: "optional" } : base;
  }
  const requirement = getString(table, "version");
  const path = getString(table, "path");
  const url = getString(table, "git");
  const rev = getString(table, "rev");
  return {
    key,
    name: getString(table, "package") ?? key,
    ...(requirement === undefined ? {} : { requirement }),
    ...(path === undefined ? {} : { path }),
    ...(url === undefined ? {} : { git: rev === undefined ? { url } : { url, rev } }),
    scope: getOwn(table, "optional") === true && scope === "runtime" ? "optional" : scope,
    place,
  };
}

/** The weightiest scope in which a manifest asks for each package. */
export function scopesByName(dependencies: readonly Dependency[]): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const { name, scope } of dependencies) scopes.set(name, weightierScope(scope, scopes.get(name) ?? scope));
  return scopes;
}

/** Folders, from the manifest's own, that its dependencies and those it shares with its workspace lead to. */
export function pathFolders(manifest: JsonObject, shared: JsonObject | undefined): string[] {
  const workspace = getObject(manifest, "workspace");
  const own = workspace && getObject(workspace, "dependencies");
  const all = [...readDependencies(manifest, shared ?? own)];
  for (const [key, value] of Object.entries(own ?? {})) {
    const dependency = readDependency(key, value, "runtime", [], undefined);
    if (dependency !== undefined) all.push(dependency);
  }
  return all.map(({ path }) => path).filter((folder) => folder !== undefined);
}

/** What stands in the place of packages of a registry. https://doc.rust-lang.org/cargo/reference/overriding-dependencies.html */
export function readPatches(manifest: JsonObject): Dependency[] {
  const tables = [...Object.entries(getObject(manifest, "patch") ?? {}), ["replace", getObject(manifest, "replace")]];
  return tables.flatMap(([registry, table]) =>
    Object.entries(isObject(table as JsonObject) ? (table as JsonObject) : {}).flatMap(([key, value]) => {
      const place = ["patch", String(registry), key];
      // "[replace]" has keys of the form "name:version".
      return readDependency(key.replace(/:.*$/s, ""), value, "runtime", place, undefined) ?? [];
    }),
  );
}

export function readOwnership(manifest: JsonObject): Ownership {
  const table = getObject(manifest, "package") ?? getObject(getObject(manifest, "workspace") ?? {}, "package") ?? {};
  return { license: getString(table, "license"), author: readAbout(manifest).author };
}

export function readAbout(manifest: JsonObject): About {
  const table = getObject(manifest, "package") ?? {};
  const take = (key: string, as: keyof About) => {
    const value = getString(table, key);
    return value === undefined || value === "" ? {} : { [as]: value };
  };
  const authors = getOwn(table, "authors");
  const names = isArray(authors) ? authors.filter((author) => typeof author === "string").join(", ") : "";
  return {
    ...take("description", "description"),
    ...take("homepage", "homepage"),
    ...take("repository", "repository"),
    ...(names === "" ? {} : { author: names }),
  };
}

/** Of our own package: what it leaves to its workspace stands there. https://doc.rust-lang.org/cargo/reference/workspaces.html#the-package-table */
export function readProjectAbout(manifest: JsonObject, workspace: JsonObject | undefined): About {
  const table = getObject(manifest, "package") ?? {};
  const shared = getObject(workspace ?? getObject(manifest, "workspace") ?? {}, "package") ?? {};
  const inherited = Object.entries(table).map(([key, value]) => [
    key,
    isObject(value) && getOwn(value, "workspace") === true ? (getOwn(shared, key) ?? value) : value,
  ]);
  const whole: JsonObject = Object.fromEntries(inherited);
  const license = getString(whole, "license");
  return { ...readAbout({ package: whole }), ...(license ? { license } : {}) };
}
