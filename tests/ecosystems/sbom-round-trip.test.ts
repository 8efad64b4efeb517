// Our own SBOMs, read back: every component must get the verdict it had before.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { findPreset, makeDiskTree, makeMemoryTree, type Policy, reporters, scan } from "../../src/index.ts";
import type { FileTree, Report } from "../../src/model/index.ts";

const PROJECT = join(import.meta.dirname, "../../fixtures/projects/web-shop");
const FORMATS = [
  ["cyclonedx-json", "bom.cdx.json"],
  ["cyclonedx-xml", "bom.cdx.xml"],
  ["spdx-json", "bom.spdx.json"],
  ["spdx3-json", "bom.spdx3.json"],
] as const;

async function report(tree: FileTree): Promise<Report> {
  const policy = findPreset("distributed") as Policy;
  const result = await scan({ tree, policy, today: "2026-01-01" });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

function verdictsOf({ assessments }: Report): Record<string, string> {
  return Object.fromEntries(assessments.map(({ component, verdict }) => [component.purl, verdict.answer]));
}

/** What a policy may ask about besides the licence. */
function circumstancesOf({ assessments }: Report): Record<string, string> {
  return Object.fromEntries(
    assessments.map(({ component: { purl, scope, direct, kind }, conclusion }) => {
      const expression = "expression" in conclusion ? conclusion.expression : conclusion.kind;
      return [purl, `${kind} ${scope} ${direct} ${expression}`];
    }),
  );
}

let before: Report;
beforeAll(async () => {
  before = await report(makeDiskTree(PROJECT, "web-shop"));
});

describe("an SBOM of ours, read back", () => {
  test.each(FORMATS)("as %s gives the same verdicts", async (id, name) => {
    const reporter = reporters.find((one) => one.id === id)!;
    const { render } = await reporter.load();
    const text = render(before, { color: false });
    const after = await report(makeMemoryTree(new Map([[name, text]])));
    expect(after.diagnostics.filter(({ gravity }) => gravity === "loss")).toEqual([]);
    expect(verdictsOf(after)).toEqual(verdictsOf(before));
    expect(circumstancesOf(after)).toEqual(circumstancesOf(before));
  });
});

test("the project has something to lose", () => {
  expect(new Set(Object.values(verdictsOf(before))).size).toBeGreaterThan(1);
  expect(readdirSync(PROJECT).length).toBeGreaterThan(0);
  expect(readFileSync(join(PROJECT, "package-lock.json"), "utf8")).not.toBe("");
});
