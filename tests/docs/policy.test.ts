import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CATEGORIES } from "../../src/model/index.ts";
import { dutyIds } from "../../src/policy/duties.ts";
import { factKinds } from "../../src/policy/facts.ts";
import { loadPolicy, NO_PARENTS } from "../../src/policy/load.ts";
import { presetNames } from "../../src/policy/presets.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "policy.md"), "utf8");
const schema = JSON.parse(readFileSync(join(root, "schemas", "policy.schema.json"), "utf8")) as {
  properties: Record<string, { items?: { properties?: object } }>;
};

describe("docs/policy.md names", () => {
  test.each(Object.keys(schema.properties).filter((key) => !/^(?:\$schema|version)$/.test(key)))(
    "the key %s",
    (key) => {
      expect(page).toMatch(new RegExp(`^### .*\`${key}\``, "m"));
    },
  );

  test.each(Object.keys(schema.properties["rules"]?.items?.properties ?? {}))("the rule key %s", (key) => {
    expect(page).toContain(`\`${key}\``);
  });

  test.each([...presetNames(), ...dutyIds(), ...CATEGORIES, ...factKinds().map(({ name }) => name)])("%s", (word) => {
    expect(page).toContain(`\`${word}\``);
  });
});

test("its examples are policies without mistakes", () => {
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] as string);
  expect(blocks.length).toBeGreaterThan(5);
  for (const block of blocks) {
    const text = block.includes("version:") ? block : `version: 1\n${block}`;
    const loaded = loadPolicy({ text, path: "example.yml" }, NO_PARENTS);
    expect(loaded.ok ? [] : loaded.error).toEqual([]);
  }
});
