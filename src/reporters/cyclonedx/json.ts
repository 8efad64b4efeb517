// Writes a report as CycloneDX JSON, one component to a line, so that versions of a BOM can be compared line by line. https://cyclonedx.org/docs/1.6/json/
import type { Report, ReportOptions } from "../../model/index.ts";
import { contentUuid } from "../bom/serial.ts";
import { buildDocument, type Document } from "./document.ts";

export function render(report: Report, options: ReportOptions): string {
  const [opening = "", ...rest] = writePieces(buildDocument(report, options));
  const body = rest.join("");
  return `${opening}  "serialNumber": "urn:uuid:${contentUuid([opening, body])}",\n${body}`;
}

/** The document as text without its serial number, which is made of just this and stands behind the first piece. */
export function writePieces({
  head,
  components,
  dependencies,
  compositions,
}: Omit<Document, "version">): readonly string[] {
  const { $schema, bomFormat, specVersion, version, metadata } = head;
  return [
    `{\n  "$schema": ${JSON.stringify($schema)},\n  "bomFormat": ${JSON.stringify(bomFormat)},\n  "specVersion": ${JSON.stringify(specVersion)},\n`,
    `  "version": ${JSON.stringify(version)},\n`,
    `  "metadata": ${JSON.stringify(metadata, null, 2).replaceAll("\n", "\n  ")},\n`,
    ...writeLines("components", components, ","),
    ...writeLines("dependencies", dependencies, ","),
    ...writeLines("compositions", compositions, ""),
    "}\n",
  ];
}

/** Small pieces: they are hashed and joined once. */
function writeLines(name: string, entries: Iterable<object>, after: string): string[] {
  const pieces = [`  "${name}": [`];
  for (const entry of entries) pieces.push(`${pieces.length === 1 ? "" : ","}\n    ${JSON.stringify(entry)}`);
  pieces.push(`${pieces.length === 1 ? "" : "\n  "}]${after}\n`);
  return pieces;
}
