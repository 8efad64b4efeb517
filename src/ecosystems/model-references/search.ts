// Searches a program for models and data sets: calls that load them, and values whose key says that they name one.
import type { ExtractedComponent, Presence, Scope } from "../../model/index.ts";
import { parseHubId } from "../../purl/index.ts";
import { type Call, type Named, type Program, readProgram, type Value } from "./calls.ts";
import { findOwnLoader, findRule, type LoadRule } from "./load-rules.ts";
import { mergePlaces } from "./merge-places.ts";
import { isModelKey } from "./model-keys.ts";
import { readDataSetWord, readModelWord, SERVICE_KEY } from "./model-words.ts";
import { isBareOllamaName, isOllamaText } from "./ollama-names.ts";
import { literalOf, readByRule } from "./read-by-rule.ts";
import { searchCommands } from "./shell-commands.ts";
import type { Token } from "./tokens.ts";

/** A file that mentions no library and no well-known owner on the hub has "org/name" texts for other reasons. */
export const LIBRARIES =
  /transformer|huggingface|hugging[ ._-]?face|candle|jlama|hugot|ai\.djl|semantickernel|ollamasharp|informers|mlx|audiocraft|speechbrain|\bnemo\b|keras_hub|gliner|setfit|autogen|crewai|hf_hub|hf-hub|hf\.co|diffusers|sentence[_-]transformers|\bpeft\b|\bvllm\b|sglang|text-generation|llama[_-]?(?:cpp|index)|langchain|litellm|ollama|gguf|\bmlx|unsloth|\btrl\b|accelerate|xenova|onnx-community|haystack|smolagents|dspy|outlines|guidance|faster_whisper|open_clip|xenova\/|\bbaai\/|intfloat\/|nomic-ai\/|thebloke\/|mixedbread-ai\/|bartowski\/|lmstudio-community\/|helsinki-nlp\/|cross-encoder\/|ggml-org\/|tiiuae\/|huggingfacetb\/|sentence-transformers\//i;

const TEST_FILE =
  /(?:^|\/)(?:tests?|testing|__tests__|specs?|testdata|fixtures)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.(?:py|rs|go|rb)$|(?:Tests?|IT)\.(?:java|kt|cs|scala|swift)$|\.(?:test|spec|vitest)\.[cm]?[jt]sx?$/;

export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}

export interface Searched {
  readonly path: string;
  readonly source: string;
}

/** Components by place; the same model on the same line is one. */
export function searchProgram(
  tokens: readonly Token[],
  { path, source }: Searched,
  lineOf: (line: number) => number = (line) => line,
): ExtractedComponent[] {
  const program = readProgram(tokens);
  const context: Context = {
    path,
    scope: isTestFile(path) ? "test" : "runtime",
    isModelScope:
      /(?:from|import)\s+modelscope/.test(source) && !/(?:from|import)\s+(?:transformers|huggingface_hub)/.test(source),
    mentionsLibrary: LIBRARIES.test(source),
    hasDataSets: /\bdatasets\b/.test(source),
    mentionsOllama: /ollama/i.test(source),
    isPublisher:
      /\b(?:upload_folder|upload_file|upload_large_folder|create_repo|create_commit|uploadFiles?|createRepo)\b/.test(
        source,
      ),
    constants: collectConstants(program.named),
    settled: new Set(),
    lineOf,
  };
  const found = program.calls.flatMap((call) => searchCall(call, context));
  return mergePlaces([
    ...found,
    ...searchNamed(program, context),
    ...searchAddresses(tokens, context),
    ...searchDefaults(tokens, context),
    ...(context.mentionsOllama && context.scope !== "test" ? searchOllamaTexts(tokens, context) : []),
  ]);
}

interface Context {
  readonly path: string;
  readonly scope: Scope;
  readonly isModelScope: boolean;
  readonly mentionsLibrary: boolean;
  readonly hasDataSets: boolean;
  readonly mentionsOllama: boolean;
  /** True for a program that publishes: the repositories it names may be its own. */
  readonly isPublisher: boolean;
  readonly constants: ReadonlyMap<string, readonly Token[]>;
  /** Texts that a call has been asked about: what it says of them is said. */
  readonly settled: Set<Token>;
  readonly lineOf: (line: number) => number;
}

/** Texts that a name stands for in this file, wherever it gets them. */
function collectConstants(named: readonly Named[]): Map<string, readonly Token[]> {
  const constants = new Map<string, Token[]>();
  for (const { key, value } of named) {
    const plain = value.texts.filter(({ isPlain }) => isPlain).slice(0, 20);
    if (plain.length > 0) constants.set(key, [...(constants.get(key) ?? []), ...plain].slice(0, 40));
  }
  return constants;
}

/** Calls that run a command: `subprocess.run(["vllm", "serve", "org/name"])`, `os.system("ollama pull llama3")`. */
const RUNNERS =
  /^(?:system|run|Popen|popen|call|check_call|check_output|exec|execSync|spawn|spawnSync|execFile|execa|execInContainer|ExecAsync|Command)$/;

