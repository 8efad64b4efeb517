// What a person sees at the terminal, end to end.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FIXTURE_PROJECTS, licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const POLICY = "version: 1\nextends:\n  - preset: distributed\n";

interface JsonRow {
  readonly purl: string;
  readonly conclusion: { readonly kind: string; readonly because?: string; readonly expression?: string };
  readonly verdict: { readonly answer: string; readonly chosen?: string };
}

function rowsOf(folder: string, ...args: string[]): Map<string, JsonRow> {
  const { stdout } = licet(["scan", folder, "--json", ...args]);
  const report = JSON.parse(stdout) as { components: JsonRow[] };
  return new Map(report.components.map((row) => [row.purl, row]));
}

describe("licet scan", () => {
  test("tells of the bundled example without a policy, and exits 0", () => {
    const { code, stdout, stderr } = licet([join(FIXTURE_PROJECTS, "web-shop")]);
    expect(stderr).toContain("licet init");
    expect(stdout).toContain("network copyleft");
    expect(stdout).toContain("ua-parser-js");
    expect(code).toBe(0);
  });

  test("gives the same bytes twice", () => {
    const first = licet([join(FIXTURE_PROJECTS, "web-shop"), "--json"]);
    expect(licet([join(FIXTURE_PROJECTS, "web-shop"), "--json"]).stdout).toBe(first.stdout);
  });

  test("judges AND by its worst side and OR by its best, and says which side it took", () => {
    const folder = makeProject({
      ...npmLock({ both: "MIT AND GPL-3.0-only", either: "MIT OR GPL-3.0-only" }),
      "license-policy.yml": POLICY,
    });
    const rows = rowsOf(folder);
    expect(rows.get("pkg:npm/both@1.0.0")?.verdict.answer).toBe("deny");
    expect(rows.get("pkg:npm/either@1.0.0")?.verdict).toMatchObject({ answer: "allow", chosen: "MIT" });
    const { code, stdout } = licet(["check", folder]);
    expect(code).toBe(1);
    expect(stdout).toContain("either → MIT");
    const passing = makeProject({ ...npmLock({ either: "MIT OR GPL-3.0-only" }), "license-policy.yml": POLICY });
    expect(licet(["check", passing]).code).toBe(0);
  });

  test("never takes UNLICENSED for the Unlicense", () => {
    const folder = makeProject({ ...npmLock({ own: "UNLICENSED" }), "license-policy.yml": POLICY });
    expect(rowsOf(folder).get("pkg:npm/own@1.0.0")?.conclusion).toMatchObject({ kind: "agreed", expression: "NONE" });
    expect(licet(["check", folder]).code).toBe(1);
  });

  test("keeps not installed, says nothing, unreadable and all rights reserved apart", () => {
    const locked = npmLock({ gone: undefined, silent: undefined, vague: "some license", own: "UNLICENSED" });
    const folder = makeProject({
      ...locked,
      "node_modules/silent/package.json": '{"name":"silent","version":"1.0.0"}',
      "license-policy.yml": POLICY,
    });
    const rows = rowsOf(folder);
    expect(rows.get("pkg:npm/gone@1.0.0")?.conclusion).toEqual({ kind: "absent", because: "not-installed" });
    expect(rows.get("pkg:npm/silent@1.0.0")?.conclusion).toEqual({ kind: "absent", because: "says-nothing" });
    expect(rows.get("pkg:npm/vague@1.0.0")?.conclusion.kind).toBe("unreadable");
    expect(rows.get("pkg:npm/own@1.0.0")?.conclusion.expression).toBe("NONE");
    for (const row of rows.values()) expect(row.verdict.answer, row.purl).not.toBe("allow");
    const { stdout } = licet(["check", folder]);
    for (const words of ["not installed", "no license stated", "cannot be understood", "all rights reserved"])
      expect(stdout).toContain(words);
  });

  test("does not let a field hide what the license text takes back", () => {
    const mit = readFileSync(join(import.meta.dirname, "../../node_modules/commander/LICENSE"), "utf8");
    const installed = (text: string) => ({
      ...npmLock({ lib: "MIT" }),
      "node_modules/lib/package.json": '{"name":"lib","version":"1.0.0","license":"MIT"}',
      "node_modules/lib/LICENSE": text,
      "license-policy.yml": POLICY,
    });
    expect(licet(["check", makeProject(installed(mit))]).code).toBe(0);
    const restricted = makeProject(installed(`${mit}\nThe Software may not be used for commercial purposes.\n`));
    expect(rowsOf(restricted).get("pkg:npm/lib@1.0.0")?.conclusion.kind).toBe("conflict");
    expect(licet(["check", restricted]).code).toBe(1);
  });

  test("names a truncated lockfile with its position, exits 3 and tells the rest", () => {
    const whole = npmLock({ fine: "MIT" });
    const broken = npmLock({ lost: "GPL-3.0-only" })["package-lock.json"]!.slice(0, 180);
    const folder = makeProject({ ...whole, "sub/package-lock.json": broken, "license-policy.yml": POLICY });
    const { code, stdout } = licet(["check", folder]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/sub\/package-lock\.json:\d+:\d+/);
    expect(rowsOf(folder).has("pkg:npm/fine@1.0.0")).toBe(true);
  });

  test("says so when there is nothing to scan", () => {
    const { code, stdout } = licet([makeProject({ "notes.txt": "hello" })]);
    expect(code).toBe(3);
    expect(stdout).toContain("LIC107");
  });

  test("leaves scopes out only by request, and counts them", () => {
    const folder = makeProject({
      "package.json": '{"name":"app","devDependencies":{"tool":"1.0.0"}}',
      "package-lock.json": JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { name: "app", devDependencies: { tool: "1.0.0" } },
          "node_modules/tool": { version: "1.0.0", dev: true, license: "MIT" },
        },
      }),
    });
    expect(rowsOf(folder).size).toBe(1);
    const { stdout } = licet([folder, "--omit", "dev"]);
    expect(stdout).toContain("left out by --omit: 1 development");
  });

  test("does not follow a link out of the scanned folder", () => {
    const secret = makeProject({ "package.json": '{"name":"evil","version":"1.0.0","license":"MIT"}' });
    const folder = makeProject(npmLock({ evil: undefined }));
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(secret, join(folder, "node_modules/evil"));
    expect(rowsOf(folder).get("pkg:npm/evil@1.0.0")?.conclusion.kind).toBe("absent");
  });

  test("shows a stranger's control characters as text", () => {
    const folder = makeProject(npmLock({ rtl: "MIT\u001b[31m\u202eevil\n::error::x" }));
    const { stdout } = licet([folder]);
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout).not.toMatch(/^::error/m);
  });
});

