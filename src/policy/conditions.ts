// Works out conditions in three values: a fact that we were not told is unknown, not false.
import type { Condition, DatedFact, FactCondition, Facts, FactValue, Truth } from "../model/index.ts";
import { isDatedFact } from "./facts.ts";
import type { Policy } from "./policy.ts";
import { reachesInto } from "./territories.ts";

/** A fact that was asked for and not told. */
export interface MissingFact {
  readonly fact: string;
  readonly at?: string;
}

/** The truth of a condition; `onMissing` hears of every fact that keeps it from being decided. */
export function evaluateCondition(
  condition: Condition,
  facts: Facts,
  onMissing?: (missing: MissingFact) => void,
): Truth {
  if ("not" in condition) {
    const truth = evaluateCondition(condition.not, facts, onMissing);
    return truth === "unknown" ? truth : !truth;
  }
  if ("all" in condition) return joinTruths(condition.all, false, facts, onMissing);
  if ("any" in condition) return joinTruths(condition.any, true, facts, onMissing);
  return evaluateFact(condition, facts, onMissing);
}

/** `decisive` settles the matter, whatever the others say; facts that cannot matter any more are not asked for. */
function joinTruths(
  parts: readonly Condition[],
  decisive: boolean,
  facts: Facts,
  onMissing: ((missing: MissingFact) => void) | undefined,
): Truth {
  const missing: MissingFact[] = [];
  let truth: Truth = !decisive;
  for (const part of parts) {
    const one = evaluateCondition(part, facts, (fact) => missing.push(fact));
    if (one === decisive) return decisive;
    if (one === "unknown") truth = "unknown";
  }
  if (truth === "unknown" && onMissing !== undefined) for (const fact of missing) onMissing(fact);
  return truth;
}

function evaluateFact(
  condition: FactCondition,
  facts: Facts,
  onMissing: ((missing: MissingFact) => void) | undefined,
): Truth {
  const told = facts.get(condition.fact);
  const value = told === undefined ? undefined : valueAt(told, condition.at);
  if (value === undefined) {
    onMissing?.(condition.at === undefined ? { fact: condition.fact } : { fact: condition.fact, at: condition.at });
    return "unknown";
  }
  if (condition.over !== undefined && !(typeof value === "number" && value > condition.over)) return false;
  if (condition.atLeast !== undefined && !(typeof value === "number" && value >= condition.atLeast)) return false;
  if (condition.fact === "territories" && condition.is !== undefined) return isThere(value, condition.is);
  return condition.is === undefined || isEqual(value, condition.is);
}

/** Countries are told by code or by group, and each group reaches into its members. */
function isThere(value: FactValue, wanted: FactValue): boolean {
  const told = [value].flat().filter((one) => typeof one === "string");
  return [wanted].flat().every((one) => reachesInto(told, String(one)));
}

function isEqual(value: FactValue, wanted: FactValue): boolean {
  if (Array.isArray(wanted)) return wanted.every((one: string) => isEqual(value, one));
  if (Array.isArray(value)) return value.includes(wanted as string);
  return value === wanted;
}

/** The latest value at or before the month; without a month, the latest. Nothing told that early = unknown. */
function valueAt(told: FactValue | DatedFact, at: string | undefined): FactValue | undefined {
  if (!isDatedFact(told)) return told;
  let latest: string | undefined;
  for (const month of Object.keys(told)) {
    if (at !== undefined && month > at) continue;
    if (latest === undefined || month > latest) latest = month;
  }
  return latest === undefined ? undefined : told[latest];
}

/** Facts that a condition asks for. */
export function factsIn(condition: Condition): readonly string[] {
  if ("not" in condition) return factsIn(condition.not);
  if ("all" in condition) return condition.all.flatMap(factsIn);
  if ("any" in condition) return condition.any.flatMap(factsIn);
  return [condition.fact];
}

/** Facts that a policy tells, or that its rules ask for. */
export function factsOf({ facts, rules, overlays }: Pick<Policy, "facts" | "rules" | "overlays">): readonly string[] {
  const whens = [...rules, ...overlays.flatMap((overlay) => overlay.rules)].flatMap(({ when }) => when ?? []);
  return [...new Set([...facts.map(([name]) => name), ...whens.flatMap(factsIn)])];
}
