// JavaScript and TypeScript files: transformers.js, the hub's client, LangChain, Ollama, WebLLM … loading models.
import { type Extraction, type FormatFailure, ok, type Result, type SourceFile } from "../../model/index.ts";
import { tokenizeScript } from "./script-tokens.ts";
import { searchProgram } from "./search.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components = isMinified(file.text)
    ? []
    : searchProgram(tokenizeScript(file.text), { path: file.path, source: file.text });
  return ok({ projects: [], components, edges: [], diagnostics: [] });
}

/** Bundles carry the examples and defaults of the libraries in them, which nobody here asked for. */
function isMinified(text: string): boolean {
  return text.length > 20_000 && text.length / (text.split("\n", 2000).length || 1) > 500;
}
