// Decides from inputs and event what is compared with what, and refuses what would give strangers our rights.
import * as fs from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { openHistory } from "../io/git/commits.ts";
import { openObjects } from "../io/git/objects.ts";
import { findRepository } from "../io/git/refs.ts";
import { err, ok, type Result } from "../model/index.ts";
import type { RunEvent } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import type { ScanRequest } from "./scan-job.ts";

/** They run with the rights of the default branch, whoever caused them. */
const UNSAFE_EVENTS = ["pull_request_target", "workflow_run", "issue_comment"];

export type Plan = Pick<ScanRequest, "options" | "compare">;

export function refuseTrigger(inputs: Inputs, event: RunEvent): string | undefined {
  if (inputs.mode === "comment") {
    return event.name === "workflow_run"
      ? undefined
      : `mode "comment" answers a workflow_run event only, this is "${event.name}"`;
  }
  if (!UNSAFE_EVENTS.includes(event.name) || inputs.isTriggerAcknowledged) return undefined;
  return (
    `refused: a ${event.name} event runs with rights that a stranger's change must not have. ` +
    "Use pull_request (docs/ci.md), or say unsafe-trigger: acknowledged if you know that no stranger's files are checked out"
  );
}

/** In a pull request (or merge queue) policy and baseline come from the base commit, which its author does not control. */
export function planScan(inputs: Inputs, event: RunEvent, workspace: string): Result<Plan, string> {
  const labels = event.pullRequest?.labels ?? [];
  // One per line, since a label may have commas.
  const options = { ...optionsOf(inputs), ...(labels.length === 0 ? {} : { labels: `${labels.join("\n")}\n` }) };
  const isChange = event.pullRequest !== undefined && event.name.startsWith("pull_request");
  const named = inputs.base ?? (isChange ? undefined : event.mergeGroupBase);
  if (named === undefined && !isChange) return ok({ options });
  const base = named ?? findBase(event, workspace);
  if (base === undefined) {
    return err(
      "the base of the pull request is not in this clone: check out with fetch-depth: 0 (or 2, where the merge commit is checked out)",
    );
  }
  return ok({ options: { ...options, policyRef: base }, compare: { base, head: "HEAD" } });
}

function optionsOf({ policy, baseline, failOn, omit }: Inputs): Record<string, string> {
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(omit === undefined ? {} : { omit }),
  };
}

/**
 * The first parent of the merge commit that GitHub made is the tip of the base branch; only that very commit is trusted
 * to tell, since a merge by the author may have any parents. Else the base that the event names, if the clone has it.
 */
function findBase({ sha, ref, pullRequest }: RunEvent, workspace: string): string | undefined {
  const folders = findRepository(workspace);
  if (folders === undefined || pullRequest === undefined) return undefined;
  const objects = openObjects(folders.common);
  try {
    const history = openHistory(folders, objects);
    const head = history.find("HEAD");
    if (typeof head === "string") return undefined;
    const isGithubsMerge = head.id === sha && ref === `refs/pull/${pullRequest.number}/merge`;
    for (const id of [...(isGithubsMerge ? [head.parents[0]] : []), pullRequest.baseSha]) {
      if (id !== undefined && typeof history.find(id) !== "string") return id;
    }
    return undefined;
  } finally {
    objects.close();
  }
}

/** An absolute place for a file of the operator, whose real folder lies in one of `roots`, whatever links the tree has. */
export function placeFile(path: string, workspace: string, roots: readonly string[]): Result<string, string> {
  const place = isAbsolute(path) ? resolve(path) : resolve(workspace, path);
  const folder = placeFolder(dirname(place), workspace, roots);
  return folder.ok ? ok(join(folder.value, basename(place))) : err(`${path}: ${folder.error}`);
}

export function placeFolder(path: string, workspace: string, roots: readonly string[]): Result<string, string> {
  try {
    const real = fs.realpathSync(isAbsolute(path) ? path : resolve(workspace, path));
    const isInside = roots.some((root) => {
      const way = relative(fs.realpathSync(root), real);
      return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
    });
    return isInside ? ok(real) : err("outside the workspace");
  } catch {
    return err("no such folder");
  }
}
