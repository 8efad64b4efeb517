// Writes a report as CycloneDX JSON, one component to a line, so that versions of a BOM can be compared line by line. https://cyclonedx.org/docs/1.6/json/
import type { Report, ReportOptions } from "../../model/index.ts";
import { writeLines } from "../bom/lines.ts";
import { contentUuid } from "../bom/serial.ts";
import { buildDocument, type Document } from "./document.ts";

export function render(report: Report, options: ReportOptions): string {
  return writeDocument(buildDocument(report, options));
}

/** The whole document, numbered by its content. */
export function writeDocument(document: Omit<Document, "version">): string {
  const pieces = [...writePieces(document)];
  const serial = `  "serialNumber": "urn:uuid:${contentUuid(pieces)}",\n`;
  pieces[0] += serial;
  return pieces.join("");
}

/** The document as text without its serial number, which is made of just this and stands behind the first piece. Made while it is taken. */
export function* writePieces({
  head,
  components,
  dependencies,
  compositions,
}: Omit<Document, "version">): Iterable<string> {
  const { $schema, bomFormat, specVersion, version, metadata } = head;
  yield `{\n  "$schema": ${JSON.stringify($schema)},\n  "bomFormat": ${JSON.stringify(bomFormat)},\n  "specVersion": ${JSON.stringify(specVersion)},\n`;
  yield `  "version": ${JSON.stringify(version)},\n`;
  yield `  "metadata": ${JSON.stringify(metadata, null, 2).replaceAll("\n", "\n  ")},\n`;
  yield* writeLines("components", components);
  yield ",\n";
  yield* writeLines("dependencies", dependencies);
  yield ",\n";
  yield* writeLines("compositions", compositions);
  yield "\n}\n";
}
