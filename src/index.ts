// The library: scan a tree, gate the report, render it.
export { ecosystems } from "./ecosystems/index.ts";
export { gate, type Outcome } from "./gate.ts";
export { makeDiskTree } from "./io/disk-tree.ts";
export { makeMemoryTree } from "./io/memory-tree.ts";
export type * from "./model/index.ts";
export { loadPolicy, NO_PARENTS, type ParentFailure, type PolicyResolver, type PolicySource } from "./policy/load.ts";
export type { PolicyMistake } from "./policy/mistakes.ts";
export type { Policy } from "./policy/policy.ts";
export { findPreset, presetNames } from "./policy/presets.ts";
export { REPORTERS as reporters } from "./reporters/index.ts";
export { type ScanOptions, scan } from "./scan.ts";
export { VERSION } from "./version.ts";
