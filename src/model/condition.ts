// One language for "under what circumstances", shared by licence terms (data we cite) and policies (what the user wants).

/** A fact about our use. Numbers are plain counts or US dollars, as the fact's name says. */
export type FactValue = boolean | number | string | readonly string[];

/** A fact that changes over time: values by month ("2023-06"), the latest at or before the asked month counts. */
export type DatedFact = Readonly<Record<string, FactValue>>;

export type Facts = ReadonlyMap<string, FactValue | DatedFact>;

/** Evaluates to true, false or unknown (a fact that was not told). */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FactCondition;

export interface FactCondition {
  readonly fact: string;
  /** Month ("YYYY-MM") the value must be taken at; absent = the latest value. */
  readonly at?: string;
  /** True when the number is strictly greater. */
  readonly over?: number;
  /** True when the number is greater or equal. */
  readonly atLeast?: number;
  /** True when equal; for a list fact, when the list contains it. */
  readonly is?: FactValue;
}

export type Truth = true | false | "unknown";
