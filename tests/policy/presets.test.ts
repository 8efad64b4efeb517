import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadPresets } from "../../src/policy/load.ts";
import { findPreset, presetNames } from "../../src/policy/presets.ts";
import { runPolicyTests } from "../../src/policy/run-tests.ts";

const root = join(import.meta.dirname, "..", "..");
const { PRESET_NAMES, readPresetSources, renderPresets } = (await import(
  join(root, "scripts", "make-presets.mjs")
)) as {
  PRESET_NAMES: string[];
  readPresetSources(): [string, string][];
  renderPresets(presets: unknown): string;
};

test("the compiled presets are those of policies/*.yml", () => {
  const loaded = loadPresets(readPresetSources());
  expect(loaded.ok ? [] : loaded.error).toEqual([]);
  if (!loaded.ok) return;
  expect(renderPresets(loaded.value)).toBe(readFileSync(join(root, "src/policy/presets.data.ts"), "utf8"));
  expect(presetNames()).toEqual(PRESET_NAMES);
});

describe.each(presetNames())("the preset %s", (name) => {
  const preset = findPreset(name)!;

  test.each(runPolicyTests(preset, { today: "2026-11-24" }).map((result) => [result.test.name, result] as const))(
    "says of %s what its test expects",
    (_, result) => expect(result.differences).toEqual([]),
  );

  test("points at a line of its file for every rule", () => {
    const lines = readFileSync(join(root, `policies/${name}.yml`), "utf8").split("\n");
    for (const rule of preset.rules.filter((one) => one.origin === undefined)) {
      expect(rule.location.path).toBe(`policies/${name}.yml`);
      expect(lines[rule.location.line! - 1]).toContain(`id: ${rule.id}`);
    }
  });
});
