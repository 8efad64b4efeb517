// The facts about our use that policies and license terms ask for, each with its type and a question in plain words.
import type { DatedFact, FactValue } from "../model/index.ts";
import { DISTRIBUTIONS } from "./policy.ts";

export type FactType = "boolean" | "number" | "text" | "texts";

export interface FactKind {
  readonly name: string;
  readonly type: FactType;
  /** Asked when the fact would settle a verdict. */
  readonly ask: string;
  /** Values that make sense, where there are few. */
  readonly values?: readonly string[];
  /** True for numbers that licenses look at in a certain month. */
  readonly dated?: boolean;
}

const KINDS: readonly FactKind[] = [
  {
    name: "distribution",
    type: "texts",
    values: DISTRIBUTIONS,
    ask: "How does the product reach others: internal, saas, binary, source, embedded, weights?",
  },
  { name: "commercial-use", type: "boolean", ask: "Is the product used for commercial advantage or payment?" },
  { name: "research-use-only", type: "boolean", ask: "Is everything you do with it research, and nothing else?" },
  { name: "trains-other-models", type: "boolean", ask: "Are other models trained or improved with it or its output?" },
  {
    name: "hosts-model-for-others",
    type: "boolean",
    ask: "Can others use the model through you, as an API or service?",
  },
  { name: "competes-with-licensor", type: "boolean", ask: "Do you offer something that competes with the licensor?" },
  {
    name: "sells-software-or-cloud-services",
    type: "boolean",
    ask: "Are you (or an affiliate) a provider of software or cloud services?",
  },
  {
    name: "licensor-permissions",
    type: "texts",
    ask: "Which licensors have given you their permission or a license of your own (ids of the licenses)?",
  },
  {
    name: "territories",
    type: "texts",
    ask: "In which countries (ISO codes, EU, EEA, worldwide) is it used or offered?",
  },
  {
    name: "group.monthly-active-users",
    type: "number",
    dated: true,
    ask: "How many monthly active users do you and your affiliates have, over all products?",
  },
  {
    name: "group.daily-active-users",
    type: "number",
    dated: true,
    ask: "How many daily active users do you and your affiliates have, over all products?",
  },
  {
    name: "group.annual-revenue-usd",
    type: "number",
    dated: true,
    ask: "What is the yearly revenue of you and your affiliates, in US dollars?",
  },
  {
    name: "group.annual-revenue-cny",
    type: "number",
    dated: true,
    ask: "What is the yearly revenue of you and your affiliates, in renminbi?",
  },
  {
    name: "product.monthly-active-users",
    type: "number",
    dated: true,
    ask: "How many monthly active users does the product have?",
  },
  {
    name: "product.monthly-revenue-usd",
    type: "number",
    dated: true,
    ask: "What is the product's monthly revenue, in US dollars?",
  },
  {
    name: "product.annual-revenue-usd",
    type: "number",
    dated: true,
    ask: "What is the product's yearly revenue, in US dollars?",
  },
  {
    name: "model.attributable-revenue-usd",
    type: "number",
    dated: true,
    ask: "How much yearly revenue comes from the model, in US dollars?",
  },
];

const BY_NAME: ReadonlyMap<string, FactKind> = new Map(KINDS.map((kind) => [kind.name, kind]));

export function factKinds(): readonly FactKind[] {
  return KINDS;
}

export function findFactKind(name: string): FactKind | undefined {
  return BY_NAME.get(name);
}

/** The question that a missing fact raises. */
export function askForFact(name: string, at?: string): string {
  const ask = BY_NAME.get(name)?.ask ?? `What is "${name}"?`;
  return at === undefined ? ask : `${ask} (in ${at})`;
}

export function isDatedFact(value: FactValue | DatedFact): value is DatedFact {
  return typeof value === "object" && !Array.isArray(value);
}

const SELECTOR_QUESTIONS: ReadonlyMap<string, string> = new Map([
  ["direct", "Does the project ask for this package itself? The files that name it cannot tell."],
  ["version", "Which version is used? The files that name it do not say."],
  ["registry", "Where does its archive come from? The files that name it do not say."],
  ["via", "What brings it in? The files that name it have no dependency edges."],
]);

/** The question behind a demand of a rule that the scanned files leave open. */
export function askForSelector(name: string): string | undefined {
  return SELECTOR_QUESTIONS.get(name);
}
