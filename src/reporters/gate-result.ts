// A report, or a comparison of two, → what the gate says about it, as plain data.

import { statedLicense } from "../licenses/stated.ts";
import {
  ANSWERS,
  type Assessment,
  type Change,
  type ChangeKind,
  type ComparedReport,
  type Diagnostic,
  type GateCounts,
  type GateResult,
  type GateRow,
  type GateTrouble,
  isBreach,
  type Report,
  showLocation,
  standingViolations,
} from "../model/index.ts";
import { codeOf, conditionsOf, decidingRule, levelOf, supposedFacts } from "./findings.ts";
import { type Graph, makeGraph, shortName } from "./graph.ts";
import { describeDiagnostic } from "./prose/diagnostics.ts";
import { VERDICT_PROSE } from "./prose/verdicts.ts";

/** Everything counts: each component that is not simply allowed is a row. */
export function gateReport(report: Report): GateResult {
  const graph = makeGraph(report);
  const faulty = report.assessments.filter(
    (assessment) =>
      assessment.verdict.answer !== "allow" ||
      assessment.verdict.waiver !== undefined ||
      conditionsOf(assessment).length > 0,
  );
  const rows = faulty.map((after) => {
    const fails = levelOf(after.verdict.answer, report.policy.failOn) === "error";
    return makeRow({ kind: "present", after, licenseChanged: false }, fails, graph);
  });
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss");
  return makeResult(report, rows, losses, countChanges([], 0), withCaution(report, undefined));
}

/** Only the change counts: what it adds, removes, upgrades or relicenses is a row. */
export function gateComparison(compared: ComparedReport): GateResult {
  const { head, comparison, violations, losses, baseLabel, caution, isUntouched } = compared;
  const failing = new Set(violations);
  const graph = makeGraph(head);
  const rows = [
    ...comparison.changes.map((change) =>
      makeRow(change, change.after !== undefined && failing.has(change.after), graph),
    ),
    ...standingViolations(compared).map((after) =>
      makeRow({ kind: "present", after, licenseChanged: false }, true, graph),
    ),
  ];
  return makeResult(head, rows, losses, countChanges(comparison.changes, comparison.unchanged), {
    base: baseLabel,
    ...withCaution(head, caution),
    ...(isUntouched === true ? { untouched: true as const } : {}),
  });
}

/** What was only supposed must not be taken for what is. */
function withCaution(report: Report, caution: string | undefined): Pick<GateResult, "caution"> {
  const supposed = supposedFacts(report);
  const all = [
    ...(caution === undefined ? [] : [caution]),
    ...(supposed === "" ? [] : [`judged supposing ${supposed}, as told on the command line`]),
  ];
  return all.length === 0 ? {} : { caution: all.join("; ") };
}

type ChangeCounts = Pick<GateCounts, ChangeKind | "unchanged">;

function countChanges(changes: readonly Change[], unchanged: number): ChangeCounts {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length;
  return {
    added: count("added"),
    upgraded: count("upgraded"),
    relicensed: count("relicensed"),
    rescoped: count("rescoped"),
    removed: count("removed"),
    unchanged,
  };
}

function makeResult(
  report: Report,
  rows: readonly GateRow[],
  losses: readonly Diagnostic[],
  changes: ChangeCounts,
  more: Pick<GateResult, "base" | "caution" | "untouched">,
): GateResult {
  const violations = rows.filter(({ fails }) => fails).length;
  const { kind, name, failOn } = report.policy;
  return {
    schemaVersion: 1,
    kind: "licet-gate",
    tool: report.tool,
    result:
      violations > 0 || (more.base === undefined && report.diagnostics.some(isBreach))
        ? "fail"
        : losses.length > 0
          ? "incomplete"
          : "pass",
    ...more,
    policy: { kind, name, failOn },
    counts: {
      components: report.assessments.length,
      violations,
      warnings: rows.filter(({ fails, answer, kind }) => !fails && answer !== "allow" && kind !== "removed").length,
      unknown: report.assessments.filter(({ conclusion }) => !("expression" in conclusion)).length,
      losses: losses.length,
      waived: report.assessments.filter(({ verdict }) => verdict.waiver !== undefined).length,
      ...changes,
    },
    rows: [...rows].sort(compareRows),
    losses: losses.map(describeTrouble),
    problems: report.diagnostics.filter(({ gravity }) => gravity === "problem").map(describeTrouble),
  };
}

type RowSource = Omit<Change, "kind"> & { readonly kind: GateRow["kind"] };

function makeRow({ kind, before, after, licenseChanged }: RowSource, fails: boolean, graph: Graph): GateRow {
  const now = (after ?? before) as Assessment;
  const { component, verdict } = now;
  const rule = decidingRule(now);
  const path = graph.pathTo(component.purl);
  const isFault = verdict.answer !== "allow" && kind !== "removed";
  const conditions = kind === "removed" ? [] : conditionsOf(now);
  const code = codeOf(now);
  return {
    kind,
    name: component.name,
    ...(component.version === undefined ? {} : { version: component.version }),
    ...(kind === "upgraded" && before?.component.version !== undefined
      ? { versionBefore: before.component.version }
      : {}),
    license: statedLicense(now),
    ...(licenseChanged && before !== undefined ? { licenseBefore: statedLicense(before) } : {}),
    answer: verdict.answer,
    ...(isFault ? { code, fix: rule?.fix ?? VERDICT_PROSE[code].remedy } : {}),
    fails,
    ...(rule === undefined ? {} : { rule: rule.id }),
    ...(rule?.location === undefined ? {} : { ruleAt: showLocation(rule.location) }),
    at: showLocation(component.occurrences[0]),
    ...(path === undefined ? {} : { via: path.slice(1, -1).map(shortName) }),
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(verdict.waiver === undefined ? {} : { waiver: `${verdict.waiver.id}: ${verdict.waiver.reason}` }),
  };
}

function describeTrouble(diagnostic: Diagnostic): GateTrouble {
  const { message, remedy } = describeDiagnostic(diagnostic);
  const { code, location, purl } = diagnostic;
  const at = location === undefined ? purl : showLocation(location);
  return { code, ...(at === undefined ? {} : { at }), message, remedy };
}

function compareRows(a: GateRow, b: GateRow): number {
  const weigh = (row: GateRow) =>
    (row.fails ? 0 : 100) + (row.licenseBefore === undefined ? 10 : 0) - ANSWERS.indexOf(row.answer);
  const keyOf = (row: GateRow) => `${row.name}\0${row.version ?? ""}\0${row.kind}`;
  return weigh(a) - weigh(b) || (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);
}
