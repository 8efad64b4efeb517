// How RPM packages name licences: SPDX since 2022, before that Fedora's short names joined by "and" and "or" ("GPLv2+ and MIT").
// Source: https://fedoraproject.org/wiki/Licensing:Main (archived); table in callaway.data.ts.
import type { Statement } from "../../model/index.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";
import { CALLAWAY_NAMES } from "./callaway.data.ts";

const NAMES: ReadonlyMap<string, string> = new Map(
  CALLAWAY_NAMES.trim()
    .split("\n")
    .map((line) => line.split("|") as [string, string])
    .map(([name, expression]) => [name.toLowerCase(), expression]),
);

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const raw = statement.raw.trim().replace(/\s+/g, " ");
  if (raw.length > 4000) return undefined;
  const notes = new Set<string>();
  const parts = raw
    .split(/( and | or |[()])/i)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  let known = 0;
  const text = parts
    .map((part, index) => {
      // Beside "GPL or", the Artistic licence is Perl's.
      const isPerl =
        /^artistic$/i.test(part) && /^or$/i.test(parts[index - 1] ?? "") && /^l?gpl/i.test(parts[index - 2] ?? "");
      if (isPerl) return "(Artistic-1.0-Perl)";
      if (/^(?:and|or|\(|\))$/i.test(part)) return part.toUpperCase();
      const expression = readName(part, notes);
      if (expression !== undefined) known++;
      return `(${expression ?? reference(part, notes)})`;
    })
    .join(" ");
  // With no name known at all there is nothing to build on.
  if (known === 0) return undefined;
  const read = canonicalizeExpression(text);
  if (!read.ok) return undefined;
  const note = [...notes].join("; ");
  return { expression: read.value.text, ...(note === "" ? {} : { note }) };
}

function readName(name: string, notes: Set<string>): string | undefined {
  const expression = NAMES.get(name.toLowerCase());
  if (expression !== undefined) return expression;
  const read = canonicalizeExpression(name);
  if (read.ok && !read.value.dialect) return read.value.text;
  // "with exceptions" does not say which: without them the license is stricter, never laxer.
  const base = /^(.+?) with exceptions?$/i.exec(name)?.[1];
  const license = base === undefined ? undefined : readName(base, notes);
  if (license !== undefined) notes.add(`exceptions of "${name}" left out, since it does not say which`);
  return license;
}

function reference(name: string, notes: Set<string>): string {
  notes.add(`"${name}" names no single license`);
  const local = name.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^-+|-+$/g, "");
  return `LicenseRef-Callaway-${local === "" ? "unnamed" : local}`;
}
