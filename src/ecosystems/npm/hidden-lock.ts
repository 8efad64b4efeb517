// node_modules/.package-lock.json: what npm (7 and later) last installed, for projects without a lockfile of their own.
import { getObject } from "../../formats/json.ts";
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
import { parseLock, readManifest } from "./package-lock.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const lock = parseLock(file);
  if (!lock.ok) return lock;
  const packages = getObject(lock.value, "packages");
  if (packages === undefined) {
    return err({ code: "LIC102", location: { path: file.path }, reason: 'no "packages" object' });
  }
  const rootManifest = readManifest(context, "../package.json");
  const folder = folderOf(folderOf(file.path));
  const input = {
    path: file.path,
    text: file.text,
    extractor: "npm/hidden-lock",
    folder,
    packages,
    isForeign: context.isForeign,
  };
  return ok(extractPackages(rootManifest === undefined ? input : { ...input, rootManifest }));
}
