// What somebody has to act on, one by one, for formats that place remarks in files: components first, then what was not looked at.
import type { Assessment, Location, Report } from "../model/index.ts";
import { plain } from "./encode.ts";
import { conditionsOf, type Finding, findingsOf, type Level, showRulePlace } from "./findings.ts";
import { type Graph, makeGraph, shortName } from "./graph.ts";
import { describeDiagnostic } from "./prose/diagnostics.ts";
import { describeEvidence } from "./prose/evidence.ts";
import { adviseOn, describeOutcome } from "./prose/verdicts.ts";

export interface Issue {
  readonly code: string;
  readonly level: Level;
  /** Where in a manifest; untrusted. */
  readonly location: Location | undefined;
  /** One line, safe to show. */
  readonly title: string;
  /** Further lines, each safe to show: rule, path, evidence, advice. */
  readonly details: readonly string[];
  readonly assessments: readonly Assessment[];
  /** What stays the same when versions and lines move: purls without version, the licence, the file. Not encoded. */
  readonly identity: string;
}

/** One issue per component and loss; worst first, losses before warnings. Notes are left out. */
export function issuesOf(report: Report): Issue[] {
  return listIssues(report, (finding) => finding.assessments.map((assessment) => [assessment]));
}

/** As `issuesOf`, with components of one licence and rule told together. */
export function groupedIssuesOf(report: Report): Issue[] {
  return listIssues(report, (finding) => [finding.assessments]);
}

function listIssues(
  report: Report,
  split: (finding: Finding) => readonly (readonly [Assessment, ...Assessment[]])[],
): Issue[] {
  const graph = makeGraph(report);
  const components = findingsOf(report).flatMap((finding) =>
    split(finding).map((assessments) => describeComponents({ ...finding, assessments }, graph)),
  );
  const troubles = report.diagnostics.flatMap((diagnostic): Issue[] => {
    const { code, gravity, location, purl } = diagnostic;
    if (gravity === "note") return [];
    const { title, message, remedy } = describeDiagnostic(diagnostic);
    const subject = location === undefined ? (purl === undefined ? "" : shortName(purl)) : location.path;
    return [
      {
        code,
        level: gravity === "loss" ? "error" : "warning",
        location,
        title: plain(`${subject === "" ? "" : `${subject}: `}${message}`),
        details: [title, `fix: ${remedy}`],
        assessments: [],
        identity: [code, location?.path ?? "", purl ?? "", message].join("\0"),
      },
    ];
  });
  const levels: readonly Level[] = ["error", "warning", "note"];
  return levels.flatMap((level) => [...components, ...troubles].filter((issue) => issue.level === level));
}

function describeComponents(finding: Finding, graph: Graph): Issue {
  const { code, level, rule, assessments, license } = finding;
  const [first] = assessments;
  const { component } = first;
  const names = assessments.map(({ component: { name, version } }) => plain(`${name} ${version ?? ""}`.trimEnd()));
  const path = graph.pathTo(component.purl);
  const place = showRulePlace(finding);
  const details = [
    ...(names.length > 1 ? [`components: ${names.slice(0, 20).join(", ")}${more(names.length - 20)}`] : []),
    ...(rule === undefined ? [] : [`rule: ${plain(rule.id)}${place === "" ? "" : ` (${plain(place)})`}`]),
    ...(rule?.why === undefined ? [] : [`why: ${plain(rule.why)}`]),
    ...conditionsOf(first).map((condition) => `provided that: ${plain(condition)}`),
    ...(path !== undefined && path.length > 2
      ? [`path: ${path.map((purl) => plain(shortName(purl))).join(" → ")}`]
      : []),
    ...describeEvidence(first)
      .slice(0, 5)
      .map((line) => `evidence: ${line}`),
    ...first.verdict.questions.map(({ ask }) => `question: ${plain(ask)}`),
    ...(first.verdict.waiver === undefined ? [] : [`accepted: ${plain(first.verdict.waiver.reason)}`]),
    ...(first.fixes ?? []).map(({ text }) => `try: ${plain(text)}`),
    ...adviseOn(finding).map((advice) => `fix: ${advice}`),
  ];
  return {
    code,
    level,
    location: component.occurrences[0],
    title: `${names[0]}${names.length > 1 ? ` and ${names.length - 1} more` : ""}: ${describeOutcome(finding)}`,
    details,
    assessments,
    identity: [code, withoutVersion(component.purl), license, component.occurrences[0].path].join("\0"),
  };
}

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : "";
}

function withoutVersion(purl: string): string {
  const end = purl.search(/[?#]/);
  const path = end < 0 ? purl : purl.slice(0, end);
  const at = path.lastIndexOf("@");
  return at < 0 ? purl : path.slice(0, at) + (end < 0 ? "" : purl.slice(end));
}
