// licet scan: judges by the policy if there is one; without one, informs.
import { gate } from "../../gate.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { printReport } from "../print-report.ts";
import { runScan } from "../run-scan.ts";
import { withFixes } from "../work-out-fixes.ts";

export async function run(call: CommandCall): Promise<number> {
  const run = await runScan(call, false);
  const { report, policyPath } = run;
  await printReport(call, await withFixes(call, report, run));
  const outcome = gate(report);
  if (policyPath === undefined) {
    if (!isOptionSet(call, "json")) call.terminal.err(`\n${adviseOnPolicy(outcome.violations)}`);
    return outcome.losses > 0 ? EXIT.incomplete : EXIT.pass;
  }
  if (outcome.result === "fail") return EXIT.violations;
  return outcome.result === "incomplete" ? EXIT.incomplete : EXIT.pass;
}

function adviseOnPolicy(violations: number): string {
  const what = violations === 0 ? "nothing would fail" : `${violations} would fail`;
  return `No policy found: judged by the preset "distributed" for information (${what}). Write your own: licet init\n`;
}
