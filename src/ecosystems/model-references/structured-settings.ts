// Settings in JSON, TOML and properties files: keys that name models, told apart by the provider beside or above them.
import { parseJsonc } from "../../formats/jsonc.ts";
import { linesOf } from "../../formats/lines.ts";
import { entrySkipped } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { type Named, readProgram } from "./calls.ts";
import { mergePlaces } from "./merge-places.ts";
import { isModelKey } from "./model-keys.ts";
import { type Place, readModelWord, SERVICE_KEY } from "./model-words.ts";
import { tokenizePython } from "./python-tokens.ts";
import { tokenizeScript } from "./script-tokens.ts";
import { LIBRARIES } from "./search.ts";

/** Keys that name a repository of the hub wherever they stand; "model" alone names cars and database schemas too. */
const SURE_KEY =
  /^(?:.*[._-])?(?:hf[_-]?(?:model|repo)(?:[_-]?id)?|(?:base[_-]?|pretrained[_-]?)?model[_-]?name[_-]?or[_-]?path|pretrained[_-]model|repo[_-]?id|base[_-]model|tokenizer[_-]name(?:[_-]or[_-]path)?|hf[_-]?model[_-]?id)$/i;
const PROVIDER =
  /^(?:provider|backend|engine|type|source|api_?type|inference_?engine|llm_?provider|model_?provider|service)$/i;
/** Entries looked at on both sides of a model's name for the provider beside it. */
const NEIGHBOURS = 5;

/** Manifests and settings of tools, whose "models" are features and paths. */
const NOT_SETTINGS = /^(?:Cargo\.toml|(?:ts|js|vite|eslint|babel|jest|renovate|typedoc)[\w.-]*config[\w.-]*)$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  if (NOT_SETTINGS.test(baseNameOf(file.path)) || isOfModel(file))
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  const isLines = /\.(?:properties|ini|cfg|conf)$/.test(file.path);
  const components = isLines ? searchLines(file) : searchTokens(file);
  const broken = /\.jsonc?$/.test(file.path) ? parseJsonc(file.text) : undefined;
  // What is cut off may have named more.
  const diagnostics =
    broken === undefined || broken.ok
      ? []
      : [entrySkipped(file.path, broken.error.position?.line, baseNameOf(file.path), broken.error.reason)];
  return ok({ projects: [], components: mergePlaces(components), edges: [], diagnostics });
}

/** Files that lie beside weights tell of the model they belong to; they are read as such elsewhere. */
function isOfModel({ path, text }: SourceFile): boolean {
  const name = baseNameOf(path);
  if (
    /^(?:adapter|tokenizer|generation|preprocessor|processor|sentence_bert|quantize|quant|feature_extractor|scheduler|image_processor)_config\.json$|^config_sentence_transformers\.json$/.test(
      name,
    )
  )
    return true;
  return (
    /config\.json$/.test(name) &&
    /"(?:architectures|transformers_version|_name_or_path|_class_name|auto_map)"/.test(text)
  );
}

/** JSON reads as JavaScript, TOML as Python, as far as keys and texts go. */
function searchTokens(file: SourceFile): ExtractedComponent[] {
  const tokens = file.path.endsWith(".toml") ? tokenizePython(file.text) : tokenizeScript(file.text);
  const { named } = readProgram(tokens);
  const mentionsLibrary = LIBRARIES.test(file.text);
  return named.flatMap((entry, at) => {
    const place = placeOf(entry, named, at, mentionsLibrary);
    if (place === undefined) return [];
    return entry.value.texts
      .filter(({ isPlain }) => isPlain)
      .flatMap(({ text, line }) => read(text, place, file.path, line));
  });
}

function placeOf(
  { key, value, scope }: Named,
  named: readonly Named[],
  at: number,
  mentionsLibrary: boolean,
): Place | undefined {
  if (!isModelKey(key) && !SURE_KEY.test(key)) return undefined;
  if (SERVICE_KEY.test(key)) return undefined;
  // A table of settings under "model" or "models" has keys of its own.
  if (!value.isLiteral && value.texts.length > 40) return undefined;
  const beside = named
    .slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)
    .filter((entry) => entry.scope === scope && PROVIDER.test(entry.key) && entry.value.isLiteral)
    .map((entry) => entry.value.texts[0]?.text ?? "");
  if (beside.some((text) => /^ollama/i.test(text))) return value.isLiteral ? "ollama" : undefined;
  if (beside.some((text) => SERVICE_KEY.test(text) || /^(?:mistral|deepseek|xai|gemini|anthropic)/i.test(text)))
    return undefined;
  if (!value.isLiteral && !/models?$/i.test(key)) return undefined;
  return SURE_KEY.test(key) || mentionsLibrary ? "mention" : undefined;
}

/** `spring.ai.ollama.chat.options.model=llama3.1`, `[section]` and `key = value` below it. */
function searchLines(file: SourceFile): ExtractedComponent[] {
  const found: ExtractedComponent[] = [];
  const mentionsLibrary = LIBRARIES.test(file.text);
  let section = "";
  for (const { text, number } of linesOf(file.text)) {
    const header = /^\s*\[([^\]]{1,100})\]\s*$/.exec(text);
    if (header !== null) section = header[1] ?? "";
    const match = /^\s*([A-Za-z_][\w.\-[\]%]{0,150})\s*[=:]\s*(\S.*)$/.exec(text);
    if (match === null) continue;
    const [, key = "", raw = ""] = match;
    const path = `${section}.${key}`;
    // "chat.model.id", "model-id"
    const last = /(?:^|\.)((?:[^.]+\.)?(?:id|name|path)|[^.]+)$/.exec(key)?.[1] ?? key;
    if (!isModelKey(last) || SERVICE_KEY.test(path)) continue;
    const value = /^\$\{[\w.]+:([^}]*)\}$/.exec(raw.trim())?.[1] ?? raw.trim().replace(/^(["'])(.*)\1$/, "$2");
    const isName = /^(?:model|(?:[\w-]+[-_.])?model[-_.]?(?:id|name)?|tokenizer)$/i.test(last);
    if (/ollama/i.test(path) && isName) found.push(...read(value, "ollama", file.path, number));
    else if (mentionsLibrary || SURE_KEY.test(last)) found.push(...read(value, "mention", file.path, number));
  }
  return found;
}

function read(text: string, place: Place, path: string, line: number): ExtractedComponent[] {
  const component = readModelWord({ text, location: { path, line } }, place);
  return component === undefined ? [] : [{ ...component, direct: true, presence: "loaded" }];
}
