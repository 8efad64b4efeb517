// What happens when the index of licence texts is not what was shipped: nothing unread is fine, and the reason is told.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeProject, removeMade } from "./licet.ts";

const root = join(import.meta.dirname, "..", "..");
const made: string[] = [];
afterAll(() => {
  removeMade();
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the program whose index has these bytes; without any, it has none. */
function makeProgram(index: Buffer | undefined): string {
  const copy = mkdtempSync(join(tmpdir(), "licet-copy-"));
  made.push(copy);
  for (const part of ["bin", "dist/cli", "policies", "schemas", "package.json"]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  const place = join(copy, "dist/cli/fingerprints.bin");
  if (index === undefined) rmSync(place);
  else writeFileSync(place, index);
  return join(copy, "bin/licet.js");
}

function run(program: string, args: readonly string[], cwd: string): { code: number; stdout: string; stderr: string } {
  try {
    const stdout = execFileSync(process.execPath, [program, ...args], { cwd, encoding: "utf8", stdio: "pipe" });
    return { code: 0, stdout, stderr: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, stdout, stderr };
  }
}

const MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software";
const project = {
  "package-lock.json": JSON.stringify({
    name: "app",
    version: "1.0.0",
    lockfileVersion: 3,
    packages: {
      "": { name: "app", version: "1.0.0", dependencies: { dep: "1.0.0" } },
      "node_modules/dep": { version: "1.0.0", license: "MIT" },
    },
  }),
  "node_modules/dep/package.json": JSON.stringify({ name: "dep", version: "1.0.0", license: "MIT" }),
  "node_modules/dep/LICENSE": MIT,
};

describe.each([
  ["missing", undefined, /fingerprints\.bin.*ENOENT/],
  ["empty", Buffer.alloc(0), /not an index of licen[cs]e texts/],
  ["another file", Buffer.from("x".repeat(5000)), /not an index of licen[cs]e texts/],
])("with an index that is %s", (_, bytes, reason) => {
  test("a scan and licet detect tell it with a code and exit 3", () => {
    const program = makeProgram(bytes);
    const cwd = makeProject(project);
    const scan = run(program, ["--json"], cwd);
    expect(scan.code).toBe(3);
    const { diagnostics } = JSON.parse(scan.stdout) as { diagnostics: { code: string; args: { reason: string } }[] };
    expect(diagnostics.filter(({ code }) => code === "LIC111").map(({ args }) => args.reason)).toEqual([
      expect.stringMatching(reason),
    ]);
    const detect = run(program, ["detect", "node_modules/dep/LICENSE"], cwd);
    expect(detect.code).toBe(3);
    expect(detect.stderr).toMatch(reason);
    expect(detect.stdout).toBe("");
  });
});
