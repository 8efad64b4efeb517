// The first screen: what was scanned, and the licences by category.
import { type Assessment, CATEGORIES, type Category, type Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import type { Style } from "../style.ts";

/** What each row of the summary counts: a category, a choice between branches, or a reason why there is no licence. */
export type SummaryRow =
  | Category
  | "choice"
  | "conflict"
  | "unreadable"
  | "says-nothing"
  | "not-installed"
  | "look-up-failed";

const LABELS: Readonly<Record<SummaryRow, string>> = {
  "public-domain": "public domain",
  permissive: "permissive",
  choice: "your choice (OR)",
  "weak-copyleft": "weak copyleft",
  "strong-copyleft": "strong copyleft",
  "network-copyleft": "network copyleft",
  "custom-model": "custom model license",
  "source-available": "source available",
  restricted: "restricted use",
  proprietary: "proprietary",
  none: "all rights reserved",
  unknown: "unknown license",
  conflict: "sources disagree",
  unreadable: "not understood",
  "says-nothing": "no license stated",
  "not-installed": "not installed, not known",
  "look-up-failed": "could not be looked up",
};

const ROWS: readonly SummaryRow[] = [
  "public-domain",
  "permissive",
  "choice",
  ...CATEGORIES.filter((category) => category !== "public-domain" && category !== "permissive"),
  "conflict",
  "unreadable",
  "says-nothing",
  "not-installed",
  "look-up-failed",
];

/** The row that an assessment belongs to; exactly one. */
export function rowOf({ conclusion, verdict }: Assessment): SummaryRow {
  if (conclusion.kind === "absent") return conclusion.because;
  if (conclusion.kind !== "agreed") return conclusion.kind;
  if (verdict.chosen !== undefined && verdict.chosen !== conclusion.expression) return "choice";
  const chosen = verdict.steps.filter((step) => step.chosen);
  return chosen.map((step) => step.category).reduce(heavier, chosen[0]?.category ?? "unknown");
}

function heavier(a: Category, b: Category): Category {
  return CATEGORIES.indexOf(a) >= CATEGORIES.indexOf(b) ? a : b;
}

export function renderSummary(report: Report, style: Style, width: number): string {
  const rows = new Map<SummaryRow, Assessment[]>();
  for (const assessment of report.assessments) {
    const row = rowOf(assessment);
    const list = rows.get(row);
    if (list === undefined) rows.set(row, [assessment]);
    else list.push(assessment);
  }
  const lines = [style.dim(`  ${"Category".padEnd(26)}${"Components".padStart(10)}  Licenses`)];
  for (const row of ROWS) {
    const list = rows.get(row);
    if (list === undefined) continue;
    const words = describeRow(row, list);
    const room = Math.max(20, width - 42);
    lines.push(
      `${markOf(list, report, style)} ${LABELS[row].padEnd(26)}${String(list.length).padStart(10)}  ${fitWords(words, room)}`,
    );
  }
  return lines.join("\n");
}

function markOf(list: readonly Assessment[], report: Report, style: Style): string {
  if (list.some(({ verdict }) => verdict.answer === "deny")) return style.red("✗");
  const asks = list.some(({ verdict }) => verdict.answer === "review" || verdict.answer === "undetermined");
  if (asks) return report.policy.failOn === "deny" ? style.yellow("?") : style.red("?");
  return list.some(({ verdict }) => verdict.answer === "warn") ? style.yellow("!") : " ";
}

function describeRow(row: SummaryRow, list: readonly Assessment[]): string[] {
  if (row === "choice") return list.map(({ component, verdict }) => plain(`${component.name} → ${verdict.chosen}`));
  const counts = new Map<string, number>();
  for (const { conclusion, component } of list) {
    const hasExpression = conclusion.kind === "agreed" || conclusion.kind === "conflict";
    const word = hasExpression && row !== "conflict" && row !== "none" ? conclusion.expression : component.name;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([word, count]) => (count === 1 ? plain(word) : `${plain(word)} ${count}`));
}

/** As many words as fit, and how many more there are. */
function fitWords(words: readonly string[], room: number): string {
  let text = "";
  for (const [shown, word] of words.entries()) {
    const next = text === "" ? word : `${text} · ${word}`;
    const left = words.length - shown - 1;
    if (next.length + (left > 0 ? 12 : 0) > room && text !== "") return `${text} · ${words.length - shown} more`;
    text = next;
  }
  return text;
}
