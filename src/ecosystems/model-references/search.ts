// Searches a program for models and data sets: calls that load them, and values whose key says that they name one.
import type { ExtractedComponent, Presence, Scope } from "../../model/index.ts";
import { buildPurl, modelComponent, parseHubId } from "../../purl/index.ts";
import { type Call, type Named, type Program, readProgram, type Value } from "./calls.ts";
import { findRule, type LoadRule } from "./load-rules.ts";
import { type ModelWord, readDataSetWord, readModelWord, SERVICE_KEY } from "./model-words.ts";
import { searchCommands } from "./shell-commands.ts";
import type { Token } from "./tokens.ts";

/** Words of keys that name models: MODEL_ID, defaultModel, base_model, EMBEDDING_MODELS_HF … */
const MODEL_WORDS = new Set(
  (
    "model models checkpoint checkpoints ckpt ckpts pretrained llm embedder embedding embeddings reranker tokenizer lora loras vae controlnet " +
    "unet teacher whisper diffuser backbone"
  ).split(" "),
);

/** Snake, kebab or camel case; "repo_id" counts where "repo" alone, which may be on any forge, does not. */
export function isModelKey(key: string): boolean {
  if (key.length > 80) return false;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  // Lists of everything a library once knew: PRETRAINED_MODEL_ARCHIVE_LIST.
  if (words.includes("archive")) return false;
  if (words.some((word) => MODEL_WORDS.has(word))) return true;
  const at = words.indexOf("repo");
  return at >= 0 && words[at + 1] === "id";
}

/** A file that mentions none of these has "org/name" texts for other reasons. */
const LIBRARIES =
  /transformer|huggingface|audiocraft|speechbrain|\bnemo\b|keras_hub|gliner|setfit|autogen|crewai|hf_hub|hf-hub|hf\.co|diffusers|sentence[_-]transformers|\bpeft\b|\bvllm\b|sglang|text-generation|llama[_-]?(?:cpp|index)|langchain|litellm|ollama|gguf|\bmlx|unsloth|\btrl\b|accelerate|xenova|onnx-community|haystack|smolagents|dspy|outlines|guidance|faster_whisper|open_clip/i;

const TEST_FILE =
  /(?:^|\/)(?:tests?|testing|__tests__|specs?|testdata|fixtures)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/;

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
    scope: TEST_FILE.test(path) ? "test" : "runtime",
    isModelScope:
      /(?:from|import)\s+modelscope/.test(source) && !/(?:from|import)\s+(?:transformers|huggingface_hub)/.test(source),
    mentionsLibrary: LIBRARIES.test(source),
    hasDataSets: /\bdatasets\b/.test(source),
    constants: collectConstants(program.named),
    settled: new Set(),
    lineOf,
  };
  const found = program.calls.flatMap((call) => searchCall(call, context));
  return mergePlaces([...found, ...searchNamed(program, context), ...searchAddresses(tokens, context)]);
}

interface Context {
  readonly path: string;
  readonly scope: Scope;
  readonly isModelScope: boolean;
  readonly mentionsLibrary: boolean;
  readonly hasDataSets: boolean;
  readonly constants: ReadonlyMap<string, readonly Token[]>;
  /** Texts that a call has been asked about: what it says of them is said. */
  readonly settled: Set<Token>;
  readonly lineOf: (line: number) => number;
}

/** Loaded beats referenced where both are said of one line. */
export function mergePlaces(components: readonly ExtractedComponent[]): ExtractedComponent[] {
  const byPlace = new Map<string, ExtractedComponent>();
  for (const component of components) {
    const ref = `${component.purl} ${component.location.line ?? 0}`;
    const known = byPlace.get(ref);
    if (known === undefined || (known.presence === "referenced" && component.presence === "loaded"))
      byPlace.set(ref, { ...component, ref });
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.location.line ?? 0) - (b.location.line ?? 0) || (a.ref < b.ref ? -1 : 1),
  );
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
  /^(?:system|run|Popen|popen|call|check_call|check_output|exec|execSync|spawn|spawnSync|execFile|execa)$/;

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
  const rule = findRule(call.callee);
  if (rule === undefined || isForeign(call)) return [];
  const value = argumentOf(call, rule);
  if (value === undefined) return [];
  for (const text of value.texts) context.settled.add(text);
  const isData = rule.what === "data" || literalOf(call.named.get("repo_type")) === "dataset";
  if (literalOf(call.named.get("repo_type")) === "space") return [];
  const revision = revisionOf(call, context);
  const found: ExtractedComponent[] = [];
  for (const { text, line, isPlain } of textsOf(value, context)) {
    if (!isPlain) continue;
    const location = { path: context.path, line: context.lineOf(line) };
    const component = isData
      ? context.hasDataSets || rule.what !== "data"
        ? readDataSetWord(text, location)
        : undefined
      : readByRule(rule, { text, location, revision, isModelScope: context.isModelScope }, call);
    if (component !== undefined)
      found.push(place(component, context, rule.isRemote === true ? "referenced" : "loaded"));
  }
  return found;
}

