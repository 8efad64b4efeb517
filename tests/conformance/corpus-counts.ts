// How the independent counts of the corpus compare with ours, format by format; one line each.
import type { Extraction } from "../../src/model/index.ts";

export interface CorpusFormat {
  /** Id of the extractor that reads this format. */
  readonly extractor: string;
  /** What to hold against `entries`; the number of components where absent. */
  readonly count?: (extraction: Extraction) => number;
  /** Files whose difference has a reason, by path: what we count instead, and why. */
  readonly explained?: Readonly<Record<string, { readonly ours: number; readonly why: string }>>;
}

export const CORPUS_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  "package-lock-v1": { extractor: "npm/package-lock" },
  "package-lock-v2": { extractor: "npm/package-lock" },
  "package-lock-v3": { extractor: "npm/package-lock" },
  "package-lock-workspaces": { extractor: "npm/package-lock" },
  "npm-shrinkwrap": { extractor: "npm/shrinkwrap" },
};
