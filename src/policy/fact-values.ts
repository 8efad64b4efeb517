// Whether the value of a fact can be one: its kind, a number that counts something, a word that the fact knows, a country.
import type { DatedFact, FactValue } from "../model/index.ts";
import { type FactKind, isDatedFact } from "./facts.ts";
import { nearestWord } from "./suggest.ts";
import { readTerritory } from "./territories.ts";

export interface ValueMistake {
  readonly message: string;
  readonly remedy: string;
  /** Month of the bad value, where the fact is told by month. */
  readonly month?: string;
}

const WANTED = { boolean: "true or false", number: "a number", text: "text", texts: "a list" } as const;

/** The first thing that is wrong with a value; a value that says nothing must not look like an answer. */
export function findValueMistake(kind: FactKind, value: FactValue | DatedFact): ValueMistake | undefined {
  if (!isDatedFact(value)) return findPlainMistake(kind, value);
  const months = Object.keys(value);
  if (months.length === 0) return { message: `the fact "${kind.name}" has no value`, remedy: kind.ask };
  for (const month of months) {
    const mistake = findPlainMistake(kind, value[month] as FactValue);
    if (mistake !== undefined) return { ...mistake, month };
  }
  return undefined;
}

function findPlainMistake(kind: FactKind, value: FactValue): ValueMistake | undefined {
  const is = Array.isArray(value) ? "texts" : typeof value === "string" ? "text" : typeof value;
  if (is !== kind.type && !(kind.type === "texts" && is === "text"))
    return { message: `the fact "${kind.name}" is ${WANTED[kind.type]}`, remedy: kind.ask };
  if (typeof value === "number") {
    return Number.isFinite(value) && value >= 0
      ? undefined
      : { message: `the fact "${kind.name}" is a number that is not below zero`, remedy: kind.ask };
  }
  if (kind.type !== "texts") return undefined;
  for (const one of Array.isArray(value) ? (value as readonly string[]) : [value as string]) {
    if (kind.values !== undefined && !kind.values.includes(one)) {
      const near = nearestWord(one, kind.values);
      const remedy = near === undefined ? `Use one of: ${kind.values.join(", ")}.` : `Did you mean "${near}"?`;
      return { message: `"${one.slice(0, 60)}" is no value of ${kind.name}`, remedy };
    }
    if (kind.name === "territories" && readTerritory(one) === undefined) {
      const remedy = "Write ISO 3166 codes (DE, US, KR), EU, EEA or worldwide.";
      return { message: `"${one.slice(0, 60)}" is no code of a country`, remedy };
    }
  }
  return undefined;
}
