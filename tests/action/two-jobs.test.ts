// The two-job form: one job scans without rights, the other has the right to comment and trusts nothing the first one left.
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeProject, npmLock, removeMade } from "../e2e/licet.ts";
import { type ActionRun, type FakeGithub, removeBundle, runAction, startGithub } from "./run-action.ts";

const HEAD = "a".repeat(40);

let github: FakeGithub;
beforeEach(async () => {
  github = await startGithub();
  github.pulls = [{ number: 7, head: { sha: HEAD } }];
});
afterEach(() => github.close());
afterAll(() => {
  removeBundle();
  removeMade();
});

async function scanElsewhere(): Promise<string> {
  const workspace = makeProject(npmLock({ bad: "AGPL-3.0-only" }));
  await runAction({ workspace, event: "push", inputs: { result: "result.json", comment: "never" } });
  return readFileSync(join(workspace, "result.json"), "utf8");
}

interface Relay {
  readonly result?: string | undefined;
  readonly run?: Readonly<Record<string, unknown>>;
  readonly event?: string;
}

function relay(
  { result, run = {}, event = "workflow_run" }: Relay,
  workspace = makeProject({ "readme.txt": "" }),
): Promise<ActionRun> {
  if (result !== undefined) writeFileSync(join(workspace, "result.json"), result);
  return runAction({
    workspace,
    event,
    api: github.url,
    inputs: { mode: "comment", result: "result.json" },
    payload: {
      workflow_run: {
        id: 55,
        event: "pull_request",
        head_sha: HEAD,
        head_branch: "topic/a&b=c",
        head_repository: { owner: { login: "stranger" } },
        pull_requests: [],
        ...run,
      },
    },
  });
}

describe("the job that comments", () => {
  test("writes the comment itself, on the pull request whose head the event names", async () => {
    const { code, log, outputs } = await relay({ result: await scanElsewhere() });
    expect(code, log).toBe(0);
    expect(outputs).toMatchObject({ outcome: "fail", "comment-id": "900" });
    expect(github.requests[0]!.url).toBe(
      "/repos/acme/shop/pulls?state=open&head=stranger%3Atopic%2Fa%26b%3Dc&per_page=100",
    );
    expect(github.requests.at(-1)!.url).toBe("/repos/acme/shop/issues/7/comments");
    expect(github.comments[0]!.body).toContain("`bad` 1.0.0");
    expect(github.comments[0]!.body).toContain("https://github.example/acme/shop/actions/runs/55");
  });

  test("renders hostile text of the result as data", async () => {
    const result = JSON.parse(await scanElsewhere());
    result.rows[0].name = "<!-- licet:gate:other --> [x](https://evil.example) @team `";
    result.rows[0].fix = "![x](https://evil.example/beacon.png) @team";
    const { log } = await relay({ result: JSON.stringify(result) });
    const prose = github.comments[0]!.body.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
    expect(prose, log).not.toMatch(/(?<!\\)\]\(https:\/\/evil|(?<!&#)@team|licet:gate:other/);
  });

  test.each([
    ["not JSON", "{"],
    ["of another shape", '{"schemaVersion":1,"kind":"licet-gate","comment":"<b>hi</b>"}'],
    ["too large", " ".repeat(21 * 1024 * 1024)],
    ["missing", undefined],
  ])("refuses a result that is %s, and writes nothing", async (_, result) => {
    const { code } = await relay({ result });
    expect(code).toBe(2);
    expect(github.requests).toEqual([]);
  });

  test("does not follow a link in the artifact", async () => {
    const workspace = makeProject({ "readme.txt": "" });
    writeFileSync(join(workspace, "other.json"), await scanElsewhere());
    symlinkSync(join(workspace, "other.json"), join(workspace, "result.json"));
    expect((await relay({}, workspace)).code).toBe(2);
  });

  test("writes nothing when the pull request has moved on", async () => {
    github.pulls = [{ number: 7, head: { sha: "b".repeat(40) } }];
    const { code, log } = await relay({ result: await scanElsewhere() });
    expect(code).toBe(0);
    expect(log).toContain("no open pull request has this commit");
    expect(github.comments).toEqual([]);
  });

  test("answers only a workflow_run event, of a run for a pull request", async () => {
    const result = await scanElsewhere();
    expect((await relay({ result, event: "pull_request_target" })).code).toBe(2);
    expect((await relay({ result, run: { event: "push" } })).code).toBe(2);
    expect(github.requests).toEqual([]);
  });
});
