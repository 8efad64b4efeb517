// A gate's result as Markdown: a headline, a table of what fails or changed, what to do, what could not be looked at.
import type { GateResult, GateRow, GateTrouble } from "../../model/index.ts";
import { markdownCode, markdownText } from "../encode.ts";

export interface GateMarkdown {
  /** Rows and troubles shown at most; the rest is counted. */
  readonly rows: number;
  /** Leaves out what changed without any remark. */
  readonly isBrief: boolean;
}

const SIGNS = { pass: "✓", fail: "✗", incomplete: "⚠" } as const;

export function renderGate(result: GateResult, options: GateMarkdown): string {
  const blocks = [`### ${SIGNS[result.result]} ${headline(result)}`];
  if (result.caution !== undefined) blocks.push(`> ⚠ ${markdownText(result.caution)}`);
  const rows = result.rows.filter((row) => !options.isBrief || isRemarkable(row));
  if (rows.length > 0) blocks.push(renderTable(rows, options.rows));
  const fixes = renderFixes(result.rows, options.rows);
  if (fixes !== "") blocks.push(fixes);
  const conditions = renderConditions(result.rows, options.rows);
  if (conditions !== "") blocks.push(conditions);
  blocks.push(...renderTroubles("Not looked at", result.losses, options.rows));
  blocks.push(...renderTroubles("Worth a look", result.problems, options.rows));
  blocks.push(footer(result));
  return `${blocks.join("\n\n")}\n`;
}

/** Licences that changed are worth a line even between two allowed ones. */
function isRemarkable({ fails, answer, kind, licenseBefore, conditions }: GateRow): boolean {
  return fails || conditions !== undefined || licenseBefore !== undefined || (answer !== "allow" && kind !== "removed");
}

function headline({ result, counts, base, untouched }: GateResult): string {
  if (untouched === true && result === "pass") return "Licenses: nothing that licet reads has changed";
  const where = base === undefined ? "" : " in this change";
  const { violations, losses } = counts;
  if (result === "fail") return `Licenses: ${violations} ${violations === 1 ? "problem" : "problems"}${where}`;
  if (result === "incomplete")
    return `Licenses: no problem found${where}, but ${losses} ${losses === 1 ? "thing" : "things"} could not be looked at`;
  return `Licenses: no problem${where}`;
}

const KINDS: Readonly<Record<GateRow["kind"], string>> = {
  added: "added",
  removed: "removed",
  upgraded: "upgraded",
  relicensed: "relicensed",
  rescoped: "moved",
  present: "",
};

function renderTable(rows: readonly GateRow[], limit: number): string {
  const shown = rows.slice(0, limit);
  const hidden = rows.length - shown.length;
  const lines = ["| | Package | License | Brought in by | Policy |", "|---|---|---|---|---|"];
  for (const row of shown) lines.push(renderRow(row));
  if (hidden > 0) lines.push(`| | … and ${hidden} more | | | |`);
  return lines.join("\n");
}

function renderRow(row: GateRow): string {
  const { kind, fails, answer, code, license, licenseBefore, via, rule, ruleAt, waiver } = row;
  const sign = fails ? "✗" : licenseBefore !== undefined ? "~" : answer === "allow" || kind === "removed" ? "" : "!";
  const versions = row.versionBefore === undefined ? [row.version] : [row.versionBefore, row.version];
  const version = versions
    .filter((part) => part !== undefined)
    .map(markdownText)
    .join(" → ");
  const name = [markdownCode(row.name), version, KINDS[kind] === "" ? "" : `(${KINDS[kind]})`];
  const words = license === "" ? "unknown" : markdownCode(license);
  const change =
    licenseBefore === undefined
      ? words
      : `${licenseBefore === "" ? "unknown" : markdownCode(licenseBefore)} → ${words}`;
  const path =
    via === undefined
      ? markdownCode(row.at)
      : via.length === 0
        ? "direct"
        : via.slice(0, 5).map(markdownCode).join(" → ");
  const verdict = answer === "allow" ? "" : [answer, ...(code === undefined ? [] : [code])].join(" ");
  const place = ruleAt ?? (rule === undefined || answer === "allow" ? undefined : rule);
  const policy = [
    verdict,
    ...(place === undefined || answer === "allow" ? [] : [markdownCode(place)]),
    ...(waiver === undefined ? [] : [`accepted: ${markdownText(waiver)}`]),
  ];
  return `| ${sign} | ${name.filter((part) => part !== "").join(" ")} | ${change} | ${path} | ${policy.filter((part) => part !== "").join(": ")} |`;
}

function renderFixes(rows: readonly GateRow[], limit: number): string {
  const fixes = new Map<string, string[]>();
  for (const { fails, fix, name, code } of rows) {
    if (!fails || fix === undefined) continue;
    const key = `${code ?? ""}\0${fix}`;
    const names = fixes.get(key);
    if (names === undefined) fixes.set(key, [name]);
    else names.push(name);
  }
  if (fixes.size === 0) return "";
  const items = [...fixes].slice(0, limit).map(([key, names]) => {
    const [code = "", fix = ""] = key.split("\0");
    const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
    return `- ${code} ${names.slice(0, 3).map(markdownCode).join(", ")}${more}: ${markdownText(fix)}`;
  });
  return ["<details><summary>How to fix</summary>", "", ...items, "", "</details>"].join("\n");
}

/** What somebody has to confirm, said once for all that it is about. */
function renderConditions(rows: readonly GateRow[], limit: number): string {
  const groups = new Map<string, string[]>();
  for (const { conditions, name } of rows) {
    for (const condition of conditions ?? []) groups.set(condition, [...(groups.get(condition) ?? []), name]);
  }
  if (groups.size === 0) return "";
  const items = [...groups].slice(0, limit).map(([condition, names]) => {
    const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
    return `- [ ] ${markdownText(condition)} (${names.slice(0, 3).map(markdownCode).join(", ")}${more})`;
  });
  const hidden = groups.size - items.length;
  return ["**Provided that**", "", ...items, ...(hidden > 0 ? [`- … and ${hidden} more`] : [])].join("\n");
}

function renderTroubles(title: string, troubles: readonly GateTrouble[], limit: number): string[] {
  if (troubles.length === 0) return [];
  const items = troubles.slice(0, limit).map(({ code, at, message, remedy }) => {
    const place = at === undefined ? "" : ` ${markdownCode(at)}`;
    return `- ${code}${place}: ${markdownText(message)} (${markdownText(remedy)})`;
  });
  const hidden = troubles.length - items.length;
  return [[`**${title}**`, "", ...items, ...(hidden > 0 ? [`- … and ${hidden} more`] : [])].join("\n")];
}

function footer({ counts, base, policy, tool, untouched }: GateResult): string {
  const parts =
    base === undefined
      ? [
          `${counts.components} components`,
          `${counts.violations} violations`,
          `${counts.warnings} warnings`,
          ...(counts.waived > 0 ? [`${counts.waived} accepted by exceptions`] : []),
        ]
      : [
          ...(["added", "upgraded", "relicensed", "rescoped", "removed"] as const)
            .filter((kind) => counts[kind] > 0)
            .map((kind) => `${counts[kind]} ${KINDS[kind]}`),
          ...(untouched === true ? [] : [`${counts.unchanged} unchanged`]),
          `since ${markdownText(base)}`,
        ];
  const judged = policy.kind === "file" ? markdownCode(policy.name) : `the preset ${markdownText(policy.name)}`;
  return `${parts.join(" · ")} · judged by ${judged} · licet ${markdownText(tool.version)}`;
}
