// When a licence text and a declaration can both be true.

import { implies, mapLeaves, sameMeaning } from "../spdx/equal.ts";
import type { Expression, LicenseLeaf } from "../spdx/expression.ts";
import { licenseLeaf } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printLeaf } from "../spdx/print.ts";
import { leavesOf } from "../spdx/simplify.ts";

/** What tells apart ids whose texts are word for word the same. */
const SAME_TEXT =
  /(?:-no)?-(?:invariants|RFN)(?=-|$)|-(?:only|or-later)$|-no-copyleft-exception$|-Combined-Work-Exception$/g;

/** Texts that packages declare under the id of an older or shorter text, and that ask nothing more. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  // One more sentence, about opinions.
  ["BSD-2-Clause-Views", "BSD-2-Clause"],
  // The same stack of licences with a newer one of CNRI: https://spdx.org/licenses/Python-2.0.1.html
  ["Python-2.0.1", "Python-2.0"],
]);

/** Do two declarations say the same? "Only" and "or later" differ. */
export function sameStatement(a: Expression, b: Expression): boolean {
  return sameMeaning(a, b);
}

/** Do two expressions name exactly the same licences? */
export function sameLeaves(a: Expression, b: Expression): boolean {
  const keys = (expression: Expression): string => leavesOf(expression).map(printLeaf).sort().join();
  return keys(a) === keys(b);
}

/**
 * Can a text belong to this declaration? Yes if every licence in it is one the declaration names (apart from what a
 * text cannot tell: "or later", an exception granted elsewhere), or if the text offers at least what is declared.
 */
export function covers(declared: Expression, text: Expression): boolean {
  const named = new Set(leavesOf(declared).map(textKey));
  if (leavesOf(text).every((leaf) => named.has(textKey(leaf)))) return true;
  return implies(asText(declared), asText(text));
}

/**
 * True if an unclear name is known to mean something else than the text: "GPL" over an MIT text. "BSD" over any
 * numbered BSD text is no contradiction, whether or not that number is among the candidates.
 */
export function contradicts(candidates: readonly string[], text: Expression): boolean {
  const meant = candidates.flatMap((candidate) => {
    const parsed = parseExpression(candidate);
    return parsed.ok ? [parsed.value] : [];
  });
  if (meant.length === 0) return false;
  const families = new Set(meant.flatMap((one) => leavesOf(one).map(familyOf)));
  const related = leavesOf(text).every((leaf) => families.has(familyOf(leaf)));
  return !related && !meant.some((candidate) => covers(candidate, text));
}

/** "BSD" for "BSD-3-Clause", "CC-BY-NC" for "CC-BY-NC-4.0". */
function familyOf(leaf: LicenseLeaf): string {
  return leaf.id.replace(/-\d.*$/, "");
}

/**
 * The GPL's text accompanies the LGPL's, which refers to it: beside an LGPL text of the package, the GPL text is no
 * statement of its own unless the GPL is declared.
 */
export function dropCompanions<V extends { readonly expression: Expression }>(
  texts: readonly V[],
  declared: readonly Expression[],
): readonly V[] {
  const keys = new Set(texts.flatMap((text) => leavesOf(text.expression).map(textKey)));
  const lesser = [...keys].some((key) => key.startsWith("LGPL-"));
  if (!lesser) return texts;
  const wanted = new Set(declared.flatMap((one) => leavesOf(one).map(textKey)));
  return texts.filter((text) => {
    const leaves = leavesOf(text.expression).map(textKey);
    return !leaves.every((key) => /^GPL-[23]\.0$/.test(key) && !wanted.has(key));
  });
}

function textKey(leaf: LicenseLeaf): string {
  return printLeaf(textLeaf(leaf));
}

function textLeaf(leaf: LicenseLeaf): LicenseLeaf {
  return licenseLeaf(VARIANTS.get(leaf.id) ?? leaf.id.replace(SAME_TEXT, ""));
}

function asText(expression: Expression): Expression {
  return mapLeaves(expression, textLeaf);
}
