// licet check: the gate. A missing policy is a usage error, the exit code is the verdict.
import { gate } from "../../gate.ts";
import { type CommandCall, stringOption } from "../command.ts";
import { compareCommits } from "../compare-commits.ts";
import { EXIT } from "../exit-codes.ts";
import { isInventoryWanted, printComparison, printReport } from "../print-report.ts";
import { prepareScan, runScan } from "../run-scan.ts";
import { withFixes } from "../work-out-fixes.ts";

export async function run(call: CommandCall): Promise<number> {
  const base = stringOption(call, "base");
  if (base !== undefined) return checkSince(call, base);
  const run = await runScan(call, true);
  const { report, known, gone } = run;
  await printReport(call, await withFixes(call, report, run));
  if (known > 0 || gone.length > 0) call.terminal.err(tellBaseline(known, gone.length));
  const { result } = gate(report);
  if (result === "fail") return EXIT.violations;
  return result === "incomplete" ? EXIT.incomplete : EXIT.pass;
}

async function checkSince(call: CommandCall, base: string): Promise<number> {
  const compared = await compareCommits(await prepareScan(call, true), base, undefined, await isInventoryWanted(call));
  await printComparison(call, compared);
  if (compared.violations.length > 0) return EXIT.violations;
  return compared.losses.length > 0 ? EXIT.incomplete : EXIT.pass;
}

function tellBaseline(known: number, gone: number): string {
  const done = gone === 0 ? "" : `; ${gone} of its entries are solved: take them away with licet baseline`;
  return `baseline: ${known} ${known === 1 ? "violation" : "violations"} accepted for now${done}\n`;
}
