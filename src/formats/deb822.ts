// Paragraphs of `Field: value`, as Debian, R and vcpkg write them. https://manpages.debian.org/deb822
import { linesOf } from "./lines.ts";

export interface Field {
  /** Continued lines are joined with "\n", without their indentation; a lone "." stands for an empty line. The first line may be empty. */
  readonly value: string;
  /** The name as written. */
  readonly name: string;
  readonly line: number;
}

export interface Paragraph {
  readonly line: number;
  /** By lower-case name; of a field that is given twice, the first. */
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Deb822File {
  readonly paragraphs: readonly Paragraph[];
  /** Lines that are neither a field nor the continuation of one. */
  readonly troubles: readonly { readonly line: number; readonly reason: string }[];
}

interface Draft {
  readonly name: string;
  readonly line: number;
  readonly parts: string[];
}

export function parseDeb822(text: string): Deb822File {
  const paragraphs: Paragraph[] = [];
  const troubles: { line: number; reason: string }[] = [];
  let drafts: Draft[] = [];
  const finish = (): void => {
    const first = drafts[0];
    if (first === undefined) return;
    const fields = new Map<string, Field>();
    for (const { name, line, parts } of drafts) {
      const key = name.toLowerCase();
      if (!fields.has(key)) fields.set(key, { name, line, value: parts.join("\n") });
    }
    paragraphs.push({ line: first.line, fields });
    drafts = [];
  };
  for (const { text: line, number } of linesOf(text)) {
    if (line.trim() === "") {
      finish();
    } else if (line.startsWith("#")) {
      // a comment, anywhere
    } else if (line.startsWith(" ") || line.startsWith("\t")) {
      const current = drafts.at(-1);
      const rest = line.trim();
      if (current === undefined) troubles.push({ line: number, reason: "an indented line that continues no field" });
      else current.parts.push(rest === "." ? "" : rest);
    } else {
      const colon = line.indexOf(":");
      const name = line.slice(0, Math.max(colon, 0));
      if (colon < 1 || /\s/.test(name)) troubles.push({ line: number, reason: "neither a field nor its continuation" });
      else drafts.push({ name, line: number, parts: [line.slice(colon + 1).trim()] });
    }
  }
  finish();
  return { paragraphs, troubles };
}

/** The value of a field, by lower-case name; undefined where it is missing or empty. */
export function textOfField(paragraph: Paragraph, name: string): string | undefined {
  const value = paragraph.fields.get(name)?.value.trim();
  return value === undefined || value === "" ? undefined : value;
}
