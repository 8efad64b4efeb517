// The duties that come with the licenses a verdict rests on, under the declared distribution.
import { classify, exceptionEffect } from "../licenses/catalogue.ts";
import type { Facts, FactValue, Obligation } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { printLeaf } from "../spdx/print.ts";
import { baseId } from "../spdx/versions.ts";
import { evaluateCondition } from "./conditions.ts";
import { DUTY_ROWS } from "./duties.data.ts";
import { findDuty } from "./duties.ts";
import type { LicenseJudge, LicenseOutcome } from "./judge-license.ts";

/** One duty of a license, before we know how the product goes out. */
export interface LicenseDuty {
  readonly duty: string;
  /** "s" with source, "b" with anything else that is handed on, "n" towards users over a network. */
  readonly deliveries: string;
  readonly onlyIfChanged: boolean;
  readonly source: string;
}

let rows: ReadonlyMap<string, string> | undefined;

/** The duties of a license; undefined if nobody has listed them. */
export function dutiesOf(leaf: LicenseLeaf): readonly LicenseDuty[] | undefined {
  rows ??= new Map(DUTY_ROWS.split("\n").map((row) => [row.split("|", 1)[0] as string, row]));
  const id = baseId(leaf.id);
  const row = rows.get(id) ?? rows.get(leaf.id);
  const listed =
    row === undefined
      ? usualDuties(leaf)
      : row
          .split("|")
          .slice(1)
          .map((part) => readDuty(id, part));
  return listed === undefined ? undefined : changeByException(leaf, listed);
}

function readDuty(id: string, part: string): LicenseDuty {
  const [duty, when, clause] = part.split(/:(.*):(.*)/s) as [string, string, string];
  const where = /^[\d(]/.test(clause) ? `section ${clause}` : clause;
  const source = clause === "" ? `OSADL checklist of ${id}` : `${id}, ${where}`;
  return { duty, deliveries: when.replace("m", ""), onlyIfChanged: when.includes("m"), source };
}

/** What licenses of a class usually ask for; the text may say otherwise, and the source says that. */
function usualDuties(leaf: LicenseLeaf): readonly LicenseDuty[] | undefined {
  const source = "usual for its class, not checked against the text";
  const make = (duty: string, onlyIfChanged = false): LicenseDuty => ({
    duty,
    deliveries: "sb",
    onlyIfChanged,
    source,
  });
  const notices = [make("license-text"), make("attribution")];
  switch (classify(leaf).category) {
    case "public-domain":
      return [];
    case "permissive":
      return notices;
    case "weak-copyleft":
      return [...notices, make("source-offer"), make("same-license-part")];
    case "strong-copyleft":
      return [...notices, make("source-offer"), make("same-license")];
    case "network-copyleft":
      return [...notices, make("source-offer"), make("same-license"), { ...make("network-source"), deliveries: "n" }];
    default:
      return undefined;
  }
}

/** An exception that frees what is built with a part leaves only the part's own duties. */
function changeByException(leaf: LicenseLeaf, duties: readonly LicenseDuty[]): readonly LicenseDuty[] {
  if (leaf.exception === undefined) return duties;
  if (leaf.exception === "LLVM-exception") {
    const waived = new Set(["license-text", "state-changes", "notice-file"]);
    return duties.map((one) => (waived.has(one.duty) ? { ...one, deliveries: "s" } : one));
  }
  const effect = exceptionEffect(leaf.exception)?.effect;
  if (effect === undefined || effect === "none") return duties;
  return duties.map((one) => (one.duty === "same-license" ? { ...one, duty: "same-license-part" } : one));
}

/** Ways the product reaches others, in the letters of the table; all of them if nobody told. */
export function deliveriesOf(facts: Facts): string {
  const told = facts.get("distribution") as FactValue | undefined;
  if (told === undefined) return "sbn";
  const list = Array.isArray(told) ? (told as readonly string[]) : [String(told)];
  const letters = list.map((one) => (one === "source" ? "s" : one === "saas" ? "n" : one === "internal" ? "" : "b"));
  return [...new Set(letters)].join("");
}

export function obligationsOf(chosen: readonly LicenseOutcome[], judge: LicenseJudge): readonly Obligation[] {
  const found = new Map<string, Obligation>();
  const deliveries = deliveriesOf(judge.facts);
  const add = (license: string, obligation: Omit<Obligation, "license">): void => {
    const key = `${license} ${obligation.id}`;
    if (!found.has(key)) found.set(key, { license, ...obligation });
  };
  for (const { view, decidedBy } of chosen) {
    for (const { duty, deliveries: on, onlyIfChanged, source } of dutiesOf(view.leaf) ?? []) {
      const words = findDuty(duty);
      if (words === undefined || ![...on].some((one) => deliveries.includes(one))) continue;
      const summary = onlyIfChanged
        ? `If you change it: ${words.summary.charAt(0).toLowerCase()}${words.summary.slice(1)}`
        : words.summary;
      add(view.text, { id: duty, summary, source, fulfil: words.fulfil });
    }
    for (const duty of judge.findTerms(view.leaf.id)?.obligations ?? []) {
      if (duty.when !== undefined && evaluateCondition(duty.when, judge.facts) === false) continue;
      add(view.text, {
        id: duty.id,
        summary: duty.summary,
        source: duty.clause,
        ...(duty.fulfil === undefined ? {} : { fulfil: duty.fulfil }),
        ...(duty.quote === undefined ? {} : { quote: duty.quote }),
      });
    }
    for (const duty of decidedBy?.obligations ?? []) {
      const words = findDuty(duty);
      if (words !== undefined)
        add(view.text, {
          id: duty,
          summary: words.summary,
          source: `policy rule ${decidedBy?.id}`,
          fulfil: words.fulfil,
        });
    }
  }
  return [...found.values()];
}

/** All duties of one license, for its card; independent of distribution. */
export function describeDuties(leaf: LicenseLeaf): readonly Obligation[] {
  return (dutiesOf(leaf) ?? []).flatMap(({ duty, deliveries, onlyIfChanged, source }): Obligation[] => {
    const words = findDuty(duty);
    if (words === undefined) return [];
    const whole = onlyIfChanged
      ? `If you change it: ${words.summary.charAt(0).toLowerCase()}${words.summary.slice(1)}`
      : words.summary;
    const summary =
      deliveries === "s" ? `With its source code: ${whole.charAt(0).toLowerCase()}${whole.slice(1)}` : whole;
    return [{ id: duty, license: printLeaf(leaf), summary, source, fulfil: words.fulfil }];
  });
}
