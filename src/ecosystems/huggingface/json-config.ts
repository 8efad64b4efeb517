// JSON files that lie beside the weights: config.json, adapter_config.json. https://huggingface.co/docs/transformers/main_classes/configuration
import {
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { entrySkipped, fileBroken, notOfFormat } from "../../formats/troubles.ts";
import {
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { identifyModel, modelComponent, type NamedModel, readModelName } from "../../purl/index.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
/** config.json is everybody's name; one of these makes it a model's. */
const MODEL_WORDS = /"(?:architectures|model_type|transformers_version|_name_or_path|_class_name|auto_map)"/;

export function extractModelConfig(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) {
    if (MODEL_WORDS.test(file.text)) return err(fileBroken(file.path, parsed.error));
    // What is cut off may have been a model's; what is written in another syntax (with comments) is not.
    if (file.text.trim() === "" || file.text.trimEnd().endsWith("}")) return ok(NOTHING);
    const { reason, position } = parsed.error;
    return ok({ ...NOTHING, diagnostics: [entrySkipped(file.path, position?.line, "config.json", reason)] });
  }
  const config = parsed.value;
  if (!isObject(config) || !isModelConfig(config, file.path)) return ok(NOTHING);
  const base = readModelName(getString(config, "_name_or_path") ?? "");
  const architectures = getOwn(config, "architectures");
  const properties: Record<string, string> = {};
  const architecture = isArray(architectures) ? architectures.find((item) => typeof item === "string") : undefined;
  if (typeof architecture === "string") properties["model:architecture"] = architecture;
  const type = getString(config, "model_type");
  if (type !== undefined) properties["model:type"] = type;
  return ok(describe(file, base, "_name_or_path", properties));
}

export function extractAdapterConfig(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const config = parsed.value;
  if (!isObject(config)) {
    return err(notOfFormat(file.path, "not a JSON object"));
  }
  const written = getString(config, "base_model_name_or_path");
  const base = readModelName(written ?? "", getString(config, "revision"));
  const properties: Record<string, string | readonly string[]> = { "model:base-relation": "adapter" };
  const method = getString(config, "peft_type");
  if (method !== undefined) properties["model:adapter-method"] = method;
  // A path on the trainer's disk tells that there is a base, not which.
  if (base === undefined && written !== undefined && written !== "") properties["model:base-unresolved"] = [written];
  return ok(describe(file, base, "base_model_name_or_path", properties));
}

/** transformers writes `model_type` or `architectures` beside its version; diffusers writes `_class_name`. */
function isModelConfig(config: JsonObject, path: string): boolean {
  const has = (key: string) => Object.hasOwn(config, key);
  if (isArray(getOwn(config, "architectures"))) return true;
  // The parts of a diffusers pipeline lie in folders of their own; model_index.json stands for them all.
  if (has("_class_name")) return path.endsWith("model_index.json");
  return (
    has("model_type") && (has("transformers_version") || has("hidden_size") || has("vocab_size") || has("d_model"))
  );
}

function describe(
  file: SourceFile,
  base: NamedModel | undefined,
  key: string,
  facts: Readonly<Record<string, string | readonly string[]>>,
): Extraction {
  const identity = identifyModel(file.path, "model");
  const line = makeKeyLocator(file.text)(key);
  const location = { path: file.path, line: line ?? 1 };
  const related = base === undefined ? undefined : modelComponent(base, location);
  // A config often names the model's own repository; that is no ancestor.
  const isSelf = related !== undefined && related.name === identity.name;
  const properties = related !== undefined && !isSelf ? { ...facts, "model:base": [related.purl] } : facts;
  const { purl, kind, name, version, installPath } = identity;
  const own: ExtractedComponent = {
    ref: purl,
    purl,
    kind,
    name,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct: true,
    location,
    installPath,
    presence: "shipped",
    about: Object.keys(properties).length === 0 ? {} : { properties },
  };
  if (related === undefined || isSelf) return { ...NOTHING, components: [own] };
  return { ...NOTHING, components: [own, related], edges: [{ from: own.ref, to: related.ref }] };
}
