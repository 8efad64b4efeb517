// The whole report as Markdown, below the size that a job summary may have: the gate's result, then every component.

import { statedLicense } from "../../licenses/stated.ts";
import type { Assessment, Report } from "../../model/index.ts";
import { markdownCode, markdownText } from "../encode.ts";
import { gateReport } from "../gate-result.ts";
import { renderWithin, SUMMARY_LIMIT } from "./comment.ts";

export function render(report: Report): string {
  const head = renderWithin(gateReport(report), SUMMARY_LIMIT / 2);
  return `${head}\n${renderInventory(report.assessments, SUMMARY_LIMIT - Buffer.byteLength(head))}`;
}

function renderInventory(assessments: readonly Assessment[], limit: number): string {
  const head =
    "<details><summary>All components</summary>\n\n| Component | License | Says | Scope | Verdict |\n|---|---|---|---|---|\n";
  const tail = "\n</details>\n";
  let size = Buffer.byteLength(head) + Buffer.byteLength(tail) + 200;
  const lines: string[] = [];
  for (const assessment of assessments) {
    const line = renderRow(assessment);
    size += Buffer.byteLength(line) + 1;
    if (size > limit) break;
    lines.push(line);
  }
  const hidden = assessments.length - lines.length;
  if (hidden > 0) lines.push(`| … and ${hidden} more components that do not fit here | | | | |`);
  return `${head}${lines.join("\n")}\n${tail}`;
}

function renderRow(assessment: Assessment): string {
  const { component, conclusion, verdict, findings } = assessment;
  const license = statedLicense(assessment);
  const said = [
    ...new Set(
      findings.flatMap(({ voice, statement, expression }) =>
        voice === "declared" ? [expression ?? statement.raw] : [],
      ),
    ),
  ];
  const cells = [
    markdownCode(component.purl),
    license === "" ? (conclusion.kind === "absent" ? conclusion.because : "unknown") : markdownCode(license),
    said
      .filter((words) => words !== license)
      .map(markdownCode)
      .join(", "),
    component.scope,
    verdict.waiver === undefined
      ? verdict.answer
      : `${verdict.answer}, accepted: ${markdownText(verdict.waiver.reason)}`,
  ];
  return `| ${cells.join(" | ")} |`;
}
