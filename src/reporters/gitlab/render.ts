// Code quality report for GitLab. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import type { Report } from "../../model/index.ts";
import { jsonText, plain } from "../encode.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import { type Issue, issuesOf } from "../issues.ts";

export function render(report: Report): string {
  const issues = issuesOf(report);
  const fingerprints = fingerprintsOf(issues);
  return `${jsonText(
    issues.map((issue, index) => describe(issue, fingerprints[index] as string)),
    2,
  )}\n`;
}

function describe(issue: Issue, fingerprint: string) {
  const { code, location, title, details, assessments } = issue;
  const advice = details.find((line) => line.startsWith("fix: "));
  const [first] = assessments;
  return {
    type: "issue",
    check_name: code,
    description: advice === undefined ? title : `${title} (${advice})`,
    categories: ["Compatibility"],
    severity: severityOf(issue),
    fingerprint,
    location: {
      path: location === undefined ? "." : plain(location.path),
      lines: { begin: location?.line ?? 1 },
    },
    ...(first === undefined ? {} : { purl: first.component.purl }),
  };
}

function severityOf({ level, assessments }: Issue): string {
  if (level === "error") return assessments[0]?.verdict.answer === "deny" ? "critical" : "major";
  return level === "warning" ? "minor" : "info";
}
