import type { Policy } from "./policy.ts";
export const PRESETS: readonly Policy[] = [];
