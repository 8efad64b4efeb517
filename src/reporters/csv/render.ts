// One line per component and per loss (RFC 4180). A field that a spreadsheet would take for a formula is kept from being one.

import { statedLicense } from "../../licenses/stated.ts";
import { type Assessment, type Diagnostic, type Report, showLocation } from "../../model/index.ts";
import { csvField } from "../encode.ts";
import { codeOf, decidingRule, levelOf } from "../findings.ts";
import { describeDiagnostic } from "../prose/diagnostics.ts";

const COLUMNS = [
  "record",
  "purl",
  "name",
  "version",
  "kind",
  "scope",
  "direct",
  "license",
  "conclusion",
  "chosen",
  "categories",
  "answer",
  "level",
  "code",
  "rule",
  "rule location",
  "waiver",
  "statements",
  "location",
  "message",
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

export function render(report: Report): string {
  const rows: Row[] = [
    ...report.assessments.map((assessment) => rowOf(assessment, report)),
    ...report.diagnostics.filter(({ gravity }) => gravity !== "note").map(rowOfDiagnostic),
  ];
  const lines = rows.map((row) => COLUMNS.map((column) => csvField(row[column] ?? "")).join(","));
  return `${[COLUMNS.join(","), ...lines].join("\r\n")}\r\n`;
}

function rowOf(assessment: Assessment, report: Report): Row {
  const { component, conclusion, verdict, findings } = assessment;
  const rule = decidingRule(assessment);
  const isFault = verdict.answer !== "allow";
  const categories = verdict.steps.filter(({ chosen }) => chosen).map(({ category }) => category);
  return {
    record: "component",
    purl: component.purl,
    name: component.name,
    version: component.version ?? "",
    kind: component.kind,
    scope: component.scope,
    direct: component.direct === undefined ? "" : String(component.direct),
    license: statedLicense(assessment),
    conclusion: conclusion.kind === "absent" ? conclusion.because : conclusion.kind,
    chosen: verdict.chosen ?? "",
    categories: [...new Set(categories)].join("; "),
    answer: verdict.answer,
    level: isFault ? levelOf(verdict.answer, report.policy.failOn) : "",
    code: isFault ? codeOf(assessment) : "",
    rule: rule?.id ?? "",
    "rule location": rule?.location === undefined ? (rule?.origin ?? "") : showLocation(rule.location),
    waiver: verdict.waiver === undefined ? "" : `${verdict.waiver.id}: ${verdict.waiver.reason}`,
    statements: findings
      .map(({ statement, expression }) =>
        statement.as === "text"
          ? `${statement.raw}: ${expression ?? "not understood"}`
          : expression === undefined || expression === statement.raw
            ? statement.raw
            : `${statement.raw} = ${expression}`,
      )
      .join("; "),
    location: showLocation(component.occurrences[0]),
  };
}

function rowOfDiagnostic(diagnostic: Diagnostic): Row {
  return {
    record: diagnostic.gravity,
    purl: diagnostic.purl ?? "",
    level: diagnostic.gravity === "loss" ? "error" : "warning",
    code: diagnostic.code,
    location: diagnostic.location === undefined ? "" : showLocation(diagnostic.location),
    message: describeDiagnostic(diagnostic).message,
  };
}
