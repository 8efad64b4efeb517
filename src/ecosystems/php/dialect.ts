// How Composer packages write licences. https://getcomposer.org/doc/04-schema.md#license
import type { DialectReading, Statement } from "../../model/index.ts";

/** A list is a choice ("disjunctive"), operators are written in lower case, and "proprietary" stands for closed source. */
export function dialect(statement: Statement): DialectReading | undefined {
  const raw = statement.raw.trim();
  if (raw === "proprietary") {
    return { expression: "LicenseRef-scancode-proprietary-license", note: "Composer's word for closed source" };
  }
  if (raw.startsWith("[")) return readList(raw);
  return readOperators(raw);
}

function readOperators(raw: string): DialectReading | undefined {
  if (!/\s(?:or|and|with)\s/i.test(raw) || raw.length > 500) return undefined;
  const expression = raw.replace(/\s+(or|and|with)\s+/gi, (_all, operator: string) => ` ${operator.toUpperCase()} `);
  return { expression, note: "operators in lower case" };
}

function readList(raw: string): DialectReading | undefined {
  let names: unknown;
  try {
    names = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!Array.isArray(names) || names.length === 0) return undefined;
  const anyOf: string[] = [];
  for (const name of names) {
    if (typeof name !== "string" || name.trim() === "") return undefined;
    anyOf.push(dialect({ ...NOTHING, raw: name })?.expression ?? name);
  }
  return { anyOf, note: "list read as a choice" };
}

const NOTHING: Statement = { purl: "", as: "expression", raw: "", source: "", location: { path: "" } };