describe("licet check", () => {
  test("wants a policy", () => {
    const { code, stdout, stderr } = licet(["check", makeProject(npmLock({ fine: "MIT" }))]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("licet init");
  });

  test("shows a mistake in the policy with its line, and scans nothing", () => {
    const folder = makeProject({
      ...npmLock({ fine: "MIT" }),
      "license-policy.yml": "version: 1\nrulez:\n  - id: x\n",
    });
    const { code, stdout, stderr } = licet(["check", folder]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/license-policy\.yml:2:1: error\[LIC3\d\d\]/);
    expect(stderr).toContain("rules");
  });
});

describe("licet sbom", () => {
  test("writes a BOM to standard output, and nothing else", () => {
    const { code, stdout } = licet(["sbom", join(FIXTURE_PROJECTS, "web-shop")], {
      env: { SOURCE_DATE_EPOCH: "1700000000" },
    });
    expect(code).toBe(0);
    const bom = JSON.parse(stdout);
    expect(bom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    expect(stdout).toBe(
      licet(["sbom", join(FIXTURE_PROJECTS, "web-shop")], { env: { SOURCE_DATE_EPOCH: "1700000000" } }).stdout,
    );
  });

  test("writes a file whole, and tells when it cannot", () => {
    const folder = makeProject(npmLock({ fine: "MIT" }));
    expect(licet(["sbom", folder, "-o", join(folder, "bom.cdx.json")]).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "bom.cdx.json"), "utf8")).components).toHaveLength(1);
    writeFileSync(join(folder, "file"), "");
    expect(licet(["sbom", folder, "-o", join(folder, "file/bom.json")]).code).toBe(2);
  });
});

describe("the command line", () => {
  test("prints its version and its help on one screen", () => {
    expect(licet(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const { stdout, code } = licet(["--help"]);
    expect(code).toBe(0);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(40);
  });

  test("helps with what was mistyped", () => {
    expect(licet(["chekc"]).stderr).toContain('did you mean the command "check"?');
    const unknown = licet(["scan", "--polcy", "x"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("--policy");
  });
});
