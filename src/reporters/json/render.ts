// The whole report as JSON. The shape is published as schemas/report.schema.json and only ever grows within a schemaVersion.
import type { Assessment, Diagnostic, Report } from "../../model/index.ts";
import { jsonText } from "../encode.ts";
import { codeOf, levelOf } from "../findings.ts";
import { describeDiagnostic } from "../prose/diagnostics.ts";

export function render(report: Report): string {
  return `${jsonText(toPlain(report), 2)}\n`;
}

/** Plain data in a fixed order of keys. */
export function toPlain(report: Report) {
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  return {
    schemaVersion: report.schemaVersion,
    tool: report.tool,
    root: report.root,
    policy: report.policy,
    complete: losses === 0,
    summary: {
      components: report.assessments.length,
      answers: countBy(report.assessments, ({ verdict }) => verdict.answer),
      conclusions: countBy(report.assessments, ({ conclusion }) =>
        conclusion.kind === "absent" ? conclusion.because : conclusion.kind,
      ),
      losses,
    },
    projects: report.projects,
    components: report.assessments.map((assessment) => toRow(assessment, report)),
    dependencies: report.edges,
    coverage: report.coverage,
    diagnostics: report.diagnostics.map(toDiagnostic),
  };
}

function toRow(assessment: Assessment, report: Report) {
  const { component, findings, conclusion, verdict, fixes } = assessment;
  const { purl, kind, name, version, scope, direct, occurrences, about } = component;
  const isFault = verdict.answer !== "allow";
  return {
    purl,
    kind,
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: direct ?? null,
    ...(isFault ? { code: codeOf(assessment), level: levelOf(verdict.answer, report.policy.failOn) } : {}),
    conclusion,
    verdict,
    ...(fixes === undefined ? {} : { fixes }),
    findings,
    occurrences,
    about,
  };
}

function toDiagnostic(diagnostic: Diagnostic) {
  const { title, message, remedy } = describeDiagnostic(diagnostic);
  return { ...diagnostic, title, message, remedy };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
