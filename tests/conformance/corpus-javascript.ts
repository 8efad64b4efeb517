// Independent counts of the JavaScript formats besides npm's own.
import type { Extraction } from "../../src/model/index.ts";
import type { CorpusFormat } from "./corpus-counts.ts";

export const JAVASCRIPT_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  bun: { extractor: "bun/bun-lock" },
  deno: { extractor: "deno/deno-lock", count: countModules },
  "pnpm-5.4": { extractor: "pnpm/pnpm-lock" },
  "pnpm-6.0": { extractor: "pnpm/pnpm-lock" },
  "pnpm-9.0": { extractor: "pnpm/pnpm-lock" },
  "pnpm-git-deps": { extractor: "pnpm/pnpm-lock" },
  "yarn-berry": { extractor: "yarn/yarn-lock" },
  "yarn-v1": { extractor: "yarn/yarn-lock" },
};

/** The independent count takes each module by address; we gather the modules of a package into one component. */
function countModules({ components }: Extraction): number {
  return components.reduce((sum, { about }) => sum + Number(about?.properties?.["deno:modules"] ?? 1), 0);
}
