// How gems write licences: a list of names. https://guides.rubygems.org/specification-reference/#licenses=
import type { DialectReading, Statement } from "../../model/index.ts";

/** Gems with several licences offer them for choice ("Ruby", "BSD-2-Clause"); the reference does not say so, hence the note. */
export function dialect(statement: Statement): DialectReading | undefined {
  if (!statement.raw.startsWith("[")) return undefined;
  let names: unknown;
  try {
    names = JSON.parse(statement.raw);
  } catch {
    return undefined;
  }
  if (!Array.isArray(names) || names.length === 0) return undefined;
  if (names.some((name) => typeof name !== "string" || name.trim() === "")) return undefined;
  return { anyOf: names, note: "list read as a choice" };
}
