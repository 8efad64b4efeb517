// Python files: calls of transformers, diffusers, sentence-transformers, vLLM, LangChain, LlamaIndex, Ollama … that load models.
import { type Extraction, type FormatFailure, ok, type Result, type SourceFile } from "../../model/index.ts";
import { tokenizePython } from "./python-tokens.ts";
import { searchProgram } from "./search.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components = searchProgram(tokenizePython(file.text), { path: file.path, source: file.text });
  return ok({ projects: [], components, edges: [], diagnostics: [] });
}
