// Tells by their content which SBOM a JSON file is, and reads it: CycloneDX, SPDX 2 or SPDX 3.
import { isObject, parseJson } from "../../formats/json.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { fileBroken, notOfFormat } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { isCycloneDxJson, readCycloneDxJson } from "./cyclonedx-json.ts";
import { toExtraction } from "./document.ts";
import { isSpdx2Json, readSpdx2Json } from "./spdx2-json.ts";
import { isSpdx3Json, readSpdx3Json } from "./spdx3-json.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
/** Names that can mean nothing but an SBOM. */
const SURE_NAME = /\.(?:cdx|spdx|spdx3)\.json$/i;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const root = parsed.value;
  const place = (source: string) => ({
    source,
    path: file.path,
    keepText: context.keepText,
    lineOf: locateRefs(file.text),
  });
  if (isObject(root)) {
    if (isCycloneDxJson(root)) return ok(toExtraction(file.path, readCycloneDxJson(root, place("sbom/json"))));
    if (isSpdx2Json(root)) return ok(toExtraction(file.path, readSpdx2Json(root, place("sbom/json"))));
    if (isSpdx3Json(root)) return ok(toExtraction(file.path, readSpdx3Json(root, place("sbom/json"))));
  }
  if (!SURE_NAME.test(baseNameOf(file.path))) return ok(NOTHING);
  return err(notOfFormat(file.path, "neither CycloneDX nor SPDX: no bomFormat, spdxVersion or SPDX 3 context"));
}

const REFERENCE = /"(?:bom-ref|SPDXID|spdxId|purl)"\s*:\s*"((?:[^"\\]|\\.)*)"/g;

/** Lines of the ids in a JSON text, found in one pass when the first is asked for. */
function locateRefs(text: string): (ref: string) => number | undefined {
  let lines: Map<string, number> | undefined;
  return (ref) => {
    if (lines === undefined) {
      lines = new Map();
      const find = makeLineFinder(text);
      for (const match of text.matchAll(REFERENCE)) {
        const id = decodeString(match[1] ?? "");
        if (!lines.has(id)) lines.set(id, find(match.index));
      }
    }
    return lines.get(ref);
  };
}

function decodeString(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
