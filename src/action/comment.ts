// Writes the comment of a pull request, and says once in the log when it cannot: that never fails a run.
import { openGithubApi } from "../io/github-api.ts";
import type { GateResult } from "../model/index.ts";
import { COMMENT_LIMIT, renderWithin } from "../reporters/markdown/comment.ts";
import { isRepository, type RunEvent } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import type { Runner } from "./runner.ts";
import { putComment } from "./sticky-comment.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface CommentJob {
  readonly env: Env;
  readonly inputs: Inputs;
  readonly event: RunEvent;
  readonly runner: Runner;
  readonly pullRequest: number;
  /** Undefined when the check did not finish. */
  readonly result: GateResult | undefined;
  /** Page with the details. */
  readonly link: string | undefined;
}

/** Returns the id of the comment, if there is one now. */
export async function writeComment(job: CommentJob): Promise<number | undefined> {
  const { env, inputs, event, runner, pullRequest, result } = job;
  const skip = (why: string) => {
    runner.log(`no comment on the pull request: ${why}; the job summary has the result`);
    return undefined;
  };
  if (inputs.comment === "never") return undefined;
  if (inputs.token === undefined) return skip("no token was given");
  if (!isRepository(event.repository)) return skip("the repository is not known");
  const api = openGithubApi({
    url: env["GITHUB_API_URL"] ?? "",
    token: inputs.token,
    timeoutMs: inputs.apiTimeoutSeconds * 1000,
  });
  if (api === undefined) return skip("GITHUB_API_URL is no https address");
  const isClean = result?.result === "pass" && result.problems.every(({ code }) => code !== "LIC206");
  const put = await putComment(
    api,
    { repository: event.repository, pullRequest, id: inputs.commentId },
    { body: renderBody(job), isWorthNew: inputs.comment === "always" || !isClean },
  );
  if (put.ok) {
    if (put.value.did !== "nothing") runner.log(`comment on the pull request: ${put.value.did}`);
    return put.value.commentId;
  }
  const { status, reason } = put.error;
  if (status === 401 || status === 403 || status === 404)
    return skip(`the token may not write one (${reason}), as is usual for pull requests from forks`);
  return skip(`GitHub said ${reason}`);
}

function renderBody({ result, link }: CommentJob): string {
  const more = link === undefined ? "" : `\n[Details](${link})\n`;
  if (result === undefined) return `### ⚠ Licenses: the check could not finish, so nothing is known\n${more}`;
  return `${renderWithin(result, COMMENT_LIMIT)}${more}`;
}
