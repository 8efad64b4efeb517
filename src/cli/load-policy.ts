// Finds the policy to judge by: the one named, the nearest license-policy.yml, or a preset for information.
import * as fs from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Result } from "../model/index.ts";
import type { Policy } from "../policy/policy.ts";
import { findPreset, presetNames } from "../policy/presets.ts";
import { readText } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

export const POLICY_NAMES = ["license-policy.yml", "license-policy.yaml"];
const INFORMATION_PRESET = "distributed";

export interface ChosenPolicy {
  readonly policy: Policy;
  /** Path of the file, as shown to people; undefined for the preset that only informs. */
  readonly path?: string;
  /** Text of the baseline that the policy names, if it names one. Throws a UsageError when it cannot be read. */
  readonly readBaseline?: () => string;
}

/** Throws a UsageError for a policy that is missing where it is required, cannot be read, or is wrong. */
export async function choosePolicy(
  named: string | undefined,
  root: string,
  cwd: string,
  isRequired: boolean,
): Promise<ChosenPolicy> {
  if (named !== undefined) {
    const preset = presetNames().includes(named) && !fs.existsSync(resolve(cwd, named)) ? findPreset(named) : undefined;
    return preset === undefined ? loadFile(resolve(cwd, named), cwd) : { policy: preset, path: `preset ${named}` };
  }
  const found = findUpwards(root);
  if (found !== undefined) return loadFile(found, cwd);
  if (isRequired)
    throw new UsageError(
      `no policy found (${POLICY_NAMES[0]}, here or in a folder above)`,
      "write one with: licet init",
    );
  return { policy: informationPreset() };
}

/** The place of the policy file that is named, or the nearest one. Throws a UsageError when there is none. */
export function findPolicyFile(named: string | undefined, cwd: string): string {
  if (named !== undefined) return resolve(cwd, named);
  const found = findUpwards(cwd);
  if (found !== undefined) return found;
  throw new UsageError(`no policy found (${POLICY_NAMES[0]}, here or in a folder above)`, "write one with: licet init");
}

export function informationPreset(): Policy {
  const policy = findPreset(INFORMATION_PRESET);
  if (policy === undefined) throw new Error(`the preset ${INFORMATION_PRESET} is missing`);
  return policy;
}

/** The nearest policy from the scanned folder up to the root of its repository. */
function findUpwards(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const present = POLICY_NAMES.map((name) => join(folder, name)).filter((path) => fs.existsSync(path));
    if (present.length > 1)
      throw new UsageError(`two policies in one folder: ${present.join(" and ")}`, "keep one of them");
    if (present[0] !== undefined) return present[0];
    if (fs.existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

async function loadFile(path: string, cwd: string): Promise<ChosenPolicy> {
  const shown = relative(cwd, path) || path;
  const { readPolicyText } = await import("./policy-text.ts");
  const read = readPolicyText(path);
  if (!read.ok)
    throw new UsageError(
      `cannot read the policy ${shown}: ${read.error}`,
      read.error === "no such file"
        ? "name an existing file, or write one with: licet init"
        : "a policy is a small text file in UTF-8",
    );
  const { text } = read.value;
  const { loadPolicy } = await import("../policy/load.ts");
  const { showMistakes } = await import("./show-mistakes.ts");
  const { makeParentResolver } = await import("./policy-parents.ts");
  const loaded: Result<Policy, Parameters<typeof showMistakes>[0]> = loadPolicy(
    { text, path: shown },
    makeParentResolver(cwd),
  );
  if (!loaded.ok) throw new UsageError(`the policy ${shown} is not valid\n${showMistakes(loaded.error)}`);
  const { baseline } = loaded.value.gate;
  return {
    policy: loaded.value,
    path: shown,
    ...(baseline === undefined ? {} : { readBaseline: () => readText(dirname(path), baseline) }),
  };
}
