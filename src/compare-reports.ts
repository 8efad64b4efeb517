// Two reports → what changed between them, with the verdicts, for gating a change.
import { ANSWERS, type Assessment, type Change, type Comparison, type Report } from "./model/index.ts";

/**
 * Components are matched by purl first. What is left of one name on both sides is an upgrade: versions pair up in their
 * order, and only a count that differs leaves additions or removals.
 */
export function compare(base: Report, head: Report): Comparison {
  const before = new Map(base.assessments.map((assessment) => [assessment.component.purl, assessment]));
  const after = new Map(head.assessments.map((assessment) => [assessment.component.purl, assessment]));
  const changes: Change[] = [];
  let unchanged = 0;
  for (const [purl, now] of after) {
    const then = before.get(purl);
    if (then === undefined) continue;
    const change = describeSame(then, now);
    if (change === undefined) unchanged++;
    else changes.push(change);
  }
  changes.push(...pairUpgrades(leftOver(before, after), leftOver(after, before)));
  return { changes: sortChanges(changes), unchanged };
}

/** The same version on both sides: changed only if its licence or its weight in the project did. */
function describeSame(before: Assessment, after: Assessment): Change | undefined {
  if (isOtherLicense(before, after)) return { kind: "relicensed", before, after, licenseChanged: true };
  if (before.component.scope !== after.component.scope)
    return { kind: "rescoped", before, after, licenseChanged: false };
  return undefined;
}

function leftOver(
  mine: ReadonlyMap<string, Assessment>,
  others: ReadonlyMap<string, Assessment>,
): Map<string, Assessment[]> {
  const left = new Map<string, Assessment[]>();
  for (const [purl, assessment] of mine) {
    if (others.has(purl)) continue;
    const name = withoutVersion(purl);
    left.set(name, [...(left.get(name) ?? []), assessment]);
  }
  return left;
}

function pairUpgrades(gone: Map<string, Assessment[]>, come: Map<string, Assessment[]>): Change[] {
  const changes: Change[] = [];
  for (const [name, arrivals] of come) {
    const departures = gone.get(name) ?? [];
    for (const [index, after] of arrivals.entries()) {
      const before = departures[index];
      if (before === undefined) changes.push({ kind: "added", after, licenseChanged: false });
      else changes.push({ kind: "upgraded", before, after, licenseChanged: isOtherLicense(before, after) });
    }
    for (const before of departures.slice(arrivals.length))
      changes.push({ kind: "removed", before, licenseChanged: false });
    gone.delete(name);
  }
  for (const departures of gone.values()) {
    for (const before of departures) changes.push({ kind: "removed", before, licenseChanged: false });
  }
  return changes;
}

/** pkg:npm/a@1.0.0?x=y → pkg:npm/a?x=y; the "@" of a scope is encoded, so the last one begins the version. */
export function withoutVersion(purl: string): string {
  const end = purl.search(/[?#]/);
  const path = end < 0 ? purl : purl.slice(0, end);
  const at = path.lastIndexOf("@");
  return at < 0 ? purl : path.slice(0, at) + (end < 0 ? "" : purl.slice(end));
}

/** A side that could not be looked up (not installed any more, not yet) says nothing about a change. */
function isOtherLicense(before: Assessment, after: Assessment): boolean {
  const isUnknown = ({ conclusion }: Assessment) =>
    conclusion.kind === "absent" && conclusion.because !== "says-nothing";
  return !isUnknown(before) && !isUnknown(after) && licenseKey(before) !== licenseKey(after);
}

/** What a component's licence is, for comparing. */
function licenseKey({ conclusion, findings }: Assessment): string {
  if (conclusion.kind === "agreed" || conclusion.kind === "conflict") return conclusion.expression;
  if (conclusion.kind === "absent") return `absent: ${conclusion.because}`;
  return `unreadable: ${conclusion.from.map((index) => findings[index]?.statement.raw).join(" ")}`;
}

function sortChanges(changes: Change[]): Change[] {
  const keyOf = ({ before, after, kind }: Change) => `${(after ?? before)?.component.purl} ${kind}`;
  return changes
    .map((change) => ({ change, key: keyOf(change) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ change }) => change);
}

/**
 * The head's violations that the change brings in: added, upgraded, relicensed or moved components whose verdict fails, unless
 * the very same licence of the same component failed as badly before.
 */
export function newViolations(comparison: Comparison, head: Report): Assessment[] {
  const threshold = ANSWERS.indexOf(head.policy.failOn);
  const weight = (assessment: Assessment) => ANSWERS.indexOf(assessment.verdict.answer);
  return comparison.changes.flatMap(({ kind, before, after }) => {
    if (after === undefined || weight(after) < threshold) return [];
    const wasAsBad = kind === "rescoped" && before !== undefined && weight(before) >= weight(after);
    return wasAsBad ? [] : [after];
  });
}
