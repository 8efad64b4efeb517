// vendor/composer/installed.json: what Composer has installed, version 1 (a list) and 2 (an object). https://getcomposer.org/doc/07-runtime.md
import { getOwn, isArray, isObject, parseJson } from "../../formats/json.ts";
import { fileBroken } from "../../formats/troubles.ts";
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
  const root = parsed.value;
  const entries = isArray(root) ? root : isObject(root) ? getOwn(root, "packages") : undefined;
  if (entries === undefined) {
    return err({ code: "LIC102", location: { path }, reason: "holds no packages: not a list of Composer" });
  }
  const diagnostics: Diagnostic[] = [];
  const beside = context.beside("../../composer.json");
  const names = isObject(root) ? getOwn(root, "dev-package-names") : undefined;
  const extraction = extractPackages({
    isForeign: context.isForeign,
    path,
    text,
    source: "php/installed",
    lists: [{ entries, scope: "runtime" }],
    manifest: beside?.ok === true ? readManifest(beside.value, diagnostics) : undefined,
    folder: folderOf(folderOf(folderOf(path))),
    development: new Set((isArray(names) ? names : []).filter((name) => typeof name === "string")),
  });
  return ok({ ...extraction, diagnostics: [...diagnostics, ...extraction.diagnostics] });
}
