// Reads SPDX 2.2 and 2.3 in YAML, which has the shape of the JSON form. https://spdx.github.io/spdx-spec/v2.3/
import { isObject } from "../../formats/json.ts";
import { fileBroken, notOfFormat } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { toExtraction } from "./document.ts";
import { isSpdx2Json, readSpdx2Json } from "./spdx2-json.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const root = firstMapping(parsed.value);
  if (root === undefined || !isObject(root) || !isSpdx2Json(root))
    return err(notOfFormat(file.path, 'no "spdxVersion: SPDX-2"'));
  const lines = new Map<string, number>();
  for (const [index, line] of file.text.split("\n").entries()) {
    const id = /^[\s-]*SPDXID:\s*["']?(SPDXRef-[^"'\s]+)/.exec(line)?.[1];
    if (id !== undefined && !lines.has(id)) lines.set(id, index + 1);
  }
  const place = {
    source: "sbom/spdx-yaml",
    path: file.path,
    keepText: context.keepText,
    lineOf: (ref: string) => lines.get(ref),
  };
  return ok(toExtraction(file.path, readSpdx2Json(root, place)));
}
