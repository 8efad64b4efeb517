// Reads a JSON list of licences that says nothing about how they relate: all of them are taken to hold.
import { err, ok, type Result } from "../model/result.ts";
import { type Expression, join } from "../spdx/expression.ts";
import { canonicalizeExpression, LIMITS, type ResolveName } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";

/**
 * The text as AND over its entries; undefined if it is no list of words. An entry that is not understood makes the
 * whole list unreadable, since leaving it out could lose a licence.
 */
export function readList(raw: string, resolve: ResolveName): Result<string, string> | undefined {
  const words = parseWords(raw);
  if (words === undefined) return undefined;
  const parts: Expression[] = [];
  for (const word of words) {
    const known = canonicalizeExpression(word.trim(), resolve);
    if (!known.ok) return err(`"${word.slice(0, 80)}" in the list is not understood: ${known.error.reason}`);
    parts.push(known.value.expression);
  }
  const all = join("and", parts);
  const canonical = all && canonicalizeExpression(printExpression(all));
  return canonical?.ok ? ok(canonical.value.text) : err("a list that cannot be joined");
}

function parseWords(raw: string): readonly string[] | undefined {
  if (!raw.startsWith('["') || raw.length > LIMITS.characters) return undefined;
  try {
    const list: unknown = JSON.parse(raw);
    return Array.isArray(list) && list.every((word) => typeof word === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}