function searchRunner(call: Call, context: Context): ExtractedComponent[] {
  if (!RUNNERS.test(call.callee.at(-1) ?? "")) return [];
  const texts = [...call.positional, ...(call.named.has("args") ? [call.named.get("args") as Value] : [])].flatMap(
    (value) => value.texts,
  );
  const [first] = texts;
  if (first === undefined) return [];
  const command = texts.map(({ text }) => text).join(" ");
  return searchCommands(command, context.path, () => context.lineOf(first.line)).map((component) =>
    place(component, context, "loaded"),
  );
}

function searchCall(call: Call, context: Context): ExtractedComponent[] {
  const run = searchRunner(call, context);
  if (run.length > 0) return run;
  const option = readOption(call, context);
  if (option.length > 0) return option;
  const rule = findRule(call.callee) ?? (context.mentionsLibrary ? findOwnLoader(call.callee) : undefined);
  if (rule === undefined || isForeign(call)) return [];
  const value = argumentOf(call, rule);
  if (value === undefined) return [];
  for (const text of value.texts) context.settled.add(text);
  const isData = rule.what === "data" || literalOf(call.named.get("repo_type")) === "dataset";
  if (literalOf(call.named.get("repo_type")) === "space") return [];
  // A method of the project's own: `backend.load_dataset("results")`.
  const isOwnMethod =
    isData && call.callee.length > 1 && !/^(?:datasets|hf_datasets|ds)$/.test(call.callee.at(-2) ?? "");
  const revision = revisionOf(call, rule, context);
  const found: ExtractedComponent[] = [];
  const texts = textsOf(value, context);
  // A name that stands for several texts tells of none that it is a data set.
  if (isData && !value.isLiteral && texts.length > 1) return [];
  for (const token of texts) {
    const { text, line, isPlain } = token;
    if (!isPlain || (isOwnMethod && !text.includes("/"))) continue;
    if (isData) context.settled.add(token);
    const location = { path: context.path, line: context.lineOf(line) };
    const component = isData
      ? context.hasDataSets || rule.what !== "data" || rule.receiver !== undefined
        ? readDataSetWord(text, location)
        : undefined
      : readByRule(rule, { text, location, revision, isModelScope: context.isModelScope }, call);
    if (component !== undefined)
      found.push(place(component, context, rule.isRemote === true ? "referenced" : "loaded"));
  }
  return found;
}

/** `revision="…"`, or the one text that the name it is given as stands for. */
function revisionOf(call: Call, rule: LoadRule, context: Context): string | undefined {
  const value =
    call.named.get("revision") ?? (rule.revision === undefined ? undefined : call.positional[rule.revision]);
  const literal = literalOf(value);
  if (literal !== undefined || value?.name === undefined) return literal;
  const known = context.constants.get(value.name) ?? [];
  return known.length === 1 ? known[0]?.text : undefined;
}

/** Same name, another library: seaborn's load_dataset, a mocked call. */
function isForeign({ callee }: Call): boolean {
  const receiver = callee.at(-2) ?? "";
  return /^(?:sns|seaborn|tfds|mock|Mock|px|jest|vi)$/.test(receiver);
}

function argumentOf(call: Call, rule: LoadRule): Value | undefined {
  for (const name of rule.named) {
    const value = call.named.get(name);
    if (value !== undefined) return value;
  }
  return rule.position === undefined ? undefined : call.positional[rule.position];
}

/** The texts an argument may be: its own, or those of the name it is. Parts of a longer expression must be full names. */
function textsOf(value: Value, context: Context): readonly Token[] {
  if (value.isLiteral) return value.texts;
  if (value.name !== undefined)
    return (context.constants.get(value.name) ?? []).filter(
      ({ text }) => text.includes("/") || parseHubId(text) !== undefined,
    );
  return value.texts.filter(({ text }) => text.includes("/"));
}

/** `add_argument("--model", default="org/name")` and its kin. */
function readOption(call: Call, context: Context): ExtractedComponent[] {
  if (!/^(?:add_argument|option|Option|Argument|DEFINE_string)$/.test(call.callee.at(-1) ?? "")) return [];
  const isModel = call.positional.some(({ texts }) => texts.some(({ text }) => isModelKey(text)));
  const value = call.named.get("default") ?? call.positional[1];
  if (!isModel || value === undefined || context.isPublisher) return [];
  return mentions(value.texts, context);
}

function searchNamed({ named }: Program, context: Context): ExtractedComponent[] {
  // Tests are full of names that nothing is loaded by; there only calls count.
  if (!context.mentionsLibrary || context.scope === "test") return [];
  return named
    .filter(({ key, value }) => {
      if (!isModelKey(key) || SERVICE_KEY.test(key) || isOwnName(key, value)) return false;
      return !(context.isPublisher && /repo/i.test(key));
    })
    .flatMap(({ key, value }) => [
      ...mentions(ABILITY.test(key) ? value.texts.filter(({ text }) => !isBareOllamaName(text)) : value.texts, context),
      ...(NOT_A_SOURCE.test(key) || !value.isLiteral ? [] : pages(value.texts, context)),
    ]);
}

