// The scanning half of the Action: a process of its own without token or other secrets. Request in, files out.
import * as fs from "node:fs";
import { join } from "node:path";
import type { CommandCall } from "../cli/command.ts";
import { compareCommits } from "../cli/compare-commits.ts";
import { prepareScan } from "../cli/run-scan.ts";
import { showComparison } from "../cli/show-comparison.ts";
import type { Terminal } from "../cli/terminal.ts";
import { statedInstant } from "../cli/timestamp.ts";
import { UsageError } from "../cli/usage-error.ts";
import { writeFileWhole } from "../cli/write-file.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import type { ComparedReport, GateResult, Report } from "../model/index.ts";
import { jsonText } from "../reporters/encode.ts";
import { gateComparison, gateReport } from "../reporters/gate-result.ts";
import { REPORTERS } from "../reporters/index.ts";
import { renderWithin, SUMMARY_LIMIT } from "../reporters/markdown/comment.ts";
import { narrowToChange } from "../reporters/narrow.ts";

export interface ScanRequest {
  readonly workspace: string;
  readonly path: string;
  /** Options of `licet check`, by their camel-cased names. */
  readonly options: Readonly<Record<string, string>>;
  /** Commits to compare; missing = judge everything on disk. */
  readonly compare?: { readonly base: string; readonly head: string };
  /** Empty folder of ours for what the other half reads. */
  readonly out: string;
  /** Files to write for the user: reporter and absolute path. */
  readonly files: readonly (readonly [reporter: string, path: string])[];
}

/** What the scanning half leaves in `out`. */
export const OUT = {
  result: "result.json",
  summary: "summary.md",
  annotations: "annotations.txt",
  table: "table.txt",
  mistake: "mistake.txt",
} as const;

/** Returns the exit code: 0 when a result was written, whatever it says; 2 with OUT.mistake for wrong usage. */
export async function runScanJob(request: ScanRequest, env: Terminal["env"]): Promise<number> {
  try {
    await scanInto(request, env);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const remedy = error.remedy === undefined ? "" : `\n${error.remedy}`;
    fs.writeFileSync(join(request.out, OUT.mistake), `${error.message}${remedy}`);
    return 2;
  }
}

async function scanInto(request: ScanRequest, env: Terminal["env"]): Promise<void> {
  const { workspace, path, options, compare, files } = request;
  const terminal: Terminal = {
    cwd: workspace,
    env,
    out: () => {},
    err: () => {},
    color: false,
    colorErr: false,
    width: undefined,
    isErrTerminal: false,
    isInputTerminal: false,
  };
  // A runner may serve strangers: nothing of an earlier run is believed.
  const call: CommandCall = { operands: [path], options: { ...options, cache: false }, terminal };
  const prepared = await prepareScan(call, false);
  const compared =
    compare === undefined ? undefined : await compareCommits(prepared, compare.base, compare.head, files.length > 0);
  const head = compared?.head ?? (await prepared.scanTree(makeDiskTree(prepared.target.root, path)));
  const result = compared === undefined ? gateReport(head) : gateComparison(compared);
  const timestamp = statedInstant(env);
  for (const [reporter, place] of files) writeFileWhole(place, await renderAs(reporter, head, compared, timestamp));
  await leaveBehind(request.out, head, compared, result);
}

async function renderAs(
  id: string,
  head: Report,
  compared: ComparedReport | undefined,
  timestamp: string,
): Promise<string> {
  const reporter = REPORTERS.find((candidate) => candidate.id === id);
  if (reporter === undefined) throw new Error(`no reporter is called ${id}`);
  const { render } = await reporter.load();
  const isNewsOnly = compared !== undefined && (id === "github" || id === "junit");
  return render(isNewsOnly ? narrowToChange(compared) : head, { color: false, timestamp });
}

async function leaveBehind(
  out: string,
  head: Report,
  compared: ComparedReport | undefined,
  result: GateResult,
): Promise<void> {
  const summary =
    compared === undefined ? await renderAs("markdown", head, undefined, "") : renderWithin(result, SUMMARY_LIMIT);
  const table =
    compared === undefined
      ? await renderAs("table", head, undefined, "")
      : showComparison(compared, { isJson: false, color: false });
  fs.writeFileSync(join(out, OUT.summary), summary);
  fs.writeFileSync(join(out, OUT.table), table);
  fs.writeFileSync(join(out, OUT.annotations), await renderAs("github", head, compared, ""));
  // Written last: without it there is no verdict.
  writeFileWhole(join(out, OUT.result), `${jsonText(result, 1)}\n`);
}
