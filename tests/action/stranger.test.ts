// What a stranger who opens a pull request can do to the runner: nothing.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { npmLock } from "../e2e/licet.ts";
import { BAD, github, LAX, pullRequest } from "./pull-requests.ts";
import { runAction, TOKEN } from "./run-action.ts";

describe("what a stranger's change can do to the runner", () => {
  test.each(["pull_request_target", "workflow_run", "issue_comment"])("%s is refused", async (event) => {
    const { code, log } = await runAction({ ...BAD().call, event });
    expect(code).toBe(2);
    expect(log).toContain("refused");
    expect(github.requests).toEqual([]);
  });

  test("an acknowledged trigger is judged by the base all the same", async () => {
    const { call } = pullRequest(npmLock({}), { ...npmLock({ bad: "AGPL-3.0-only" }), "license-policy.yml": LAX });
    const { code } = await runAction({
      ...call,
      event: "pull_request_target",
      inputs: { "unsafe-trigger": "acknowledged" },
    });
    expect(code).toBe(1);
  });

  test("names and licences command nothing in the log, add no output, and show up nowhere as markup", async () => {
    const names = [
      "::set-output name=outcome::pass",
      "##[set-env name=PATH]x",
      "x\noutcome=pass\n::error::owned",
      "<img src=x>",
      "@team",
    ];
    const licenses = Object.fromEntries(names.map((name) => [name, `${name} AND AGPL-3.0-only`]));
    const { call } = pullRequest(npmLock({}), npmLock(licenses));
    const { code, log, outputs, summary } = await runAction(call);
    expect(code).not.toBe(0);
    for (const line of log.split(/[\r\n]/)) {
      expect(line).not.toMatch(/##\w*\[/);
      if (/^\s*::/.test(line)) expect(line).toMatch(/^::(add-mask::ghs_|(error|warning) (file=[^:]*,)?.*title=licet)/);
    }
    expect(Object.keys(outputs).sort()).toEqual(
      [
        "comment-id",
        "losses",
        "new-violations",
        "outcome",
        "packages",
        "result-path",
        "unknown",
        "violations",
        "warnings",
      ].sort(),
    );
    expect(outputs["outcome"]).not.toBe("pass");
    for (const text of [summary, github.comments[0]!.body]) {
      const prose = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
      expect(prose).not.toMatch(/<img|(?<!&#)@team/);
    }
  });

  test("the token is masked, and stands in no other line, file or environment of the scan", async () => {
    const { call } = BAD();
    const { log, summary } = await runAction({ ...call, inputs: { json: "out.json", sarif: "out.sarif" } });
    expect(log.split("\n").filter((line) => line.includes(TOKEN))).toEqual([`::add-mask::${TOKEN}`]);
    expect(summary + readFileSync(join(call.workspace, "out.json"), "utf8")).not.toContain(TOKEN);
    expect(github.comments[0]!.body).not.toContain(TOKEN);
  });

  test("a link in the tree leads no file out of the workspace", async () => {
    const { call } = BAD();
    symlinkSync("/tmp", join(call.workspace, "reports"));
    const { code, log } = await runAction({ ...call, inputs: { sarif: "reports/out.sarif" } });
    expect(code).toBe(2);
    expect(log).toContain("outside the workspace");
    expect(existsSync("/tmp/out.sarif")).toBe(false);
  });

  test("modules and settings beside the tree are not run", async () => {
    const { call, repository } = BAD();
    for (const name of ["xmlbuilder2", "ajv", "yaml"]) {
      mkdirSync(join(repository.folder, "node_modules", name), { recursive: true });
      writeFileSync(
        join(repository.folder, "node_modules", name, "index.js"),
        `require("fs").writeFileSync(${JSON.stringify(join(repository.folder, "ran"))}, "")`,
      );
    }
    await runAction({ ...call, inputs: { sbom: "bom.json" } });
    expect(existsSync(join(repository.folder, "bom.json"))).toBe(true);
    expect(existsSync(join(repository.folder, "ran"))).toBe(false);
  });
});
