// How SBOMs write licences. Several ids in a CycloneDX list have no operator between them; all of them are taken to hold.
// Source: https://github.com/CycloneDX/specification/issues/454 (the list is neither "and" nor "or"); the stricter reading is safe.
import type { Dialect } from "../../model/index.ts";

const ID = /^[A-Za-z0-9.+:-]+$/;

export const dialect: Dialect = (statement) => {
  if (statement.as !== "name" || !statement.raw.startsWith('["')) return undefined;
  const ids = parseList(statement.raw);
  if (ids === undefined || !ids.every((id) => ID.test(id))) return undefined;
  return { expression: ids.join(" AND "), note: "several licenses listed without an operator: read as all of them" };
};

function parseList(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
