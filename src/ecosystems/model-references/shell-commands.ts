// Commands that fetch, serve or run models, wherever they stand: scripts, Dockerfiles, workflows, "!" lines of notebooks.
import type { ExtractedComponent } from "../../model/index.ts";
import { dataSetComponent } from "../../purl/index.ts";
import { dockerModel } from "./docker-models.ts";
import { mergePlaces } from "./merge-places.ts";
import { type Place, readDataSetWord, readModelWord, SERVICE_KEY } from "./model-words.ts";
import { tokenizePython } from "./python-tokens.ts";
import { searchProgram } from "./search.ts";

/** Flags whose value is a model, for vLLM, TGI, SGLang, llama.cpp, transformers' scripts and their kin. */
const MODEL_FLAG =
  /^--?(?:model|model[-_]id|model[-_]name|model[-_]path|model[-_]name[-_]or[-_]path|base[-_]model|pretrained[-_]model[-_]name[-_]or[-_]path|hf[-_]repo|hf|hfr|hf[-_]path|hf[-_]model|repo[-_]id|tokenizer|tokenizer[-_]name|draft[-_]model|speculative[-_]model|embedding[-_]model|reranker[-_]model|teacher[-_]model|adapter|lora[-_]path)$/;
const DATA_FLAG = /^--?dataset(?:[-_](?:name|path|id))?$/;
/** Keys of the environment that name models. */
export const MODEL_VARIABLE =
  /^(?!hub_|push_|output_|upload_|target_)(?:\w*_)?(?:MODELS?|MODEL_?(?:ID|NAME|PATH|REPO)|HF_MODEL(?:_ID)?|REPO_ID|HF_REPO|CHECKPOINT|LLM|EMBEDDINGS?|EMBEDDER|RERANKER|TOKENIZER)(?:_(?:ID|NAME|PATH|MODEL|REPO))*$/i;

