// The packages of a deno.lock: npm and JSR by key, and the modules by address, gathered into packages.
import { readIntegrity } from "../../formats/integrity.ts";
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { LineOf } from "../../formats/line-finder.ts";
import { type About, type Diagnostic, folderOf, type Hash, joinPath, type Location } from "../../model/index.ts";
import { jsrPackage, npmPackage, packageOfModule, splitNameAndRange } from "./specifiers.ts";

export interface LockedPackage {
  readonly ref: string;
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  readonly location: Location;
  readonly installPath?: string;
  readonly isForSome: boolean;
  readonly about: About;
  /** As the lock writes them: "name@1.0.0", "name", "jsr:@std/path@^1" … */
  readonly wanted: readonly string[];
}

export interface LockedPackages {
  readonly all: readonly LockedPackage[];
  targetsOf(entry: LockedPackage): readonly string[];
  /** Ref of the package that "npm:name@range" or "jsr:@scope/name@range" was resolved to. */
  resolveSpecifier(specifier: string): string | undefined;
}

export function readPackages(
  path: string,
  root: JsonObject,
  lineOf: LineOf,
  diagnostics: Diagnostic[],
): LockedPackages {
  // Version 3 keeps them under "packages", version 2 npm's alone under "npm.packages".
  const holder = getObject(root, "packages") ?? root;
  const npmHolder = getObject(holder, "npm");
  const npm = npmHolder === undefined ? undefined : (getObject(npmHolder, "packages") ?? npmHolder);
  const specifiers =
    getObject(holder, "specifiers") ?? (npmHolder === undefined ? undefined : getObject(npmHolder, "specifiers"));
  const byRef = new Map<string, LockedPackage>();
  const byName = new Map<string, string[]>();
  for (const [kind, list] of [["npm", npm] as const, ["jsr", getObject(holder, "jsr")] as const]) {
    for (const [key, value] of entriesOf(list)) {
      const line = list === undefined ? undefined : lineOf(list, key);
      const location = line === undefined ? { path } : { path, line };
      if (!isObject(value) || splitNameAndRange(key).range === undefined) {
        const args = { part: key, reason: "neither a name nor a version can be read from it" };
        diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
        continue;
      }
      const entry = readPackage(kind, key, value, location);
      byRef.set(entry.ref, entry);
      const name = `${kind}:${entry.name}`;
      byName.set(name, [...(byName.get(name) ?? []).slice(-1), entry.ref]);
    }
  }
  const onlyOne = (name: string): string | undefined => {
    const refs = byName.get(name);
    return refs?.length === 1 ? refs[0] : undefined;
  };
  const resolveSpecifier = (specifier: string): string | undefined => {
    const kind = specifier.startsWith("jsr:") ? "jsr" : "npm";
    const { name } = splitNameAndRange(specifier.slice(4));
    const resolved = specifiers === undefined ? undefined : getString(specifiers, specifier);
    if (resolved === undefined) return onlyOne(`${kind}:${name}`);
    // "1.0.0" in version 4 and 5, "npm:name@1.0.0" or "name@1.0.0" before.
    const bare = resolved.replace(/^(?:npm|jsr):/, "");
    const refs = [`${kind}:${name}@${bare}`, `${kind}:${bare}`];
    return refs.find((ref) => byRef.has(ref));
  };
  const resolveWanted = (wanted: string): string | undefined => {
    if (/^(?:npm|jsr):/.test(wanted)) return resolveSpecifier(wanted);
    // An alias: "odd@npm:is-odd@2.0.0".
    const bare = wanted.replace(/^[^:]*@npm:/, "");
    return byRef.has(`npm:${bare}`) ? `npm:${bare}` : onlyOne(`npm:${bare}`);
  };
  return {
    all: [...byRef.values()],
    targetsOf: (entry) => [...new Set(entry.wanted.map(resolveWanted).filter((ref) => ref !== undefined))],
    resolveSpecifier,
  };

  function readPackage(kind: "npm" | "jsr", key: string, value: JsonObject, location: Location): LockedPackage {
    const { name, range } = splitNameAndRange(key);
    // "1.3.2_preact@10.26.5": what follows names the peers.
    const version = range?.replace(/_.*$/s, "");
    const named = kind === "npm" ? npmPackage(name, version) : jsrPackage(name, version);
    const hashes = hashesOf(getString(value, "integrity"));
    const deprecated = getString(value, "deprecated");
    const tarball = getString(value, "tarball");
    const wanted = ["dependencies", "optionalDependencies"].flatMap((field) => listOf(value, field));
    const folder = `node_modules/.deno/${name.replace("/", "+")}@${version}/node_modules/${name}`;
    return {
      ref: `${kind}:${key}`,
      ...named,
      location,
      ...(kind === "npm" ? { installPath: joinPath(folderOf(path), folder) } : {}),
      isForSome: ["os", "cpu"].some((field) => getOwn(value, field) !== undefined),
      about: {
        ...(hashes.length === 0 ? {} : { hashes }),
        ...(tarball === undefined ? {} : { distribution: tarball }),
        ...(deprecated === undefined ? {} : { deprecated }),
      },
      wanted,
    };
  }
}

/** JSR's integrity is a bare SHA-256 of the package's own manifest, npm's is that of the archive. */
function hashesOf(integrity: string | undefined): Hash[] {
  return integrity?.includes("-") ? readIntegrity(integrity) : [];
}

/** A list of what is wanted; version 3 writes an object of "name: name@version". */
function listOf(value: JsonObject, field: string): string[] {
  const list = getOwn(value, field);
  if (isArray(list)) return list.filter((item) => typeof item === "string");
  return isObject(list) ? entriesOf(list).flatMap(([, item]) => (typeof item === "string" ? [item] : [])) : [];
}

/** Modules by address; those of one package at one version become one component at the first of their lines. */
export function readModules(
  path: string,
  root: JsonObject,
  lineOf: LineOf,
  diagnostics: Diagnostic[],
): readonly LockedPackage[] {
  const modules = getObject(root, "remote");
  const found = new Map<string, LockedPackage>();
  const counts = new Map<string, number>();
  for (const [address] of entriesOf(modules)) {
    const line = modules === undefined ? undefined : lineOf(modules, address);
    const location = line === undefined ? { path } : { path, line };
    const named = packageOfModule(address);
    if (named === undefined) {
      const args = { part: address.slice(0, 200), reason: "not an address" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    counts.set(named.purl, (counts.get(named.purl) ?? 0) + 1);
    if (found.has(named.purl)) continue;
    const about = { distribution: address };
    found.set(named.purl, { ref: `remote:${named.purl}`, ...named, location, isForSome: false, about, wanted: [] });
  }
  return [...found.values()].map((entry) => {
    const properties = { "deno:modules": String(counts.get(entry.purl) ?? 0) };
    return { ...entry, about: { ...entry.about, properties } };
  });
}
