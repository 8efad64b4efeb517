// Keeps count of what a policy's entries did in a scan, so that stale ones can be named: nothing in a policy dies silently.
import type { Component, Diagnostic, DiagnosticCode, Location, Verdict } from "../model/index.ts";
import { daysBetween } from "./compile.ts";
import type { Choice, Policy, Rule, WaiverEntry } from "./policy.ts";
import { isExpired } from "./waivers.ts";

export interface Usage {
  noteRule(rule: Rule, truth: true | "unknown"): void;
  noteChoice(choice: Choice): void;
  /** `waivers` are those that speak about the component, expired ones included. */
  noteVerdict(component: Component, verdict: Verdict, waivers: readonly WaiverEntry[]): void;
  finish(): readonly Diagnostic[];
}

export function makeUsage(policy: Policy, today: string): Usage {
  const used = new Set<string>();
  const expiredFor = new Map<WaiverEntry, string>();
  return {
    noteRule: () => undefined,
    noteChoice: (choice) => used.add(choice.id),
    noteVerdict(component, verdict, waivers) {
      for (const { rule } of verdict.steps) used.add(rule.id);
      for (const waiver of waivers) {
        if (isExpired(waiver, today) && !expiredFor.has(waiver)) expiredFor.set(waiver, component.purl);
      }
    },
    finish: () => [
      ...policy.waivers.flatMap((waiver) => describeTerm(policy, waiver, today, expiredFor.get(waiver), used)),
      ...unusedEntries(policy, used, today),
    ],
  };
}

function describeTerm(
  policy: Policy,
  waiver: WaiverEntry,
  today: string,
  purl: string | undefined,
  used: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (waiver.expires === undefined) return [];
  const args = { entry: waiver.id, expires: waiver.expires };
  if (isExpired(waiver, today)) return [describe("LIC331", "problem", waiver.location, args, purl)];
  const days = daysBetween(today, waiver.expires);
  if (days > policy.gate.expiryNoticeDays || !used.has(waiver.id)) return [];
  return [describe("LIC332", "note", waiver.location, { ...args, days })];
}

function unusedEntries(policy: Policy, used: ReadonlySet<string>, today: string): readonly Diagnostic[] {
  if (policy.gate.unusedEntries === "ignore") return [];
  const gravity = policy.gate.unusedEntries === "error" ? "problem" : "note";
  const own = [
    ...policy.waivers.filter((entry) => !isExpired(entry, today)).map((entry) => ({ kind: "exception", ...entry })),
    ...policy.choices.map((entry) => ({ kind: "choice", ...entry })),
  ];
  return own
    .filter(({ id, origin }) => origin === undefined && !used.has(id))
    .map(({ id, kind, location }) => describe("LIC333", gravity, location, { entry: id, kind }));
}

function describe(
  code: DiagnosticCode,
  gravity: Diagnostic["gravity"],
  location: Location,
  args: Diagnostic["args"],
  purl?: string,
): Diagnostic {
  return purl === undefined ? { code, gravity, location, args } : { code, gravity, location, purl, args };
}
