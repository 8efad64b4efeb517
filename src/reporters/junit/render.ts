// JUnit XML: each component is a test, a violation a failure, a loss an error. https://github.com/testmoapp/junitxml

import { statedLicense } from "../../licenses/stated.ts";
import { type Assessment, type Report, showLocation } from "../../model/index.ts";
import { html } from "../encode.ts";
import { type Finding, findingsOf } from "../findings.ts";
import { describeDiagnostic } from "../prose/diagnostics.ts";
import { describeEvidence } from "../prose/evidence.ts";
import { adviseOn, describeOutcome } from "../prose/verdicts.ts";

export function render(report: Report): string {
  const findings = new Map<Assessment, Finding>();
  for (const finding of findingsOf(report)) for (const one of finding.assessments) findings.set(one, finding);
  const groups = new Map<string, Assessment[]>();
  for (const assessment of report.assessments) {
    const { path } = assessment.component.occurrences[0];
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [assessment]);
    else group.push(assessment);
  }
  const suites = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, members]) => renderSuite(path, members, findings));
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss");
  if (losses.length > 0) suites.push(renderLosses(report));
  const failures = [...findings.values()].filter(({ level }) => level === "error").length;
  const total = report.assessments.length + losses.length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="licet" tests="${total}" failures="${failures}" errors="${losses.length}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function renderSuite(path: string, members: readonly Assessment[], findings: ReadonlyMap<Assessment, Finding>): string {
  const failures = members.filter((member) => findings.get(member)?.level === "error").length;
  const cases = members.map((member) => renderCase(path, member, findings.get(member)));
  return [
    `  <testsuite name="${html(path)}" tests="${members.length}" failures="${failures}" errors="0">`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}

function renderCase(path: string, assessment: Assessment, finding: Finding | undefined): string {
  const { component } = assessment;
  const head = `    <testcase classname="${html(path)}" name="${html(component.purl)}" file="${html(path)}"`;
  const license = statedLicense(assessment);
  const words = [...(license === "" ? [] : [`license: ${html(license)}`]), ...describeEvidence(assessment).map(html)];
  const lines = [`${head}>`];
  if (finding !== undefined) {
    const advice = adviseOn(finding).map((line) => `fix: ${html(line)}`);
    const place = `at ${html(showLocation(component.occurrences[0]))}`;
    if (finding.level === "error") {
      const message = html(describeOutcome(finding));
      lines.push(
        `      <failure type="${finding.code}" message="${message}">${[place, ...advice].join("\n")}</failure>`,
      );
    } else words.push(`${finding.level} ${finding.code}: ${html(describeOutcome(finding))}`, ...advice);
  }
  if (words.length > 0) lines.push(`      <system-out>${words.join("\n")}</system-out>`);
  lines.push("    </testcase>");
  return lines.join("\n");
}

function renderLosses(report: Report): string {
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss");
  const cases = losses.map((diagnostic) => {
    const { message, remedy } = describeDiagnostic(diagnostic);
    const place = diagnostic.location === undefined ? "the scan" : showLocation(diagnostic.location);
    const name = `${diagnostic.code} ${place}`;
    return [
      `    <testcase classname="coverage" name="${html(name)}">`,
      `      <error type="${diagnostic.code}" message="${html(message)}">fix: ${html(remedy)}</error>`,
      "    </testcase>",
    ].join("\n");
  });
  return [
    `  <testsuite name="what could not be looked at" tests="${losses.length}" failures="0" errors="${losses.length}">`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}
