// Finds the policy to judge by in the files of a commit, as load-policy.ts does on disk: nothing of the working tree is read.
import { err, type FileTree, folderOf, joinInside, joinPath, ok } from "../model/index.ts";
import { loadPolicy, type PolicyResolver } from "../policy/load.ts";
import { findPreset, presetNames } from "../policy/presets.ts";
import { isFar } from "../policy/references.ts";
import { type ChosenPolicy, informationPreset, POLICY_NAMES } from "./load-policy.ts";
import { readFetched } from "./policy-parents.ts";
import { showMistakes } from "./show-mistakes.ts";
import { UsageError } from "./usage-error.ts";

const SIZE_LIMIT = 1024 * 1024;

/** `files` is the whole repository; `named.path` and `folder` are paths in it. */
export function choosePolicyInTree(
  files: FileTree,
  named: { readonly name: string; readonly path: string } | undefined,
  folder: string,
  isRequired: boolean,
): ChosenPolicy {
  if (named !== undefined) {
    const preset = presetNames().includes(named.name) ? findPreset(named.name) : undefined;
    return preset !== undefined && !files.size(named.path).ok
      ? { policy: preset, path: `preset ${named.name}` }
      : loadFrom(files, named.path);
  }
  const found = findUpwards(files, folder);
  if (found !== undefined) return loadFrom(files, found);
  if (isRequired)
    throw new UsageError(`no policy found in ${files.label} (${POLICY_NAMES[0]}, in the scanned folder or above)`);
  return { policy: informationPreset() };
}

function findUpwards(files: FileTree, start: string): string | undefined {
  for (let folder = start; ; folder = folderOf(folder)) {
    const present = POLICY_NAMES.map((name) => joinPath(folder, name)).filter((path) => files.size(path).ok);
    if (present.length > 1)
      throw new UsageError(`two policies in one folder: ${present.join(" and ")}`, "keep one of them");
    if (present[0] !== undefined) return present[0];
    if (folder === "") return undefined;
  }
}

function loadFrom(files: FileTree, path: string): ChosenPolicy {
  const text = files.readText(path, SIZE_LIMIT);
  if (!text.ok) throw new UsageError(`cannot read the policy ${path} as of ${files.label}: ${text.error.detail}`);
  const resolver: PolicyResolver = {
    parent(reference, base, sha256) {
      // What is pinned by its digest is the same wherever it is kept.
      if (isFar(reference)) return readFetched(reference, sha256);
      const place = joinInside(folderOf(base), reference);
      if (place === undefined) return err("only files of this repository are read; keep a copy in it");
      const parent = files.readText(place, SIZE_LIMIT);
      return parent.ok ? ok({ text: parent.value, path: place }) : err(parent.error.detail);
    },
  };
  const loaded = loadPolicy({ text: text.value, path }, resolver);
  if (!loaded.ok)
    throw new UsageError(`the policy ${path} as of ${files.label} is not valid\n${showMistakes(loaded.error)}`);
  const { baseline } = loaded.value.gate;
  return {
    policy: loaded.value,
    path,
    ...(baseline === undefined ? {} : { readBaseline: () => readBeside(files, path, baseline) }),
  };
}

function readBeside(files: FileTree, policy: string, name: string): string {
  const place = joinInside(folderOf(policy), name);
  const text = place === undefined ? undefined : files.readText(place);
  if (text?.ok === true) return text.value;
  throw new UsageError(`cannot read the baseline ${name} as of ${files.label}`, "the policy names it under gate");
}
