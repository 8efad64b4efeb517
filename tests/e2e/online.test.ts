import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Loopback, openLoopback } from "../io/loopback.ts";
import { licet, makeProject, npmLock, removeMade, startLicet } from "./licet.ts";

afterAll(removeMade);
let server: Loopback | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Manifest = Readonly<Record<string, unknown>>;
const packument = (name: string, versions: Readonly<Record<string, Manifest>>) =>
  JSON.stringify({
    name,
    versions: Object.fromEntries(
      Object.entries(versions).map(([version, rest]) => [version, { name, version, ...rest }]),
    ),
  });

async function serve(answers: Readonly<Record<string, string>>): Promise<Loopback> {
  server = await openLoopback((request, response) => {
    const text = answers[request.url ?? ""];
    if (text === undefined) response.writeHead(404).end();
    else response.end(text);
  });
  return server;
}

const POLICY =
  'version: 1\nextends: [distributed]\nrules: [{ id: house, packages: ["pkg:npm/bad@3.0.0"], action: deny }]\n';
function project(registry: string, more: Readonly<Record<string, string>> = {}) {
  const cwd = makeProject({ ...npmLock({ bad: "GPL-3.0-only" }), "license-policy.yml": POLICY, ...more });
  return { cwd, env: { HOME: cwd, npm_config_registry: registry } };
}
const tries = (stdout: string) => stdout.split("\n").flatMap((line) => /^ {4}try +(.*)/.exec(line)?.[1] ?? []);

describe("--online", () => {
  test("finds the versions that pass by the policy: the newest, and the newest before", async () => {
    const { address, asked } = await serve({
      "/bad": packument("bad", {
        "0.8.0": { license: "MIT" },
        "0.9.0": { licenses: [{ type: "ISC" }] },
        "0.9.1": { license: "MIT", deprecated: "broken" },
        "1.0.0": { license: "GPL-3.0-only" },
        "2.0.0": { license: "MPL-2.0" },
        "2.1.0-beta.1": { license: "MIT" },
        "3.0.0": { license: "MIT" },
        "4.0.0": { license: "Some words" },
        "5.0.0": {},
      }),
    });
    const { stdout, stderr, code } = await startLicet(["check", "--online"], project(address));
    expect([code, stderr]).toEqual([1, ""]);
    expect(tries(stdout)).toEqual([
      "Use version 2.0.0, the newest that passes: its registry entry says MPL-2.0 (warn).  npm install bad@2.0.0",
      "Use version 0.9.0, the newest before this one that passes: its registry entry says ISC (allow).  npm install bad@0.9.0",
    ]);
    expect(asked).toEqual(["GET /bad"]);
  });

  test("advises nothing that is not true", async () => {
    const { address } = await serve({ "/bad": packument("bad", { "2.0.0": { license: "GPL-3.0-only" } }) });
    expect((await startLicet(["check", "--online"], project(address))).stdout).not.toContain("Use version");
  });

  test("says what could not be asked, and judges all the same", async () => {
    const { address } = await serve({ "/bad": packument("another", { "2.0.0": { license: "MIT" } }) });
    const wrong = await startLicet(["check", "--online"], project(address));
    expect([wrong.code, wrong.stderr]).toEqual([
      1,
      "other versions of bad are not known: the answer is about another package\n",
    ]);
    const none = await startLicet(["check", "--online"], project(`${address}/nothing`));
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("the registry gave no answer (HTTP 404)")]);
  });

  test("asks nobody without being told to", async () => {
    const { address, asked } = await serve({});
    await startLicet(["check"], project(address));
    await startLicet(["explain", "bad"], project(address));
    expect(asked).toEqual([]);
  });

  test("never asks whom the scanned tree names, and sends tokens of the user only where they belong", async () => {
    const { address, asked } = await serve({});
    const { port } = new URL(address);
    const place = project(`${address}/npm/`, { ".npmrc": "registry=http://127.0.0.1:1/evil\n" });
    const home = makeProject({
      ".npmrc": `//127.0.0.1:${port}/npm/:_authToken=\${MY_TOKEN}\n//registry.example/:_authToken=other\n`,
    });
    const env = { ...place.env, HOME: home, MY_TOKEN: "secret-token" };
    const { stdout, stderr } = await startLicet(["check", "--online"], { cwd: place.cwd, env });
    expect(asked).toEqual(["GET /npm/bad Bearer secret-token"]);
    expect(stdout + stderr).not.toContain("secret-token");
  });

  test("reads the user's own .npmrc, scopes included", async () => {
    const { address, asked } = await serve({});
    const cwd = makeProject({
      ...npmLock({ bad: "GPL-3.0-only", "@acme/bad": "GPL-3.0-only" }),
      "license-policy.yml": POLICY,
    });
    const home = makeProject({ ".npmrc": `registry=${address}/all\n@acme:registry="${address}/acme"\n` });
    await startLicet(["check", "--online"], { cwd, env: { HOME: home } });
    expect([...asked].sort()).toEqual(["GET /acme/@acme%2fbad", "GET /all/bad"]);
  });

  test("pins a transitive package the way its package manager does", async () => {
    const { address } = await serve({ "/bad": packument("bad", { "0.9.0": { license: "MIT" } }) });
    const place = project(address);
    const lock = {
      name: "app",
      version: "1.0.0",
      lockfileVersion: 3,
      packages: {
        "": { name: "app", version: "1.0.0", dependencies: { good: "1.0.0" } },
        "node_modules/good": { version: "1.0.0", license: "MIT", dependencies: { bad: "^1.0.0" } },
        "node_modules/bad": { version: "1.0.0", license: "GPL-3.0-only" },
      },
    };
    writeFileSync(join(place.cwd, "package-lock.json"), JSON.stringify(lock, null, 2));
    const { stdout } = await startLicet(["check", "--online"], place);
    expect(tries(stdout)).toEqual([
      'Use version 0.9.0, the newest before this one that passes: its registry entry says MIT (allow).  "overrides": { "bad": "0.9.0" }',
      "Only good brings it in: without that, it is gone.",
    ]);
  });

  if (process.env["LICET_ONLINE"] === "1")
    test("asks the registry that npm is configured for", () => {
      const cwd = makeProject({ ...npmLock({}), "license-policy.yml": "version: 1\nextends: [distributed]\n" });
      for (const [name, text] of Object.entries(npmLock({ "ua-parser-js": "AGPL-3.0-or-later" })))
        writeFileSync(join(cwd, name), text.replaceAll('"1.0.0"', '"2.0.0"'));
      expect(
        tries(licet(["check", "--online"], { cwd, env: process.env as Record<string, string> }).stdout)[0],
      ).toMatch(/^Use version 1\.0\.\d+,.* says MIT/);
    });
});
