// Judges components by a policy: each license of the expression by itself, AND takes the worst, OR the best, every step with its reason.
import type { Component, Conclusion, Diagnostic, Edge, LicenseFinding, LicenseTerms, Verdict } from "../model/index.ts";
import { rankOf } from "./answers.ts";
import { judgeExpression } from "./judge-expression.ts";
import type { Unstated } from "./judge-license.ts";
import type { FactEntry, Policy } from "./policy.ts";
import { matchesVersions, subjectOf } from "./selectors.ts";
import { makeSituations } from "./situation.ts";
import { type TriedRule, traceRules } from "./trace.ts";
import { makeUsage } from "./usage.ts";
import { makeViaCheck } from "./via.ts";
import { appliesTo, indexByPackage, isInForce } from "./waivers.ts";

export interface JudgeSubject {
  readonly component: Component;
  readonly findings: readonly LicenseFinding[];
  readonly conclusion: Conclusion;
}

export interface JudgeOptions {
  /** The day exceptions are held against, YYYY-MM-DD; the core has no clock. */
  readonly today: string;
  /** What licenses themselves demand, by id; the pipeline loads the table when a component needs it. */
  readonly terms?: { find(license: string): LicenseTerms | undefined };
  /** For rules with `via`. */
  readonly edges?: readonly Edge[];
  readonly roots?: readonly string[];
  /** Told on the command line, in addition to the policy's own. */
  readonly facts?: readonly FactEntry[];
}

export interface Judge {
  judge(subject: JudgeSubject): Verdict;
  /** The rules tried for each licence of the component, in order. */
  trace(subject: JudgeSubject): readonly Trace[];
  /** What there is to say about the policy after everything was judged: expired and unused entries. */
  finish(): readonly Diagnostic[];
}

export interface Trace {
  readonly license: string;
  readonly tried: readonly TriedRule[];
}

/** Judges one component; for many, `makeJudge` keeps what they share. */
export function judge(policy: Policy, subject: JudgeSubject, options: JudgeOptions): Verdict {
  return makeJudge(policy, options).judge(subject);
}

export function makeJudge(policy: Policy, options: JudgeOptions): Judge {
  const situationOf = makeSituations(policy, {
    facts: options.facts ?? [],
    findTerms: (license) => options.terms?.find(license),
  });
  const usage = makeUsage(policy, options.today);
  const waivers = indexByPackage(policy.waivers, (entry) => entry.component.packages?.[0]);
  const choices = indexByPackage(policy.choices, (entry) => entry.package);
  const looksAtPaths = policy.overlays.length > 0 || policy.rules.some((rule) => rule.component.paths !== undefined);
  const isOnlyVia = makeViaCheck(options.edges ?? [], options.roots ?? []);

  function judgeAt({ component, conclusion }: JudgeSubject, path: string): Verdict {
    const seen = subjectOf(component, path, isOnlyVia);
    const situation = situationOf(seen);
    const { expression, unstated } = readConclusion(conclusion);
    const lifting = waivers.isEmpty ? NONE : waivers.find(seen.parts()).filter((entry) => appliesTo(entry, component));
    const picked = choices.isEmpty
      ? NONE
      : choices.find(seen.parts()).filter((entry) => matchesVersions(entry, component) === true);
    const ids = lifting.length + picked.length === 0 ? "" : [...lifting, ...picked].map(({ id }) => id).join("\u0000");
    const key = `${unstated}\u0000${expression}\u0000${ids}`;
    let verdict = situation.verdicts.get(key);
    if (verdict === undefined) {
      const holding = lifting.filter((entry) => isInForce(entry, options.today));
      verdict = judgeExpression({ situation, unstated, usage, choices: picked, waivers: holding }, expression);
      situation.verdicts.set(key, verdict);
      usage.noteVerdict(component, verdict, lifting);
    }
    return verdict;
  }

  return {
    judge(subject) {
      const { occurrences } = subject.component;
      if (!looksAtPaths || occurrences.length === 1) return judgeAt(subject, occurrences[0].path);
      const paths = [...new Set(occurrences.map((occurrence) => occurrence.path))];
      return paths.map((path) => judgeAt(subject, path)).reduce(worseVerdict);
    },
    trace(subject) {
      const path = subject.component.occurrences[0].path;
      const seen = subjectOf(subject.component, path, isOnlyVia);
      const { judge } = situationOf(seen);
      return judgeAt(subject, path).steps.map(({ license, rule }) => ({
        license,
        tried: traceRules(policy, judge, seen, license, rule.id),
      }));
    },
    finish: () => [...usage.finish(), ...uncheckedCompatibility(policy)],
  };
}

/** A check that was asked for and cannot be made is said, not left out. */
function uncheckedCompatibility({ compatibility, outbound, overlays }: Policy): readonly Diagnostic[] {
  if (compatibility?.check !== true || outbound !== undefined) return [];
  if (overlays.some((overlay) => overlay.outbound !== undefined)) return [];
  return [{ code: "LIC336", gravity: "problem", location: compatibility.location, args: {} }];
}

const NONE: readonly never[] = [];

/** What is used in several places is judged in each, and the worst holds. */
function worseVerdict(a: Verdict, b: Verdict): Verdict {
  return rankOf(b.answer) > rankOf(a.answer) ? b : a;
}

interface Reading {
  readonly expression: string;
  readonly unstated: Unstated;
}

function readConclusion(conclusion: Conclusion): Reading {
  switch (conclusion.kind) {
    case "agreed":
    case "conflict":
      return { expression: conclusion.expression, unstated: "unknown" };
    case "unreadable":
      return { expression: "NOASSERTION", unstated: "unreadable" };
    case "absent": {
      const states = {
        "says-nothing": "absent",
        "not-installed": "not-installed",
        "look-up-failed": "lookup-failed",
      } as const;
      return { expression: "NOASSERTION", unstated: states[conclusion.because] };
    }
  }
}
