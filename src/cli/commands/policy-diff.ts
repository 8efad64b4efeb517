// licet policy diff: judges one project by two policies and shows what would be answered differently. Each is scanned for by itself, so that
// clarifications, choices, exceptions and lineage count as they would.
import { isViolation } from "../../gate.ts";
import { statedLicense } from "../../licenses/stated.ts";
import type { Assessment } from "../../model/index.ts";
import { plain } from "../../reporters/encode.ts";
import { decidingRule } from "../../reporters/findings.ts";
import { shortName } from "../../reporters/graph.ts";
import { makeStyle, type Style } from "../../reporters/style.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { runScan, type ScanRun } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";

interface Difference {
  readonly before: Assessment;
  readonly after: Assessment;
}

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const base = stringOption(call, "base");
  const oldName = base === undefined ? call.operands[0] : undefined;
  const rest = base === undefined ? call.operands.slice(1) : call.operands;
  if (base === undefined && oldName === undefined)
    throw new UsageError("compare with which policy?", "licet policy diff <file or preset>, or --base <commit>");
  const old = base === undefined ? { policy: oldName } : { policyRef: base };
  const before = await runScan({ ...call, operands: rest, options: { ...call.options, ...old } }, true);
  const after = await runScan({ ...call, operands: rest }, true);
  const differences = compareRuns(before, after);
  if (isOptionSet(call, "json")) {
    terminal.out(`${JSON.stringify(differences.map(toPlain), null, 2)}\n`);
    return EXIT.pass;
  }
  const style = makeStyle(terminal.color);
  for (const difference of differences) terminal.out(`${describe(difference, style)}\n`);
  const fails = (run: ScanRun, { verdict }: Assessment) => isViolation(verdict.answer, run.report.policy.failOn);
  const newlyFailing = differences.filter((one) => !fails(before, one.before) && fails(after, one.after)).length;
  const newlyPassing = differences.filter((one) => fails(before, one.before) && !fails(after, one.after)).length;
  const total = after.report.assessments.length;
  const names = `${nameOf(before, base)} → ${nameOf(after, undefined)}`;
  terminal.out(
    `${differences.length} of ${total} components are answered differently (${names}): ${newlyFailing} newly fail, ${newlyPassing} newly pass\n`,
  );
  return EXIT.pass;
}

function nameOf({ policyPath, policy }: ScanRun, base: string | undefined): string {
  const name = plain(policyPath ?? policy.name);
  return base === undefined ? name : `${name} as of ${plain(base)}`;
}

/** Components whose answer, license or taken side differs. */
function compareRuns(before: ScanRun, after: ScanRun): readonly Difference[] {
  const earlier = new Map(before.report.assessments.map((assessment) => [assessment.component.purl, assessment]));
  return after.report.assessments.flatMap((now): Difference[] => {
    const was = earlier.get(now.component.purl);
    return was === undefined || summaryOf(was) === summaryOf(now) ? [] : [{ before: was, after: now }];
  });
}

function summaryOf(assessment: Assessment): string {
  const { verdict } = assessment;
  return [verdict.answer, statedLicense(assessment), verdict.chosen ?? "", verdict.waiver?.id ?? ""].join("\0");
}

function describe({ before, after }: Difference, style: Style): string {
  const name = style.bold(plain(shortName(after.component.purl)));
  const parts = [
    name,
    change(statedLicense(before), statedLicense(after)),
    change(before.verdict.answer, after.verdict.answer),
  ];
  const taken = change(before.verdict.chosen ?? "", after.verdict.chosen ?? "");
  // Where nothing is stated there is no side to take.
  if (taken.includes("→") && !/NOASSERTION|nothing/.test(taken) && taken !== parts[1]) parts.push(`takes ${taken}`);
  const rule = after.verdict.waiver?.id ?? decidingRule(after)?.id ?? "";
  return [...parts, style.dim(plain(rule))].filter((part) => part !== "").join("  ");
}

function change(before: string, after: string): string {
  const [was, is] = [before, after].map((text) => (text === "" ? "nothing" : plain(text))) as [string, string];
  return was === is ? is : `${was} → ${is}`;
}

function toPlain({ before, after }: Difference) {
  const tell = (assessment: Assessment) => ({
    answer: assessment.verdict.answer,
    license: statedLicense(assessment),
    chosen: assessment.verdict.chosen ?? null,
    rule: assessment.verdict.waiver?.id ?? decidingRule(assessment)?.id ?? null,
  });
  return { purl: after.component.purl, before: tell(before), after: tell(after) };
}
