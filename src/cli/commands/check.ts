// licet check: the gate. A missing policy is a usage error, the exit code is the verdict.
import { gate } from "../../gate.ts";
import type { CommandCall } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { printReport } from "../print-report.ts";
import { runScan } from "../run-scan.ts";

export async function run(call: CommandCall): Promise<number> {
  const { report } = await runScan(call, true);
  await printReport(call, report);
  const { result } = gate(report);
  if (result === "fail") return EXIT.violations;
  return result === "incomplete" ? EXIT.incomplete : EXIT.pass;
}
