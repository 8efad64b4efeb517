// What a scan is judged by: the policy and the baseline, from disk or, for a change that must not judge itself, from a commit.
import { relative, resolve, sep } from "node:path";
import { type Baseline, readBaseline } from "../baseline.ts";
import { ANSWERS, type Answer, folderOf, joinInside, joinPath } from "../model/index.ts";
import type { FactEntry, Policy } from "../policy/policy.ts";
import { type CommandCall, listOption, stringOption } from "./command.ts";
import { readFacts } from "./facts-option.ts";
import { type ChosenPolicy, choosePolicy, POLICY_NAMES } from "./load-policy.ts";
import { readText } from "./read-input.ts";
import { openRepository } from "./repository.ts";
import { UsageError } from "./usage-error.ts";

export interface Judging {
  readonly policy: Policy;
  /** Path of the policy file; undefined for the preset that only informs. */
  readonly path: string | undefined;
  readonly baseline: Baseline | undefined;
  /** Told with --fact. */
  readonly facts: readonly FactEntry[];
  /** The commit that policy and baseline are taken from, and the files that make them up, from the root of the repository. */
  readonly from?: { readonly ref: string; readonly files: readonly string[] };
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
  const facts = readFacts(listOption(call, "fact"), chosen.policy);
  if (withoutBaseline)
    return {
      facts,
      policy: withThreshold(chosen.policy, stringOption(call, "failOn")),
      path: chosen.path,
      baseline: undefined,
    };
  const baseline = file === undefined ? chosen.readBaseline?.() : await readNamedBaseline(call, file, ref, root);
  return {
    facts,
    policy: withThreshold(chosen.policy, stringOption(call, "failOn")),
    path: chosen.path,
    baseline: baseline === undefined ? undefined : understand(baseline, file ?? chosen.policy.gate.baseline ?? ""),
    ...(ref === undefined ? {} : { from: { ref, files: gateFiles(call, chosen, root, file) } }),
  };
}

async function choosePolicyAt(
  ref: string,
  named: string | undefined,
  root: string,
  cwd: string,
  isPolicyRequired: boolean,
): Promise<ChosenPolicy> {
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
  const repository = openRepository(root);
  const files = repository.filesOf(repository.findCommit(ref), ref);
  const text = files.readText(insideOf(repository.workTree, call.terminal.cwd, file));
  if (text.ok) return text.value;
  throw new UsageError(`cannot read the baseline ${file} as of ${ref}: ${text.error.detail}`);
}

/** What a change could weaken: the policy (also where none is yet), its parents, the baseline. */
function gateFiles(call: CommandCall, chosen: ChosenPolicy, root: string, baselineFile: string | undefined): string[] {
  const { workTree, inside } = openRepository(root);
  const policyPath = chosen.policy.kind === "file" ? chosen.path : undefined;
  const named = chosen.policy.gate.baseline;
  const folders =
    inside === "" ? [""] : ["", ...inside.split("/").map((_, at, parts) => parts.slice(0, at + 1).join("/"))];
  return [
    ...folders.flatMap((folder) => POLICY_NAMES.map((name) => joinPath(folder, name))),
    ...(policyPath === undefined ? [] : [policyPath, ...chosen.policy.parents]),
    ...(baselineFile === undefined ? [] : [insideOf(workTree, call.terminal.cwd, baselineFile)]),
    ...(named === undefined || policyPath === undefined ? [] : [joinInside(folderOf(policyPath), named) ?? named]),
  ];
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
