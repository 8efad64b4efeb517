// Model files that a checkout without Git LFS leaves as pointers. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md

import { knownGap } from "../../formats/troubles.ts";
import type { ExtractContext, Extraction, SourceFile } from "../../model/index.ts";
import { POINTER_LIMIT, POINTER_START } from "../../model/lfs-pointer.ts";
import type { Place } from "./place.ts";
import { describeWeights } from "./weights.ts";

/** The model behind a pointer: it belongs to the tree, and its header is not here to be read. Undefined for other files. */
export function extractPointer(
  file: SourceFile,
  context: ExtractContext,
  place: (path: string) => Place,
): Extraction | undefined {
  if (context.size < POINTER_START.length || context.size >= POINTER_LIMIT) return undefined;
  const start = context.piece(0, POINTER_START.length);
  if (!start.ok || new TextDecoder().decode(start.value) !== POINTER_START) return undefined;
  const reason = "it is a pointer of Git LFS: what the model's header says of its license and its bases is not here";
  return {
    projects: [],
    components: [describeWeights(file.path, place(file.path))],
    edges: [],
    diagnostics: [knownGap(file.path, undefined, reason)],
  };
}
