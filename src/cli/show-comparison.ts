// Tells a comparison to people, one line per change, or as JSON.

import { statedLicense } from "../licenses/stated.ts";
import { type Assessment, type Change, type ComparedReport, showLocation, standingViolations } from "../model/index.ts";
import { jsonText, plain } from "../reporters/encode.ts";
import { codeOf, decidingRule } from "../reporters/findings.ts";
import { shortName } from "../reporters/graph.ts";
import { describeDiagnostic } from "../reporters/prose/diagnostics.ts";
import { makeStyle, type Style } from "../reporters/style.ts";

export interface ShowOptions {
  readonly isJson: boolean;
  readonly color: boolean;
}

export function showComparison(compared: ComparedReport, { isJson, color }: ShowOptions): string {
  return isJson ? `${jsonText(toPlain(compared), 2)}\n` : toText(compared, makeStyle(color));
}

const MARKS: Readonly<Record<Change["kind"], string>> = {
  added: "+",
  removed: "-",
  upgraded: "~",
  relicensed: "~",
  rescoped: "~",
};

function toText(compared: ComparedReport, style: Style): string {
  const { comparison, violations, losses, baseLabel, caution, isUntouched } = compared;
  const lines = [style.bold(`since ${plain(baseLabel)}`)];
  if (caution !== undefined) lines.push(style.yellow(`caution: ${plain(caution)}`));
  const failing = new Set(violations);
  for (const change of comparison.changes) lines.push(showChange(change, failing, style));
  for (const after of standingViolations(compared)) lines.push(showStanding(after, style));
  for (const diagnostic of losses) {
    const place = diagnostic.location === undefined ? "" : `${plain(showLocation(diagnostic.location))}: `;
    lines.push(style.red(`incomplete[${diagnostic.code}] ${place}${describeDiagnostic(diagnostic).message}`));
  }
  if (isUntouched === true) return `${lines.join("\n")}\nnothing that licet reads has changed\n`;
  const counts = countKinds(comparison.changes);
  const total = [...counts, `${comparison.unchanged} unchanged`].join(" · ");
  const standing = standingViolations(compared).length;
  const fresh = violations.length - standing;
  const old =
    standing === 0 ? "" : ` · ${standing} that ${standing === 1 ? "was" : "were"} there before (gate.report: all)`;
  lines.push("", `${total} · ${fresh} new ${fresh === 1 ? "problem" : "problems"}${old}`);
  return `${lines.join("\n")}\n`;
}

/** Unchanged, and failing all the same. */
function showStanding(after: Assessment, style: Style): string {
  const rule = decidingRule(after);
  const by = rule === undefined ? "" : ` by ${plain(rule.id)}`;
  return style.red(
    `= ${plain(shortName(after.component.purl))}  ${describe(after)}  ✗ ${after.verdict.answer} [${codeOf(after)}]${by}`,
  );
}

function countKinds(changes: readonly Change[]): string[] {
  return (["added", "upgraded", "relicensed", "rescoped", "removed"] as const)
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`);
}

function showChange(change: Change, failing: ReadonlySet<Assessment>, style: Style): string {
  const { kind, before, after, licenseChanged } = change;
  const name = plain(nameOf(change));
  const license =
    licenseChanged && before && after
      ? `${describe(before)} → ${describe(after)}`
      : describe((after ?? before) as Assessment);
  const isFailing = after !== undefined && failing.has(after);
  const remarks = [
    licenseChanged ? "license changed" : undefined,
    kind === "rescoped" ? `${before?.component.scope} → ${after?.component.scope}` : undefined,
  ];
  if (isFailing && after !== undefined) {
    const rule = decidingRule(after);
    remarks.push(`${after.verdict.answer} [${codeOf(after)}]${rule === undefined ? "" : ` by ${plain(rule.id)}`}`);
  }
  const said = remarks.filter((remark) => remark !== undefined).join(", ");
  const line = `${MARKS[kind]} ${name}  ${license}${said === "" ? "" : `  ${isFailing ? "✗" : "!"} ${said}`}`;
  if (isFailing) return style.red(line);
  return licenseChanged ? style.yellow(line) : line;
}

function nameOf({ before, after }: Change): string {
  if (before !== undefined && after !== undefined && before.component.purl !== after.component.purl) {
    return `${after.component.name} ${versionOf(before)} → ${versionOf(after)}`;
  }
  return shortName(((after ?? before) as Assessment).component.purl);
}

function describe(assessment: Assessment): string {
  const { conclusion } = assessment;
  return plain(conclusion.kind === "absent" ? `(${conclusion.because})` : statedLicense(assessment));
}

function toPlain({ comparison, violations, losses, baseLabel, head, caution, isUntouched }: ComparedReport) {
  const failing = new Set(violations);
  const side = (assessment: Assessment) => {
    const { component, conclusion, verdict } = assessment;
    return { purl: component.purl, scope: component.scope, conclusion, answer: verdict.answer };
  };
  return {
    schemaVersion: 1,
    tool: head.tool,
    base: baseLabel,
    ...(caution === undefined ? {} : { caution }),
    ...(isUntouched === true ? { untouched: true } : {}),
    policy: head.policy,
    changes: comparison.changes.map(({ kind, before, after, licenseChanged }) => ({
      kind,
      licenseChanged,
      fails: after !== undefined && failing.has(after),
      ...(before === undefined ? {} : { before: side(before) }),
      ...(after === undefined ? {} : { after: side(after) }),
    })),
    unchanged: comparison.unchanged,
    newViolations: violations.map(({ component }) => component.purl),
    newLosses: losses,
  };
}

function versionOf({ component }: Assessment): string {
  return component.version ?? "(no version)";
}
