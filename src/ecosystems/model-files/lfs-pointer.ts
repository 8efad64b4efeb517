// Model files that a checkout without Git LFS leaves as pointers. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
import { knownGap } from "../../formats/troubles.ts";
import type { ExtractContext, Extraction, SourceFile } from "../../model/index.ts";
import type { Place } from "./place.ts";
import { describeWeights } from "./weights.ts";

const START = "version https://git-lfs.github.com/spec/";
/** The specification's own limit for a pointer. */
const LONGEST = 1024;

/** The model behind a pointer: it belongs to the tree, and its header is not here to be read. Undefined for other files. */
export function extractPointer(
  file: SourceFile,
  context: ExtractContext,
  place: (path: string) => Place,
): Extraction | undefined {
  if (context.size < START.length || context.size >= LONGEST) return undefined;
  const start = context.piece(0, START.length);
  if (!start.ok || new TextDecoder().decode(start.value) !== START) return undefined;
  const reason = "it is a pointer of Git LFS: what the model's header says of its license and its bases is not here";
  return {
    projects: [],
    components: [describeWeights(file.path, place(file.path))],
    edges: [],
    diagnostics: [knownGap(file.path, undefined, reason)],
  };
}
