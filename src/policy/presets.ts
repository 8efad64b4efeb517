// The policies that come with licet, by name: compiled ahead of time from policies/*.yml, so that no YAML is read for them.
import type { Policy } from "./policy.ts";
import { PRESETS } from "./presets.data.ts";

const BY_NAME: ReadonlyMap<string, Policy> = new Map(PRESETS.map((preset) => [preset.name, preset]));

export function findPreset(name: string): Policy | undefined {
  return BY_NAME.get(name);
}

export function presetNames(): readonly string[] {
  return [...BY_NAME.keys()];
}
