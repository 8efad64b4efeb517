// Rust, Go, Java, Kotlin, C#, Swift, Scala, Ruby and PHP: hf-hub, candle, LangChain4j, Spring AI, DJL, Semantic Kernel, Ollama's clients … loading models.
import {
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { searchChains } from "./chains.ts";
import { tokenizeCompiled } from "./compiled-tokens.ts";
import { mergePlaces } from "./merge-places.ts";
import { readDataSetWord, readModelWord } from "./model-words.ts";
import { tokenizePython } from "./python-tokens.ts";
import { tokenizeScript } from "./script-tokens.ts";
import { isTestFile, searchProgram } from "./search.ts";
import type { Token } from "./tokens.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const tokens = tokenizerOf(file.path)(file.text);
  const searched = { path: file.path, source: file.text };
  const program = searchProgram(tokens, searched);
  // What a call says of a name (a data set, a revision) is said.
  const known = new Set(program.map(({ name, location }) => `${name} ${location.line}`));
  const data = new Set(program.filter(({ kind }) => kind === "dataset").map(({ name }) => name));
  const named = /\bhf_hub\b/.test(file.text)
    ? searchTexts(tokens, file.path, isOnlyData(file.text)).filter(
        ({ name, location }) => !data.has(name) && !known.has(`${name} ${location.line}`),
      )
    : [];
  const others = program.filter(({ kind, name }) => kind === "dataset" || !data.has(name));
  const components = mergePlaces([...others, ...searchChains(tokens, file.path), ...named]);
  return ok({ projects: [], components, edges: [], diagnostics: [] });
}

/** True for a program that asks the hub for data sets and for no models. */
function isOnlyData(source: string): boolean {
  return /RepoType::Dataset|\.dataset\(/.test(source) && !/RepoType::Model|\.model\(/.test(source);
}

/** What is written in programs like names of repositories and is none. */
const MEDIA_TYPE = /^(?:application|audio|font|image|multipart|text|video)\//;

/**
 * Rust programs that use hf-hub choose repositories by match, by tuples and by defaults of arguments:
 * `Which::Tiny => ("openai/whisper-tiny", "main")`. A text of that form is one there.
 */
function searchTexts(tokens: readonly Token[], path: string, isData: boolean): ExtractedComponent[] {
  const scope = isTestFile(path) ? "test" : "runtime";
  const found: ExtractedComponent[] = [];
  for (const [at, { kind, text, line, isPlain }] of tokens.entries()) {
    // What a schema shows as an example is documentation.
    if (/^(?:example|description|help|about)$/.test(tokens[at - 2]?.text ?? "")) continue;
    if (kind !== "text" || !isPlain || !text.includes("/") || MEDIA_TYPE.test(text)) continue;
    const location = { path, line };
    const word = text.replace(/'$/, "");
    const component = isData ? readDataSetWord(word, location) : readModelWord({ text: word, location }, "mention");
    if (component !== undefined) found.push({ ...component, scope, direct: true, presence: "referenced" });
  }
  return found;
}

/** Ruby's comments and texts are Python's, PHP's are JavaScript's. */
function tokenizerOf(path: string) {
  return path.endsWith(".rb") ? tokenizePython : path.endsWith(".php") ? tokenizeScript : tokenizeCompiled;
}
