import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const LICENSES = { good: "MIT", bad: "GPL-3.0-only", silent: undefined };
const POLICY = `# our policy
version: 1
extends: [distributed] # a preset

exceptions: # risks
  # bought
  - id: EXC-0001
    package: pkg:npm/gone
    licenses: [GPL-2.0-only]
    reason: Bought, order 12.
    permanent: true

tests:
  - { name: fine, license: MIT, expect: allow }
  - { name: wrong, license: GPL-3.0-only, expect: allow }
`;
const project = (policy?: string) =>
  makeProject({ ...npmLock(LICENSES), ...(policy === undefined ? {} : { "license-policy.yml": policy }) });
const policyOf = (folder: string) => readFileSync(join(folder, "license-policy.yml"), "utf8");

describe("licet init", () => {
  test("writes a policy that check understands, and says what it would find fault with", () => {
    const folder = project();
    const made = licet(["init", "--use", "distributed"], { cwd: folder });
    expect(made.code).toBe(0);
    expect(made.stdout).toContain("today it finds fault with 2 of 3 components (1 deny, 1 review)");
    expect(policyOf(folder)).toContain("preset: distributed");
    expect(licet(["check"], { cwd: folder }).code).toBe(1);
    expect(licet(["policy", "validate"], { cwd: folder }).stdout).toContain("license-policy.yml: no mistakes");
  });

  test("accepts what is there with --baseline; what is new still fails", () => {
    const folder = project();
    expect(licet(["init", "--use", "distributed", "--baseline"], { cwd: folder }).code).toBe(0);
    expect(licet(["check"], { cwd: folder }).code).toBe(0);
    for (const [name, text] of Object.entries(npmLock({ ...LICENSES, worse: "AGPL-3.0-only" })))
      writeFileSync(join(folder, name), text);
    const checked = licet(["check"], { cwd: folder });
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain("worse");
  });

  test("does not write over a policy, and does not guess unasked", () => {
    const folder = project("version: 1\n");
    expect(licet(["init", "--yes"], { cwd: folder }).code).toBe(2);
    expect(policyOf(folder)).toBe("version: 1\n");
    expect(licet(["init"], { cwd: project() }).code).toBe(2);
  });

  test("refuses a use that does not exist", () => {
    expect(licet(["init", "--use", "sold"], { cwd: project() }).stderr).toContain('there is no use "sold"');
  });
});

describe("licet accept", () => {
  test("adds an exception bound to license and versions, and keeps every other line", () => {
    const folder = project(POLICY);
    const accepted = licet(
      ["accept", "bad", "--reason", "order 13: commercial license", "--until", "2099-01-01", "--owner", "legal"],
      {
        cwd: folder,
      },
    );
    expect([accepted.code, accepted.stderr]).toEqual([0, ""]);
    expect(accepted.stdout).toContain(
      "license-policy.yml:12: EXC-0002 accepts GPL-3.0-only of pkg:npm/bad until 2099-01-01",
    );
    const text = policyOf(folder);
    for (const line of POLICY.split("\n")) expect(text).toContain(line);
    expect(text).toMatch(
      / {2}- id: EXC-0002\n {4}package: "pkg:npm\/bad"\n {4}versions: ">=1.0.0 <2"\n {4}licenses: \[GPL-3.0-only\]\n {4}reason: "order 13: commercial license"\n {4}approved-by: legal\n/,
    );
    expect(licet(["check"], { cwd: folder }).stdout).not.toContain("GPL-3.0-only is not allowed");
  });

  test("wants a reason and an end", () => {
    const folder = project(POLICY);
    expect(licet(["accept", "bad", "--until", "90d"], { cwd: folder }).stderr).toContain("needs a reason");
    expect(licet(["accept", "bad", "--reason", "r"], { cwd: folder }).stderr).toContain("when does the exception end?");
    expect(licet(["accept", "bad", "--reason", "r", "--until", "2020-01-01"], { cwd: folder }).stderr).toContain(
      "in the past",
    );
    expect(policyOf(folder)).toBe(POLICY);
  });

  test("names what is near when the component is not there", () => {
    const found = licet(["accept", "bda", "--reason", "r", "--until", "90d"], { cwd: project(POLICY) });
    expect(found.stderr).toContain('did you mean "bad"?');
  });

  test("leaves alone what is allowed", () => {
    const folder = project(POLICY);
    expect(licet(["accept", "good", "--reason", "r", "--until", "90d"], { cwd: folder }).stdout).toContain(
      "allowed already",
    );
    expect(policyOf(folder)).toBe(POLICY);
  });
});

