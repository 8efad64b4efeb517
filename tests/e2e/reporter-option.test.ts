// --reporter: several formats at once, to the screen and to files.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

describe("--reporter", () => {
  test("writes several files at once and keeps the table on the screen", () => {
    const folder = makeProject(npmLock({ a: "MIT", b: "GPL-3.0-only" }));
    const { code, stdout } = licet(["scan", "--reporter", "sarif=out.sarif", "--reporter", "csv=out.csv"], {
      cwd: folder,
    });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8")).runs[0].results).toHaveLength(1);
    expect(readFileSync(join(folder, "out.csv"), "utf8").split("\r\n")).toHaveLength(4);
    expect(stdout).toContain("1 problem");
  });

  test("--json is the same as --reporter json, and nothing else goes to the screen", () => {
    const folder = makeProject(npmLock({ a: "MIT" }));
    const { stdout } = licet(["scan", "--json"], { cwd: folder });
    expect(licet(["scan", "--reporter", "json"], { cwd: folder }).stdout).toBe(stdout);
    expect(JSON.parse(stdout).summary.components).toBe(1);
  });

  test("an unknown name or a file that cannot be written is a usage error, before anything is scanned", () => {
    const folder = makeProject(npmLock({ a: "MIT" }));
    const { code, stderr } = licet(["scan", "--reporter", "sarfi", "--reporter", "csv=out.csv"], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain("sarif");
    expect(existsSync(join(folder, "out.csv"))).toBe(false);
    expect(licet(["scan", "--reporter", "csv=no/such/folder/x.csv"], { cwd: folder }).code).toBe(2);
  });
});