export function searchCommands(
  text: string,
  path: string,
  lineOf: (line: number) => number = (line) => line,
): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  for (const { words, line } of commandsOf(text)) {
    const location = { path, line: lineOf(line) };
    const add = (component: ExtractedComponent | undefined) => {
      if (component !== undefined) found.push({ ...component, direct: true, presence: "loaded" });
    };
    const read = (word: string | undefined, place: Place, revision?: string) => {
      if (word !== undefined) add(readModelWord({ text: word, location, revision }, place));
    };
    searchFetches(words, read, (word) => add(dataSetComponent(word, location)));
    add(dockerModel(words, location));
    for (const [at, word] of words.entries()) {
      const equals = word.indexOf("=");
      const flag = word.startsWith("-") && equals > 0 ? word.slice(0, equals) : word;
      const value = flag === word ? words[at + 1] : word.slice(equals + 1);
      // sh -c "vllm serve org/name": a command in a word.
      if (words[at - 1] === "-c" && /\s/.test(word)) {
        for (const component of searchCommands(word, path, () => location.line)) found.push(component);
      }
      if (MODEL_FLAG.test(flag)) read(value?.replace(/^([\w.-]+\/[\w.-]+):[\w.-]+$/, "$1"), "mention");
      else if (DATA_FLAG.test(flag) && value?.includes("/")) add(readDataSetWord(value, location));
      else if (
        equals > 0 &&
        !word.startsWith("-") &&
        MODEL_VARIABLE.test(word.slice(0, equals)) &&
        !SERVICE_KEY.test(word.slice(0, equals))
      ) {
        // `${MODEL:-org/name}`: the default is what runs when nobody says otherwise.
        read(defaultOf(word.slice(equals + 1)), /OLLAMA/i.test(word.slice(0, equals)) ? "ollama" : "mention");
      } else if (/^(?:ENV|ARG)$/.test(word) && at === 0 && MODEL_VARIABLE.test(words[1] ?? ""))
        read(words[2], "mention");
      else if (word.includes("/resolve/")) read(word.slice(word.indexOf("http")), "mention");
      else if (/from_pretrained\(|snapshot_download\(|hf_hub_download\(|SentenceTransformer\(|pipeline\(/.test(word)) {
        for (const component of searchProgram(tokenizePython(word), { path, source: word }))
          found.push({ ...component, location });
      }
    }
  }
  return mergePlaces(found);
}

/** Commands whose plain argument is a model. */
function searchFetches(
  words: readonly string[],
  read: (word: string | undefined, place: Place, revision?: string) => void,
  readData: (word: string) => void,
): void {
  for (const [at, word] of words.entries()) {
    const command = word.slice(word.lastIndexOf("/") + 1);
    const next = words[at + 1];
    const argument = () => firstArgument(words, at + 2);
    if (command === "ollama" && /^(?:pull|run|cp|show)$/.test(next ?? "")) read(argument(), "ollama");
    else if ((command === "huggingface-cli" || command === "hf") && next === "download") {
      const value = argument();
      const kind = valueAfter(words, at, "--repo-type");
      if (value === undefined || kind === "space") continue;
      if (kind === "dataset") readData(value);
      else read(value, "load", valueAfter(words, at, "--revision"));
    } else if (next === "serve" && (command === "vllm" || /server?(?:\.py)?$|(?:^|\/)cli\.py$/.test(word)))
      read(argument(), "mention");
    else if (command === "modelscope" && next === "download") read(undefined, "load");
    else if ((command === "clone" && words[at - 1] === "git") || (command === "clone" && words[at - 2] === "git")) {
      const address = words.slice(at + 1).find((candidate) => /huggingface\.co|hf\.co/.test(candidate));
      if (address === undefined) continue;
      const url = address
        .replace(/^git@(?:hf\.co|huggingface\.co):/, "https://huggingface.co/")
        .replace(/\/\/[^/@]*@/, "//")
        .replace(/\.git$/, "");
      read(url, "load");
    }
  }
}

/** Flags of the hub's and Ollama's commands that are followed by a value. */
const VALUE_FLAGS = new Set([
  "--repo-type",
  "--revision",
  "--local-dir",
  "--cache-dir",
  "--token",
  "--include",
  "--exclude",
  "--format",
  "--keepalive",
]);

function firstArgument(words: readonly string[], from: number): string | undefined {
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) return word;
    if (VALUE_FLAGS.has(word)) at++;
  }
  return undefined;
}

function valueAfter(words: readonly string[], from: number, flag: string): string | undefined {
  for (let at = from; at < words.length; at++) {
    if (words[at] === flag) return words[at + 1];
    if (words[at]?.startsWith(`${flag}=`)) return words[at]?.slice(flag.length + 1);
  }
  return undefined;
}

/** `${NAME:-default}` → default; anything else as it is. */
export function defaultOf(value: string): string {
  return /^\$\{[\w.]+(?::?-|:)([^}]*)\}$/.exec(value)?.[1] ?? value;
}

interface Command {
  readonly words: readonly string[];
  readonly line: number;
}

/** Words of each logical line, without comments; "\" at the end of a line joins it with the next. */
function* commandsOf(text: string): Generator<Command> {
  let words: string[] = [];
  let line = 1;
  let start = 1;
  let word: string | undefined;
  let quote = "";
  const endWord = () => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  for (let at = 0; at <= text.length; at++) {
    const char = at === text.length ? "\n" : text.charAt(at);
    if (char === "\n") line++;
    if (quote !== "") {
      if (char === quote) quote = "";
      else if (at === text.length) quote = "";
      else if (char === "\\" && quote === '"' && at + 1 < text.length) word = (word ?? "") + text.charAt(++at);
      else word = (word ?? "") + char;
      // A quotation that goes on for ever is an apostrophe in prose.
      if ((word?.length ?? 0) > 4000) quote = "";
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= "";
    } else if (char === "\\" && /^\r?\n/.test(text.slice(at + 1, at + 3))) {
      endWord();
      at += text[at + 1] === "\r" ? 2 : 1;
      line++;
    } else if (char === "#" && word === undefined) {
      const end = text.indexOf("\n", at);
      at = end < 0 ? text.length - 1 : end - 1;
    } else if (char === "\n" || char === ";" || char === "|" || char === "&") {
      endWord();
      if (words.length > 0) yield { words, line: start };
      words = [];
      start = line;
    } else if (
      char === " " ||
      char === "\t" ||
      char === "\r" ||
      char === "(" ||
      char === ")" ||
      char === "," ||
      char === "[" ||
      char === "]"
    ) {
      endWord();
      if (words.length === 0) start = line;
    } else word = (word ?? "") + char;
  }
}