describe("licet policy", () => {
  test("test runs the policy's tests and names the one that fails, with its line", () => {
    const tested = licet(["policy", "test"], { cwd: project(POLICY) });
    expect(tested.code).toBe(1);
    expect(tested.stdout).toContain("FAIL wrong  license-policy.yml:15:5");
    expect(tested.stdout).toContain("expected allow, the answer is deny");
    expect(tested.stdout).toContain("1 passed, 1 failed");
  });

  test("validate shows a mistake with its line and its remedy, and exits 2", () => {
    const folder = project("version: 1\nrules:\n  - id: a\n    licenses: [Apache2]\n    action: allow\n");
    const validated = licet(["policy", "validate"], { cwd: folder });
    expect(validated.code).toBe(2);
    expect(validated.stderr).toContain("license-policy.yml:4:16: error[LIC305]");
    expect(validated.stderr).toContain('Did you mean "Apache-2.0"?');
    expect(licet(["check"], { cwd: folder }).code).toBe(2);
  });

  test("prune lists what is stale, and takes it out with --write", () => {
    const folder = project(POLICY);
    expect(licet(["policy", "prune"], { cwd: folder }).stdout).toBe("- EXC-0001  matches nothing\n");
    expect(policyOf(folder)).toBe(POLICY);
    expect(licet(["policy", "prune", "--write"], { cwd: folder }).code).toBe(0);
    expect(policyOf(folder)).toContain("exceptions: []");
    expect(policyOf(folder)).toContain("# our policy");
  });

  test("diff tells what another policy answers", () => {
    const compared = licet(["policy", "diff", "internal"], { cwd: project(POLICY) });
    expect(compared.stdout).toContain("bad@1.0.0  GPL-3.0-only  allow → deny  strong-copyleft");
    expect(compared.stdout).toContain("1 of 3 components are answered differently");
    expect(compared.stdout).toContain("1 newly fail, 0 newly pass");
  });

  test("diff applies each policy's own clarifications, choices and exceptions", () => {
    const folder = makeProject({
      ...npmLock({ bad: "GPL-3.0-only", dual: "MIT OR GPL-3.0-only", silent: undefined }),
      "license-policy.yml": `version: 1
extends: [distributed]
clarifications: [{ id: C, package: "pkg:npm/silent", license: ISC, reason: on the site }]
choices: [{ id: O, package: "pkg:npm/dual", given: MIT OR GPL-3.0-only, choose: GPL-3.0-only, reason: r }]
exceptions: [{ id: E, package: "pkg:npm/bad", licenses: [GPL-3.0-only], reason: bought, permanent: true }]
`,
    });
    const forth = licet(["policy", "diff", "distributed"], { cwd: folder }).stdout.split("\n");
    expect(forth).toEqual([
      "bad@1.0.0  GPL-3.0-only  deny → allow  E",
      "dual@1.0.0  MIT OR GPL-3.0-only  allow → deny  takes MIT → GPL-3.0-only  strong-copyleft",
      "silent@1.0.0  nothing → ISC  review → allow  permissive",
      "3 of 3 components are answered differently (preset distributed → license-policy.yml): 1 newly fail, 2 newly pass",
      "",
    ]);
    const back = licet(["policy", "diff", "license-policy.yml", "--policy", "distributed", "--json"], { cwd: folder });
    expect(JSON.parse(back.stdout)[0]).toEqual({
      purl: "pkg:npm/bad@1.0.0",
      before: { answer: "allow", license: "GPL-3.0-only", chosen: "GPL-3.0-only", rule: "E" },
      after: { answer: "deny", license: "GPL-3.0-only", chosen: "GPL-3.0-only", rule: "strong-copyleft" },
    });
  });

  test("import knows the tool by the file's name, a workflow, or a line of flags", () => {
    const fixtures = join(import.meta.dirname, "..", "..", "fixtures", "policies", "import");
    const imported = (...args: string[]) => licet(["policy", "import", ...args], { cwd: fixtures });
    expect(imported("deny.toml").stdout).toContain("# Brought over from cargo-deny");
    expect(imported(".ort.yml").stdout).toContain("choose: BSD-3-Clause");
    const workflow = imported("workflow.yml", "--from", "dependency-review");
    expect([workflow.code, workflow.stdout]).toEqual([0, expect.stringContaining("[GPL-3.0-only, AGPL-3.0-only]")]);
    const flags = imported('license-checker --failOn "GPL-3.0-only"', "--from", "license-checker");
    expect(flags.stdout).toContain("licenses: [GPL-3.0-only]");
    expect(imported("workflow.yml").code).toBe(2);
  });

  test("schema prints the published schema", () => {
    const schema = JSON.parse(licet(["policy", "schema"]).stdout) as { title: string };
    expect(schema.title).toBe("licet policy");
  });
});

test("what a locked rule of a parent answers is neither accepted nor put into a baseline", () => {
  const folder = makeProject({
    ...npmLock({ bad: "GPL-3.0-only" }),
    "base.yml": "version: 1\nrules: [{ id: no-gpl, licenses: [GPL-3.0-only], action: deny, locked: true }]\n",
    "license-policy.yml": "version: 1\nextends: [./base.yml]\n",
  });
  const before = policyOf(folder);
  const accepted = licet(["accept", "bad", "--reason", "r", "--until", "90d"], { cwd: folder });
  expect([accepted.code, accepted.stderr]).toEqual([
    2,
    expect.stringContaining('the locked rule "no-gpl" of base.yml'),
  ]);
  expect(policyOf(folder)).toBe(before);
  const baseline = licet(["baseline"], { cwd: folder });
  expect(baseline.stdout).toContain("0 entries written");
  expect(baseline.stderr).toContain("1 violation is answered by locked rules of a parent policy");
  expect(licet(["explain", "bad"], { cwd: folder }).stdout).not.toContain("licet accept");
});
