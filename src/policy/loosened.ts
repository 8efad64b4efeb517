// Finds what a policy would loosen of a parent that locks rules: its defaults, its gate, and the facts those rules look at.
import type { DataPath } from "../formats/yaml-document.ts";
import { ANSWERS, type Answer, showLocation } from "../model/index.ts";
import { factsIn } from "./conditions.ts";
import { hasLocks } from "./locks.ts";
import { DEFAULT_KEYS, type FactEntry, type Policy, type Rule } from "./policy.ts";
import { noteMistake, type PolicyReading } from "./reading.ts";
import type { PolicyFile } from "./schema.ts";

/** A parent that locks rules means the rest of what it says, too: it can only be tightened. */
export function noteLoosened(reading: PolicyReading, file: PolicyFile, own: Policy, parents: readonly Policy[]): void {
  for (const parent of parents.filter(hasLocks)) {
    noteDefaults(reading, own, parent);
    noteGate(reading, file, own, parent);
    noteCompatibility(reading, file, own, parent);
    noteFacts(reading, file, own, parent);
  }
}

function noteDefaults(reading: PolicyReading, own: Policy, parent: Policy): void {
  const said = new Set<string>();
  for (const key of DEFAULT_KEYS) {
    const theirs = parent.defaults[key].action;
    if (parent.defaults[key].location.line === undefined) continue;
    if (rank(own.defaults[key].action) >= rank(theirs) || own.defaults[key].origin !== undefined) continue;
    // One line may stand for several keys; it is named once.
    const place = showLocation(own.defaults[key].location);
    if (said.has(place)) continue;
    said.add(place);
    const message = `"${key}: ${own.defaults[key].action}" is looser than "${theirs}" of ${parent.name}, which is locked`;
    noteLoose(reading, ["defaults", key], message);
  }
}

function noteGate(reading: PolicyReading, file: PolicyFile, own: Policy, parent: Policy): void {
  if (file.gate?.["fail-on"] !== undefined && parent.gate.failOnAt !== undefined) {
    const message = `the gate of ${parent.name} is locked and fails on more than this`;
    if (rank(own.gate.failOn) > rank(parent.gate.failOn)) noteLoose(reading, ["gate", "fail-on"], message);
  }
  if (file.gate?.report === "new" && parent.gate.report === "all")
    noteLoose(
      reading,
      ["gate", "report"],
      `the gate of ${parent.name} is locked and counts what was there before, too`,
    );
  const label = parent.gate.reviewClearedBy;
  if (label !== undefined && file.gate?.["review-cleared-by"] !== undefined && own.gate.reviewClearedBy !== label)
    noteLoose(
      reading,
      ["gate", "review-cleared-by"],
      `who clears a review is for ${parent.name} to say, which is locked`,
    );
  const limit = parent.gate.maxExceptionAgeDays;
  if (limit === undefined || file.gate?.["max-exception-age"] === undefined) return;
  if ((own.gate.maxExceptionAgeDays ?? limit) <= limit) return;
  const message = `exceptions may run ${limit} days at most, says ${parent.name}`;
  noteMistake(reading, "LIC315", ["gate", "max-exception-age"], { message, remedy: `Write ${limit}d or less.` });
}

function noteCompatibility(reading: PolicyReading, file: PolicyFile, own: Policy, parent: Policy): void {
  const [ours, theirs] = [own.compatibility, parent.compatibility];
  if (file.compatibility === undefined || ours === undefined || theirs === undefined || !theirs.check) return;
  const isLooser =
    !ours.check ||
    rank(ours.unknownPair) < rank(theirs.unknownPair) ||
    rank(ours.incompatible) < rank(theirs.incompatible);
  if (isLooser)
    noteLoose(reading, ["compatibility"], `the compatibility check of ${parent.name} is stricter than this`);
}

/** What a parent tells and its locked rules look at is the parent's to say; lists may be added to. */
function noteFacts(reading: PolicyReading, file: PolicyFile, own: Policy, parent: Policy): void {
  const rules = [...parent.rules, ...parent.overlays.flatMap((overlay) => overlay.rules)];
  const locked = rules.filter((rule) => rule.locked);
  const check = (facts: readonly FactEntry[], path: DataPath): void => {
    for (const [name, value] of facts) {
      const rule = locked.find((one) => looksAt(one, name) && !leaves(one.seal?.facts ?? parent.facts, name, value));
      if (rule === undefined) continue;
      const short: DataPath = [...path, "project", "distribution"];
      const isShort = name === "distribution" && reading.document.rangeOf(short) !== undefined;
      const at: DataPath = isShort ? short : [...path, "facts", name];
      const message = `${rule.origin ?? parent.name} tells "${name}", and its locked rule "${rule.id}" looks at that`;
      noteLoose(reading, at, message);
    }
  };
  check(own.facts, []);
  for (const at of (file.overlays ?? []).keys()) check(own.overlays[at]?.facts ?? [], ["overlays", at]);
}

/** True if the value takes nothing away from what was told. */
function leaves(told: readonly FactEntry[], name: string, value: FactEntry[1]): boolean {
  const theirs = new Map(told).get(name);
  return theirs === undefined || isSameOrMore(value, theirs);
}

function isSameOrMore(value: FactEntry[1], theirs: FactEntry[1]): boolean {
  if (Array.isArray(value) && Array.isArray(theirs)) return theirs.every((one) => value.includes(one));
  return JSON.stringify(value) === JSON.stringify(theirs);
}

function looksAt({ when }: Rule, fact: string): boolean {
  return when !== undefined && factsIn(when).includes(fact);
}

function noteLoose(reading: PolicyReading, path: DataPath, message: string): void {
  noteMistake(reading, "LIC315", path, { message, remedy: "Keep it as strict, or remove the line." });
}

function rank(answer: Answer): number {
  return ANSWERS.indexOf(answer);
}
