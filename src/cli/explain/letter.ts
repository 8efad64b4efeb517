// The letter about one component: what we found, how it was judged, what has to be done, what would help.

import { classify } from "../../licenses/catalogue.ts";
import { statedLicense } from "../../licenses/stated.ts";
import {
  type Assessment,
  type Fix,
  type Report,
  type RuleReference,
  showLocation,
  type VerdictStep,
} from "../../model/index.ts";
import type { Trace } from "../../policy/judge.ts";
import type { TriedRule } from "../../policy/trace.ts";
import { plain } from "../../reporters/encode.ts";
import { codeOf, conditionsOf, supposedFacts } from "../../reporters/findings.ts";
import { shortName } from "../../reporters/graph.ts";
import { describeEvidence } from "../../reporters/prose/evidence.ts";
import type { Style } from "../../reporters/style.ts";
import { describeLimits } from "./limits.ts";
import type { Paths } from "./paths.ts";

export interface Letter {
  readonly report: Report;
  readonly assessment: Assessment;
  readonly paths: Paths;
  readonly traces: readonly Trace[];
  readonly fixes: readonly Fix[];
}

export function writeLetter(letter: Letter, style: Style): string {
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ["Why it is here", describePaths(letter)],
    ["What is said about its license", describeSayings(letter.assessment)],
    ["How it was judged", describeJudging(letter)],
    ["What the license limits", describeLimits(letter.assessment)],
    ["Questions that would decide it", describeQuestions(letter)],
    [titleOfDuties(letter.assessment), describeDuties(letter)],
    ["What would help", describeFixes(letter)],
  ];
  const head = describeHead(letter, style);
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${style.bold(title)}\n${lines.join("\n")}\n`);
  return `${[head, ...body].join("\n")}`;
}

const SILENCE = {
  "says-nothing": "  nothing: what there is was read, and states no license",
  "not-installed": "  nothing: the file that names it carries no license, and it is not installed to be read",
  "look-up-failed": "  nothing: a source that should tell could not be asked",
} as const;

function describeSayings(assessment: Assessment): string[] {
  const lines = describeEvidence(assessment).map((line) => `  ${line}`);
  const { conclusion } = assessment;
  return lines.length === 0 && conclusion.kind === "absent" ? [SILENCE[conclusion.because]] : lines;
}

const TOOL_SCOPES: ReadonlySet<string> = new Set(["development", "test", "build"]);

function titleOfDuties({ verdict, component }: Assessment): string {
  if (verdict.waiver !== undefined) return "What the license itself asks, unless you have other terms";
  if (verdict.answer === "deny") return "What it would ask of you";
  return TOOL_SCOPES.has(component.scope)
    ? "What you have to do if you hand it on; a tool that stays with you asks for nothing"
    : "What you have to do";
}

function describeHead({ assessment, report }: Letter, style: Style): string {
  const { component, verdict } = assessment;
  const license = statedLicense(assessment);
  const stated = license === "" ? "no license known" : plain(license);
  const lines = [`${style.bold(plain(shortName(component.purl)))}  ${stated}`, style.dim(plain(component.purl)), ""];
  lines.push(sayAnswer(assessment, report));
  if (verdict.waiver !== undefined) {
    const { id, reason, expires, approvedBy } = verdict.waiver;
    const by = approvedBy === undefined ? "" : `, accepted by ${plain(approvedBy)}`;
    const end = expires === undefined ? "without an end" : `until ${plain(expires)}`;
    lines.push(
      `Without exception ${plain(id)} (${end}${by}) the answer would be ${verdict.unwaived}: "${plain(reason)}"`,
    );
  }
  return `${lines.join("\n")}\n`;
}

const SAYING = {
  allow: "You may use it.",
  warn: "You may use it, and there is something to keep in mind.",
  review: "Somebody has to look at it before you may use it.",
  undetermined: "Whether you may use it hangs on facts that the policy does not tell.",
  deny: "You may not use it.",
} as const;

function sayIt(assessment: Assessment): string {
  const isBound = assessment.verdict.answer === "allow" && conditionsOf(assessment).length > 0;
  return isBound ? "You may use it, provided that what is said below holds." : SAYING[assessment.verdict.answer];
}

function sayAnswer(assessment: Assessment, report: Report): string {
  const { verdict, conclusion } = assessment;
  const code = verdict.answer === "allow" ? "" : ` (${codeOf(assessment)})`;
  const by = report.policy.kind === "preset" ? `the preset "${report.policy.name}"` : plain(report.policy.name);
  const other = conclusion.kind !== "absent" && verdict.steps.some((step) => !step.chosen);
  const taken =
    other && verdict.chosen !== undefined ? ` Of the licenses on offer, ${plain(verdict.chosen)} is taken.` : "";
  const supposed = supposedFacts(report);
  const supposing = supposed === "" ? "" : `, supposing ${plain(supposed)} (from the command line)`;
  return `${sayIt(assessment)}${code} Judged by ${by}${supposing}.${taken}`;
}

function describePaths({ assessment, paths }: Letter): string[] {
  const places = assessment.component.occurrences.slice(0, 5).map((one) => {
    const how =
      one.direct === true ? "asked for by the project itself" : one.direct === false ? "brought in by others" : "";
    return `  ${plain(showLocation(one))}  ${one.scope}${how === "" ? "" : `, ${how}`}`;
  });
  const hidden = assessment.component.occurrences.length - places.length;
  const ways = paths.paths.map((path) => `  ${path.map((purl) => plain(shortName(purl))).join(" → ")}`);
  const more = paths.more ? [`  and more; licet why ${plain(shortName(assessment.component.purl))} lists them`] : [];
  return [...ways, ...more, ...places, ...(hidden > 0 ? [`  and ${hidden} more places`] : [])];
}

function describeJudging({ assessment, traces }: Letter): string[] {
  return assessment.verdict.steps.flatMap((step) => {
    const tried = traces.find((one) => one.license === step.license)?.tried ?? [];
    return [
      `  ${nameStep(step)}: ${step.answer}${step.chosen ? "" : ", not taken"}`,
      `    class    ${describeClass(step)}`,
      ...describeTried(tried, step),
      `    decided  by ${decidedBy(step, assessment)}`,
      ...(step.rule.why === undefined ? [] : [`    because  ${plain(step.rule.why)}`]),
      ...(step.chosen ? (step.rule.conditions ?? []) : []).map((condition) => `    provided ${plain(condition)}`),
      ...(step.rule.fix === undefined ? [] : [`    advice   ${plain(step.rule.fix)}`]),
    ];
  });
}

/** Rules that were tried before, in order, those with the same outcome together. */
function describeTried(tried: readonly TriedRule[], step: VerdictStep): string[] {
  const groups = new Map<string, string[]>();
  for (const { rule, outcome } of tried) {
    if (rule.id === step.rule.id) continue;
    const name = outcome.startsWith("names") ? plain(rule.id) : `${plain(rule.id)} (${placeOf(rule)})`;
    const group = groups.get(outcome);
    if (group === undefined) groups.set(outcome, [name]);
    else group.push(name);
  }
  return [...groups].map(([outcome, names]) => `    tried    ${names.join(", ")}: ${plain(outcome)}`);
}

const UNSTATED: Readonly<Record<string, string>> = {
  "defaults.absent": "nothing stated",
  "defaults.not-installed": "not installed, so nobody could look",
  "defaults.unknown": "something that is not understood",
  "defaults.unreadable": "words that name no license",
  "defaults.lookup-failed": "could not be asked",
};

function nameStep({ license, rule }: VerdictStep): string {
  if (license === "NONE") return "all rights reserved";
  return license === "NOASSERTION" ? (UNSTATED[rule.id] ?? "nothing stated") : plain(license);
}

function describeClass(step: VerdictStep): string {
  if (step.category === "none") return "none: all rights reserved";
  if (step.license === "NOASSERTION") return "unknown: nothing to classify";
  const { reason } = classify(step.license);
  return `${step.category}${reason === "" ? "" : ` (${plain(nameSource(reason))})`}`;
}

/** The catalogue's notes speak of the report that our classes come from. */
function nameSource(reason: string): string {
  return reason.replaceAll("the source report", "the 2023 China Open Source Annual Report");
}

function decidedBy({ rule, clause }: VerdictStep, { verdict }: Assessment): string {
  if (rule.origin === "terms") return `the license itself${clause === undefined ? "" : `, clause ${plain(clause)}`}`;
  if (rule.id === verdict.waiver?.id) return `exception ${plain(rule.id)} (${placeOf(rule)})`;
  const kind = rule.id.startsWith("defaults.") ? "the default" : "rule";
  return `${kind} ${plain(rule.id.replace(/^defaults\./, ""))} (${placeOf(rule)})`;
}

function placeOf(rule: RuleReference): string {
  if (rule.location !== undefined) return plain(showLocation(rule.location));
  return rule.origin === undefined ? "built in" : `from ${plain(rule.origin)}`;
}

function describeQuestions({ assessment }: Letter): string[] {
  return assessment.verdict.questions.map(({ fact, ask, clause }) => {
    return `  ${plain(ask)}${clause === undefined ? "" : ` (clause ${plain(clause)})`}  facts: ${plain(fact)}`;
  });
}

function describeDuties({ assessment }: Letter): string[] {
  return assessment.verdict.obligations.flatMap(({ license, summary, source, fulfil, quote }) => [
    `  - ${plain(summary)} (${plain(isNamed(source, license) ? source : `${license}: ${source}`)})`,
    ...(fulfil === undefined ? [] : [`    ${plain(fulfil)}`]),
    ...(quote === undefined ? [] : [`    "${plain(quote)}"`]),
  ]);
}

/** "GPL-3.0, section 6" names GPL-3.0-or-later well enough. */
function isNamed(source: string, license: string): boolean {
  const [id = ""] = license.split(" WITH ");
  return source.includes(id.replace(/-(?:only|or-later)$/, ""));
}

function describeFixes({ fixes }: Letter): string[] {
  return fixes.flatMap(({ text, paste }) => [
    `  - ${plain(text)}`,
    ...(paste === undefined
      ? []
      : paste
          .trimEnd()
          .split("\n")
          .map((line) => `      ${plain(line)}`)),
  ]);
}
