// Files that are known and not read are told, each with what to do.
import { expect, test } from "vitest";
import { ecosystems } from "../../src/ecosystems/index.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import { findPreset } from "../../src/policy/presets.ts";
import { scan } from "../../src/scan.ts";

async function lossesOf(files: Readonly<Record<string, string>>) {
  const policy = findPreset("distributed");
  if (policy === undefined) throw new Error("no preset");
  const tree = makeMemoryTree(new Map(Object.entries(files)));
  const report = await scan({ tree, ecosystems, policy, today: "2026-01-01" });
  if (!report.ok) throw new Error(report.error.detail);
  return report.value.diagnostics
    .filter(({ gravity }) => gravity === "loss")
    .map(({ code, location }) => `${code} ${location?.path}`);
}

test.each([
  "bower.json",
  "a/shard.lock",
  "elm.json",
  "x.nimble",
  "lib/app.opam",
  "Packages/packages-lock.json",
  "build.zig.zon",
  "setup.py",
])("%s", async (path) => {
  expect(await lossesOf({ [path]: "{}" })).toEqual([`LIC104 ${path}`]);
});
