// Core metadata of an installed distribution: headers like those of a mail. https://packaging.python.org/en/latest/specifications/core-metadata/
import { linesOf } from "../../formats/lines.ts";

export interface MetadataField {
  /** Lower case. */
  readonly key: string;
  /** Continuation lines joined by line feeds, without their indentation. */
  readonly value: string;
  readonly line: number;
}

/** The fields up to the first empty line; the description that may follow is not read. */
export function readMetadata(text: string): readonly MetadataField[] {
  const fields: { key: string; parts: string[]; line: number }[] = [];
  for (const { text: line, number } of linesOf(text)) {
    if (line === "") break;
    const current = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      // Old tools put "|" where a continuation line would be empty or indented.
      current?.parts.push(line.replace(/^[ \t]{1,8}\|?/, ""));
      continue;
    }
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    fields.push({ key: line.slice(0, colon).toLowerCase(), parts: [line.slice(colon + 1).trim()], line: number });
  }
  return fields.map(({ key, parts, line }) => ({ key, value: parts.join("\n").trimEnd(), line }));
}

export function fieldsNamed(fields: readonly MetadataField[], key: string): readonly MetadataField[] {
  return fields.filter((field) => field.key === key && field.value !== "" && field.value.toUpperCase() !== "UNKNOWN");
}
