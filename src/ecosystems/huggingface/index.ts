// Hugging Face: cards, configurations, adapters and merges in the tree, and the hub's cache. https://huggingface.co/docs/hub
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const modelCard: Extractor = {
  id: "huggingface/model-card",
  title: "model or data-set card",
  version: 2,
  files: [
    "README.md",
    "readme.md",
    "README.hf.md",
    "MODEL_CARD.md",
    "model_card.md",
    "modelcard.md",
    "DATASET_CARD.md",
    "dataset_card.md",
  ],
  contains: [
    "base_model:",
    "library_name:",
    "pipeline_tag:",
    "model-index:",
    "license:",
    'license"',
    "datasets:",
    "task_categories:",
    "dataset_info:",
    "sdk:",
    "licenses:",
    "size_categories:",
    "annotations_creators:",
    "source_datasets:",
    "task_ids:",
    "multilinguality:",
    "pretty_name:",
    "paperswithcode_id:",
    "extra_gated_prompt:",
    "quantized_by:",
    "model_name:",
  ],
  beside: ["config.json", "adapter_config.json", "model_index.json", "tokenizer_config.json", ".gitattributes"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: true },
  load: () => import("./model-card.ts"),
};

const modelConfig: Extractor = {
  id: "huggingface/model-config",
  title: "configuration of a model",
  version: 1,
  files: ["config.json", "model_index.json"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: false },
  load: async () => ({ extract: (await import("./json-config.ts")).extractModelConfig }),
};

const adapterConfig: Extractor = {
  id: "huggingface/adapter-config",
  title: "configuration of an adapter (LoRA)",
  version: 1,
  files: ["adapter_config.json"],
  provides: { resolution: "declared", edges: true, licenses: false },
  load: async () => ({ extract: (await import("./json-config.ts")).extractAdapterConfig }),
};

const mergekit: Extractor = {
  id: "huggingface/mergekit",
  title: "recipe of a model merge",
  version: 1,
  files: ["*.yml", "*.yaml"],
  contains: ["merge_method:", "gate_mode:"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./mergekit.ts"),
};

const modelFolder: LicenseSource = {
  id: "huggingface/model-folder",
  title: "license files beside the model",
  reach: "workspace",
  load: () => import("./model-folder.ts"),
};

const cache: LicenseSource = {
  id: "huggingface/cache",
  title: "Hugging Face cache on this machine",
  reach: "machine",
  load: () => import("./cache.ts"),
};

const knownModels: LicenseSource = {
  id: "huggingface/known-models",
  title: "table of well-known models (a name is only a hint)",
  reach: "machine",
  lastResort: true,
  load: () => import("./known-models.ts"),
};

export const huggingface: Ecosystem = {
  id: "huggingface",
  title: "Hugging Face",
  // Models and data sets that are only known by their place are generic; their licence lies beside them all the same.
  purlTypes: ["huggingface", "generic"],
  extractors: [modelCard, modelConfig, adapterConfig, mergekit],
  sources: [modelFolder, cache, knownModels],
  loadDialect: () => import("./dialect.ts"),
};
