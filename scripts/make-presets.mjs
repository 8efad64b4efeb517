// Compiles policies/*.yml into src/policy/presets.data.ts. After a change to a preset: npx tsc -p tsconfig.build.json, then
// node scripts/make-presets.mjs. A test compares the two.
import { readFileSync, writeFileSync } from "node:fs";

/** In an order in which each comes after those it extends. */
export const PRESET_NAMES = ["permissive", "distributed", "hosted", "internal", "models", "ai-models"];

const root = new URL("../", import.meta.url);

export function readPresetSources() {
  return PRESET_NAMES.map((name) => [name, readFileSync(new URL(`policies/${name}.yml`, root), "utf8")]);
}

/** Text of the generated module. */
export function renderPresets(presets) {
  const rows = presets.map((preset) => `  ${JSON.stringify(preset)},\n`).join("");
  return `// The presets of policies/*.yml, compiled by scripts/make-presets.mjs; do not edit.
import type { Policy } from "./policy.ts";

export const PRESETS: readonly Policy[] = [
${rows}];
`;
}

if (process.argv[1] === import.meta.filename) {
  const { loadPresets } = await import(new URL("dist/lib/policy/load.js", root));
  const presets = loadPresets(readPresetSources());
  if (!presets.ok) {
    for (const { location, code, message, remedy } of presets.error) {
      console.error(`${location.path}:${location.line}:${location.column}: ${code} ${message}. ${remedy ?? ""}`);
    }
    process.exitCode = 1;
  } else {
    writeFileSync(new URL("src/policy/presets.data.ts", root), renderPresets(presets.value));
    console.log(`${presets.value.length} presets`);
  }
}
