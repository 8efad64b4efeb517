// Tells V8 that this process is short: what the optimizing compiler costs must come back within seconds.
import { setFlagsFromString } from "node:v8";

/**
 * How long code runs before it is optimized; of the versions whose V8 was measured (docs/performance.md). Others keep their defaults,
 * since V8 complains about flags it does not know.
 */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  "20": ["--interrupt-budget=1000000", "--semi-space-growth-factor=8"],
};

export function tuneCompiler(nodeVersion: string): void {
  const [major = ""] = nodeVersion.split(".");
  if (!Object.hasOwn(FLAGS, major)) return;
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}
