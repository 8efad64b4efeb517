// Which calls load a model or a data set, and in which argument its name stands.

export interface LoadRule {
  /** Names of the argument, in order of precedence. */
  readonly named: readonly string[];
  /** Index of the positional argument; absent = named only. */
  readonly position?: number;
  readonly what:
    | "model"
    | "data"
    | "ollama"
    | "sentence"
    | "ultralytics"
    | "whisper"
    | "faster-whisper"
    | "github"
    | "mlc"
    | "prefixed"
    | "nothing";
  /** What the callee in front of the last name must be. */
  readonly receiver?: RegExp;
  /** Index of the positional argument that pins a revision. */
  readonly revision?: number;
  /** Called elsewhere, to be asked: the model is not brought here. */
  readonly isRemote?: boolean;
}

const NAMES = [
  "pretrained_model_name_or_path",
  "model_id",
  "model_name",
  "model_name_or_path",
  "repo_id",
  "model",
  "model_path",
  "repo",
] as const;
const model = (position?: number, named: readonly string[] = NAMES): LoadRule => ({
  named,
  what: "model",
  ...(position === undefined ? {} : { position }),
});
const ollama = (receiver?: RegExp): LoadRule => ({
  named: ["model", "model_name"],
  position: 0,
  what: "ollama",
  ...(receiver === undefined ? {} : { receiver }),
});

/** By the last part of the callee. */
const RULES: Readonly<Record<string, LoadRule | readonly LoadRule[]>> = {
  // Where somebody publishes is not what they use.
  ...Object.fromEntries(
    [
      "push_to_hub",
      "create_repo",
      "upload_file",
      "upload_folder",
      "delete_repo",
      "create_commit",
      "pushToHub",
      "uploadFile",
      "uploadFiles",
      "createRepo",
    ].map((name) => [name, { named: ["repo_id", "repo"], position: 0, what: "nothing" }] as const),
  ),
  from_pretrained: [{ ...model(1), receiver: /^Peft/ }, model(0)],
  fromPretrained: model(0),
  from_model_id: model(0),
  from_single_file: model(0),
  load_lora_weights: model(0),
  load_textual_inversion: model(0),
  load_ip_adapter: model(0),
  get_peft_config: model(0),
  pipeline: model(1),
  snapshot_download: { named: ["repo_id", "model_id"], position: 0, what: "model" },
  hf_hub_download: { named: ["repo_id"], position: 0, what: "model" },
  hf_hub_url: { named: ["repo_id"], position: 0, what: "model" },
  snapshotDownload: { named: ["repo"], position: 0, what: "model" },
  downloadFile: { named: ["repo"], what: "model" },
  downloadFileToCacheDir: { named: ["repo"], what: "model" },
  resolveModelFile: model(0),
  createModelDownloader: { named: ["modelUri"], what: "model" },
  load_dataset: { named: ["path"], position: 0, what: "data" },
  load_dataset_builder: { named: ["path"], position: 0, what: "data" },
  SentenceTransformer: { named: ["model_name_or_path"], position: 0, what: "sentence" },
  SparseEncoder: { named: ["model_name_or_path"], position: 0, what: "sentence" },
  CrossEncoder: { named: ["model_name", "model_name_or_path"], position: 0, what: "sentence" },
  SentenceTransformerEmbeddingFunction: { named: ["model_name"], position: 0, what: "sentence" },
  LLM: model(0),
  AsyncEngineArgs: model(0),
  EngineArgs: model(0),
  Engine: model(undefined, ["model_path"]),
  InferenceClient: { ...model(0), isRemote: true },
  AsyncInferenceClient: { ...model(0), isRemote: true },
  ChatOllama: ollama(),
  Ollama: ollama(),
  OllamaLLM: ollama(),
  OllamaEmbeddings: ollama(),
  OllamaEmbedding: ollama(),
  OllamaFunctions: ollama(),
  OllamaChatGenerator: ollama(),
  chat: ollama(/^ollama/i),
  generate: ollama(/^ollama/i),
  embed: ollama(/^ollama/i),
  embeddings: ollama(/^ollama/i),
  pull: ollama(/^ollama/i),
  ollama: ollama(),
  completion: { named: ["model"], position: 0, what: "prefixed" },
  acompletion: { named: ["model"], position: 0, what: "prefixed" },
  embedding: { named: ["model"], position: 0, what: "prefixed" },
  ChatLiteLLM: { named: ["model"], position: 0, what: "prefixed" },
  LiteLLM: { named: ["model"], position: 0, what: "prefixed" },
  create_model: { named: ["model_name"], position: 0, what: "prefixed" },
  create_model_and_transforms: { named: ["model_name"], position: 0, what: "prefixed" },
  create_model_from_pretrained: { named: ["model_name"], position: 0, what: "prefixed" },
  get_tokenizer: { named: ["model_name"], position: 0, what: "prefixed" },
  get_pretrained: model(0),
  // Rust: hf-hub, candle, tokenizers. https://docs.rs/hf-hub
  with_revision: { named: [], position: 0, what: "model", receiver: /^(?:Repo|HFRepo)$/, revision: 2 },
  new: [
    { named: [], position: 0, what: "model", receiver: /^Repo$/ },
    { named: [], position: 0, what: "ollama", receiver: /^(?:ChatMessageRequest|GenerationRequest)$/ },
    { named: [], position: 1, what: "ollama", receiver: /^OllamaApiClient$/ },
  ],
  OllamaApiClient: { named: ["defaultModel"], position: 1, what: "ollama" },
  model: { named: [], position: 0, what: "model", receiver: /^(?:api|hf_api|hub|Repo)$/ },
  dataset: { named: [], position: 0, what: "data", receiver: /^(?:api|hf_api|hub|Repo)$/ },
  // Go: langchaingo, hugot. https://tmc.github.io/langchaingo
  WithModel: [
    { named: [], position: 0, what: "ollama", receiver: /^ollama$/ },
    { named: [], position: 0, what: "model", receiver: /^huggingface$/, isRemote: true },
  ],
  DownloadModel: { named: [], position: 0, what: "model", receiver: /^hugot$/ },
  // Java: DJL. https://djl.ai
  newInstance: { named: [], position: 0, what: "model", receiver: /^HuggingFaceTokenizer$/ },
  optModelUrls: { named: [], position: 0, what: "model" },
  // C#: Semantic Kernel. https://learn.microsoft.com/semantic-kernel
  AddOllamaChatCompletion: { named: ["modelId"], position: 0, what: "ollama" },
  AddOllamaChatClient: { named: ["modelId"], position: 0, what: "ollama" },
  AddOllamaTextGeneration: { named: ["modelId"], position: 0, what: "ollama" },
  AddOllamaTextEmbeddingGeneration: { named: ["modelId"], position: 0, what: "ollama" },
  AddOllamaEmbeddingGenerator: { named: ["modelId"], position: 0, what: "ollama" },
  AddHuggingFaceChatCompletion: { named: ["model"], position: 0, what: "model" },
  AddHuggingFaceTextGeneration: { named: ["model"], position: 0, what: "model" },
  AddHuggingFaceTextEmbeddingGeneration: { named: ["model"], position: 0, what: "model" },
  // Swift: MLX, swift-transformers. https://github.com/ml-explore/mlx-swift-examples
  ModelConfiguration: { named: ["id"], what: "model" },
  Repo: { named: ["id"], what: "model" },
  snapshot: { named: ["from"], what: "model" },
  from: { named: ["pretrained"], what: "model" },
  get_kernel: { named: ["repo_id"], position: 0, what: "nothing" },
  load_kernel: { named: ["repo_id"], position: 0, what: "nothing" },
  YOLO: { named: ["model"], position: 0, what: "ultralytics" },
  YOLOWorld: { named: ["model"], position: 0, what: "ultralytics" },
  RTDETR: { named: ["model"], position: 0, what: "ultralytics" },
  FastSAM: { named: ["model"], position: 0, what: "ultralytics" },
  load: [
    { named: ["repo_or_dir"], position: 0, what: "github", receiver: /^hub$/ },
    { named: ["path_or_hf_repo"], position: 0, what: "model", receiver: /^mlx/ },
  ],
  load_model: [{ named: ["name"], position: 0, what: "whisper", receiver: /^whisper$/ }],
  WhisperModel: { named: ["model_size_or_path"], position: 0, what: "faster-whisper" },
  CreateMLCEngine: { named: ["modelId"], position: 0, what: "mlc" },
  huggingface: { ...model(0), isRemote: true },
};