/** `reasoningModels = ["qwen3"]`: what a family can do, whoever loads it. */
const ABILITY = /support|reasoning|thinking|vision|tools?(?![a-z])|capab|deprecated|excluded|unsupported/i;

/** `FILE_MODEL = "file/model"`: the name of a setting that is called as the constant is. */
function isOwnName(key: string, value: Value): boolean {
  const [text] = value.texts;
  if (!value.isLiteral || text === undefined) return false;
  const bare = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, "");
  const own = bare(key);
  return own === bare(text.text) || own === bare(text.text.slice(text.text.indexOf("/") + 1));
}

/** Keys of links for people, though they speak of models. */
const NOT_A_SOURCE = /card|page|link|url|href|doc|info|readme|license|demo/i;

/** `model: "https://huggingface.co/org/name"`: the page of a repository as the model's address. */
function pages(texts: readonly Token[], context: Context): ExtractedComponent[] {
  return texts
    .filter(({ text, isPlain }) => isPlain && /^https:\/\/(?:huggingface\.co|hf\.co)\/[^/?#]+\/[^/?#]+\/?$/.test(text))
    .flatMap(({ text, line }) => {
      const location = { path: context.path, line: context.lineOf(line) };
      const component = readModelWord({ text, location }, "load");
      return component === undefined ? [] : [place(component, context, "referenced")];
    });
}

/** `process.env.OLLAMA_MODEL ?? "llama3"`, `os.getenv("OLLAMA_MODEL", "llama3")`: the default of a variable that names Ollama. */
function searchDefaults(tokens: readonly Token[], context: Context): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  for (const [at, { kind, text }] of tokens.entries()) {
    if (kind === "sign" || !/^(?:[A-Z0-9]+_)*OLLAMA_(?:[A-Z0-9]+_)*MODEL(?:_(?:NAME|ID|PREF))?$/.test(text)) continue;
    let next = at + 1;
    while (next < at + 4 && tokens[next]?.kind === "sign" && /^(?:[,?|\])]|\|\|)$/.test(tokens[next]?.text ?? ""))
      next++;
    const value = tokens[next];
    if (next === at + 1 || value?.kind !== "text" || !value.isPlain) continue;
    const location = { path: context.path, line: context.lineOf(value.line) };
    const component = readModelWord({ text: value.text, location }, "ollama");
    if (component !== undefined) found.push(place(component, context, "loaded"));
  }
  return found;
}

/** Files of repositories on the hub, wherever their address stands. */
function searchAddresses(tokens: readonly Token[], context: Context): ExtractedComponent[] {
  // In tests addresses are examples.
  if (context.scope === "test") return [];
  const isFile = ({ kind, text }: Token) => kind === "text" && text.startsWith("http") && text.includes("/resolve/");
  return mentions(tokens.filter(isFile), context);
}

/** "granite3.2:2b", "hf.co/org/name": nobody but Ollama writes names so. */
function searchOllamaTexts(tokens: readonly Token[], context: Context): ExtractedComponent[] {
  return tokens
    .filter((token, at) => {
      if (token.kind !== "text" || !token.isPlain || context.settled.has(token)) return false;
      // What a field shows before anything is typed is an example.
      return (
        isOllamaText(token.text) &&
        !/^(?:placeholder|example|description|help|title)$/i.test(tokens[at - 2]?.text ?? "")
      );
    })
    .flatMap(({ text, line }) => {
      const component = readModelWord({ text, location: { path: context.path, line: context.lineOf(line) } }, "ollama");
      return component === undefined ? [] : [place(component, context, "referenced")];
    });
}

function mentions(texts: readonly Token[], context: Context): ExtractedComponent[] {
  // os.getenv("WATSONX_MODEL", "ibm/granite"): the variable says whose model it is.
  if (texts.length <= 3 && texts.some(({ text }) => SERVICE_KEY.test(text) && /^[A-Z0-9_]+$/.test(text))) return [];
  const found: ExtractedComponent[] = [];
  for (const token of texts) {
    const { text, line, isPlain } = token;
    if (!isPlain || context.settled.has(token)) continue;
    // "llama3.2:1b" may be anybody's label where nothing speaks of Ollama.
    if (!text.includes("/") && !context.mentionsOllama) continue;
    const location = { path: context.path, line: context.lineOf(line) };
    const component = readModelWord(
      { text, location, isModelScope: context.isModelScope },
      isBareOllamaName(text) ? "ollama" : "mention",
    );
    if (component !== undefined) found.push(place(component, context, "referenced"));
  }
  return found;
}

function place(component: ExtractedComponent, { scope }: Context, presence: Presence): ExtractedComponent {
  return {
    ...component,
    scope: component.kind === "dataset" && scope === "runtime" ? "runtime" : scope,
    direct: true,
    presence,
  };
}
