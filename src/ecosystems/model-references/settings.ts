// Settings that name models: .env files, and YAML of compose, Kubernetes, litellm, training recipes and workflows.
import { linesOf } from "../../formats/lines.ts";
import {
  baseNameOf,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readComposeModels } from "./docker-models.ts";
import { mergePlaces } from "./merge-places.ts";
import { type Place, readDataSetWord, readModelWord, SERVICE_KEY } from "./model-words.ts";
import { defaultOf, MODEL_VARIABLE, searchCommands } from "./shell-commands.ts";

/** Names other things in YAML, too: only what a model's recipe or server calls so counts there. */
const YAML_KEY =
  /^(?:models?|model[-_.]?(?:id|name|path|repo|uri|url|name_or_path)|base[-_]?model|base[-_]?model[-_]config|modelId|modelName|modelPath|baseModel|hf[-_]?(?:model|repo|model_id)|repo[-_]?id|pretrained(?:_model)?(?:_name_or_path)?|model_name_or_path|tokenizer(?:[-_](?:name|path))?|tokenizer_name_or_path|llm(?:_model)?|embedding[-_]?model|embeddings?|rerank(?:er)?[-_]?model|draft[-_]?model|teacher(?:_model)?|lora[-_]?(?:model|path)|adapter_name_or_path|checkpoint|storageUri|source_model|llmModel|embeddingModel)$/i;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const name = baseNameOf(file.path);
  const isEnvironment = /^\.env|\.env(?:$|\.)|^env\./.test(name);
  if (isEnvironment) return ok(extractionOf(searchEnvironment(file)));
  // What Docker's models are called looks like a repository of the hub, and is none.
  const own = /compose/i.test(name) ? readComposeModels(file) : new Map<number, ExtractedComponent | undefined>();
  return ok(
    extractionOf([...[...own.values()].filter((component) => component !== undefined), ...searchYaml(file, own)]),
  );
}

function extractionOf(found: readonly ExtractedComponent[]): Extraction {
  return { projects: [], components: mergePlaces(found), edges: [], diagnostics: [] };
}

function loaded(component: ExtractedComponent | undefined): ExtractedComponent[] {
  return component === undefined ? [] : [{ ...component, direct: true, presence: "loaded" }];
}

function readValue(key: string, raw: string, location: { path: string; line: number }): ExtractedComponent[] {
  if (SERVICE_KEY.test(key)) return [];
  const text = defaultOf(unquote(raw));
  const place: Place =
    /ollama/i.test(key) && !/[/:]{2}/.test(text) && !/^\d|url|host|port|address/i.test(key) ? "ollama" : "mention";
  return loaded(readModelWord({ text, location }, place));
}

function searchEnvironment(file: SourceFile): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  for (const { text, number } of linesOf(file.text)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(\S.*)$/.exec(text);
    const [, key = "", value = ""] = match ?? [];
    if (match === null || !MODEL_VARIABLE.test(key) || SERVICE_KEY.test(key)) continue;
    found.push(...readValue(key, stripComment(value), { path: file.path, line: number }));
  }
  return found;
}

