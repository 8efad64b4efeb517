// The Action from start to end: inputs and event → scan in a process of its own → summary, remarks, outputs, comment, exit code.
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT } from "../cli/exit-codes.ts";
import { writeFileWhole } from "../cli/write-file.ts";
import type { GateResult } from "../model/index.ts";
import { writeComment } from "./comment.ts";
import { readEvent } from "./event.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { placeFile, placeFolder, planScan, refuseTrigger } from "./plan.ts";
import { RESULT_LIMIT, readGateResult } from "./read-result.ts";
import { relayComment } from "./relay-comment.ts";
import type { Runner } from "./runner.ts";
import { OUT, type ScanRequest } from "./scan-job.ts";
import { type ScanEnd, startScan } from "./start-scan.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** `entry` is the file to start for the scanning half. Returns the exit code. */
export async function runAction(env: Env, runner: Runner, entry: string): Promise<number> {
  const inputs = readInputs(env);
  if (typeof inputs === "string") return fail(runner, inputs);
  if (inputs.token !== undefined) runner.mask(inputs.token);
  const event = readEvent(env);
  const refusal = refuseTrigger(inputs, event);
  if (refusal !== undefined) return fail(runner, refusal);
  const workspace = env["GITHUB_WORKSPACE"] ?? process.cwd();
  if (inputs.mode === "comment") return relayComment({ env, inputs, event, runner, workspace });
  const plan = planScan(inputs, event, workspace);
  if (!plan.ok) return fail(runner, plan.error);
  const out = fs.mkdtempSync(join(env["RUNNER_TEMP"] ?? tmpdir(), "licet-"));
  const request = makeRequest(inputs, workspace, out);
  if (typeof request === "string") return fail(runner, request);
  const end = await startScan(entry, { ...request, ...plan.value }, env, inputs.timeoutMinutes * 60_000);
  const result = end.code === 0 ? readResult(out) : undefined;
  if (result === undefined) tellFailure(runner, end, readMaybe(out, OUT.mistake));
  else tellResult(runner, inputs, out);
  tellOutputs(runner, result, request, keepResult(inputs, workspace, out));
  const number = event.name.startsWith("pull_request") ? event.pullRequest?.number : undefined;
  if (number !== undefined) {
    const link = event.runUrl;
    const comment = await writeComment({ env, inputs, event, runner, pullRequest: number, result, link });
    if (comment !== undefined) runner.output("comment-id", String(comment));
  }
  if (result === undefined) return end.code === EXIT.usage ? EXIT.usage : EXIT.bug;
  return result.result === "pass" ? EXIT.pass : result.result === "fail" ? EXIT.violations : EXIT.incomplete;
}

function fail(runner: Runner, message: string): number {
  runner.error(message);
  runner.output("outcome", "error");
  return EXIT.usage;
}

/** Where the result stays: the file the operator named, for another job to take, else ours. */
function keepResult({ result: path }: Inputs, workspace: string, out: string): string {
  const own = join(out, OUT.result);
  const text = readMaybe(out, OUT.result);
  const place = path === undefined ? undefined : placeFile(path, workspace, rootsOf(workspace));
  if (text === undefined || place === undefined || !place.ok) return own;
  writeFileWhole(place.value, text);
  return place.value;
}

function rootsOf(workspace: string): string[] {
  return [workspace, process.env["RUNNER_TEMP"] ?? tmpdir()];
}

/** A string says what is wrong. */
function makeRequest(
  inputs: Inputs,
  workspace: string,
  out: string,
): Omit<ScanRequest, "options" | "compare"> | string {
  const files: (readonly [string, string])[] = [];
  const roots = rootsOf(workspace);
  if (inputs.result !== undefined) {
    const place = placeFile(inputs.result, workspace, roots);
    if (!place.ok) return place.error;
  }
  for (const [reporter, path] of inputs.files) {
    const place = placeFile(path, workspace, roots);
    if (!place.ok) return place.error;
    files.push([reporter, place.value]);
  }
  const folder = placeFolder(inputs.path, workspace, roots);
  if (!folder.ok) return `${inputs.path}: ${folder.error}`;
  return { workspace, path: inputs.path, out, files };
}

function readMaybe(out: string, name: string): string | undefined {
  try {
    return fs.readFileSync(join(out, name), "utf8");
  } catch {
    return undefined;
  }
}

/** A result that is missing or not whole is no result. */
function readResult(out: string): GateResult | undefined {
  const text = readMaybe(out, OUT.result);
  if (text === undefined || text.length > RESULT_LIMIT) return undefined;
  const read = readGateResult(text);
  return read.ok ? read.value : undefined;
}

function tellFailure(runner: Runner, { code, ended, said }: ScanEnd, mistake: string | undefined): void {
  const why =
    mistake ??
    (ended === "timeout"
      ? "the scan took longer than timeout-minutes and was stopped"
      : ended === undefined
        ? `the scan ended with code ${code} and without a result`
        : "the scan was ended by the system, perhaps for want of memory");
  const isSummarized = runner.summarize(
    "### ⚠ Licenses: the check could not finish, so nothing is known\n\nThe log says why.\n",
  );
  runner.error(why);
  if (said !== "") runner.log(said);
  if (!isSummarized) runner.log("there is no job summary to write to");
}

/** The summary comes first: it works with every token. */
function tellResult(runner: Runner, inputs: Inputs, out: string): void {
  if (inputs.summary && !runner.summarize(readMaybe(out, OUT.summary) ?? ""))
    runner.log("the job summary could not be written");
  runner.log(readMaybe(out, OUT.table) ?? "");
  if (inputs.annotations) runner.annotate(readMaybe(out, OUT.annotations) ?? "");
}

/** Counts, words of ours, and paths that the operator chose; nothing from the tree. */
function tellOutputs(
  runner: Runner,
  result: GateResult | undefined,
  { files }: Pick<ScanRequest, "files">,
  resultPath: string,
): void {
  runner.output("outcome", result?.result ?? "error");
  if (result === undefined) return;
  const { counts, base } = result;
  runner.output("violations", String(counts.violations));
  runner.output("new-violations", base === undefined ? "" : String(counts.violations));
  runner.output("warnings", String(counts.warnings));
  runner.output("unknown", String(counts.unknown));
  runner.output("packages", String(counts.components));
  runner.output("losses", String(counts.losses));
  runner.output("result-path", resultPath);
  for (const [reporter, place] of files) {
    const name = reporter === "cyclonedx-json" ? "sbom" : reporter;
    runner.output(`${name}-path`, place);
  }
}
