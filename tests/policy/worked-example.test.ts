import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ok } from "../../src/model/index.ts";
import { loadPolicy, type PolicyResolver } from "../../src/policy/load.ts";
import { runPolicyTests } from "../../src/policy/run-tests.ts";

const fixtures = join(import.meta.dirname, "..", "..", "fixtures", "policies");
const path = "license-policy.yml";
const parent = readFileSync(join(fixtures, "company-base.yml"), "utf8");
const pinned = createHash("sha256").update(parent).digest("hex");
const text = readFileSync(join(fixtures, "worked-example.yml"), "utf8").replace(/sha256: 9f2b\w+/, `sha256: ${pinned}`);
const resolver: PolicyResolver = { parent: () => ok({ text: parent, path: "base.yml" }) };

const loaded = loadPolicy({ text, path }, resolver);

test("the worked example is a policy without mistakes", () => {
  expect(loaded.ok ? [] : loaded.error).toEqual([]);
});

const results = loaded.ok ? runPolicyTests(loaded.value, { today: "2026-11-24" }) : [];

test("the worked example has seventeen tests", () => {
  expect(results).toHaveLength(17);
});

test.each(results.map((result) => [result.test.name, result] as const))("worked example: %s", (_, result) => {
  expect(result.differences).toEqual([]);
});
