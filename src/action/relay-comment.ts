// The second of two jobs: takes the result of a run without rights, holds it against its schema, and writes the comment itself.
import * as fs from "node:fs";
import { EXIT } from "../cli/exit-codes.ts";
import { openGithubApi } from "../io/github-api.ts";
import { writeComment } from "./comment.ts";
import { type FinishedRun, isRepository, type RunEvent } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { placeFile } from "./plan.ts";
import { RESULT_LIMIT, readGateResult } from "./read-result.ts";
import type { Runner } from "./runner.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface RelayJob {
  readonly env: Env;
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly runner: Runner;
  readonly workspace: string;
}

export async function relayComment(job: RelayJob): Promise<number> {
  const { env, inputs, event, runner, workspace } = job;
  const refuse = (why: string) => {
    runner.error(why);
    runner.output("outcome", "error");
    return EXIT.usage;
  };
  const { finishedRun } = event;
  if (finishedRun === undefined || finishedRun.event !== "pull_request")
    return refuse("the finished run was none for a pull request");
  if (inputs.result === undefined) return refuse('mode "comment" needs the input result: the file of the finished run');
  const place = placeFile(inputs.result, workspace, [workspace, env["RUNNER_TEMP"] ?? workspace]);
  if (!place.ok) return refuse(place.error);
  const text = readRegular(place.value);
  if (text === undefined) return refuse("the result is not there, is no file, or is too large");
  const read = readGateResult(text);
  if (!read.ok) return refuse(`the result is not what licet writes: ${read.error}`);
  const pullRequest = await findPullRequest(job, finishedRun);
  runner.output("outcome", read.value.result);
  if (pullRequest === undefined) return EXIT.pass;
  const server = event.runUrl?.replace(/\/actions\/runs\/\d+$/, `/actions/runs/${finishedRun.id}`);
  const comment = await writeComment({ env, inputs, event, runner, pullRequest, result: read.value, link: server });
  if (comment !== undefined) runner.output("comment-id", String(comment));
  return EXIT.pass;
}

/**
 * The artifact is a stranger's, so it does not say where to write. The event does: the branch and commit that ran, and
 * the open pull request whose head they are (the event itself leaves the list empty for forks).
 */
async function findPullRequest(
  { env, inputs, event, runner }: RelayJob,
  { headOwner, headBranch, headSha }: FinishedRun,
): Promise<number | undefined> {
  if (inputs.token === undefined || !isRepository(event.repository)) {
    runner.log("no comment: token or repository is missing");
    return undefined;
  }
  const api = openGithubApi({
    url: env["GITHUB_API_URL"] ?? "",
    token: inputs.token,
    timeoutMs: inputs.apiTimeoutSeconds * 1000,
  });
  const head = encodeURIComponent(`${headOwner}:${headBranch}`);
  const listed = await api?.call("GET", `/repos/${event.repository}/pulls?state=open&head=${head}&per_page=100`);
  if (listed === undefined || !listed.ok || !Array.isArray(listed.value)) {
    runner.log(
      `no comment: the pull request could not be looked up (${listed?.ok === false ? listed.error.reason : "no API"})`,
    );
    return undefined;
  }
  const rows = listed.value as readonly { readonly number?: unknown; readonly head?: { readonly sha?: unknown } }[];
  const found = rows.find((row) => row?.head?.sha === headSha)?.number;
  if (typeof found === "number" && Number.isSafeInteger(found)) return found;
  runner.log("no comment: no open pull request has this commit as its head any more");
  return undefined;
}

/** No links: the folder was filled from a stranger's artifact. */
function readRegular(path: string): string | undefined {
  try {
    const stats = fs.lstatSync(path);
    return stats.isFile() && stats.size <= RESULT_LIMIT ? fs.readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
