// Judges an expression: its licenses one by one, put together by AND and OR, with recorded choices and exceptions.
import {
  CATEGORIES,
  type Question,
  type RuleReference,
  type Verdict,
  type VerdictStep,
  type Waiver,
} from "../model/index.ts";
import { evaluateExpression } from "../spdx/evaluate.ts";
import { type Expression, type LicenseLeaf, licenseLeaf } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printLeaf } from "../spdx/print.ts";
import { type AnswerSet, bestOf, rankOf, setOf, settle, worstOf } from "./answers.ts";
import { askForFact, askForSelector } from "./facts.ts";
import {
  type Candidate,
  judgeLicense,
  type LicenseJudge,
  type LicenseOutcome,
  raise,
  type Unstated,
} from "./judge-license.ts";
import { coverageOf } from "./licenses.ts";
import { limitsOf } from "./limits.ts";
import { obligationsOf } from "./obligations.ts";
import type { Choice, WaiverEntry } from "./policy.ts";
import type { Situation } from "./situation.ts";
import type { Usage } from "./usage.ts";

export interface ExpressionContext {
  readonly situation: Situation;
  readonly unstated: Unstated;
  /** Recorded choices and exceptions that speak about the component. */
  readonly choices: readonly Choice[];
  readonly waivers: readonly WaiverEntry[];
  readonly usage: Usage;
}

/** A part of the expression, worked out. */
interface Part {
  readonly answers: AnswerSet;
  /** Canonical text without regard to order, to recognise recorded choices. */
  readonly key: string;
  /** Leaves that the part rests on after choosing. */
  readonly chosen: readonly LicenseOutcome[];
  /** Place in `prefer`, then in the order of categories: smaller is liked better. */
  readonly liking: readonly [prefer: number, category: number];
}

export function judgeExpression(reading: ExpressionContext, text: string): Verdict {
  const parsed = parseExpression(text);
  const expression: Expression = parsed.ok ? parsed.value : licenseLeaf("NOASSERTION");
  const plain = combine(reading, expression, []);
  if (reading.waivers.length === 0) return toVerdict(reading, plain, []);
  const waived = combine(reading, expression, reading.waivers);
  const unwaived = settle(plain.part.answers);
  if (settle(waived.part.answers) === unwaived) return toVerdict(reading, plain, []);
  return { ...toVerdict(reading, waived, reading.waivers), unwaived };
}

interface Combined {
  readonly part: Part;
  readonly leaves: readonly LicenseOutcome[];
}

function combine(reading: ExpressionContext, expression: Expression, waivers: readonly WaiverEntry[]): Combined {
  const { situation, usage, choices } = reading;
  const { prefer } = situation.judge.policy;
  const leaves = new Map<string, LicenseOutcome>();
  const branches = new Map(
    choices.map((choice) => [keyOfText(choice.given), { choice, branch: keyOfText(choice.choose) }]),
  );
  const part = evaluateExpression<Part>(
    expression,
    (leaf) => {
      let outcome = outcomeOf(reading, leaf);
      outcome = waivers.length === 0 ? outcome : waive(situation.judge, outcome, waivers);
      leaves.set(outcome.view.text, outcome);
      const preferred = prefer.indexOf(outcome.view.text);
      const liking = [preferred < 0 ? prefer.length : preferred, CATEGORIES.indexOf(outcome.view.category)] as const;
      return { answers: outcome.answers, key: outcome.view.text, chosen: [outcome], liking };
    },
    {
      and: (parts) => ({
        answers: parts.map((one) => one.answers).reduce(worstOf),
        key: keyOf("AND", parts),
        chosen: parts.flatMap((one) => one.chosen),
        liking: [Math.max(...parts.map((one) => one.liking[0])), Math.max(...parts.map((one) => one.liking[1]))],
      }),
      or: (parts) => {
        const key = keyOf("OR", parts);
        const recorded = branches.get(key);
        const bound = recorded && parts.find((one) => one.key === recorded.branch);
        if (recorded !== undefined && bound !== undefined) {
          usage.noteChoice(recorded.choice);
          return { ...bound, key };
        }
        const liked = parts.reduce((best, one) => (isBetter(one, best) ? one : best));
        return { ...liked, answers: parts.map((one) => one.answers).reduce(bestOf), key };
      },
    },
  );
  return { part, leaves: [...leaves.values()] };
}

