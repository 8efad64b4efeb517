// The Action in pull requests, as the runner runs it, against a GitHub API that is kind, forbids, fails and hangs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { npmLock } from "../e2e/licet.ts";
import { makeRepository } from "../io/git-repository.ts";
import { BAD, type Change, github, LAX, made, POLICY, pullRequest } from "./pull-requests.ts";
import { type ActionCall, runAction, TOKEN } from "./run-action.ts";

describe("a pull request that brings in a denied licence", () => {
  test("fails, with summary, annotation, counts and one comment", async () => {
    const { code, log, outputs, summary, stderr } = await runAction(BAD().call);
    expect(code, log + stderr).toBe(1);
    expect(outputs).toMatchObject({
      outcome: "fail",
      violations: "1",
      "new-violations": "1",
      packages: "2",
      "comment-id": "900",
    });
    expect(log).toMatch(/^::error file=package-lock\.json,line=\d+.*AGPL-3\.0-only/m);
    expect(summary).toContain("1 problem in this change");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toContain("<!-- licet:gate:default -->");
    expect(github.comments[0]!.body).toContain("`bad` 1.0.0 (added)");
    expect(github.comments[0]!.body).toContain("https://github.example/acme/shop/actions/runs/77");
    expect(new Set(github.requests.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  test("updates its comment, leaves it when nothing changed, and resolves it when the problem is gone", async () => {
    const change = BAD();
    await runAction(change.call);
    await runAction(change.call);
    expect(github.requests.filter(({ method }) => method !== "GET").map(({ method }) => method)).toEqual(["POST"]);
    const clean = pullRequest(npmLock({ fine: "MIT" }), npmLock({ fine: "MIT", good: "ISC" }));
    const { code, outputs } = await runAction({ ...clean.call, api: github.url });
    expect(code).toBe(0);
    expect(outputs["comment-id"]).toBe("900");
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toContain("### ✓ Licenses: no problem in this change");
  });

  test("never touches a comment of someone else that carries the marker", async () => {
    const forged = { id: 5, body: "<!-- licet:gate:default -->\n### ✓ all fine", user: { login: "stranger" } };
    github.comments.push(forged);
    await runAction(BAD().call);
    expect(forged.body).toContain("all fine");
    expect(github.comments).toHaveLength(2);
  });

  test("finds its comment on a later page", async () => {
    for (let id = 1; id <= 130; id++) github.comments.push({ id, body: "chat", user: { login: "x" } });
    github.comments.push({ id: 500, body: "<!-- licet:gate:default -->\nold", user: { login: "github-actions[bot]" } });
    const { outputs } = await runAction(BAD().call);
    expect(outputs["comment-id"]).toBe("500");
  });

  test.each([
    ["403, as on forks", () => 403],
    ["404", () => 404],
    ["422", () => 422],
    ["500", () => 500],
    ["no answer", () => "hang" as const],
    ["a redirect to another host", () => "redirect" as const],
  ])(
    "gives the same verdict and summary when the API answers with %s, and says once that there is no comment",
    async (_, answer) => {
      github.answer = answer;
      const { code, log, outputs, summary } = await runAction(BAD().call);
      expect(code).toBe(1);
      expect(outputs["outcome"]).toBe("fail");
      expect(summary).toContain("1 problem in this change");
      expect(log.match(/no comment on the pull request/g)).toHaveLength(1);
      expect(github.comments).toHaveLength(0);
    },
  );

  test("tries again when GitHub asks to slow down, but writes no comment twice after an error", async () => {
    const asked: string[] = [];
    github.answer = ({ method }) => {
      asked.push(method);
      return asked.filter((one) => one === "POST").length === 1 && method === "POST" ? "slow-down" : undefined;
    };
    const { outputs } = await runAction(BAD().call);
    expect(outputs["comment-id"]).toBe("900");
    expect(github.comments).toHaveLength(1);
    asked.length = 0;
    github.comments.length = 0;
    github.answer = ({ method }) => {
      asked.push(method);
      return method === "POST" ? 502 : undefined;
    };
    await runAction(BAD().call);
    expect(asked.filter((method) => method === "POST")).toHaveLength(1);
  });

  test("writes nothing on the pull request when told never to, or without a token", async () => {
    const { call } = BAD();
    await runAction({ ...call, inputs: { comment: "never" } });
    const { log, code } = await runAction({ ...call, inputs: { token: "" } });
    expect(code).toBe(1);
    expect(log).toContain("no token was given");
    expect(github.requests).toEqual([]);
  });
});

describe("what judges a pull request", () => {
  test("is the policy of the base: one that the change weakens still fails, and the change to it is told", async () => {
    const { call } = pullRequest(npmLock({}), { ...npmLock({ bad: "AGPL-3.0-only" }), "license-policy.yml": LAX });
    const { code, log } = await runAction(call);
    expect(code).toBe(1);
    expect(log).toMatch(/::warning file=license-policy\.yml,title=licet LIC206::/);
    expect(github.comments[0]!.body).toContain("LIC206 `license-policy.yml`");
  });

  test("is told even when nothing else is wrong", async () => {
    const { call } = pullRequest(npmLock({ a: "MIT" }), { "license-policy.yml": LAX });
    const { code } = await runAction(call);
    expect(code).toBe(0);
    expect(github.comments[0]!.body).toContain("LIC206");
  });

  test("is the baseline of the base: one that the change grows does not help it", async () => {
    const entry = { package: "pkg:npm/bad", license: "AGPL-3.0-only", scope: "runtime", answer: "deny" };
    const { call } = pullRequest(
      {
        ...npmLock({}),
        "license-policy.yml": `${POLICY}gate:\n  baseline: known.json\n`,
        "known.json": '{"licetBaseline":1,"entries":[]}',
      },
      { ...npmLock({ bad: "AGPL-3.0-only" }), "known.json": JSON.stringify({ licetBaseline: 1, entries: [entry] }) },
    );
    const { code, log } = await runAction(call);
    expect(code, log).toBe(1);
    expect(log).toContain("file=known.json");
  });

  test("is not a policy that only the change brings: then the preset judges", async () => {
    const { call } = pullRequest(
      { ...npmLock({}), "license-policy.yml": undefined },
      { ...npmLock({ bad: "AGPL-3.0-only" }), "license-policy.yml": LAX },
    );
    const { code, log } = await runAction(call);
    expect(code, log).toBe(1);
    expect(log).toContain("LIC206");
  });

  test("is not what a merge commit of the author says: its parents are the author's", async () => {
    const { repository, call } = pullRequest({ ...npmLock({}) }, npmLock({ bad: "AGPL-3.0-only" }));
    const bad = repository.git("rev-parse", "topic");
    repository.git("checkout", "-q", "--detach", bad);
    repository.commit({ "license-policy.yml": LAX });
    repository.git("merge", "-q", "-s", "ours", "-m", "own", "main");
    const { code } = await runAction({ ...call, env: { GITHUB_SHA: "0".repeat(40), GITHUB_REF: "refs/pull/7/merge" } });
    expect(code).toBe(1);
  });

  test("must be in the clone, else the check fails and says what to do", async () => {
    const { repository, call } = BAD();
    const shallow = makeRepository();
    made.push(shallow);
    shallow.git("fetch", "-q", "--depth", "1", `file://${repository.folder}`, "HEAD");
    shallow.git("checkout", "-q", "--detach", "FETCH_HEAD");
    const { code, log, outputs } = await runAction({ ...call, workspace: shallow.folder });
    expect(code).toBe(2);
    expect(log).toContain("fetch-depth");
    expect(outputs["outcome"]).toBe("error");
  });

  test("works with fetch-depth 2", async () => {
    const { repository, call } = BAD();
    const shallow = makeRepository();
    made.push(shallow);
    shallow.git("fetch", "-q", "--depth", "2", `file://${repository.folder}`, "HEAD");
    shallow.git("checkout", "-q", "--detach", "FETCH_HEAD");
    const { code, log } = await runAction({ ...call, workspace: shallow.folder });
    expect(code, log).toBe(1);
  });
});

describe("a label that the policy of the base names", () => {
  const GATED = `${POLICY}gate:\n  review-cleared-by: label:license-approved\n`;
  const labelled = (change: Change, ...names: string[]): ActionCall => {
    const payload = structuredClone(change.call.payload) as { pull_request: { labels?: unknown } };
    payload.pull_request.labels = names.map((name) => ({ name }));
    return { ...change.call, payload };
  };
  const changeOf = (license: string, policy = GATED) =>
    pullRequest({ ...npmLock({ fine: "MIT" }), "license-policy.yml": policy }, npmLock({ fine: "MIT", odd: license }));

  test("clears a review, which is told", async () => {
    const change = changeOf("OFL-1.1-RFN-odd OR LicenseRef-x");
    const review = changeOf(
      "Artistic-1.0-Perl",
      `${GATED}rules:\n  - { id: ask, licenses: [Artistic-1.0-Perl], action: review }\n`,
    );
    expect((await runAction(labelled(review, "other"))).code).toBe(1);
    const { code, summary, log } = await runAction(labelled(review, "other", "license-approved"));
    expect(code, log).toBe(0);
    expect(summary).toMatch(/accepted: label:license.*: a reviewer cleared it/);
    expect((await runAction(labelled(change, "license-approved"))).code, "what cannot be read is no review").toBe(1);
  });

  test("clears no denial, and is not taken from a policy that the change brings", async () => {
    expect((await runAction(labelled(changeOf("AGPL-3.0-only"), "license-approved"))).code).toBe(1);
    const own = pullRequest(npmLock({}), {
      ...npmLock({ odd: "Artistic-1.0-Perl" }),
      "license-policy.yml": `${GATED}rules:\n  - { id: ask, licenses: [Artistic-1.0-Perl], action: review }\n`,
    });
    expect((await runAction(labelled(own, "license-approved"))).log).toContain("LIC206");
  });
});

describe("a scan that does not finish", () => {
  test("fails and says so in summary, outputs and comment", async () => {
    const { call } = pullRequest(npmLock({}), npmLock({ a: "MIT" }));
    const { code, summary, outputs } = await runAction({ ...call, inputs: { policy: "no-such-policy.yml" } });
    expect(code).toBe(2);
    expect(summary).toContain("could not finish");
    expect(outputs["outcome"]).toBe("error");
    expect(github.comments[0]!.body).toContain("could not finish");
  });

  test("a broken lockfile is incomplete, never a pass", async () => {
    const { call } = pullRequest(npmLock({ a: "MIT" }), { "package-lock.json": "{ broken" });
    const { code, outputs } = await runAction(call);
    expect(code).toBe(3);
    expect(outputs).toMatchObject({ outcome: "incomplete", losses: "2" });
  });

  test("wrong inputs are refused with what is right", async () => {
    const { call } = BAD();
    const { code, log } = await runAction({ ...call, inputs: { comment: "sometimes", "comment-id": "a b" } });
    expect(code).toBe(2);
    expect(log).toContain("comment must be one of on-failure");
  });
});

test("a push judges everything on disk, and writes the files it was asked for", async () => {
  const { call } = BAD();
  const { code, outputs } = await runAction({
    ...call,
    event: "push",
    payload: {},
    inputs: { sarif: "out.sarif", sbom: "bom.json", result: "result.json", junit: "junit.xml", csv: "a.csv" },
  });
  expect(code).toBe(1);
  expect(outputs["new-violations"]).toBe("");
  expect(outputs["sarif-path"]).toBe(join(call.workspace, "out.sarif"));
  expect(JSON.parse(readFileSync(outputs["sbom-path"]!, "utf8")).components).toHaveLength(2);
  expect(JSON.parse(readFileSync(join(call.workspace, "result.json"), "utf8"))).toMatchObject({
    kind: "licet-gate",
    result: "fail",
  });
  expect(github.requests).toEqual([]);
});
