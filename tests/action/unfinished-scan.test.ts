// A scan that is out of memory, out of time or torn: never a pass, and always said. The scanning half is played by scripts.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runAction } from "../../src/action/run.ts";
import { openRunner } from "../../src/action/runner.ts";
import { startScan } from "../../src/action/start-scan.ts";
import { makeProject, npmLock, removeMade } from "../e2e/licet.ts";

const folder = mkdtempSync(join(tmpdir(), "licet-unfinished-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  removeMade();
});

const READ = 'import fs from "node:fs"; const { out } = JSON.parse(fs.readFileSync(0, "utf8"));';

function script(name: string, text: string): string {
  const place = join(folder, `${name}.mjs`);
  writeFileSync(place, text);
  return place;
}

async function act(entry: string) {
  const temp = mkdtempSync(join(folder, "runner-"));
  const file = (name: string) => {
    writeFileSync(join(temp, name), "");
    return join(temp, name);
  };
  mkdirSync(join(temp, "temp"));
  const env = {
    GITHUB_EVENT_NAME: "push",
    GITHUB_WORKSPACE: makeProject(npmLock({ a: "MIT" })),
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary"),
    RUNNER_TEMP: join(temp, "temp"),
    "INPUT_TIMEOUT-MINUTES": "1",
  };
  let log = "";
  const runner = openRunner(env, (text) => {
    log += text;
  });
  const code = await runAction(env, runner, entry);
  return {
    code,
    log,
    outputs: readFileSync(env.GITHUB_OUTPUT, "utf8"),
    summary: readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

describe("a scan", () => {
  // What others see of it: the kernel kills, and V8 aborts.
  test.each([
    ["killed", "process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);"],
    ["aborted", "process.abort();"],
  ])("out of memory fails the check, and nothing is said to be known (%s)", async (name, text) => {
    const entry = script(name, text);
    const { code, log, outputs, summary } = await act(entry);
    expect(code, log).toBe(70);
    expect(log).toContain("want of memory");
    expect(outputs).toMatch(/^outcome<<\S+\nerror\n/m);
    expect(outputs).not.toContain("violations");
    expect(summary).toContain("could not finish");
  });

  test("out of time is stopped", async () => {
    const entry = script("hang", "setInterval(() => {}, 1000);");
    const out = mkdtempSync(join(folder, "out-"));
    const end = await startScan(entry, { workspace: out, path: ".", options: {}, out, files: [] }, {}, 300);
    expect(end).toMatchObject({ code: undefined, ended: "timeout" });
  });

  test("that leaves half a result, another one, or one that does not agree with itself fails the check", async () => {
    const whole = { schemaVersion: 1, kind: "licet-gate", result: "pass" };
    for (const [name, text] of [
      ["half", '{"schemaVersion":1,"kind":"licet-gate"'],
      ["other", JSON.stringify(whole)],
    ] as const) {
      const entry = script(name, `${READ} fs.writeFileSync(out + "/result.json", ${JSON.stringify(text)});`);
      const { code, outputs } = await act(entry);
      expect(code, name).toBe(70);
      expect(outputs).toMatch(/^outcome<<\S+\nerror\n/m);
    }
  });

  test("that ends well without a result fails the check", async () => {
    expect((await act(script("nothing", READ))).code).toBe(70);
  });

  test("that cannot be started fails the check", async () => {
    const { code, log } = await act(join(folder, "no-such-file.mjs"));
    expect(code).toBe(70);
    expect(log).toContain("without a result");
  });

  test("says nothing that the runner would obey", async () => {
    const entry = script("talk", 'process.stderr.write("##[error]owned\\n::error::owned\\n"); process.exit(9);');
    const { log } = await act(entry);
    expect(log).toContain("ended with code 9");
    expect(log).not.toMatch(/^::error::owned|##\[error\]/m);
  });

  test("gets no secret of the job", async () => {
    const entry = script(
      "env",
      `${READ} fs.writeFileSync(out + "/mistake.txt", Object.keys(process.env).sort().join()); process.exit(2);`,
    );
    process.env["LICET_TEST_SECRET"] = "x";
    const { log } = await act(entry);
    delete process.env["LICET_TEST_SECRET"];
    expect(log).not.toMatch(/SECRET|INPUT_|GITHUB_|ACTIONS_/);
  });
});
