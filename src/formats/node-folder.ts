// Folders of the tree that a manifest of npm and its kin asks for by path: ours, or somebody else's package.
import { type ExtractContext, folderOf, joinInside, type Ownership } from "../model/index.ts";
import { getOwn, getString, isObject, type JsonObject, parseJson } from "./json.ts";

export interface ForeignFolder {
  /** From the root of the scan. */
  readonly installPath: string;
  readonly version?: string;
}

/** `written` is the path as the file at `from` has it, relative to the file's folder; undefined for a folder of ours. */
export function findForeignFolder(written: string, from: string, context: ExtractContext): ForeignFolder | undefined {
  const bare = written.replace(/^(?:file|link|portal):/, "");
  const folder = bare.startsWith("/") ? undefined : joinInside(folderOf(from), bare);
  if (folder === undefined || folder === folderOf(from)) return undefined;
  const manifest = readManifest(context, `${bare}/package.json`);
  const theirs = manifest === undefined ? {} : ownershipOf(manifest);
  const ours = readManifest(context, "package.json");
  if (!context.isForeign(folder, theirs, ours === undefined ? {} : ownershipOf(ours, false))) return undefined;
  const version = manifest && getString(manifest, "version");
  return version === undefined ? { installPath: folder } : { installPath: folder, version };
}

/** True for a path of a folder; archives are packed packages. */
export function isFolderPath(place: string): boolean {
  return /^(?:file|link|portal):/.test(place) && !/\.(?:tgz|tar\.gz|tar)(?:$|[#:?])/.test(place);
}

/** A private package without a licence is nobody else's; `theirs` is false for the project that asks. */
export function ownershipOf(manifest: JsonObject, theirs = true): Ownership {
  const author = getOwn(manifest, "author");
  const isPrivate = theirs && getOwn(manifest, "private") === true && getString(manifest, "license") === undefined;
  const vendor = /^(@[^/]+)\//.exec(getString(manifest, "name") ?? "")?.[1];
  return {
    vendor,
    license: isPrivate ? "UNLICENSED" : getString(manifest, "license"),
    author: typeof author === "string" ? author : isObject(author) ? getString(author, "name") : undefined,
  };
}

function readManifest(context: ExtractContext, relative: string): JsonObject | undefined {
  const file = context.beside(relative);
  const parsed = file?.ok === true ? parseJson(file.value.text) : undefined;
  return parsed?.ok === true && isObject(parsed.value) ? parsed.value : undefined;
}
