// Prints a report to standard output, as a table or as JSON.
import type { Report } from "../model/index.ts";
import { type CommandCall, isOptionSet } from "./command.ts";

export async function printReport(call: CommandCall, report: Report): Promise<void> {
  const { terminal } = call;
  const { REPORTERS } = await import("../reporters/index.ts");
  const reporter = REPORTERS.find(({ id }) => id === (isOptionSet(call, "json") ? "json" : "table"));
  if (reporter === undefined) throw new Error("a reporter is missing");
  const { render } = await reporter.load();
  const width = terminal.width === undefined ? {} : { width: terminal.width };
  terminal.out(render(report, { color: terminal.color, verbose: isOptionSet(call, "verbose"), ...width }));
}
