// Names of models and data sets on the Hugging Face hub ("org/name"): which words are one, and which only look like one.

export interface HubId {
  readonly namespace: string;
  readonly name: string;
}

/** Repositories of the time before namespaces; their short names are still loaded everywhere. */
const LEGACY: Readonly<Record<string, string>> = {
  "albert-base-v1": "albert",
  "albert-base-v2": "albert",
  "albert-large-v2": "albert",
  "albert-xlarge-v2": "albert",
  "albert-xxlarge-v2": "albert",
  "bert-base-cased": "google-bert",
  "bert-base-chinese": "google-bert",
  "bert-base-german-cased": "google-bert",
  "bert-base-multilingual-cased": "google-bert",
  "bert-base-multilingual-uncased": "google-bert",
  "bert-base-uncased": "google-bert",
  "bert-large-cased": "google-bert",
  "bert-large-uncased": "google-bert",
  "bert-large-uncased-whole-word-masking": "google-bert",
  "bert-large-uncased-whole-word-masking-finetuned-squad": "google-bert",
  "camembert-base": "almanach",
  ctrl: "Salesforce",
  "distilbert-base-cased": "distilbert",
  "distilbert-base-cased-distilled-squad": "distilbert",
  "distilbert-base-german-cased": "distilbert",
  "distilbert-base-multilingual-cased": "distilbert",
  "distilbert-base-uncased": "distilbert",
  "distilbert-base-uncased-distilled-squad": "distilbert",
  "distilbert-base-uncased-finetuned-sst-2-english": "distilbert",
  distilgpt2: "distilbert",
  "distilroberta-base": "distilbert",
  gpt2: "openai-community",
  "gpt2-large": "openai-community",
  "gpt2-medium": "openai-community",
  "gpt2-xl": "openai-community",
  "openai-gpt": "openai-community",
  "roberta-base": "FacebookAI",
  "roberta-base-openai-detector": "openai-community",
  "roberta-large": "FacebookAI",
  "roberta-large-mnli": "FacebookAI",
  "roberta-large-openai-detector": "openai-community",
  "t5-11b": "google-t5",
  "t5-3b": "google-t5",
  "t5-base": "google-t5",
  "t5-large": "google-t5",
  "t5-small": "google-t5",
  "transfo-xl-wt103": "transfo-xl",
  "xlm-mlm-en-2048": "FacebookAI",
  "xlm-roberta-base": "FacebookAI",
  "xlm-roberta-large": "FacebookAI",
  "xlm-roberta-large-finetuned-conll03-english": "FacebookAI",
  "xlnet-base-cased": "xlnet",
  "xlnet-large-cased": "xlnet",
};

/** First parts that stand for a folder or for somebody else's name in examples, not for an organisation. */
const NOT_A_NAMESPACE = new Set(
  (
    "a account acme api app application auth artifact artifacts asset assets author bin build cache cfg chat checkpoint checkpoints ckpt ckpts code company config configs " +
    "content data dataset datasets dist doc docs download downloads example examples exp experiment experiments export exported exports file files " +
    "finetuned foo function fixtures hf hf-hub home huggingface_username image images input inputs kaggle lib local log logs lora loras me media merged mnt model model-org " +
    "model_path models module my namespace opt org organisation organization orgname out output outputs owner path pre-trained pretrain pretrained " +
    "pretrained-models pretrained_ckpts pretrained_model pretrained_models private public repo result results root run runs s3 save saved saved_models saves " +
    "scripts share snapshots some someone some-org some_org src static storage store test tests text tmp temp train trained trained_models training usr user username users var vendor weights work work_dir work_dirs workdir workspace " +
    "x xxx xyz your yourname yourorg yourusername"
  ).split(" "),
);

/** Words that an example puts where a name belongs. */
const PLACEHOLDER =
  /(?:^|[-_./ ])(?:your|my|some|dummy|fake|sample|placeholder|foo|bar|baz|todo|xxx+)(?:[-_./ ]|$)|<|>|\{|\}|\$|%|\*|\.\.\.|…|username|user-name|yourname|your[-_]?org|model[-_](?:id|name)$|^(?:org|namespace|owner|repo)[-_/]/i;

/** File endings that no repository on the hub is called by. */
const FILE_ENDING =
  /\.(?:bin|c|cc|cfg|conf|cpp|csv|css|cu|gguf|ggml|gif|go|gz|h|h5|html?|ini|ipynb|java|jinja|jinja2|jpe?g|js|jsonl?|lock|log|md|mjs|model|mp[34]|npy|npz|onnx|onnx_data|parquet|pb|pdf|pickle|pkl|png|proto|pth?|py|rs|safetensors|sh|so|sql|svg|tar|tflite|toml|tsv|tsx?|txt|wav|webp|xml|ya?ml|zip)$/i;

const SEGMENT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Reads "org/name", or a short name of the time before organisations. Undefined for anything else: paths, URLs, files,
 * placeholders ("your-org/your-model"). Being well-formed proves no existence.
 */
export function parseHubId(text: string): HubId | undefined {
  if (text.length > 97 || text.length < 3) return undefined;
  const slash = text.indexOf("/");
  if (slash < 0) {
    return Object.hasOwn(LEGACY, text) ? { namespace: LEGACY[text] as string, name: text } : undefined;
  }
  const namespace = text.slice(0, slash);
  const name = text.slice(slash + 1);
  const isFile = FILE_ENDING.test(name) && !/^(?:llama|whisper|stable-diffusion|bark|encodec)\.cpp$/.test(name);
  if (!isSegment(namespace) || !isSegment(name) || isFile) return undefined;
  // Labels of Kubernetes and hosts of registries: "app.kubernetes.io/name".
  if (/\.(?:ai|app|cloud|co|com|dev|io|net|org|sh|tech)$/i.test(namespace)) return undefined;
  if (NOT_A_NAMESPACE.has(namespace.toLowerCase()) || PLACEHOLDER.test(text)) return undefined;
  // Folders of the hub's cache.
  if (/^huggingface\/(?:models|datasets|spaces|hub|cache)$/i.test(text)) return undefined;
  return { namespace, name };
}

function isSegment(text: string): boolean {
  return text.length <= 96 && SEGMENT.test(text) && !text.includes("--") && !text.includes("..");
}

/** A pinned revision: a commit, tag or branch; "main" pins nothing. */
export function readRevision(text: string | undefined): string | undefined {
  if (text === undefined || text === "main" || !/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/.test(text)) return undefined;
  return text;
}
