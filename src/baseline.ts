// A baseline: violations that are accepted for now, written by a machine, to be worked off. It only shrinks, unless someone asks for more.
import { withoutVersion } from "./compare-reports.ts";
import { isObject, parseJson } from "./formats/json.ts";
import { gate, isViolation } from "./gate.ts";
import { statedLicense } from "./licenses/stated.ts";
import {
  ANSWERS,
  type Answer,
  type Assessment,
  err,
  ok,
  type Report,
  type Result,
  SCOPES,
  type Scope,
  type Verdict,
} from "./model/index.ts";

export interface BaselineEntry {
  /** Purl without version: an upgrade under the same licence is no new violation. */
  readonly package: string;
  /** Canonical expression, or the words that could not be read; empty where there was nothing. */
  readonly license: string;
  readonly scope: Scope;
  readonly answer: Answer;
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export interface BaselinedReport {
  /** Known violations are accepted with a warning, by a waiver called "baseline". */
  readonly report: Report;
  readonly known: number;
  /** Entries that nothing matches any more: work done. */
  readonly gone: readonly BaselineEntry[];
}

export const BASELINE_WAIVER = "baseline";

/** Losses are never part of a baseline: what was not looked at cannot be accepted; nor is what a parent's locked rule answers. */
export function makeBaseline(report: Report): Baseline {
  const violations = report.assessments.filter(
    ({ verdict }) => isViolation(verdict.answer, report.policy.failOn) && !isLocked(verdict),
  );
  const entries = new Map(violations.map((assessment) => [keyOf(entryOf(assessment)), entryOf(assessment)]));
  return { entries: sortEntries([...entries.values()]) };
}

export function applyBaseline(report: Report, baseline: Baseline): BaselinedReport {
  const byPackage = new Map<string, BaselineEntry[]>();
  for (const entry of baseline.entries) {
    const list = byPackage.get(entry.package);
    if (list === undefined) byPackage.set(entry.package, [entry]);
    else list.push(entry);
  }
  const used = new Set<BaselineEntry>();
  let known = 0;
  const assessments = report.assessments.map((assessment): Assessment => {
    const { verdict } = assessment;
    if (!isViolation(verdict.answer, report.policy.failOn) || isLocked(verdict)) return assessment;
    const now = entryOf(assessment);
    const entry = byPackage.get(now.package)?.find((candidate) => accepts(candidate, now));
    if (entry === undefined) return assessment;
    used.add(entry);
    known++;
    const waiver = { id: BASELINE_WAIVER, reason: "known since the baseline was written" };
    const answer = report.policy.failOn === "warn" ? "allow" : "warn";
    return { ...assessment, verdict: { ...verdict, answer, unwaived: verdict.answer, waiver } };
  });
  return { report: { ...report, assessments }, known, gone: baseline.entries.filter((entry) => !used.has(entry)) };
}

/** True if a locked rule of a parent is in the way: a policy that extends it cannot accept that by itself. */
function isLocked({ steps }: Verdict): boolean {
  return steps.some((step) => step.chosen && step.answer !== "allow" && step.rule.locked === true);
}

/** Violations that no baseline takes. */
export function countLocked(report: Report): number {
  return report.assessments.filter(
    ({ verdict }) => isViolation(verdict.answer, report.policy.failOn) && isLocked(verdict),
  ).length;
}

/** The entries that still apply; those that no longer do are dropped, and nothing is added. */
export function shrinkBaseline(baseline: Baseline, report: Report): Baseline {
  const { gone } = applyBaseline(report, baseline);
  const dropped = new Set(gone);
  return { entries: baseline.entries.filter((entry) => !dropped.has(entry)) };
}

/** Violations of the report that the baseline does not hold. */
export function countFresh(baseline: Baseline, report: Report): number {
  return gate(applyBaseline(report, baseline).report).violations;
}

/** No worse answer and no weightier scope than what was accepted, under the very same licence. */
function accepts(entry: BaselineEntry, now: BaselineEntry): boolean {
  const isHeavier = SCOPES.indexOf(now.scope) < SCOPES.indexOf(entry.scope);
  return entry.license === now.license && !isHeavier && ANSWERS.indexOf(now.answer) <= ANSWERS.indexOf(entry.answer);
}

function entryOf(assessment: Assessment): BaselineEntry {
  const { component, verdict } = assessment;
  const license = statedLicense(assessment);
  return { package: withoutVersion(component.purl), license, scope: component.scope, answer: verdict.answer };
}

export function writeBaseline({ entries }: Baseline): string {
  const lines = sortEntries(entries).map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "licetBaseline": 1,\n  "entries": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}

/** One entry per line, so that a review sees what goes; anything not understood is an error, never skipped. */
export function readBaseline(text: string): Result<Baseline, string> {
  const parsed = parseJson(text);
  if (!parsed.ok) return err(parsed.error.reason);
  const root = parsed.value;
  if (!isObject(root) || root["licetBaseline"] !== 1 || !Array.isArray(root["entries"]))
    return err('not a baseline: "licetBaseline": 1 and "entries" are missing');
  const entries: BaselineEntry[] = [];
  for (const [index, row] of root["entries"].entries()) {
    if (!isObject(row)) return err(`entry ${index + 1} is not an object`);
    const { package: name, license, scope, answer } = row;
    const known = ANSWERS.find((candidate) => candidate === answer);
    const knownScope = SCOPES.find((candidate) => candidate === scope);
    if (typeof name !== "string" || typeof license !== "string" || known === undefined || knownScope === undefined)
      return err(`entry ${index + 1} is not complete: package, license, scope and answer are needed`);
    entries.push({ package: name, license, scope: knownScope, answer: known });
  }
  return ok({ entries });
}

function sortEntries(entries: readonly BaselineEntry[]): BaselineEntry[] {
  return [...entries].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function keyOf({ package: name, license, scope, answer }: BaselineEntry): string {
  return [name, license, scope, answer].join("\0");
}
