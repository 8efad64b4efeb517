// licet sbom: writes a software bill of materials; exits 3 when something could not be looked at.
import { resolve } from "node:path";
import { gate } from "../../gate.ts";
import { REPORTERS } from "../../reporters/index.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { printReport } from "../print-report.ts";
import { runScan } from "../run-scan.ts";
import { statedInstant } from "../timestamp.ts";
import { writeFileWhole } from "../write-file.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const timestamp = statedInstant(terminal.env);
  const { report } = await runScan(call, false);
  const reporter = REPORTERS.find(({ id }) => id === "cyclonedx-json");
  if (reporter === undefined) throw new Error("the CycloneDX reporter is missing");
  const { render } = await reporter.load();
  const text = render(report, { color: false, timestamp });
  const output = stringOption(call, "output");
  if (output === undefined || output === "-") terminal.out(text);
  else {
    writeFileWhole(resolve(terminal.cwd, output), text);
    if (isOptionSet(call, "json")) await printReport(call, report);
    else terminal.err(`${output}: ${report.assessments.length} components\n`);
  }
  const { losses } = gate(report);
  if (losses === 0) return EXIT.pass;
  terminal.err(`${losses} things could not be looked at; licet scan tells which\n`);
  return EXIT.incomplete;
}
