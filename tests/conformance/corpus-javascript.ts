// Independent counts of the JavaScript formats besides npm's own.
import type { CorpusFormat } from "./corpus-counts.ts";

export const JAVASCRIPT_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  "yarn-berry": { extractor: "yarn/yarn-lock" },
  "yarn-v1": { extractor: "yarn/yarn-lock" },
};
