// One entry of bun.lock: a list whose first item is "name@version" and whose other items depend on where the package comes from.
// https://github.com/oven-sh/bun/blob/main/src/install/lockfile/bun.lock.zig
import { readIntegrity } from "../../formats/integrity.ts";
import { getOwn, isObject, type JsonObject, type JsonValue } from "../../formats/json.ts";
import { type About, folderOf, joinPath, type Location } from "../../model/index.ts";
import { npmPurl } from "../../purl/index.ts";

export interface Entry {
  /** Place below node_modules: "a", or "a/b" for the copy of b that only a uses. */
  readonly key: string;
  readonly name: string;
  readonly version: string | undefined;
  /** Address of what does not come from a registry. */
  readonly source: string | undefined;
  readonly info: JsonObject | undefined;
  readonly integrity: string | undefined;
  /** Folder of the workspace member that this entry stands for. */
  readonly workspace: string | undefined;
  /** A folder of the tree, linked or copied. */
  readonly localPath: string | undefined;
  readonly location: Location;
}

export function readEntry(key: string, tuple: readonly JsonValue[], location: Location): Entry | undefined {
  const id = tuple[0];
  if (typeof id !== "string") return undefined;
  const at = id.indexOf("@", 1);
  if (at < 1) return undefined;
  const name = id.slice(0, at);
  const rest = id.slice(at + 1);
  const info = tuple.find(isObject);
  const last = tuple.at(-1);
  const integrity = typeof last === "string" && /^(?:sha\d+|md5)-/.test(last) ? last : undefined;
  const base = { key, name, info, integrity, location, workspace: undefined, localPath: undefined };
  if (rest.startsWith("workspace:")) {
    return { ...base, version: undefined, source: undefined, workspace: rest.slice("workspace:".length) };
  }
  if (/^(?:link|file|root|symlink):|^\.{0,2}\//.test(rest)) {
    const isArchive = /\.(?:tgz|tar\.gz|tar)$/.test(rest);
    return {
      ...base,
      version: undefined,
      source: undefined,
      localPath: isArchive ? undefined : rest.replace(/^(?:root|symlink):/, ""),
    };
  }
  if (/^(?:git[+:@]|github:|gitlab:|bitbucket:|ssh:)/.test(rest)) return { ...base, version: undefined, source: rest };
  if (/^https?:/.test(rest)) return { ...base, version: undefined, source: rest };
  // A local archive: "name@vendor/name-1.0.0.tgz".
  if (/\.(?:tgz|tar\.gz|tar)$/.test(rest)) return { ...base, version: undefined, source: undefined };
  return { ...base, version: rest, source: undefined };
}

/** Copies below copies: no project nests them deeper. */
const DEEPEST_PLACE = 50;

/** The entry that `name` means for the package at `from` ("" for the root): its own copy, else that of the next place above. */
export function resolveFrom(entries: ReadonlyMap<string, Entry>, from: string, name: string): Entry | undefined {
  let place = from;
  for (let steps = 0; place !== "" && steps < DEEPEST_PLACE; place = placeAbove(place), steps++) {
    const own = entries.get(`${place}/${name}`);
    if (own !== undefined) return own;
  }
  return entries.get(name);
}

/** "a/@scope/b" → "a"; a scope and its name are one place. */
function placeAbove(place: string): string {
  const slash = place.lastIndexOf("/");
  if (slash < 0) return "";
  const above = place.slice(0, slash);
  const start = above.lastIndexOf("/") + 1;
  return above[start] === "@" ? above.slice(0, Math.max(0, start - 1)) : above;
}

export interface Surroundings {
  readonly path: string;
  readonly patched: JsonObject | undefined;
  /** Folders of workspace members by the name under which their own copies stand. */
  readonly members: ReadonlyMap<string, string>;
}

export function componentOf(entry: Entry, { path, patched, members }: Surroundings) {
  const { key, name, version, source, info, location } = entry;
  const hashes = readIntegrity(entry.integrity);
  const isPatched = patched !== undefined && Object.hasOwn(patched, `${name}@${version}`);
  const about: About = {
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(source === undefined ? {} : { distribution: source }),
    ...(isPatched ? { properties: { "licet:patch": "patchedDependencies" } } : {}),
  };
  const isForSome = info !== undefined && ["os", "cpu", "libc"].some((field) => getOwn(info, field) !== undefined);
  return {
    ref: key,
    purl: npmPurl(name, version, source),
    kind: "library" as const,
    name,
    ...(version === undefined ? {} : { version }),
    location,
    installPath: joinPath(folderOf(path), placeToPath(key, members)),
    expectedInstalled: !isForSome,
    about,
  };
}

/** "a/@scope/b" → "node_modules/a/node_modules/@scope/b"; the copies of a member lie in the member's own folder. */
function placeToPath(place: string, members: ReadonlyMap<string, string>): string {
  const names: string[] = [];
  const parts = place.split("/");
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as string;
    const next = parts[at + 1];
    if (part.startsWith("@") && next !== undefined) {
      names.push(`${part}/${next}`);
      at++;
    } else names.push(part);
  }
  const member = names.length > 1 ? members.get(names[0] as string) : undefined;
  const below = (member === undefined ? names : names.slice(1)).map((name) => `node_modules/${name}`).join("/");
  return member === undefined ? below : joinPath(member, below);
}
