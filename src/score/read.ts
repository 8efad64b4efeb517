// Finds out which format a bill of materials is in, and reads it for scoring: CycloneDX in JSON or XML, SPDX 2 in JSON or tag-value, SPDX 3.
import { parseJson, type SyntaxFailure } from "../formats/json.ts";
import { parseXml } from "../formats/xml.ts";
import { err, ok, type Result } from "../model/index.ts";
import type { ScoredBom } from "./bom.ts";
import { readCycloneDx } from "./read-cyclonedx.ts";
import { shapeOfXml } from "./read-cyclonedx-xml.ts";
import { shapeOfTagValue } from "./read-spdx-tag-value.ts";
import { readSpdx2 } from "./read-spdx2.ts";
import { readSpdx3 } from "./read-spdx3.ts";

/** A document that is parsed already; undefined when it is no bill of materials that we read. */
export function readBom(value: unknown): ScoredBom | undefined {
  return readCycloneDx(value) ?? readSpdx2(value) ?? readSpdx3(value);
}

/** The failure is the syntax's; undefined in it means that the text is fine but no bill of materials. */
export function readBomText(content: string): Result<ScoredBom, SyntaxFailure | undefined> {
  if (/^\s*</.test(content)) {
    const root = parseXml(content);
    return root.ok ? found(readCycloneDx(shapeOfXml(root.value))) : root;
  }
  if (/^\s*[{["]/.test(content)) {
    const parsed = parseJson(content);
    return parsed.ok ? found(readBom(parsed.value)) : parsed;
  }
  return found(readSpdx2(shapeOfTagValue(content)));
}

function found(bom: ScoredBom | undefined): Result<ScoredBom, undefined> {
  return bom === undefined ? err(undefined) : ok(bom);
}
