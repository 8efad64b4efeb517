// One block per finding: what, where in the manifest, which rule, how it came in, the evidence, what to do.
import { type Assessment, showLocation } from "../../model/index.ts";
import { plain } from "../encode.ts";
import { conditionsOf, type Finding, showRulePlace } from "../findings.ts";
import { type Graph, shortName } from "../graph.ts";
import { describeEvidence } from "../prose/evidence.ts";
import { adviseOn, describeVerdict } from "../prose/verdicts.ts";
import type { Style } from "../style.ts";

/** Components shown one by one in a group; the rest are counted. */
const SHOWN_COMPONENTS = 5;

export function renderFinding(finding: Finding, graph: Graph, style: Style, verbose: boolean): string {
  const paint = finding.level === "error" ? style.red : style.yellow;
  const lines = [
    `${paint(style.bold(`${finding.level}[${finding.code}]`))}${style.bold(`: ${describeVerdict(finding)}`)}`,
  ];
  const shown = verbose ? finding.assessments : finding.assessments.slice(0, SHOWN_COMPONENTS);
  for (const assessment of shown) lines.push(...renderComponent(assessment, graph, style));
  const hidden = finding.assessments.length - shown.length;
  if (hidden > 0) lines.push(`  ${style.dim(`… and ${hidden} more; --verbose lists them all`)}`);
  const { rule } = finding;
  if (rule !== undefined) {
    const place = showRulePlace(finding);
    lines.push(field(style, "rule", `${plain(rule.id)}${place === "" ? "" : ` · ${plain(place)}`}`));
    if (rule.why !== undefined) lines.push(field(style, "why", plain(rule.why)));
    for (const condition of conditionsOf(finding.assessments[0]))
      lines.push(field(style, "provided", plain(condition)));
  }
  for (const question of uniqueQuestions(finding)) lines.push(field(style, "ask", question));
  for (const advice of adviseOn(finding)) lines.push(field(style, "fix", advice));
  return lines.join("\n");
}

function renderComponent(assessment: Assessment, graph: Graph, style: Style): string[] {
  const { component } = assessment;
  const [occurrence] = component.occurrences;
  const facts = [
    component.direct === true ? "direct" : component.direct === false ? "transitive" : undefined,
    component.scope,
  ];
  const name = component.version === undefined ? component.name : `${component.name} ${component.version}`;
  const lines = [
    `  ${style.cyan(plain(name))} ${style.dim(`(${facts.filter((fact) => fact !== undefined).join(", ")})`)}`,
  ];
  lines.push(field(style, "place", plain(showLocation(occurrence))));
  const path = graph.pathTo(component.purl);
  if (path !== undefined && path.length > 2)
    lines.push(field(style, "path", path.map((purl) => plain(shortName(purl))).join(" → ")));
  for (const evidence of describeEvidence(assessment)) lines.push(field(style, "evidence", evidence));
  // Two say enough here; `licet explain` tells all.
  for (const { text, paste } of (assessment.fixes ?? []).slice(0, 2)) {
    lines.push(field(style, "try", `${plain(text)}${paste === undefined ? "" : `  ${style.dim(plain(paste))}`}`));
  }
  return lines;
}

function uniqueQuestions(finding: Finding): string[] {
  const asked = new Map<string, string>();
  for (const { verdict } of finding.assessments) {
    for (const { fact, ask } of verdict.questions) asked.set(fact, `${plain(ask)} (facts: ${plain(fact)})`);
  }
  return [...asked.values()];
}

function field(style: Style, label: string, text: string): string {
  return `    ${style.dim(label.padEnd(9))} ${text}`;
}
