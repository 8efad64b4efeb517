// Which keys name models: MODEL_ID, defaultModel, base_model, EMBEDDING_MODELS_HF …

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
  // Where somebody publishes is not what they use: hub_model_id, push_to_hub_model_id, output_repo_id.
  if (/^(?:hub|push|output|upload|target|destination|save|export)$/.test(words[0] ?? "")) return false;
  if (words.includes("archive") || NOT_A_NAME.has(words.at(-1) ?? "")) return false;
  if (words.some((word) => MODEL_WORDS.has(word))) return true;
  const at = words.indexOf("repo");
  return at >= 0 && words[at + 1] === "id";
}

/** Last words of keys that say something about a model, not which it is: modelVersion, model_type. */
const NOT_A_NAME = new Set(
  "version type class provider category family arch architecture license description".split(" "),
);
