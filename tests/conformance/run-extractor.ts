// Runs one extractor the way the pipeline does, over a folder on disk or files in memory.
import { makeDiskTree } from "../../src/io/disk-tree.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type {
  CoveredFile,
  Diagnostic,
  Ecosystem,
  Extraction,
  Extractor,
  FileTree,
  Machine,
} from "../../src/model/index.ts";
import { discover } from "../../src/pipeline/discover.ts";
import { extractAll } from "../../src/pipeline/extract.ts";
import { makeTextStore } from "../../src/pipeline/texts.ts";

export const NO_MACHINE: Machine = { folder: () => undefined };

export interface RunResult {
  readonly extractions: readonly { readonly path: string; readonly extraction: Extraction }[];
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly CoveredFile[];
}

export async function runOverTree(ecosystem: Ecosystem, extractor: Extractor, tree: FileTree): Promise<RunResult> {
  // Alone, an extractor has nothing that supersedes it; its probes hang on the ecosystem's other files, so those stay to be found.
  const others = ecosystem.extractors
    .filter(({ id }) => id !== extractor.id)
    .map((other) => ({ ...other, probes: [] }));
  const discovery = discover(tree, [{ ...ecosystem, extractors: [extractor, ...others], unsupported: [] }], {
    exclude: [],
    only: [],
  });
  if (!discovery.ok) throw new Error(discovery.error.detail);
  const mine = discovery.value.candidates.filter((candidate) => candidate.extractor.id === extractor.id);
  const result = await extractAll(
    tree,
    NO_MACHINE,
    { ...discovery.value, candidates: mine },
    makeTextStore(),
    () => {},
  );
  return {
    extractions: result.extractions.map(({ candidate, extraction }) => ({ path: candidate.path, extraction })),
    diagnostics: result.diagnostics,
    files: result.files,
  };
}

export function runOverFolder(ecosystem: Ecosystem, extractor: Extractor, folder: string): Promise<RunResult> {
  return runOverTree(ecosystem, extractor, makeDiskTree(folder, "input"));
}

export function runOverFiles(
  ecosystem: Ecosystem,
  extractor: Extractor,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<RunResult> {
  return runOverTree(ecosystem, extractor, makeMemoryTree(files));
}
