// Writes a report as CycloneDX JSON, one component to a line, so that versions of a BOM can be compared line by line. https://cyclonedx.org/docs/1.6/json/
import type { Report, ReportOptions } from "../../model/index.ts";
import { contentUuid } from "../bom/serial.ts";
import { buildDocument } from "./document.ts";

export function render(report: Report, options: ReportOptions): string {
  const { head, components, dependencies, compositions } = buildDocument(report, options);
  const { $schema, bomFormat, specVersion, version, metadata } = head;
  const opening = `{
  "$schema": ${JSON.stringify($schema)},
  "bomFormat": ${JSON.stringify(bomFormat)},
  "specVersion": ${JSON.stringify(specVersion)},
`;
  const body = [
    `  "version": ${JSON.stringify(version)},\n`,
    `  "metadata": ${JSON.stringify(metadata, null, 2).replaceAll("\n", "\n  ")},\n`,
    ...writeLines("components", components, ","),
    ...writeLines("dependencies", dependencies, ","),
    ...writeLines("compositions", compositions, ""),
    "}\n",
  ];
  const serial = `  "serialNumber": "urn:uuid:${contentUuid([opening, ...body])}",\n`;
  return [opening, serial, ...body].join("");
}

/** Small pieces: they are hashed and joined once. */
function writeLines(name: string, entries: Iterable<object>, after: string): string[] {
  const pieces = [`  "${name}": [`];
  for (const entry of entries) pieces.push(`${pieces.length === 1 ? "" : ","}\n    ${JSON.stringify(entry)}`);
  pieces.push(`${pieces.length === 1 ? "" : "\n  "}]${after}\n`);
  return pieces;
}
