// licet diff: what changed between two SBOMs (or reports): components added, removed, updated, and licences that changed.
import { type ComparedPair, type ComparedRow, type Comparison, compareRows } from "../../compare.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readBomRows } from "../read-bom.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal, operands } = call;
  const [before = "", after = ""] = operands;
  const comparison = compareRows(await readBomRows(terminal.cwd, before), await readBomRows(terminal.cwd, after));
  if (isOptionSet(call, "json"))
    terminal.out(`${JSON.stringify({ schemaVersion: 1, before, after, ...comparison }, null, 2)}\n`);
  else terminal.out(showComparison(comparison));
  return isOptionSet(call, "exitCode") && hasChange(comparison) ? EXIT.violations : EXIT.pass;
}

function hasChange({ added, removed, updated, relicensed }: Comparison): boolean {
  return added.length + removed.length + updated.length + relicensed.length > 0;
}

function showComparison(comparison: Comparison): string {
  const { added, removed, updated, relicensed, unchanged } = comparison;
  const lines = [
    ...relicensed.map((pair) => `! ${nameOf(pair.after)}  ${licensesOf(pair)}  ${remark(pair)}`),
    ...added.map((row) => `+ ${nameOf(row)}  ${licenseOf(row)}`),
    ...removed.map((row) => `- ${nameOf(row)}  ${licenseOf(row)}`),
    ...updated.map((pair) =>
      `~ ${plain(pair.before.name)} ${versionOf(pair.before)} → ${versionOf(pair.after)}  ${licensesOf(pair)}  ${remark(pair)}`.trimEnd(),
    ),
  ];
  const changed = [...relicensed, ...updated].filter(({ license }) => license === "changed").length;
  const counts = [
    `${added.length} added`,
    `${removed.length} removed`,
    `${updated.length} updated`,
    `${changed} with another license`,
    `${unchanged} unchanged`,
  ];
  return `${[...lines, ...(lines.length === 0 ? [] : [""]), counts.join(", ")].join("\n")}\n`;
}

function remark({ license }: ComparedPair): string {
  if (license === "changed") return "license changed";
  if (license === "learned") return "license known now";
  return license === "forgotten" ? "license no longer known" : "";
}

function licensesOf({ before, after, license }: ComparedPair): string {
  return license === "same" ? licenseOf(after) : `${licenseOf(before)} → ${licenseOf(after)}`;
}

function licenseOf({ license }: ComparedRow): string {
  return license === undefined ? "unknown" : plain(license);
}

function nameOf(row: ComparedRow): string {
  return row.version === undefined ? plain(row.name) : `${plain(row.name)} ${versionOf(row)}`;
}

function versionOf({ version }: ComparedRow): string {
  return version === undefined ? "?" : plain(version);
}
