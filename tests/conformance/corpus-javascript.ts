// Independent counts of the JavaScript formats besides npm's own.
import type { CorpusFormat } from "./corpus-counts.ts";

export const JAVASCRIPT_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  "pnpm-5.4": { extractor: "pnpm/pnpm-lock" },
  "pnpm-6.0": { extractor: "pnpm/pnpm-lock" },
  "pnpm-9.0": { extractor: "pnpm/pnpm-lock" },
  "pnpm-git-deps": { extractor: "pnpm/pnpm-lock" },
  "yarn-berry": { extractor: "yarn/yarn-lock" },
  "yarn-v1": { extractor: "yarn/yarn-lock" },
};