/** Line by line, since templates ({{ … }}) make many of these files no YAML at all. */
function searchYaml(file: SourceFile, known: ReadonlyMap<number, unknown>): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  /** Key of a list that goes on, name of a variable whose value follows, flag whose value follows. */
  let list: { readonly key: string; readonly indent: number } | undefined;
  let variable = "";
  let flag = "";
  /** Indent of a "MODELS:" whose entries name models by "id" or "name", in YAML or in JSON inside of it. */
  let table = -1;
  /** Keys above the line, and the provider named last: both tell whose model it is. */
  const above: { readonly key: string; readonly indent: number }[] = [];
  let provider = { value: "", indent: -1, line: 0 };
  for (const { text, number } of linesOf(file.text)) {
    if (known.has(number)) continue;
    const line = stripComment(text);
    const match = /^(\s*)(-\s+)?(?:(["']?)([\w.-]+)\3\s*:(?:\s+(.*))?|(.*))$/.exec(line);
    if (match === null || line.trim() === "") continue;
    const [, indent = "", dash = "", , key = "", mapped = "", plain = ""] = match;
    const location = { path: file.path, line: number };
    const column = indent.length;
    if (table >= 0 && column <= table) table = -1;
    if (table >= 0 && /["']?\b(?:id|name|model|path)["']?\s*:/.test(line)) {
      found.push(...readEntries(line, location));
      continue;
    }
    if (list !== undefined && (column < list.indent || (column === list.indent && dash === ""))) list = undefined;
    if (key !== "") {
      const value = mapped.trim();
      const keyColumn = column + dash.length;
      while (above.length > 0 && (above.at(-1)?.indent ?? 0) >= keyColumn) above.pop();
      if (/^(?:provider|type|backend|engine|llm_?provider)$/i.test(key))
        provider = { value: unquote(value), indent: keyColumn, line: number };
      if (
        isOllamaModel(key, above) ||
        (/^ollama/i.test(provider.value) &&
          provider.indent === keyColumn &&
          number - provider.line <= 6 &&
          OLLAMA_KEY.test(key))
      ) {
        found.push(...loaded(readModelWord({ text: defaultOf(unquote(value)), location }, "ollama")));
        continue;
      }
      if (/https?:\/\/[^\s"']*\/resolve\//.test(value)) {
        found.push(...loaded(readModelWord({ text: addressIn(value), location }, "mention")));
        continue;
      }
      if (isDataSetEntry(key, above)) {
        if (FULL_NAME.test(value)) found.push(...loaded(readDataSetWord(unquote(value), location)));
        continue;
      }
      if (value === "") above.push({ key, indent: keyColumn });
      if (value === "" || /^[|>][+-]?$/.test(value)) {
        list = { key, indent: column };
        if (/^(?:[A-Z]+_)?models$/i.test(key) && !SERVICE_KEY.test(key)) table = column;
      }
      if (key === "name") variable = unquote(value);
      else if (key === "value" && MODEL_VARIABLE.test(variable)) found.push(...readValue(variable, value, location));
      else if (YAML_KEY.test(key) || MODEL_VARIABLE.test(key)) found.push(...readKey(key, value, location));
      else if (/^datasets?(?:_name)?$/.test(key) || (key === "path" && list?.key.startsWith("dataset"))) {
        if (FULL_NAME.test(value)) found.push(...loaded(readDataSetWord(unquote(value), location)));
      } else if (/^(?:args|command|entrypoint|run)$/.test(key)) found.push(...atLine(value, file.path, number));
      continue;
    }
    const item = unquote(plain.trim());
    if (dash === "") {
      found.push(...atLine(item, file.path, number));
      continue;
    }
    // "- --model" and "- org/name" on the next line, "- KEY=value", or the items of "models:".
    const equals = item.indexOf("=");
    if (flag !== "" && !item.startsWith("-")) found.push(...atLine(`${flag} ${item}`, file.path, number));
    else if (
      equals > 0 &&
      /^[A-Z_][A-Z0-9_]*$/i.test(item.slice(0, equals)) &&
      MODEL_VARIABLE.test(item.slice(0, equals))
    ) {
      found.push(...readValue(item.slice(0, equals), item.slice(equals + 1), location));
    } else if (list !== undefined && YAML_KEY.test(list.key)) found.push(...readValue(list.key, item, location));
    else found.push(...atLine(item, file.path, number));
    flag = item.startsWith("-") && !item.includes("=") && !item.includes(" ") ? item : "";
  }
  return found;
}

const FULL_NAME = /^["']?[\w.-]+\/[\w.-]+["']?$/;

/** `dataset_mixture: datasets: - id: org/name`. */
function isDataSetEntry(key: string, above: readonly { readonly key: string }[]): boolean {
  return (
    /^(?:id|path|name|repo|hf_path|dataset)$/.test(key) &&
    above.some((one) => /datasets?(?:_mixture|_mixer)?$/i.test(one.key))
  );
}

function addressIn(value: string): string {
  return /https?:\/\/[^\s"'}]+/.exec(value)?.[0] ?? "";
}

const OLLAMA_KEY = /^(?:default[-_]?)?model(?:[-_]?(?:name|id))?$/i;

/** `spring: ai: ollama: chat: options: model: llama3.1`. */
function isOllamaModel(key: string, above: readonly { readonly key: string }[]): boolean {
  return (
    OLLAMA_KEY.test(key) &&
    above.some((one) => /^ollama(?:[-_](?:chat|embedding|llm|model|config|provider))?$/i.test(one.key))
  );
}

/** `- id: org/name`, `{ "id": "org/name", … }`: the entries of a list of models. */
function readEntries(line: string, location: { path: string; line: number }): ExtractedComponent[] {
  const entries = line.matchAll(/\b(?:id|name|model|path)["']?\s*:\s*["']?([^"',\s}\]]+)/g);
  return [...entries].flatMap(([, value = ""]) => readValue("model", value, location));
}

function readKey(key: string, value: string, location: { path: string; line: number }): ExtractedComponent[] {
  if (!value.startsWith("[")) return readValue(key, value, location);
  return value
    .slice(1)
    .replace(/\]\s*$/, "")
    .split(",")
    .flatMap((item) => readValue(key, item.trim(), location));
}

function atLine(command: string, path: string, line: number): ExtractedComponent[] {
  return command === "" ? [] : searchCommands(command, path, () => line);
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed.charAt(0);
  return trimmed.length > 1 && (quote === '"' || quote === "'") && trimmed.endsWith(quote)
    ? trimmed.slice(1, -1)
    : trimmed;
}

/** " #" starts a comment outside of quotes. */
function stripComment(line: string): string {
  if (!line.includes("#")) return line;
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "#" && (at === 0 || /\s/.test(line.charAt(at - 1)))) return line.slice(0, at);
  }
  return line;
}
