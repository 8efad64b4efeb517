// The report for people at a terminal: classes first, then what needs attention, then what could not be looked at.
import { type Diagnostic, type Report, type ReportOptions, showLocation } from "../../model/index.ts";
import { plain } from "../encode.ts";
import { type Finding, findingsOf, supposedFacts } from "../findings.ts";
import { makeGraph } from "../graph.ts";
import { describeDiagnostic } from "../prose/diagnostics.ts";
import { makeStyle, type Style } from "../style.ts";
import { renderAsked } from "./asked.ts";
import { renderConditions } from "./conditions.ts";
import { renderFinding } from "./details.ts";
import { renderDuties } from "./duties.ts";
import { renderListing } from "./listing.ts";
import { renderSummary } from "./summary.ts";

const DEFAULT_WIDTH = 100;
/** Diagnostics of one code that are shown one by one. */
const SHOWN_DIAGNOSTICS = 10;

export function render(report: Report, options: ReportOptions): string {
  const style = makeStyle(options.color);
  const verbose = options.verbose === true;
  const graph = makeGraph(report);
  const findings = findingsOf(report);
  const isBrief = (finding: Finding) => finding.level !== "error" && finding.answer === "warn" && !verbose;
  const blocks = [renderHeader(report, style)];
  if (report.assessments.length > 0) blocks.push(renderSummary(report, style, options.width ?? DEFAULT_WIDTH));
  for (const finding of findings) if (!isBrief(finding)) blocks.push(renderFinding(finding, graph, style, verbose));
  const brief = findings.filter(isBrief);
  if (brief.length > 0) blocks.push(renderWarned(brief, style));
  const conditions = renderConditions(report, style);
  if (conditions !== "") blocks.push(conditions);
  if (verbose && report.assessments.length > 0) blocks.push(renderListing(report, style));
  const duties = renderDuties(report, style);
  if (duties !== "") blocks.push(duties);
  const asked = renderAsked(report, style, options.width ?? DEFAULT_WIDTH);
  if (asked !== "") blocks.push(asked);
  const diagnostics = renderDiagnostics(report.diagnostics, style, verbose);
  if (diagnostics !== "") blocks.push(diagnostics);
  blocks.push(renderTotal(report, findings, style));
  return `${blocks.join("\n\n")}\n`;
}

function renderHeader(report: Report, style: Style): string {
  const [project] = report.projects;
  const others = report.projects.length - 1;
  const name =
    project === undefined ? report.root : project.name + (project.version === undefined ? "" : ` ${project.version}`);
  const read = report.coverage.files.filter(({ status, entries }) => status === "read" && entries > 0);
  const files = read.length > 3 ? `${read.length} files` : read.map(({ path }) => path).join(", ");
  const parts = [style.bold(plain(name)) + (others > 0 ? ` and ${others} more of your own` : "")];
  if (files !== "") parts.push(plain(files));
  parts.push(countOf(report.assessments.length, "component"));
  const lines = [parts.join(" · ")];
  for (const { scope, components } of report.coverage.omitted)
    lines.push(style.dim(`left out by --omit: ${components} ${scope}`));
  if (report.coverage.excluded.length > 0)
    lines.push(style.dim(`left out by --exclude: ${report.coverage.excluded.map(plain).join(", ")}`));
  return lines.join("\n");
}

function renderWarned(warned: readonly Finding[], style: Style): string {
  const lines = warned.map((finding) => {
    const names = finding.assessments.slice(0, 3).map(({ component }) => plain(component.name));
    const more = finding.assessments.length - names.length;
    return `  ${plain(finding.license)}  ${style.dim(names.join(", ") + (more > 0 ? ` and ${more} more` : ""))}`;
  });
  return [`${style.yellow("allowed with a warning[LIC008]")} ${style.dim("(--verbose for details)")}`, ...lines].join(
    "\n",
  );
}

function renderDiagnostics(diagnostics: readonly Diagnostic[], style: Style, verbose: boolean): string {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.gravity === "note" && !verbose) continue;
    const key = `${diagnostic.gravity} ${diagnostic.code}`;
    groups.set(key, [...(groups.get(key) ?? []), diagnostic]);
  }
  return [...groups.values()].map((group) => renderDiagnosticGroup(group, style, verbose)).join("\n\n");
}

function renderDiagnosticGroup(group: readonly Diagnostic[], style: Style, verbose: boolean): string {
  const first = group[0] as Diagnostic;
  const word =
    first.gravity === "loss"
      ? style.red(style.bold(`incomplete[${first.code}]`))
      : style.yellow(`${first.gravity}[${first.code}]`);
  const lines = [`${word}: ${describeDiagnostic(first).title}`];
  for (const diagnostic of verbose ? group : group.slice(0, SHOWN_DIAGNOSTICS)) {
    const { message, remedy } = describeDiagnostic(diagnostic);
    const place = diagnostic.location === undefined ? "" : `${style.cyan(plain(showLocation(diagnostic.location)))}: `;
    lines.push(`  ${place}${message}`);
    if (diagnostic.gravity !== "note") lines.push(`    ${style.dim("fix")}       ${remedy}`);
  }
  const hidden = verbose ? 0 : group.length - SHOWN_DIAGNOSTICS;
  if (hidden > 0) lines.push(`  ${style.dim(`… and ${hidden} more; --verbose lists them all`)}`);
  return lines.join("\n");
}

function renderTotal(report: Report, findings: readonly Finding[], style: Style): string {
  const count = (level: string) =>
    findings.filter((finding) => finding.level === level).reduce((sum, { assessments }) => sum + assessments.length, 0);
  const errors = count("error");
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  const waived = report.assessments.filter(({ verdict }) => verdict.waiver !== undefined).length;
  const parts = [countOf(errors, "problem"), countOf(count("warning"), "warning")];
  if (waived > 0) parts.push(`${waived} accepted by exceptions`);
  if (losses > 0) parts.push(`${losses} not looked at`);
  const policy = report.policy.kind === "file" ? report.policy.name : `preset ${report.policy.name}`;
  const supposed = supposedFacts(report);
  const supposing = supposed === "" ? "" : `, supposing ${plain(supposed)} (from the command line)`;
  const text = `${parts.join(" · ")} · judged by ${plain(policy)}${supposing}`;
  return errors > 0 || losses > 0 ? style.red(text) : style.green(text);
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
