// A locked package of pnpm as a component, with the folder of the virtual store that holds it.
import { createHash } from "node:crypto";
import { readIntegrity } from "../../formats/integrity.ts";
import { getObject, getOwn, getString, type JsonObject } from "../../formats/json.ts";
import { findForeignFolder } from "../../formats/node-folder.ts";
import {
  type About,
  type ExtractContext,
  type ExtractedProject,
  folderOf,
  joinInside,
  joinPath,
  type Location,
  type SourceFile,
} from "../../model/index.ts";
import { npmPurl, purlOfPath } from "../../purl/index.ts";
import type { Dialect } from "./dependency-paths.ts";

export interface LockedPackage {
  readonly key: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly value: JsonObject;
  readonly location: Location;
  readonly snapshots: string[];
  isOptional: boolean;
  readonly isPatched: boolean;
}

export function componentOf(entry: LockedPackage, path: string, dialect: Dialect) {
  const { key, name, version, value, location } = entry;
  const resolution = getObject(value, "resolution");
  const source = resolution === undefined ? undefined : sourceOf(resolution);
  const hashes = readIntegrity(resolution === undefined ? undefined : getString(resolution, "integrity"));
  const deprecated = getString(value, "deprecated");
  const about: About = {
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(source === undefined ? {} : { distribution: source }),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(entry.isPatched ? { properties: { "licet:patch": "patchedDependencies" } } : {}),
  };
  const store = storeFolder(dialect.folderKey(entry.snapshots[0] ?? key));
  const isForSome = ["os", "cpu", "libc"].some((field) => getOwn(value, field) !== undefined);
  return {
    ref: key,
    purl: npmPurl(name, version, source),
    kind: "library" as const,
    name,
    ...(version === undefined ? {} : { version }),
    location,
    installPath: joinPath(homeOf(path), `node_modules/.pnpm/${store}/node_modules/${name}`),
    expectedInstalled: !(entry.isOptional || isForSome),
    about,
  };
}

/** The folder that the lock's paths start from; Rush keeps the lock in one folder and works in another. https://rushjs.io/pages/advanced/config_files/ */
export function homeOf(path: string): string {
  const folder = folderOf(path);
  return folder.replace(/(^|\/)common\/config\/(?:rush$|subspaces\/(?=[^/]+$))/, "$1common/temp/").replace(/\/$/, "");
}

/** A folder of the tree that is installed like a package. */
export function isLocalFolder({ value }: LockedPackage): boolean {
  const resolution = getObject(value, "resolution");
  return resolution !== undefined && getString(resolution, "type") === "directory";
}

/** Where it lies, if it is somebody else's. */
export function foreignFolderOf({ value }: LockedPackage, file: SourceFile, context: ExtractContext) {
  const folder = getString(getObject(value, "resolution") ?? {}, "directory");
  return folder === undefined ? undefined : findForeignFolder(folder, file.path, context);
}

export function localProjectOf({ key, name, version, location, value }: LockedPackage, path: string): ExtractedProject {
  const resolution = getObject(value, "resolution");
  const folder = resolution === undefined ? undefined : getString(resolution, "directory");
  const place = folder === undefined ? undefined : joinInside(homeOf(path), `${folder}/package.json`);
  const base = {
    ref: key,
    purl: purlOfPath("npm", name, version),
    name,
    location: place === undefined ? location : { path: place },
  };
  return version === undefined ? base : { ...base, version };
}

/** Where it comes from, if not from the registry by its name. */
function sourceOf(resolution: JsonObject): string | undefined {
  const commit = getString(resolution, "commit");
  const repository = getString(resolution, "repo");
  if (repository !== undefined) {
    const place = /^git[+@:]|^ssh:/.test(repository) ? repository : `git+${repository}`;
    return commit === undefined ? place : `${place}#${commit}`;
  }
  const tarball = getString(resolution, "tarball");
  return tarball !== undefined && /^https?:/.test(tarball) ? tarball : undefined;
}

const LONGEST_NAME = 120;

/**
 * Folder of a package in node_modules/.pnpm; long names and names with capitals end in a hash (here as pnpm 10 and later write it).
 * https://github.com/pnpm/pnpm/blob/main/packages/dependency-path/src/index.ts (depPathToFilename)
 */
export function storeFolder(folderKey: string): string {
  let name = folderKey.startsWith("file:") ? folderKey.replace(":", "+") : folderKey;
  name = name.replace(/[\\/:*?"<>|#]/g, "+");
  if (name.includes("(")) name = name.replace(/\)$/, "").replace(/\)\(|\(|\)/g, "_");
  const isPlain = name === name.toLowerCase() || name.startsWith("file+");
  if (name.length <= LONGEST_NAME && isPlain) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 32);
  return `${name.slice(0, LONGEST_NAME - 33)}_${hash}`;
}
