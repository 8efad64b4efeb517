// INI files: sections of `key = value`, as Python's configparser (setup.cfg), pip and git write them.
import { err, ok, type Result } from "../model/index.ts";
import type { SyntaxFailure } from "./json.ts";
import { linesOf } from "./lines.ts";

export interface IniLine {
  readonly text: string;
  readonly line: number;
}

export interface IniEntry {
  readonly key: string;
  /** The lines of the value, trimmed; the first is what stands behind the separator (perhaps ""). */
  readonly lines: readonly IniLine[];
  readonly line: number;
}

export interface IniSection {
  /** "" for what stands before the first header. */
  readonly name: string;
  readonly line: number;
  readonly entries: readonly IniEntry[];
}

export interface IniOptions {
  /** Indented lines continue the value above (configparser); else each line is an entry of its own (git). */
  readonly continuation: boolean;
}

export function parseIni(text: string, options: IniOptions): Result<readonly IniSection[], SyntaxFailure> {
  const sections: (IniSection & { readonly entries: IniEntry[] })[] = [{ name: "", line: 1, entries: [] }];
  let current: { readonly lines: IniLine[] } | undefined;
  for (const { text: raw, number } of linesOf(text)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const isIndented = raw.charCodeAt(0) === 0x20 || raw.charCodeAt(0) === 0x09;
    if (options.continuation && isIndented && current !== undefined) {
      current.lines.push({ text: line, line: number });
      continue;
    }
    if (line.startsWith("[")) {
      const end = line.lastIndexOf("]");
      if (end < 0) return err(failAt(number, "a section header without its closing bracket"));
      sections.push({ name: line.slice(1, end).trim(), line: number, entries: [] });
      current = undefined;
      continue;
    }
    const separator = options.continuation ? line.search(/[=:]/) : line.indexOf("=");
    if (separator === 0) return err(failAt(number, "a value without a key"));
    const key = separator < 0 ? line : line.slice(0, separator).trimEnd();
    const value = separator < 0 ? "" : line.slice(separator + 1).trim();
    const entry = { key, lines: [{ text: value, line: number }], line: number };
    sections.at(-1)?.entries.push(entry);
    current = entry;
  }
  return ok(sections.filter((section) => section.name !== "" || section.entries.length > 0));
}

function failAt(line: number, reason: string): SyntaxFailure {
  return { code: "LIC102", reason, position: { line, column: 1 } };
}

/** The last entry of a key in the sections of a name; keys and names compare without regard to case. */
export function findIniEntry(sections: readonly IniSection[], name: string, key: string): IniEntry | undefined {
  return sections
    .filter((section) => section.name.toLowerCase() === name.toLowerCase())
    .flatMap((section) => section.entries)
    .findLast((entry) => entry.key.toLowerCase() === key.toLowerCase());
}
