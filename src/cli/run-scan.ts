// What all scanning commands share: find the tree and the policy, scan with progress, hand over the report.
import { makeDiskTree } from "../io/disk-tree.ts";
import type { Report, Scope } from "../model/index.ts";
import { OMIT_WORDS } from "../pipeline/omit.ts";
import { scan } from "../scan.ts";
import { type CommandCall, listOption, stringOption } from "./command.ts";
import { findTarget } from "./find-root.ts";
import { choosePolicy } from "./load-policy.ts";
import { openMachine } from "./machine.ts";
import { makeProgress } from "./progress.ts";
import { UsageError } from "./usage-error.ts";

export interface ScanRun {
  readonly report: Report;
  /** Path of the policy file; undefined when a preset judged for information. */
  readonly policyPath: string | undefined;
}

export async function runScan(call: CommandCall, isPolicyRequired: boolean): Promise<ScanRun> {
  const { terminal } = call;
  const omit = readOmit(stringOption(call, "omit"));
  const target = findTarget(terminal.cwd, call.operands, COMMAND_NAMES);
  const chosen = await choosePolicy(stringOption(call, "policy"), target.root, terminal.cwd, isPolicyRequired);
  const progress = makeProgress(terminal, call.options["progress"] !== false);
  const result = await scan({
    tree: makeDiskTree(target.root, target.label),
    policy: chosen.policy,
    today: new Date().toISOString().slice(0, 10),
    machine: openMachine(terminal.env),
    exclude: listOption(call, "exclude"),
    only: target.only,
    omit,
    onProgress: progress.show,
  });
  progress.clear();
  if (!result.ok) throw new UsageError(`cannot scan ${target.label}: ${result.error.detail}`);
  return { report: result.value, policyPath: chosen.path };
}

const COMMAND_NAMES = [
  "scan",
  "check",
  "sbom",
  "notice",
  "diff",
  "why",
  "explain",
  "accept",
  "init",
  "policy",
  "detect",
  "ecosystems",
  "licenses",
  "score",
  "verify",
  "merge",
];

function readOmit(words: string | undefined): Scope[] {
  if (words === undefined) return [];
  return words.split(",").flatMap((word) => {
    const scopes = Object.hasOwn(OMIT_WORDS, word.trim()) ? OMIT_WORDS[word.trim()] : undefined;
    if (scopes === undefined)
      throw new UsageError(`--omit does not know "${word.trim()}"`, `it knows: ${Object.keys(OMIT_WORDS).join(", ")}`);
    return scopes;
  });
}