/** `revision="…"`, or the one text that the name it is given as stands for. */
function revisionOf(call: Call, context: Context): string | undefined {
  const value = call.named.get("revision");
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

function literalOf(value: Value | undefined): string | undefined {
  const [text] = value?.texts ?? [];
  return value?.isLiteral === true && text?.isPlain === true ? text.text : undefined;
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

function readByRule(rule: LoadRule, word: ModelWord, call: Call): ExtractedComponent | undefined {
  const { text, location } = word;
  switch (rule.what) {
    case "nothing":
      return undefined;
    case "ollama":
      return readModelWord(word, "ollama");
    case "sentence":
      return readModelWord({ ...word, text: sentenceModel(text) }, "load");
    case "prefixed":
      return /^(?:ollama|ollama_chat|huggingface|hosted_vllm|hf_hub|hf-hub)[:/]/.test(text)
        ? readModelWord(word, "load")
        : undefined;
    case "ultralytics":
      return ultralytics(text, word);
    case "whisper":
      return /^(?:tiny|base|small|medium|large|turbo)(?:\.en|-v[123](?:-turbo)?)?$/.test(text)
        ? hub("openai", `whisper-${text}`, word)
        : undefined;
    case "faster-whisper":
      return /^(?:distil-)?(?:tiny|base|small|medium|large)(?:\.en|-v[123])?$/.test(text)
        ? hub("Systran", `faster-whisper-${text}`, word)
        : readModelWord(word, "load");
    case "github":
      return fromTorchHub(text, call, location);
    case "mlc":
      return /-MLC$/.test(text) && !text.includes("/") ? hub("mlc-ai", text, word) : readModelWord(word, "load");
    default:
      return readModelWord(word, "load");
  }
}

function hub(namespace: string, name: string, { location }: ModelWord): ExtractedComponent {
  return modelComponent({ id: { namespace, name } }, location);
}

/** Short names of the library's own models. https://www.sbert.net/docs/sentence_transformer/pretrained_models.html */
function sentenceModel(text: string): string {
  const isOwn =
    /^(?:all-|paraphrase-|multi-qa-|msmarco-|distiluse-|gtr-t5|sentence-t5|clip-ViT|LaBSE$|stsb-|nli-|quora-|average_word|bert-base-nli|distilbert-base-nli|roberta-base-nli|xlm-r-|use-cmlm)/.test(
      text,
    );
  return isOwn && !text.includes("/") ? `sentence-transformers/${text}` : text;
}

function ultralytics(text: string, { location }: ModelWord): ExtractedComponent | undefined {
  const name = /^((?:yolo|rtdetr|sam|mobile_sam|FastSAM)[\w.-]*)\.pt$/i.exec(text)?.[1];
  if (name === undefined) return undefined;
  const purl = buildPurl("generic", "ultralytics.com/assets", `${name}.pt`);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: `${name}.pt`,
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}

/** `torch.hub.load("org/repo:tag", "model")`: code and weights come from a repository on GitHub. */
function fromTorchHub(text: string, call: Call, location: ModelWord["location"]): ExtractedComponent | undefined {
  const [repository = "", revision] = text.split(":");
  const id = parseHubId(repository);
  if (id === undefined || literalOf(call.named.get("source")) === "local") return undefined;
  const name = literalOf(call.positional[1] ?? call.named.get("model"));
  const purl = buildPurl("github", id.namespace, id.name, revision, undefined, undefined);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: name === undefined ? repository : `${repository} (${name})`,
    ...(revision === undefined ? {} : { version: revision }),
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}

/** `add_argument("--model", default="org/name")` and its kin. */
function readOption(call: Call, context: Context): ExtractedComponent[] {
  if (!/^(?:add_argument|option|Option|Argument|DEFINE_string)$/.test(call.callee.at(-1) ?? "")) return [];
  const isModel = call.positional.some(({ texts }) => texts.some(({ text }) => isModelKey(text)));
  const value = call.named.get("default") ?? call.positional[1];
  if (!isModel || value === undefined) return [];
  return mentions(value.texts, context);
}

function searchNamed({ named }: Program, context: Context): ExtractedComponent[] {
  // Tests are full of names that nothing is loaded by; there only calls count.
  if (!context.mentionsLibrary || context.scope === "test") return [];
  return named
    .filter(({ key }) => isModelKey(key) && !SERVICE_KEY.test(key))
    .flatMap(({ value }) => mentions(value.texts, context));
}

/** Files of repositories on the hub, wherever their address stands. */
function searchAddresses(tokens: readonly Token[], context: Context): ExtractedComponent[] {
  const isFile = ({ kind, text }: Token) => kind === "text" && text.startsWith("http") && text.includes("/resolve/");
  return mentions(tokens.filter(isFile), context);
}

function mentions(texts: readonly Token[], context: Context): ExtractedComponent[] {
  // os.getenv("WATSONX_MODEL", "ibm/granite"): the variable says whose model it is.
  if (texts.length <= 3 && texts.some(({ text }) => SERVICE_KEY.test(text) && /^[A-Z0-9_]+$/.test(text))) return [];
  const found: ExtractedComponent[] = [];
  for (const token of texts) {
    const { text, line, isPlain } = token;
    if (!isPlain || context.settled.has(token)) continue;
    const location = { path: context.path, line: context.lineOf(line) };
    const component = readModelWord({ text, location, isModelScope: context.isModelScope }, "mention");
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
