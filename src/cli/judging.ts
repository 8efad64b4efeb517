// What a scan is judged by: the policy and the baseline, from disk or, for a change that must not judge itself, from a commit.
import { relative, resolve, sep } from "node:path";
import { type Baseline, readBaseline } from "../baseline.ts";
import { ANSWERS, type Answer } from "../model/index.ts";
import type { Policy } from "../policy/policy.ts";
import { type CommandCall, stringOption } from "./command.ts";
import { type ChosenPolicy, choosePolicy } from "./load-policy.ts";
import { readText } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

export interface Judging {
  readonly policy: Policy;
  /** Path of the policy file; undefined for the preset that only informs. */
  readonly path: string | undefined;
  readonly baseline: Baseline | undefined;
}

/** Options read: policy, policyRef, baseline, failOn. */
export async function chooseJudging(
  call: CommandCall,
  root: string,
  isPolicyRequired: boolean,
  withoutBaseline = false,
): Promise<Judging> {
  const { cwd } = call.terminal;
  const named = stringOption(call, "policy");
  const ref = stringOption(call, "policyRef");
  const chosen =
    ref === undefined
      ? await choosePolicy(named, root, cwd, isPolicyRequired)
      : await choosePolicyAt(ref, named, root, cwd, isPolicyRequired);
  const file = stringOption(call, "baseline");
  if (withoutBaseline)
    return {
      policy: withThreshold(chosen.policy, stringOption(call, "failOn")),
      path: chosen.path,
      baseline: undefined,
    };
  const baseline = file === undefined ? chosen.readBaseline?.() : await readNamedBaseline(call, file, ref, root);
  return {
    policy: withThreshold(chosen.policy, stringOption(call, "failOn")),
    path: chosen.path,
    baseline: baseline === undefined ? undefined : understand(baseline, file ?? chosen.policy.gate.baseline ?? ""),
  };
}

async function choosePolicyAt(
  ref: string,
  named: string | undefined,
  root: string,
  cwd: string,
  isPolicyRequired: boolean,
): Promise<ChosenPolicy> {
  const { openRepository } = await import("./repository.ts");
  const { choosePolicyInTree } = await import("./policy-at-commit.ts");
  const repository = openRepository(root);
  const files = repository.filesOf(repository.findCommit(ref), ref);
  const place = named === undefined ? undefined : { name: named, path: insideOf(repository.workTree, cwd, named) };
  return choosePolicyInTree(files, place, repository.inside, isPolicyRequired);
}

async function readNamedBaseline(
  call: CommandCall,
  file: string,
  ref: string | undefined,
  root: string,
): Promise<string> {
  if (ref === undefined) return readText(call.terminal.cwd, file);
  const { openRepository } = await import("./repository.ts");
  const repository = openRepository(root);
  const files = repository.filesOf(repository.findCommit(ref), ref);
  const text = files.readText(insideOf(repository.workTree, call.terminal.cwd, file));
  if (text.ok) return text.value;
  throw new UsageError(`cannot read the baseline ${file} as of ${ref}: ${text.error.detail}`);
}

/** A path given on the command line, from the root of the repository. */
function insideOf(workTree: string, cwd: string, path: string): string {
  return relative(workTree, resolve(cwd, path)).split(sep).join("/");
}

function understand(text: string, file: string): Baseline {
  const read = readBaseline(text);
  if (read.ok) return read.value;
  throw new UsageError(`the baseline ${file} is not valid: ${read.error}`, "write it anew with: licet baseline");
}

function withThreshold(policy: Policy, word: string | undefined): Policy {
  if (word === undefined) return policy;
  const failOn: Answer | undefined = ANSWERS.find((answer) => answer === word && answer !== "allow");
  if (failOn === undefined)
    throw new UsageError(`--fail-on does not know "${word}"`, `it knows: ${ANSWERS.slice(1).join(", ")}`);
  return { ...policy, gate: { ...policy.gate, failOn } };
}
