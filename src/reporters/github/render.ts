// Annotations for GitHub: at most ten of a kind, since the runner drops the rest; the worst first, and the last one counts what is left.
import type { Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import type { Level } from "../findings.ts";
import { groupedIssuesOf, type Issue, issuesOf } from "../issues.ts";
import { annotation } from "../log-command.ts";

/** What the runner shows per kind and step (`_maxCountPerIssueType` in actions/runner). */
const SHOWN = 10;

const KINDS: Readonly<Record<Level, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

export function render(report: Report): string {
  const each = issuesOf(report);
  const grouped = groupedIssuesOf(report);
  const lines = (Object.keys(KINDS) as Level[]).flatMap((level) => {
    const isOf = (issue: Issue) => issue.level === level;
    const single = each.filter(isOf);
    return showSome(level, single.length <= SHOWN ? single : grouped.filter(isOf));
  });
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function showSome(level: Level, issues: readonly Issue[]): string[] {
  if (issues.length <= SHOWN) return issues.map((issue) => show(level, issue, ""));
  const shown = issues.slice(0, SHOWN);
  const rest = issues.slice(SHOWN);
  const components = rest.reduce((sum, { assessments }) => sum + assessments.length, 0);
  const losses = rest.filter(({ assessments }) => assessments.length === 0).length;
  const counts = [
    ...(components > 0 ? [`${components} more ${components === 1 ? "component" : "components"}`] : []),
    ...(losses > 0 ? [`${losses} more not looked at`] : []),
  ];
  return shown.map((issue, index) =>
    show(level, issue, index === SHOWN - 1 ? `\n… and ${counts.join(", ")}: see the summary or the full report` : ""),
  );
}

function show(level: Level, { code, location, title, details }: Issue, ending: string): string {
  const body = [title, ...details].join("\n");
  const room = 4000 - ending.length;
  const text = (body.length > room ? `${body.slice(0, room)}…` : body) + ending;
  const properties = {
    file: location === undefined ? undefined : plain(location.path),
    line: location?.line,
    col: location?.column,
    title: `licet ${code}`,
  };
  return annotation(KINDS[level], properties, text);
}
