// The licence files beside a model's own files; where code and weights have a text each, the one for the weights.
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import type {
  LookUp,
  LookUpContext,
  LookUpFailure,
  LookUpSubject,
  OwnStatement,
  Result,
  TreeEntry,
} from "../../model/index.ts";
import { type Diagnostic, ok } from "../../model/index.ts";

const SOURCE = "huggingface/model-folder";

const MODEL_FILES = new Set(["config.json", "adapter_config.json", "model_index.json", "generation_config.json"]);

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  let installed = false;
  for (const folder of subject.installPaths) {
    const entries = context.tree.list(folder);
    if (!entries.ok) continue;
    installed = true;
    // The licence of a repository that merely holds a model is the code's; one that is a model has its files at the top.
    if (folder === "" && !entries.value.some(({ name }) => MODEL_FILES.has(name))) continue;
    const quoted = quoteLicenseFiles({
      tree: context.tree,
      folder,
      source: SOURCE,
      keepText: context.keepText,
      entries: forWeights(entries.value),
    });
    statements.push(...quoted.statements);
    diagnostics.push(...quoted.diagnostics);
  }
  return ok({ installed, statements, diagnostics });
}

/** LICENSE-CODE beside LICENSE-MODEL, as DeepSeek and others have it: only the latter is about the weights. */
export function forWeights(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  const isFor = (word: RegExp) => (entry: TreeEntry) => /licen[cs]e/i.test(entry.name) && word.test(entry.name);
  const hasModelText = entries.some(isFor(/model|weights/i));
  if (!hasModelText) return entries.filter((entry) => !isFor(/[-_.]code\b/i)(entry));
  return entries.filter((entry) => !/licen[cs]e/i.test(entry.name) || isFor(/model|weights/i)(entry));
}
