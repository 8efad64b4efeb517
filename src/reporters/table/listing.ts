// The whole list, for --verbose: one row per component, with everything that was said about its licence.

import { statedLicense } from "../../licenses/stated.ts";
import type { Assessment, Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import { describeEvidence } from "../prose/evidence.ts";
import type { Style } from "../style.ts";

export function renderListing(report: Report, style: Style): string {
  const rows = report.assessments.flatMap((assessment) => renderRow(assessment, style));
  return [style.bold("All components"), ...rows].join("\n");
}

function renderRow(assessment: Assessment, style: Style): string[] {
  const { component, conclusion, verdict } = assessment;
  const license = statedLicense(assessment) || (conclusion.kind === "absent" ? conclusion.because : "");
  const hasChoice = verdict.chosen !== undefined && verdict.chosen !== license;
  const chosen = hasChoice ? ` → ${plain(verdict.chosen ?? "")}` : "";
  const head = `  ${style.cyan(plain(component.purl))}  ${plain(license)}${chosen}  ${verdict.answer}`;
  return [head, ...describeEvidence(assessment).map((line) => `    ${style.dim(line)}`)];
}
