// A baseline: old debt passes, new debt fails, and the file only shrinks unless someone says otherwise.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const POLICY = "version: 1\nextends:\n  - preset: distributed\ngate:\n  baseline: .license-baseline.json\n";

function project(licenses: Readonly<Record<string, string | undefined>>): string {
  return makeProject({ "license-policy.yml": POLICY, ...npmLock(licenses) });
}

function change(folder: string, licenses: Readonly<Record<string, string | undefined>>): void {
  for (const [path, text] of Object.entries(npmLock(licenses))) writeFileSync(join(folder, path), text);
}

function entriesOf(folder: string): string[] {
  const { entries } = JSON.parse(readFileSync(join(folder, ".license-baseline.json"), "utf8"));
  return entries.map((entry: { package: string }) => entry.package);
}

describe("licet baseline", () => {
  test("writes what is there; then the check passes, says how much is accepted, and fails for what is new", () => {
    const folder = project({ old: "GPL-3.0-only", fine: "MIT" });
    expect(licet(["baseline"], { cwd: folder }).code).toBe(0);
    expect(entriesOf(folder)).toEqual(["pkg:npm/old"]);
    const { code, stdout, stderr } = licet(["check"], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain("baseline: 1 violation accepted for now");
    expect(stdout).toContain("1 accepted by exceptions");
    change(folder, { old: "GPL-3.0-only", bad: "AGPL-3.0-only" });
    expect(licet(["check"], { cwd: folder }).code).toBe(1);
  });

  test("takes away what is solved and adds nothing, unless it is told to", () => {
    const folder = project({ one: "GPL-3.0-only", two: "GPL-3.0-only" });
    licet(["baseline"], { cwd: folder });
    change(folder, { two: "GPL-3.0-only", three: "GPL-3.0-only" });
    expect(licet(["check"], { cwd: folder }).stderr).toContain("1 of its entries are solved");
    const shrunk = licet(["baseline"], { cwd: folder });
    expect(shrunk.code).toBe(1);
    expect(shrunk.stderr).toContain("1 violations are not in it and were not added");
    expect(entriesOf(folder)).toEqual(["pkg:npm/two"]);
    expect(licet(["baseline", "--accept-new"], { cwd: folder }).stdout).toContain("grown on request");
    expect(entriesOf(folder)).toEqual(["pkg:npm/three", "pkg:npm/two"]);
  });

  test("does not cover another licence of the same package, nor a weightier use of it", () => {
    const folder = project({ lib: "GPL-3.0-only" });
    licet(["baseline"], { cwd: folder });
    change(folder, { lib: "AGPL-3.0-only" });
    expect(licet(["check"], { cwd: folder }).code).toBe(1);
    const file = join(folder, ".license-baseline.json");
    change(folder, { lib: "GPL-3.0-only" });
    writeFileSync(file, readFileSync(file, "utf8").replace('"runtime"', '"development"'));
    expect(licet(["check"], { cwd: folder }).code).toBe(1);
  });

  test("is a usage error when it is missing or broken, never an empty one", () => {
    const folder = project({ lib: "MIT" });
    expect(licet(["check"], { cwd: folder }).code).toBe(2);
    for (const text of [
      "",
      "{}",
      '{"licetBaseline":1,"entries":[{}]}',
      '{"licetBaseline":1,"entries":[{"package":"a","license":"b","scope":"runtime","answer":"fine"}]}',
    ]) {
      writeFileSync(join(folder, ".license-baseline.json"), text);
      expect(licet(["check"], { cwd: folder }).code, text).toBe(2);
    }
  });

  test("is not written while something could not be looked at", () => {
    const folder = makeProject({ "license-policy.yml": POLICY, "package-lock.json": "{ broken" });
    const { code, stderr } = licet(["baseline"], { cwd: folder });
    expect(code).toBe(3);
    expect(stderr).toContain("nothing written");
  });
});
