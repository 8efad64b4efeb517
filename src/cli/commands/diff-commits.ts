// licet diff of commits: what changed between two, or between one and the working tree.
import { type CommandCall, stringOption } from "../command.ts";
import { compareCommits } from "../compare-commits.ts";
import { EXIT } from "../exit-codes.ts";
import { isInventoryWanted, printComparison } from "../print-report.ts";
import { prepareScan } from "../run-scan.ts";

export async function run(call: CommandCall): Promise<number> {
  const [base, head] = call.operands as [string, string?];
  const path = stringOption(call, "path");
  const prepared = await prepareScan(call, false, path === undefined ? [] : [path]);
  const compared = await compareCommits(prepared, base, head, await isInventoryWanted(call));
  await printComparison(call, compared);
  if (prepared.policyPath !== undefined && compared.violations.length > 0) return EXIT.violations;
  return compared.losses.length > 0 ? EXIT.incomplete : EXIT.pass;
}
