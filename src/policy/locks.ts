// Locked rules of parents: tried with what they were written with, so that no policy that extends them can loosen them.
import type { Facts } from "../model/index.ts";
import { bestOf, setOf } from "./answers.ts";
import type { Candidate } from "./judge-license.ts";
import type { FactEntry, Policy, Rule } from "./policy.ts";

/** The locked rules of one parent, in order. */
export interface Lock {
  /** Name of the parent. */
  readonly origin: string;
  readonly rules: ReadonlySet<Rule>;
  readonly facts: Facts;
  readonly withException: "inherit" | "exact";
}

/** The answer that a parent's locked rules give to one license, whatever others say. */
export interface Floor extends Candidate {
  readonly origin: string;
}

export function hasLocks({ rules, overlays }: Pick<Policy, "rules" | "overlays">): boolean {
  return rules.some((rule) => rule.locked) || overlays.some((overlay) => overlay.rules.some((rule) => rule.locked));
}

/** What a parent tells goes before what others tell, for its own rules. */
export function makeLocks(rules: readonly Rule[], facts: Facts): readonly Lock[] {
  const byOrigin = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.seal === undefined) continue;
    const origin = rule.origin ?? "";
    const list = byOrigin.get(origin);
    if (list === undefined) byOrigin.set(origin, [rule]);
    else list.push(rule);
  }
  return [...byOrigin].map(([origin, own]): Lock => {
    const told: readonly FactEntry[] = own.flatMap((rule) => rule.seal?.facts ?? []);
    const withException = own.every((rule) => rule.seal?.withException === "exact") ? "exact" : "inherit";
    return { origin, rules: new Set(own), facts: new Map([...facts, ...told]), withException };
  });
}

/** A choice between two versions is as free as the freer one; a parent that does not speak about one leaves it free. */
export function bestFloors(a: readonly Floor[], b: readonly Floor[]): readonly Floor[] {
  return a.flatMap((floor): Floor[] => {
    const other = b.find(({ origin }) => origin === floor.origin);
    const set = other === undefined ? setOf("allow") : bestOf(floor.set, other.set);
    return set === setOf("allow") ? [] : [{ ...floor, set }];
  });
}
