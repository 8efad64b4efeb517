// The duties that come with the licences a verdict rests on, under the declared distribution.
import type { Obligation } from "../model/index.ts";
import { evaluateCondition } from "./conditions.ts";
import type { LicenseJudge, LicenseOutcome } from "./judge-license.ts";

export function obligationsOf(chosen: readonly LicenseOutcome[], judge: LicenseJudge): readonly Obligation[] {
  const found = new Map<string, Obligation>();
  for (const { view } of chosen) {
    for (const duty of judge.findTerms(view.leaf.id)?.obligations ?? []) {
      if (duty.when !== undefined && evaluateCondition(duty.when, judge.facts) === false) continue;
      found.set(`${view.text} ${duty.id}`, {
        id: duty.id,
        license: view.text,
        summary: duty.summary,
        source: duty.clause,
        ...(duty.fulfil === undefined ? {} : { fulfil: duty.fulfil }),
        ...(duty.quote === undefined ? {} : { quote: duty.quote }),
      });
    }
  }
  return [...found.values()];
}
