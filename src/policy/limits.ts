// What the licenses a verdict rests on limit by their own words, each held against the facts that were told.
import type { Limit } from "../model/index.ts";
import { evaluateCondition } from "./conditions.ts";
import type { LicenseJudge, LicenseOutcome } from "./judge-license.ts";

/** In the order of the licenses and of our table; a license that two parts share is told once. */
export function limitsOf(chosen: readonly LicenseOutcome[], judge: LicenseJudge): readonly Limit[] {
  const limits = new Map<string, Limit>();
  for (const { view } of chosen) {
    for (const { id, clause, summary, effect, when, binding } of judge.findTerms(view.leaf.id)?.terms ?? []) {
      if (limits.has(id)) continue;
      const applies = when === undefined ? true : evaluateCondition(when, judge.facts);
      const held = binding === "documentation" ? "information" : effect;
      limits.set(id, { id, license: view.text, clause, summary, effect: held, applies });
    }
  }
  return [...limits.values()];
}
