// The committed bundle of the Action is what the code gives: a rebuild makes no difference.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "licet-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a rebuild of dist/action gives the bytes that are committed (else: npm run build:action)", () => {
  execFileSync(
    process.execPath,
    ["node_modules/rolldown/bin/cli.mjs", "-c", "rolldown.action.config.js", "--dir", folder],
    { cwd: root, stdio: "ignore" },
  );
  for (const file of ["index.mjs", "fingerprints.bin"]) {
    const built = readFileSync(join(folder, file));
    expect(built.equals(readFileSync(join(root, "dist/action", file))), file).toBe(true);
  }
});
