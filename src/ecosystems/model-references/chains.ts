// Builders of Java, Kotlin and C#: `OllamaChatModel.builder().baseUrl(url).modelName("llama3.1")`: the class at the start says whose model it is.
import type { ExtractedComponent } from "../../model/index.ts";
import { readModelWord } from "./model-words.ts";
import type { Token } from "./tokens.ts";

const SETTERS = /^(?:with)?_?(?:model|model_?name|model_?id|model_?names?|tokenizer|default_?model|optModelId)$/i;
/** Tokens looked back over for the start of a chain. */
const LONGEST_CHAIN = 200;

/** Where a model comes from, by the class or function that the chain starts with. */
function placeOf(root: string): "ollama" | "load" | undefined {
  if (/ollama/i.test(root)) return "ollama";
  if (/hugging_?face|jlama|gpullama|transformers|onnx_?embedding|sentence_?transformer/i.test(root)) return "load";
  return undefined;
}

export function searchChains(tokens: readonly Token[], path: string): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  for (let at = 3; at < tokens.length; at++) {
    const [dot, setter, open, text, close] = [at - 3, at - 2, at - 1, at, at + 1].map((index) => tokens[index]);
    if (text?.kind !== "text" || !text.isPlain || open?.text !== "(" || setter?.kind !== "name") continue;
    if (dot?.text !== "." || !SETTERS.test(setter.text) || (close?.text !== ")" && close?.text !== ",")) continue;
    const place = placeOf(rootOf(tokens, at - 3));
    if (place === undefined) continue;
    const component = readModelWord({ text: text.text, location: { path, line: text.line } }, place);
    if (component !== undefined) found.push({ ...component, direct: true, presence: "loaded" });
  }
  return found;
}

/** The names at the start of `a.b(…).c(…)`, from the dot in front of the last name backwards. */
function rootOf(tokens: readonly Token[], dot: number): string {
  const names: string[] = [];
  let at = dot;
  const limit = Math.max(0, dot - LONGEST_CHAIN);
  while (at >= limit && tokens[at]?.text === ".") {
    at--;
    if (tokens[at]?.text === ")") at = openingOf(tokens, at, limit) - 1;
    if (tokens[at]?.kind !== "name") break;
    names.push((tokens[at] as Token).text);
    at--;
  }
  return names.join(" ");
}

function openingOf(tokens: readonly Token[], close: number, limit: number): number {
  let depth = 0;
  for (let at = close; at >= limit; at--) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== "sign") continue;
    if (text === ")") depth++;
    else if (text === "(" && --depth === 0) return at;
  }
  return limit;
}
