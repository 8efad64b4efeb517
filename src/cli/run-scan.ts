// What all scanning commands share: find the tree and the policy, scan with progress, hand over the report.
import { makeDiskTree } from "../io/disk-tree.ts";
import type { FileTree, Report, Scope } from "../model/index.ts";
import { OMIT_WORDS } from "../pipeline/omit.ts";
import { scan } from "../scan.ts";
import { type CommandCall, listOption, stringOption } from "./command.ts";
import { commandSpecs } from "./commands.ts";
import { findTarget, type ScanTarget } from "./find-root.ts";
import { choosePolicy } from "./load-policy.ts";
import { openMachine } from "./machine.ts";
import { chooseTargets } from "./print-report.ts";
import { makeProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

export interface ScanRun {
  readonly report: Report;
  /** Path of the policy file; undefined when a preset judged for information. */
  readonly policyPath: string | undefined;
}

/** Everything a scan needs but the tree; a comparison scans two of them alike. */
export interface PreparedScan {
  readonly target: ScanTarget;
  readonly policyPath: string | undefined;
  readonly scanTree: (tree: FileTree) => Promise<Report>;
}

export async function prepareScan(
  call: CommandCall,
  isPolicyRequired: boolean,
  operands = call.operands,
): Promise<PreparedScan> {
  const { terminal } = call;
  await chooseTargets(call);
  const omit = readOmit(stringOption(call, "omit"));
  const commands = commandSpecs.map(({ usage }) => usage.split(" ")[0] as string);
  const target = findTarget(terminal.cwd, operands, commands);
  const chosen = await choosePolicy(stringOption(call, "policy"), target.root, terminal.cwd, isPolicyRequired);
  const machine = openMachine(terminal.env);
  const today = new Date().toISOString().slice(0, 10);
  async function scanTree(tree: FileTree): Promise<Report> {
    const progress = makeProgress(terminal, call.options["progress"] !== false);
    const exclude = listOption(call, "exclude");
    const result = await scan({
      tree,
      policy: chosen.policy,
      today,
      machine,
      exclude,
      only: target.only,
      omit,
      onProgress: progress.show,
    });
    progress.clear();
    if (!result.ok) throw new UsageError(`cannot scan ${tree.label}: ${result.error.detail}`);
    return result.value;
  }
  return { target, policyPath: chosen.path, scanTree };
}

export async function runScan(call: CommandCall, isPolicyRequired: boolean): Promise<ScanRun> {
  const { target, policyPath, scanTree } = await prepareScan(call, isPolicyRequired);
  return { report: await scanTree(makeDiskTree(target.root, target.label)), policyPath };
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
