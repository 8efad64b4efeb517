// What a README with metadata is the card of: a model, a data set, a space, or nothing of the hub. https://github.com/huggingface/hub-docs/blob/main/modelcard.md

import type { JsonObject } from "../../formats/json.ts";
import type { ExtractContext } from "../../model/index.ts";
import { listStrings } from "./fields.ts";

/** Keys that only cards of models, data sets and spaces have; front matter of other sites has title, layout, tags … */
const MODEL_KEYS = [
  "base_model",
  "library_name",
  "pipeline_tag",
  "model-index",
  "base_model_relation",
  "model_name",
  "quantized_by",
];
const DATA_SET_KEYS = [
  "task_categories",
  "dataset_info",
  "size_categories",
  "annotations_creators",
  "source_datasets",
  "task_ids",
  "multilinguality",
  "paperswithcode_id",
  "pretty_name",
  // Predictions that the hub's own evaluation stores.
  "eval_info",
];
/** Keys of models and data sets alike. */
const CARD_KEYS = ["extra_gated_prompt"];
const SPACE_KEYS = ["sdk", "app_file", "colorFrom"];

export type CardKind = "model" | "dataset" | "space";

export function looksLikeCard(source: string): boolean {
  return [...MODEL_KEYS, ...DATA_SET_KEYS, ...CARD_KEYS].some(
    (key) => source.startsWith(`${key}:`) || source.includes(`\n${key}:`),
  );
}

/** `{{ base_model }}`, or `{license}` as a whole value: a program fills this in and publishes the result elsewhere. */
export function isTemplate(source: string): boolean {
  return source.includes("{{") || /:[ \t]*\{\w+\}[ \t]*$/m.test(source);
}

export function kindOfCard(values: JsonObject, path: string, context: ExtractContext): CardKind | undefined {
  const has = (keys: readonly string[]) => keys.some((key) => Object.hasOwn(values, key));
  if (SPACE_KEYS.filter((key) => Object.hasOwn(values, key)).length >= 2) return "space";
  if (/(?:^|\/)datasets--[^/]+\/snapshots\//.test(path)) return "dataset";
  if (has(MODEL_KEYS) || /(?:^|\/)models--[^/]+\/snapshots\//.test(path)) return "model";
  if (has(DATA_SET_KEYS)) return "dataset";
  if (has(CARD_KEYS)) return "model";
  // Older cards have a licence, languages and training data, and nothing more telling.
  const isOldCard =
    has(["license", "datasets"]) &&
    has(["datasets", "metrics", "inference", "widget", "co2_eq_emissions", "license_name"]);
  if (isOldCard && !has(["layout", "permalink", "sidebar_position"])) return "model";
  return kindOfBareCard(values, context);
}

/** Keys of a card that says hardly more than its licence. */
const BARE_KEYS = new Set(["license", "license_name", "license_link", "language", "tags", "inference", "thumbnail"]);
/** Tags that only models are published under. */
const MODEL_TAG =
  /^(?:llama[\d.]+|gemma|apple-a[ms]\w+|deepfloyd\S*|(?:bigscience|bigcode|creativeml)?-?\S*openrail\S*|bigscience-bloom-rail-1\.0|tii-falcon-llm|intel-research|h-research|fair-noncommercial-research-license|openmdw\S*)$/;
const BESIDE = ["config.json", "adapter_config.json", "model_index.json", "tokenizer_config.json"];

/** A licence and nothing else: a model's where the tag is one of models, or what a repository of the hub has lies beside it. */
function kindOfBareCard(values: JsonObject, context: ExtractContext): CardKind | undefined {
  const keys = Object.keys(values);
  if (!keys.includes("license") || !keys.every((key) => BARE_KEYS.has(key))) return undefined;
  if (listStrings(values["license"]).some((tag) => MODEL_TAG.test(tag.toLowerCase()))) return "model";
  if (BESIDE.some((name) => context.beside(name)?.ok === true)) return "model";
  return kindByAttributes(context);
}

/** Every repository of the hub is made with a .gitattributes that lists its large files; one of data lists sound and pictures too. */
function kindByAttributes(context: ExtractContext): CardKind | undefined {
  const attributes = context.beside(".gitattributes");
  if (attributes?.ok !== true) return undefined;
  const { text } = attributes.value;
  const tracks = (pattern: string) => text.includes(`\n${pattern} filter=lfs`);
  if (!tracks("*.parquet") || !tracks("*.ftz")) return undefined;
  return tracks("*.flac") || tracks("*.mp3") ? "dataset" : "model";
}
