// composer.lock, with the licences of its packages inline. https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
import { getOwn, isObject, parseJson } from "../../formats/json.ts";
import { fileBroken, knownGap, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readManifest } from "./composer-json.ts";
import { extractPackages } from "./packages.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const lock = parsed.value;
  if (!isObject(lock) || (getOwn(lock, "packages") === undefined && getOwn(lock, "packages-dev") === undefined)) {
    return err({ code: "LIC102", location: { path }, reason: "holds no packages: not a lockfile of Composer" });
  }
  const diagnostics: Diagnostic[] = [];
  const beside = context.beside("composer.json");
  const manifest = beside?.ok === true ? readManifest(beside.value, diagnostics) : undefined;
  if (beside === undefined)
    diagnostics.push(knownGap(path, undefined, "composer.json is not beside it, so what is direct is not known"));
  else if (!beside.ok) diagnostics.push(partUnreadable(beside.error.path, undefined, beside.error.detail));
  const extraction = extractPackages({
    isForeign: context.isForeign,
    path,
    text,
    source: "php/composer-lock",
    lists: [
      { entries: getOwn(lock, "packages"), scope: "runtime" },
      // null when it was written with --no-dev by old versions
      { entries: getOwn(lock, "packages-dev") ?? undefined, scope: "development" },
    ],
    manifest,
    folder: folderOf(path),
  });
  return ok({ ...extraction, diagnostics: [...diagnostics, ...extraction.diagnostics] });
}
