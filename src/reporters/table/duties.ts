// What the licences of models and data sets ask for, as a list to work through.
import type { Assessment, Obligation, Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import type { Style } from "../style.ts";

const MARKS = { met: "[x]", unmet: "[ ]", unchecked: "[?]" } as const;
const ORDER = ["unmet", "unchecked", "met"] as const;

/** One block per licence; a duty that one of its models leaves open is open. */
export function renderDuties(report: Report, style: Style): string {
  const byLicense = new Map<string, Assessment[]>();
  for (const assessment of report.assessments) {
    if (assessment.component.kind !== "model" && assessment.component.kind !== "dataset") continue;
    for (const license of new Set(assessment.verdict.obligations.map((duty) => duty.license))) {
      byLicense.set(license, [...(byLicense.get(license) ?? []), assessment]);
    }
  }
  const blocks = [...byLicense]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([license, assessments]) => renderLicense(license, assessments, style));
  if (blocks.length === 0) return "";
  const title = `${style.bold("what your models ask of you")} ${style.dim("([ ] open  [x] found here  [?] cannot be told from the files)")}`;
  return [title, ...blocks].join("\n");
}

function renderLicense(license: string, assessments: readonly Assessment[], style: Style): string {
  const names = assessments.map(({ component }) => plain(component.name));
  const shown = names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
  const duties = new Map<string, Obligation>();
  for (const { verdict } of assessments) {
    for (const duty of verdict.obligations) {
      if (duty.license !== license) continue;
      const known = duties.get(duty.id);
      if (known === undefined || rank(duty) < rank(known)) duties.set(duty.id, duty);
    }
  }
  const lines = [...duties.values()].sort((a, b) => rank(a) - rank(b)).flatMap((duty) => renderDuty(duty, style));
  return [`  ${plain(license)} ${style.dim(`· ${shown}`)}`, ...lines].join("\n");
}

function rank({ status }: Obligation): number {
  return ORDER.indexOf(status ?? "unchecked");
}

function renderDuty({ status, summary, source, fulfil, quote }: Obligation, style: Style): string[] {
  const mark = MARKS[status ?? "unchecked"];
  const isOpen = status === "unmet";
  const lines = [`    ${isOpen ? style.yellow(mark) : mark} ${plain(summary)} ${style.dim(`(${plain(source)})`)}`];
  if (quote !== undefined && status !== "met") lines.push(`        ${style.dim(`"${plain(quote)}"`)}`);
  if (isOpen && fulfil !== undefined) lines.push(`        ${style.dim("do")} ${plain(fulfil)}`);
  return lines;
}
