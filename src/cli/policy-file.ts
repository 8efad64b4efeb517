// The policy file as a command edits it: its place, its text, and what it says.
import { resolve } from "node:path";
import type { Policy } from "../policy/policy.ts";
import { type CommandCall, stringOption } from "./command.ts";
import { choosePolicy } from "./load-policy.ts";
import { readPolicyText } from "./policy-text.ts";
import { UsageError } from "./usage-error.ts";
import { writeFileWhole } from "./write-file.ts";

export interface PolicyFile {
  readonly place: string;
  /** What `path` is relative to. */
  readonly cwd: string;
  /** As shown to people. */
  readonly path: string;
  readonly text: string;
  readonly policy: Policy;
}

/** The policy that `--policy` or an operand names, else the nearest one; a preset is no file of yours. */
export async function openPolicyFile(call: CommandCall, named = stringOption(call, "policy")): Promise<PolicyFile> {
  const { cwd } = call.terminal;
  const { policy, path } = await choosePolicy(named, cwd, cwd, true);
  if (path === undefined || policy.kind === "preset") {
    throw new UsageError(`${named ?? "this"} is a preset, not a file of yours`, "write a policy with: licet init");
  }
  const place = resolve(cwd, path);
  const read = readPolicyText(place);
  if (!read.ok) throw new UsageError(`cannot read the policy ${path}: ${read.error}`);
  return { place, cwd, path, text: read.value.text, policy };
}

/** Writes the new text if it is a policy without mistakes; nothing is left half done. */
export async function savePolicyFile(file: PolicyFile, text: string): Promise<Policy> {
  const policy = await checkText(text, file.path, file.cwd);
  writeFileWhole(file.place, text);
  return policy;
}

/** `path` is relative to `cwd`. */
export async function checkText(text: string, path: string, cwd: string): Promise<Policy> {
  const { loadPolicy } = await import("../policy/load.ts");
  const { showMistakes } = await import("./show-mistakes.ts");
  const { makeParentResolver } = await import("./policy-parents.ts");
  const loaded = loadPolicy({ text, path }, makeParentResolver(cwd));
  if (loaded.ok) return loaded.value;
  throw new UsageError(`the change would make ${path} invalid; nothing was written\n${showMistakes(loaded.error)}`);
}

/** Today, as every face tells the core. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
