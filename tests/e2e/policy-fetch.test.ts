import { createHash } from "node:crypto";
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

const BASE =
  "version: 1\nrules: [{ id: no-gpl, licenses: [GPL-3.0-only], action: deny, locked: true, why: House rule. }]\n";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const policy = (from: string, digest: string) => `version: 1
extends:
  - from: ${from}
    sha256: ${digest}
rules:
  - { id: fine, licenses: ["*"], action: allow }
`;

async function serve(files: Readonly<Record<string, string>>): Promise<string> {
  server = await openLoopback((request, response) => {
    const text = files[request.url ?? ""];
    if (text === undefined) response.writeHead(404).end();
    else response.end(text);
  });
  return server.address;
}

function project(from: string, digest: string) {
  const folder = makeProject({
    ...npmLock({ bad: "GPL-3.0-only" }),
    "license-policy.yml": policy(from, digest),
    "cache/x": "",
  });
  return { cwd: folder, env: { LICET_CACHE: join(folder, "cache") } };
}

describe("a policy that extends one from elsewhere", () => {
  test("is not judged by until it was fetched; from then on without the network", async () => {
    const address = await serve({ "/base.yml": BASE });
    const place = project(`${address}/base.yml`, sha256(BASE));
    const before = licet(["check"], place);
    expect(before.code).toBe(2);
    expect(before.stderr).toContain("it has not been fetched, and nothing is fetched unasked");
    expect(before.stderr).toContain("license-policy.yml:3:11");
    expect(before.stderr).toContain("licet policy fetch");
    const fetched = await startLicet(["policy", "fetch"], place);
    expect([fetched.code, fetched.stderr]).toEqual([0, ""]);
    expect(fetched.stdout).toContain(`${BASE.length} bytes, as pinned`);
    await server?.close();
    const after = licet(["check"], place);
    expect(after.code).toBe(1);
    expect(after.stdout).toContain("House rule.");
    const again = licet(["policy", "fetch"], place);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining("everything is at hand")]);
  });

  test("is refused when what is fetched is not what was pinned, and nothing is kept", async () => {
    const address = await serve({ "/base.yml": `${BASE}# changed\n` });
    const place = project(`${address}/base.yml`, sha256(BASE));
    const fetched = await startLicet(["policy", "fetch"], place);
    expect(fetched.code).toBe(2);
    expect(fetched.stdout).toContain(`is not the file that was pinned; its digest is ${sha256(`${BASE}# changed\n`)}`);
    expect(licet(["check"], place).code).toBe(2);
  });

  test("is incomplete when it cannot be fetched", async () => {
    const address = await serve({});
    const fetched = await startLicet(["policy", "fetch"], project(`${address}/base.yml`, sha256(BASE)));
    expect([fetched.code, fetched.stdout]).toEqual([3, expect.stringContaining("HTTP 404")]);
  });

  test("does not read a cache that somebody changed", async () => {
    const address = await serve({ "/base.yml": BASE });
    const place = project(`${address}/base.yml`, sha256(BASE));
    await startLicet(["policy", "fetch"], place);
    writeFileSync(join(place.cwd, "cache", "policies", `${sha256(BASE)}.yml`), "version: 1\n");
    expect(licet(["check"], place).code).toBe(2);
  });

  test("takes a copy at hand instead of the network", () => {
    const place = project("github:acme/oss-policy//base.yml@v12", sha256(BASE));
    writeFileSync(join(place.cwd, "copy.yml"), BASE);
    expect(licet(["policy", "fetch", "--file", "copy.yml"], place).code).toBe(0);
    const checked = licet(["check"], place);
    expect([checked.code, checked.stdout]).toEqual([
      1,
      expect.stringContaining("github:acme/oss-policy//base.yml@v12"),
    ]);
  });

  test("fetches what the fetched policy extends in turn, all of it pinned", async () => {
    const middle = (digest: string) => `version: 1\nextends: [{ from: "ADDRESS/base.yml"${digest} }]\n`;
    const files: Record<string, string> = { "/base.yml": BASE };
    const address = await serve(files);
    files["/middle.yml"] = middle(`, sha256: ${sha256(BASE)}`).replace("ADDRESS", address);
    const place = project(`${address}/middle.yml`, sha256(files["/middle.yml"]));
    expect((await startLicet(["policy", "fetch"], place)).code).toBe(0);
    expect(licet(["check"], place).code).toBe(1);
    files["/middle.yml"] = middle("").replace("ADDRESS", address);
    const loose = project(`${address}/middle.yml`, sha256(files["/middle.yml"]));
    const fetched = await startLicet(["policy", "fetch"], loose);
    expect([fetched.code, fetched.stderr]).toEqual([2, expect.stringContaining("LIC313")]);
  });

  test("shows no secrets of its address", async () => {
    const place = project("https://user:hunter2@policies.example/base.yml?token=sesame", sha256(BASE));
    for (const args of [["check"], ["policy", "fetch"], ["policy", "validate"]]) {
      const { code, stdout, stderr } = await startLicet(args, place);
      expect(code).not.toBe(0);
      expect(stdout + stderr).not.toMatch(/hunter2|sesame/);
    }
  });

  test("is pinned by what --digest prints", async () => {
    const address = await serve({ "/base.yml": BASE });
    const place = project("x", "y");
    const told = await startLicet(["policy", "fetch", "--digest", `${address}/base.yml`], place);
    expect([told.code, told.stdout]).toEqual([0, `  - from: ${address}/base.yml\n    sha256: ${sha256(BASE)}\n`]);
  });
});

test("a policy of a package is found in node_modules, from any folder", () => {
  const folder = makeProject({
    ...npmLock({ bad: "GPL-3.0-only" }),
    "node_modules/@acme/policy/license-policy.yml": BASE,
    "app/license-policy.yml": policy("npm:@acme/policy", sha256(BASE)),
    "app/package.json": '{"name":"inner","version":"1.0.0"}',
  });
  for (const [cwd, args] of [
    [folder, ["policy", "validate", "app/license-policy.yml"]],
    [join(folder, "app"), ["policy", "validate"]],
    [join(folder, "node_modules"), ["policy", "validate", "../app/license-policy.yml"]],
  ] as const) {
    const { code, stderr, stdout } = licet(args, { cwd });
    expect([code, stderr, stdout]).toEqual([0, "", expect.stringContaining("@acme/policy/license-policy.yml")]);
  }
});
