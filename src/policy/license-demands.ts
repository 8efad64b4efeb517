// What a license asks beyond the policy's rules: that it fits into what the product goes out under, and what its own terms say.
import { printLeaf } from "../spdx/print.ts";
import { rankOf, setOf, settle, worstOf } from "./answers.ts";
import { compareWithAll } from "./compatibility.ts";
import { evaluateCondition, type MissingFact } from "./conditions.ts";
import type { Asked, LicenseJudge, LicenseOutcome } from "./judge-license.ts";
import { deliveriesOf } from "./obligations.ts";

/** A part of the product must fit into what the product goes out under. Of an "or later" the best version counts. */
export function addCompatibility(judge: LicenseJudge, outcome: LicenseOutcome): LicenseOutcome {
  const wanted = judge.policy.compatibility;
  const { view } = outcome;
  if (wanted === undefined || !wanted.check || judge.outbound.length === 0) return outcome;
  if (view.standing === "none" || view.standing === "unstated") return outcome;
  const deliveries = deliveriesOf(judge.facts);
  const use = { isDistributed: /[sb]/.test(deliveries), isHosted: deliveries.includes("n") };
  const fit = compareWithAll(view.leaf, judge.outbound, use);
  if (fit.answer === "yes") return outcome;
  const action = fit.answer === "no" ? wanted.incompatible : wanted.unknownPair;
  const answers = worstOf(outcome.answers, setOf(action));
  if (rankOf(settle(answers)) <= rankOf(settle(outcome.answers))) return { ...outcome, answers };
  const outbound = judge.outbound.map(printLeaf).join(", ");
  const why = `${view.text} in a work under ${outbound}: ${fit.reason} (${fit.source})`;
  return {
    view,
    answers,
    rule: { id: `compatibility.${fit.answer}`, location: wanted.location, why },
    missing: outcome.missing,
    floors: outcome.floors,
  };
}

/** The policy says what we want; the license says what we may. The worse of the two holds. */
export function addTerms(judge: LicenseJudge, outcome: LicenseOutcome): LicenseOutcome {
  const terms = judge.findTerms(outcome.view.leaf.id);
  if (terms === undefined) return outcome;
  let { answers, rule, clause, missing } = outcome;
  let decidedBy = outcome.decidedBy;
  for (const term of terms.terms) {
    if (term.effect === "information" || term.binding === "documentation") continue;
    const asked: Asked[] = [];
    const note = (one: MissingFact): void => {
      asked.push({ ...one, clause: term.clause });
    };
    const truth = term.when === undefined ? true : evaluateCondition(term.when, judge.facts, note);
    if (truth === false) continue;
    const effect = setOf(term.effect);
    const joined = worstOf(answers, truth === true ? effect : effect | setOf("allow"));
    if (joined === answers) continue;
    if (rankOf(settle(joined)) > rankOf(settle(answers))) {
      rule = { id: term.id, origin: "terms", why: term.summary };
      clause = term.clause;
      decidedBy = undefined;
    }
    answers = joined;
    missing = [...missing, ...asked];
  }
  return {
    view: outcome.view,
    answers,
    rule,
    missing: settle(answers) === "undetermined" ? missing : [],
    floors: outcome.floors,
    ...(decidedBy === undefined ? {} : { decidedBy }),
    ...(clause === undefined ? {} : { clause }),
  };
}
