// Models and data sets that code, scripts and settings refer to, in the calls and commands of the usual libraries and servers.
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

/** A program that mentions none of these loads no model in a way we know. */
const CODE_WORDS = [
  "pretrained",
  "huggingface",
  "transformers",
  "Transformer",
  "_download",
  "ollama",
  "Ollama",
  "vllm",
  "litellm",
  "load_dataset",
  "hf_hub",
  "hf-hub",
  "HuggingFace",
  "ultralytics",
  "torch.hub",
  "diffusers",
  "whisper",
  "sglang",
  "gguf",
  "mlx",
  "MLCEngine",
  "hf.co",
  "Xenova",
  "modelscope",
];

const reference = {
  provides: { resolution: "declared", edges: false, licenses: false },
  version: 1,
  nameIsHint: true,
} as const;

const python: Extractor = {
  ...reference,
  id: "model-references/python",
  title: "Python code that loads models",
  files: ["*.py"],
  contains: CODE_WORDS,
  load: () => import("./python.ts"),
};

const notebook: Extractor = {
  ...reference,
  id: "model-references/notebook",
  title: "notebook that loads models",
  files: ["*.ipynb"],
  // Pictures and tables are kept in them, so that they grow large.
  searchLimit: 32 * 1024 * 1024,
  contains: CODE_WORDS,
  load: () => import("./notebook.ts"),
};

const script: Extractor = {
  ...reference,
  id: "model-references/script",
  title: "JavaScript or TypeScript code that loads models",
  files: ["*.js", "*.mjs", "*.cjs", "*.jsx", "*.ts", "*.mts", "*.cts", "*.tsx", "*.vue", "*.svelte"],
  contains: CODE_WORDS,
  load: () => import("./script.ts"),
};

const compiled: Extractor = {
  ...reference,
  id: "model-references/compiled",
  title: "Rust, Go, Java, Kotlin, C#, Swift, Scala, Ruby or PHP code that loads models",
  files: ["*.rs", "*.go", "*.java", "*.kt", "*.kts", "*.cs", "*.swift", "*.scala", "*.rb", "*.php"],
  contains: [
    "ollama",
    "Ollama",
    "hugging",
    "Hugging",
    "hf_hub",
    "hf-hub",
    "candle",
    "retrained",
    "Jlama",
    "ai.djl",
    "hf.co",
    "mlx-community",
    "informers",
    "hugot",
    "Xenova/",
    "BAAI/",
    "intfloat/",
    "nomic-ai/",
    "mixedbread-ai/",
    "sentence-transformers/",
    "TheBloke/",
    "bartowski/",
    "ggml-org/",
    "HuggingFaceTB/",
  ],
  load: () => import("./compiled.ts"),
};

const shell: Extractor = {
  ...reference,
  id: "model-references/shell",
  title: "script or Dockerfile that fetches or serves models",
  files: [
    "*.sh",
    "*.bash",
    "*.slurm",
    "Dockerfile",
    "Dockerfile.*",
    "*.Dockerfile",
    "*.dockerfile",
    "Containerfile",
    "Makefile",
    "*.mk",
    "justfile",
    "*.ps1",
    "*.bat",
    "*.cmd",
    "*.tpl",
  ],
  contains: ["ollama", "huggingface", "hf download", "hf.co", "vllm", "model", "MODEL", "pretrained"],
  load: () => import("./shell.ts"),
};

const settings: Extractor = {
  ...reference,
  id: "model-references/settings",
  title: "settings that name models (.env, compose, Kubernetes, litellm, recipes)",
  files: [".env.*", "*.env", "*.yml", "*.yaml"],
  contains: ["model", "MODEL", "Model", "ollama", "huggingface", "hf.co", "hf:"],
  load: () => import("./settings.ts"),
};

const addresses: Extractor = {
  ...reference,
  id: "model-references/addresses",
  title: "build file or page that fetches files of models from the hub",
  files: [
    "*.csproj",
    "*.props",
    "*.targets",
    "CMakeLists.txt",
    "*.cmake",
    "*.gradle",
    "*.tf",
    "*.nix",
    "*.bzl",
    "*.html",
    "*.cpp",
    "*.cc",
    "*.dart",
    "*.lua",
    "*.el",
  ],
  contains: ["huggingface.co/", "hf.co/"],
  load: () => import("./addresses.ts"),
};

const structured: Extractor = {
  ...reference,
  id: "model-references/structured-settings",
  title: "settings in JSON, TOML or properties that name models",
  files: [
    "*config.json",
    "*config.jsonc",
    "*config.*.json",
    "*settings.json",
    "*settings.*.json",
    "*models.json",
    "*model.json",
    "params.json",
    "config/*.json",
    "configs/*.json",
    "*.toml",
    "*.properties",
    "*.ini",
    "*.cfg",
    "*.conf",
  ],
  contains: ["model", "MODEL", "Model", "ollama", "huggingface", "hf.co", "checkpoint", "repo_id"],
  load: () => import("./structured-settings.ts"),
};

const knownModels: LicenseSource = {
  id: "model-references/known-models",
  title: "table of vendors' models (a name is only a hint)",
  reach: "machine",
  lastResort: true,
  load: () => import("./known-models.ts"),
};

export const modelReferences: Ecosystem = {
  id: "model-references",
  title: "models in code and settings",
  purlTypes: ["generic"],
  extractors: [python, notebook, script, compiled, shell, settings, structured, addresses],
  sources: [knownModels],
  loadDialect: () => import("./dialect.ts"),
};
