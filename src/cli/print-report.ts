// Tells a report, or a comparison of two, as the options ask: to standard output, to files, in several formats at once.
import { resolve } from "node:path";
import type { ComparedReport, Report, Reporter, ReportOptions } from "../model/index.ts";
import { type CommandCall, isOptionSet, listOption } from "./command.ts";
import { statedInstant } from "./timestamp.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole } from "./write-file.ts";

export interface Target {
  readonly reporter: Reporter;
  /** Absolute path; undefined = standard output. */
  readonly file: string | undefined;
}

export async function printReport(call: CommandCall, report: Report): Promise<void> {
  for (const target of await chooseTargets(call)) await tell(call, target, report);
}

/** Remarks and tests tell only what is new; inventories tell the whole head; table, json and markdown tell the comparison. */
export async function printComparison(call: CommandCall, compared: ComparedReport): Promise<void> {
  const { narrowToChange } = await import("../reporters/narrow.ts");
  for (const target of await chooseTargets(call)) {
    const { reporter, file } = target;
    if (reporter.id === "table" || reporter.id === "json") {
      const { showComparison } = await import("./show-comparison.ts");
      const color = file === undefined && call.terminal.color;
      put(call, file, showComparison(compared, { isJson: reporter.id === "json", color }));
    } else if (reporter.id === "markdown") {
      const { gateComparison } = await import("../reporters/gate-result.ts");
      const { renderWithin, SUMMARY_LIMIT } = await import("../reporters/markdown/comment.ts");
      put(call, file, renderWithin(gateComparison(compared), SUMMARY_LIMIT));
    } else {
      const isNewsOnly = reporter.id === "github" || reporter.id === "junit";
      await tell(call, target, isNewsOnly ? narrowToChange(compared) : compared.head);
    }
  }
}

/** Formats that tell only what a change brings; all others tell everything that is there. */
const TELL_CHANGES = ["table", "json", "markdown", "github", "junit"];

/** True when some format asked for tells the whole inventory, so that a scan cannot be spared. */
export async function isInventoryWanted(call: CommandCall): Promise<boolean> {
  return (await chooseTargets(call)).some(({ reporter }) => !TELL_CHANGES.includes(reporter.id));
}

/** What goes to files does not replace the screen: without a reporter for standard output there is the table. Throws a UsageError for a name nobody knows. */
export async function chooseTargets(call: CommandCall): Promise<Target[]> {
  const { REPORTERS } = await import("../reporters/index.ts");
  const words = [...listOption(call, "reporter"), ...(isOptionSet(call, "json") ? ["json"] : [])];
  const targets = words.map((word): Target => {
    const at = word.indexOf("=");
    const name = at < 0 ? word : word.slice(0, at);
    const file = at < 0 ? undefined : word.slice(at + 1);
    const reporter = REPORTERS.find(({ id }) => id === (name === "text" ? "table" : name));
    if (reporter === undefined)
      throw new UsageError(
        `--reporter does not know "${name}"`,
        `it knows: ${REPORTERS.map(({ id }) => id).join(", ")}`,
      );
    if (file === "") throw new UsageError(`--reporter ${name}= names no file`);
    return { reporter, file: file === undefined ? undefined : resolve(call.terminal.cwd, file) };
  });
  if (targets.some(({ file }) => file === undefined)) return targets;
  const table = REPORTERS.find(({ id }) => id === "table");
  if (table === undefined) throw new Error("the table reporter is missing");
  return [{ reporter: table, file: undefined }, ...targets];
}

async function tell(call: CommandCall, { reporter, file }: Target, report: Report): Promise<void> {
  const { terminal } = call;
  const { render } = await reporter.load();
  const isScreen = file === undefined;
  const options: ReportOptions = {
    color: isScreen && terminal.color,
    verbose: isOptionSet(call, "verbose"),
    timestamp: statedInstant(terminal.env),
    ...(isScreen && terminal.width !== undefined ? { width: terminal.width } : {}),
  };
  put(call, file, render(report, options));
}

function put(call: CommandCall, file: string | undefined, text: string): void {
  if (file === undefined) call.terminal.out(text);
  else writeFileWhole(file, text);
}
