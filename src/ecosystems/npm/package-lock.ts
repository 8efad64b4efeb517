// package-lock.json and npm-shrinkwrap.json, versions 1 to 3. https://docs.npmjs.com/cli/configuring-npm/package-lock-json
import { getObject, getOwn, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import {
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { extractPackages } from "./lock-packages.ts";
import { extractTree } from "./lock-tree.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  return extractLock(file, context, "npm/package-lock");
}

export function extractShrinkwrap(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  return extractLock(file, context, "npm/shrinkwrap");
}

function extractLock(file: SourceFile, context: ExtractContext, extractor: string): Result<Extraction, FormatFailure> {
  const lock = parseLock(file);
  if (!lock.ok) return lock;
  const folder = folderOf(file.path);
  const packages = getObject(lock.value, "packages");
  if (packages !== undefined) {
    const rootManifest = readManifest(context, "package.json");
    const { isForeign } = context;
    const input = { path: file.path, text: file.text, extractor, folder, packages, isForeign };
    return ok(extractPackages(rootManifest === undefined ? input : { ...input, rootManifest }));
  }
  const version = getOwn(lock.value, "lockfileVersion");
  if (typeof version === "number" && version > 1) {
    const reason = `lockfile version ${version} without a "packages" object`;
    return err({ code: "LIC102", location: { path: file.path }, reason, remedy: "run npm install to write it anew" });
  }
  return ok(
    extractTree({
      path: file.path,
      text: file.text,
      folder,
      context,
      lock: lock.value,
      manifest: readManifest(context, "package.json"),
    }),
  );
}

export function parseLock(file: SourceFile): Result<JsonObject, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({
      code,
      location: { path: file.path, ...position },
      reason,
      remedy: "restore the file, or run npm install to write it anew",
    });
  }
  if (!isObject(parsed.value))
    return err({ code: "LIC102", location: { path: file.path, line: 1 }, reason: "not a JSON object" });
  return ok(parsed.value);
}

/** The manifest beside a lock, when it is there and can be read; its own troubles are its own extractor's to tell. */
export function readManifest(context: ExtractContext, relativePath: string): JsonObject | undefined {
  const file = context.beside(relativePath);
  if (file === undefined || !file.ok) return undefined;
  const parsed = parseJson(file.value.text);
  return parsed.ok && isObject(parsed.value) ? parsed.value : undefined;
}
