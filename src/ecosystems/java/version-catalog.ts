// Version catalogs (libs.versions.toml): the libraries that build scripts may ask for. https://docs.gradle.org/current/userguide/version_catalogs.html
import {
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { declaredOnly, entrySkipped, fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

/** Libraries only: plugins of the catalog build the product and do not end up in it. */
export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const toml = parseToml(file.text);
  if (!toml.ok) return err(fileBroken(path, toml.error));
  const { root, lineOf } = toml.value;
  const libraries = getObject(root, "libraries");
  const isCatalog = ["libraries", "versions", "plugins", "bundles", "metadata"].some(
    (key) => getOwn(root, key) !== undefined,
  );
  if (!isCatalog) return err({ code: "LIC102", location: { path }, reason: "holds no table of a version catalog" });
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  for (const [alias, value] of Object.entries(libraries ?? {})) {
    const line = lineOf("libraries", alias);
    const found = readLibrary(value as JsonValue, getObject(root, "versions"));
    if (found === undefined) {
      diagnostics.push(partUnreadable(path, line, `the library "${shorten(alias)}" has no module`));
      continue;
    }
    const { group, name, version } = found;
    components.set(alias, {
      ref: alias,
      purl: buildPurl("maven", group, name, version),
      kind: "library",
      name: `${group}:${name}`,
      ...(version === undefined ? {} : { version }),
      scope: "unknown",
      direct: true,
      location: line === undefined ? { path } : { path, line },
    });
  }
  if (components.size > 0 && context.beside("../gradle.lockfile")?.ok === true) {
    const reason = "gradle.lockfile tells which of its libraries are used";
    diagnostics.push(entrySkipped(path, undefined, `${components.size} libraries`, reason));
    components.clear();
  }
  if (components.size > 0)
    diagnostics.push(declaredOnly(path, "turn on dependency locking and commit gradle.lockfile"));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

export interface Library {
  readonly group: string;
  readonly name: string;
  readonly version: string | undefined;
}

/** Finds libraries by the accessor of a build script, in which "-", "_" and "." of an alias are all dots. */
export function readCatalog(root: JsonObject): { find(parts: readonly string[]): readonly Library[] } {
  const libraries = new Map<string, Library>();
  const keyOf = (alias: string) => alias.replace(/[-_.]/g, ".").toLowerCase();
  for (const [alias, value] of Object.entries(getObject(root, "libraries") ?? {})) {
    const library = readLibrary(value as JsonValue, getObject(root, "versions"));
    if (library !== undefined) libraries.set(keyOf(alias), library);
  }
  const bundles = new Map<string, readonly Library[]>();
  for (const [alias, value] of Object.entries(getObject(root, "bundles") ?? {})) {
    const names = isArray(value) ? value.filter((name) => typeof name === "string") : [];
    bundles.set(
      keyOf(alias),
      names.flatMap((name) => libraries.get(keyOf(name)) ?? []),
    );
  }
  return {
    find(parts) {
      if (parts[0] === "bundles") return bundles.get(keyOf(parts.slice(1).join("."))) ?? [];
      const library = libraries.get(keyOf(parts.join(".")));
      return library === undefined ? [] : [library];
    },
  };
}

function readLibrary(value: JsonValue, versions: JsonObject | undefined): Library | undefined {
  if (typeof value === "string") {
    const [group, name, version] = value.split(":");
    return group && name ? { group, name, version: version || undefined } : undefined;
  }
  if (!isObject(value)) return undefined;
  const [group, name] = getString(value, "module")?.split(":") ?? [getString(value, "group"), getString(value, "name")];
  return group && name ? { group, name, version: readVersion(getOwn(value, "version"), versions) } : undefined;
}

/** "1.0", { ref = "alias" } or a rich version, of which only an exact one tells what is used. */
function readVersion(value: JsonValue | undefined, versions: JsonObject | undefined): string | undefined {
  if (typeof value === "string") return isExact(value) ? value : undefined;
  if (!isObject(value)) return undefined;
  const ref = getString(value, "ref");
  if (ref !== undefined)
    return versions === undefined ? undefined : readVersion(withoutRef(getOwn(versions, ref)), undefined);
  const rich = getString(value, "strictly") ?? getString(value, "require") ?? getString(value, "prefer");
  return rich !== undefined && isExact(rich) ? rich : getString(value, "prefer");
}

/** A version may not refer to another one. */
function withoutRef(value: JsonValue | undefined): JsonValue | undefined {
  return isObject(value) && getOwn(value, "ref") !== undefined ? undefined : value;
}

function isExact(version: string): boolean {
  return /^[\w.+-]+$/.test(version) && !version.endsWith("+") && !/^latest\./.test(version);
}