function isBetter(a: Part, b: Part): boolean {
  const answer = rankOf(settle(a.answers)) - rankOf(settle(b.answers));
  if (answer !== 0) return answer < 0;
  return a.liking[0] !== b.liking[0] ? a.liking[0] < b.liking[0] : a.liking[1] < b.liking[1];
}

function keyOf(operator: "AND" | "OR", parts: readonly Part[]): string {
  return `(${[...new Set(parts.map((one) => one.key))].sort().join(` ${operator} `)})`;
}

function keyOfText(text: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return text;
  return evaluateExpression<string>(parsed.value, printLeaf, {
    and: (keys) => `(${[...new Set(keys)].sort().join(" AND ")})`,
    or: (keys) => `(${[...new Set(keys)].sort().join(" OR ")})`,
  });
}

function outcomeOf({ situation, unstated }: ExpressionContext, leaf: LicenseLeaf): LicenseOutcome {
  const key = `${unstated}\u0000${printLeaf(leaf)}`;
  let outcome = situation.outcomes.get(key);
  if (outcome === undefined) {
    outcome = judgeLicense(situation.judge, leaf, situation.rules, unstated, situation.isPart);
    situation.outcomes.set(key, outcome);
  }
  return outcome;
}

/** An exception lifts a license it names to its own answer, but not above what the locked rules of other policies say. */
function waive(context: LicenseJudge, outcome: LicenseOutcome, waivers: readonly WaiverEntry[]): LicenseOutcome {
  let best = outcome;
  for (const waiver of waivers) {
    if (coverageOf(waiver.licenses, outcome.view, context.groups) === undefined) continue;
    const rule: RuleReference = {
      id: waiver.id,
      location: waiver.location,
      ...(waiver.origin === undefined ? {} : { origin: waiver.origin }),
      why: waiver.reason,
    };
    const floors = outcome.floors.filter(({ origin }) => origin !== waiver.origin);
    const lifted = floors.reduce<Candidate>(raise, { set: setOf(waiver.action), rule, missing: [] });
    if (rankOf(settle(lifted.set)) >= rankOf(settle(best.answers))) continue;
    const { set, ...rest } = lifted;
    best = { ...rest, view: outcome.view, answers: set, floors: outcome.floors };
  }
  return best;
}

function toVerdict(reading: ExpressionContext, combined: Combined, waivers: readonly WaiverEntry[]): Verdict {
  const { part, leaves } = combined;
  const answer = settle(part.answers);
  const chosenTexts = [...new Set(part.chosen.map((outcome) => outcome.view.text))];
  const steps = leaves.map(
    (outcome): VerdictStep => ({
      license: outcome.view.text,
      category: outcome.view.category,
      answer: settle(outcome.answers),
      rule: outcome.rule,
      chosen: chosenTexts.includes(outcome.view.text),
      ...(outcome.clause === undefined ? {} : { clause: outcome.clause }),
    }),
  );
  const limits = limitsOf(part.chosen, reading.situation.judge);
  const waiver = waivers.find(({ id }) => part.chosen.some((outcome) => outcome.rule.id === id));
  return {
    answer,
    chosen: chosenTexts.join(" AND "),
    steps,
    obligations: obligationsOf(part.chosen, reading.situation.judge),
    questions: answer === "undetermined" ? questionsOf(leaves) : [],
    ...(limits.length === 0 ? {} : { limits }),
    ...(waiver === undefined ? {} : { waiver: describeWaiver(waiver) }),
  };
}

function questionsOf(leaves: readonly LicenseOutcome[]): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const { fact, at, clause } of leaves.flatMap((outcome) => outcome.missing)) {
    const key = `${fact} ${at ?? ""}`;
    if (questions.has(key)) continue;
    const ask = askForSelector(fact) ?? askForFact(fact, at);
    questions.set(key, clause === undefined ? { fact, ask } : { fact, ask, clause });
  }
  return [...questions.values()];
}

function describeWaiver(waiver: WaiverEntry): Waiver {
  return {
    id: waiver.id,
    reason: waiver.reason,
    location: waiver.location,
    ...(waiver.approvedBy === undefined ? {} : { approvedBy: waiver.approvedBy }),
    ...(waiver.expires === undefined ? {} : { expires: waiver.expires }),
  };
}
