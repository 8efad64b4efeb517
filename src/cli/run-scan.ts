// What all scanning commands share: find the tree and the policy, scan with progress, hand over the report.
import { applyBaseline, type BaselinedReport } from "../baseline.ts";
import { clearReviews, isClearedBy } from "../clear-reviews.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import type { FileTree, Report, Scope } from "../model/index.ts";
import { OMIT_WORDS } from "../pipeline/omit.ts";
import type { FactEntry, Policy } from "../policy/policy.ts";
import { scan } from "../scan.ts";
import { cacheFolder } from "./cache-folder.ts";
import { type CommandCall, listOption, stringOption } from "./command.ts";
import { commandSpecs } from "./commands.ts";
import { type DetectionCache, openDetectionCache, programKey } from "./detection-cache.ts";
import { findTarget, type ScanTarget } from "./find-root.ts";
import { chooseJudging, type Judging } from "./judging.ts";
import { openMachine } from "./machine.ts";
import { chooseTargets } from "./print-report.ts";
import { makeProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

export interface ScanRun extends BaselinedReport {
  /** Path of the policy file; undefined when a preset judged for information. */
  readonly policyPath: string | undefined;
  readonly policy: Policy;
  /** Told on the command line. */
  readonly facts: readonly FactEntry[];
}

/** Everything a scan needs but the tree; a comparison scans two of them alike. */
export interface PreparedScan {
  readonly target: ScanTarget;
  readonly policyPath: string | undefined;
  readonly judging: Judging;
  /** Patterns that are not looked at. */
  readonly exclude: readonly string[];
  /** Violations that the baseline holds are accepted with a warning. */
  readonly scanTree: (tree: FileTree) => Promise<Report>;
  /** Before the baseline. */
  readonly scanAsIs: (tree: FileTree) => Promise<Report>;
}

export async function prepareScan(
  call: CommandCall,
  isPolicyRequired: boolean,
  operands = call.operands,
  { withoutBaseline = false } = {},
): Promise<PreparedScan> {
  const { terminal } = call;
  await chooseTargets(call);
  const omit = readOmit(stringOption(call, "omit"));
  const commands = commandSpecs.map(({ usage }) => usage.split(" ")[0] as string);
  const target = findTarget(terminal.cwd, operands, commands);
  const judging = await chooseJudging(call, target.root, isPolicyRequired, withoutBaseline);
  const machine = openMachine(terminal.env);
  const today = new Date().toISOString().slice(0, 10);
  const exclude = listOption(call, "exclude");
  const detections = chooseCache(call, target.root);
  async function scanAsIs(tree: FileTree): Promise<Report> {
    const progress = makeProgress(terminal, call.options["progress"] !== false);
    const result = await scan({
      tree,
      policy: judging.policy,
      today,
      machine,
      exclude,
      only: target.only,
      omit,
      facts: judging.facts,
      ...(detections === undefined ? {} : { detections }),
      onProgress: progress.show,
    });
    progress.clear();
    detections?.save();
    if (!result.ok) throw new UsageError(`cannot scan ${tree.label}: ${result.error.detail}`);
    return result.value;
  }
  const labels = readLabels(stringOption(call, "labels"));
  const scanTree = async (tree: FileTree) => accept(await scanAsIs(tree), judging, labels).report;
  return { target, policyPath: judging.path, judging, exclude, scanTree, scanAsIs };
}

export async function runScan(call: CommandCall, isPolicyRequired: boolean): Promise<ScanRun> {
  const { target, policyPath, judging, scanAsIs } = await prepareScan(call, isPolicyRequired);
  const report = await scanAsIs(makeDiskTree(target.root, target.label));
  const { policy } = judging;
  const labels = readLabels(stringOption(call, "labels"));
  return { policyPath, policy, facts: judging.facts, ...accept(report, judging, labels) };
}

/** Set by build servers; Jenkins and Azure set no CI. */
const SERVER_MARKS = ["CI", "TF_BUILD", "JENKINS_URL", "TEAMCITY_VERSION"];

/** On a build server only where somebody has named a folder for it: jobs of strangers may share the machine. */
function chooseCache({ options, terminal: { env } }: CommandCall, root: string): DetectionCache | undefined {
  const isServer = SERVER_MARKS.some((mark) => !["", "0", "false"].includes(env[mark] ?? ""));
  if (options["cache"] === false || (isServer && env["LICET_CACHE"] === undefined)) return undefined;
  const key = programKey();
  return key === undefined ? undefined : openDetectionCache(cacheFolder(env, "texts"), key, root);
}

/** What was there before, and what a person has cleared. */
function accept(report: Report, { baseline, policy }: Judging, labels: readonly string[]): BaselinedReport {
  const baselined = baseline === undefined ? { report, known: 0, gone: [] } : applyBaseline(report, baseline);
  const mark = policy.gate.reviewClearedBy;
  return mark !== undefined && isClearedBy(mark, labels)
    ? { ...baselined, report: clearReviews(baselined.report, mark) }
    : baselined;
}

/** Separated by commas, or one per line: a label may have commas. */
function readLabels(words: string | undefined): readonly string[] {
  return (words ?? "").split(words?.includes("\n") === true ? "\n" : ",").map((word) => word.trim());
}

function readOmit(words: string | undefined): Scope[] {
  if (words === undefined) return [];
  return words.split(",").flatMap((word) => {
    const scopes = Object.hasOwn(OMIT_WORDS, word.trim()) ? OMIT_WORDS[word.trim()] : undefined;
    if (scopes === undefined)
      throw new UsageError(`--omit does not know "${word.trim()}"`, `it knows: ${Object.keys(OMIT_WORDS).join(", ")}`);
    return scopes;
  });
}
