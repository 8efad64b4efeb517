// How npm manifests write licences besides SPDX: lists and objects of the years before 2015, and npm's own words.
// https://docs.npmjs.com/cli/configuring-npm/package-json#license
import type { Statement } from "../../model/index.ts";

/** A list of licences means that the user may choose one of them: so npm's manual explained `licenses`. */
export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const raw = statement.raw.trim();
  if (raw.toUpperCase() === "UNLICENSED") return { expression: "NONE", note: "npm's word for all rights reserved" };
  if (raw.startsWith("[") || raw.startsWith("{")) return readOldForm(raw);
  return undefined;
}

function readOldForm(raw: string): { readonly expression: string; readonly note: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return undefined;
  }
  const names = (Array.isArray(value) ? value : [value]).map(nameOf);
  if (names.length === 0 || names.some((name) => name === undefined || name.trim() === "")) return undefined;
  const [first] = names;
  if (names.length === 1) return { expression: first as string, note: "license object of the old form" };
  return { expression: names.map((name) => `(${name})`).join(" OR "), note: "list of the old form, read as a choice" };
}

function nameOf(item: unknown): string | undefined {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return undefined;
  for (const key of ["type", "name"]) {
    const value = Object.getOwnPropertyDescriptor(item, key)?.value;
    if (typeof value === "string") return value;
  }
  return undefined;
}