/** Classes of LangChain, LlamaIndex, Haystack and others that are called by the hub's name. */
const HUB_CLASS =
  /^(?:Chat)?(?:HuggingFace|HuggingFaceHub|HuggingfacePipeline|HFInference|Transformers(?:TextEmbedder|Model)|SentenceTransformers(?:Text|Document)Embedder|TransformersModel|MLXModel|VLLM|VLLMModel|FastEmbed|TextEmbedding)/;

export function findRule(callee: readonly string[]): LoadRule | undefined {
  const name = callee.at(-1) ?? "";
  const receiver = callee.at(-2) ?? "";
  const found = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  if (found === undefined && /^(?:HuggingFace|SentenceTransformer).*Embedd/.test(name))
    return { ...model(0), what: "sentence" };
  if (found === undefined) return HUB_CLASS.test(name) ? model(0) : undefined;
  const candidates: readonly LoadRule[] = Array.isArray(found) ? found : [found as LoadRule];
  return candidates.find((rule) => rule.receiver === undefined || rule.receiver.test(receiver));
}

/** A project's own functions that load what they are given: `download_artifacts("org/name")`, `loadModel("org/name")`. */
export function findOwnLoader(callee: readonly string[]): LoadRule | undefined {
  const name = callee.at(-1) ?? "";
  const isLoader =
    /^_?(?:download|fetch|load|get|init|pull)_?(?:hf_?|hub_?|pretrained_?)?(?:model|artifact|weight|checkpoint|tokenizer|repo|pipeline)s?$/i.test(
      name,
    );
  return isLoader
    ? { named: ["model_id", "model_name", "model", "repo_id", "modelId"], position: 0, what: "model" }
    : undefined;
}
