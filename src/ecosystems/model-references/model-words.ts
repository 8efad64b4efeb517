// What a text in the place of a model's name stands for: a model on the hub, in Ollama's library, on ModelScope, or nothing of ours.
import type { ExtractedComponent, Location } from "../../model/index.ts";
import {
  buildPurl,
  dataSetComponent,
  dockerModelComponent,
  modelComponent,
  ollamaComponent,
  parseHubId,
  readModelName,
  readRevision,
} from "../../purl/index.ts";

/** Services that run models behind an API: their names look like repositories and are none. https://docs.litellm.ai/docs/providers */
const SERVICES =
  /^(?:ai21|aleph_alpha|amazon|anthropic|anyscale|azure|azure_ai|bedrock|cerebras|cloudflare|codestral|cohere|dashscope|deepinfra|deepseek|fireworks_ai|gemini|github|groq|lm_studio|mistral|moonshot|nlp_cloud|nvidia_nim|openai_like|openrouter|palm|perplexity|petals|replicate|sagemaker|sambanova|text-completion-openai|together_ai|vertex_ai|volcengine|voyage|watsonx|x-ai|xai)\//;
const SERVICE_MODELS =
  /^(?:openai\/(?:gpt-(?!oss)|gpt2?-?[345]|o[1345]|chatgpt|text-|davinci|dall-e|tts-|whisper-1|codex)|google\/gemini|qwen\/qwen-(?:plus|max|turbo))/i;

/** Keys of services ("WATSONX_MODEL", "OPENAI_MODEL"): what they name runs elsewhere. */
export const SERVICE_KEY =
  /(?:^|[_.-])(?:watsonx|openai|azure|anthropic|claude|gemini|vertex|bedrock|groq|openrouter|together|fireworks|replicate|cohere|mistralai|perplexity|dashscope|zhipu|moonshot|nvidia|deepinfra|siliconflow|databricks|sagemaker|voyage|jina)(?:[_.-]|ai|$)/i;

/** "qwen3:8b", "gemma3:4b-it-q4_K_M": the size in the tag is how Ollama writes names, and nobody else. */
const OLLAMA_SIZE = /^[a-z][a-z0-9._-]*(?:\/[a-z0-9._-]+)?:e?\d+(?:\.\d+)?[bm](?:-[\w.-]+)?$/i;

/** Where it stands tells how to read it. */
export type Place = "load" | "mention" | "ollama";

export interface ModelWord {
  readonly text: string;
  readonly location: Location;
  readonly revision?: string | undefined;
  /** True where names mean repositories of ModelScope. */
  readonly isModelScope?: boolean;
}

/** `place`: an argument of a call that loads models takes short legacy names too; a mention must be a full name. */
export function readModelWord(word: ModelWord, place: Place): ExtractedComponent | undefined {
  const { location } = word;
  const text = word.text.trim();
  if (text.length < 3 || text.length > 300 || /\s/.test(text)) return undefined;
  // The namespace of Docker's own models; nobody on the hub is called so.
  if (/^(?:docker\.io\/)?ai\/[a-z0-9][a-z0-9._-]*(?::[\w.-]+)?$/.test(text))
    return dockerModelComponent(text, location);
  if (place === "ollama" || OLLAMA_SIZE.test(text)) return ollamaComponent(text, location);
  const prefixed = /^(ollama|ollama_chat|huggingface|hosted_vllm|hf|hf_hub|hf-hub|hub):?\/?\/?(.+)$/.exec(text);
  if (prefixed !== null && /^[a-z_-]+(?::|\/)/.test(text)) {
    const [, scheme = "", rest = ""] = prefixed;
    if (scheme.startsWith("ollama") && text.startsWith(`${scheme}/`)) return ollamaComponent(rest, location);
    if (text.startsWith("hf://datasets/")) return dataSetComponent(rest.split("/").slice(1, 3).join("/"), location);
    if (
      text.startsWith(`${scheme}:`) ||
      ((scheme === "huggingface" || scheme === "hosted_vllm") && rest.includes("/"))
    ) {
      const parts = rest.split("/");
      // litellm: "huggingface/<provider>/<org>/<name>" asks one of the hub's inference providers.
      const id = text.startsWith("huggingface/") && parts.length === 3 ? parts.slice(1) : parts.slice(0, 2);
      return fromHub(id.join("/").replace(/:.*$/, ""), word);
    }
  }
  // DJL: the zoo of models that were converted from the hub. https://docs.djl.ai/master/docs/load_model.html
  const zoo = /^djl:\/\/ai\.djl\.huggingface\.\w+\/([^/]+\/[^/]+)/.exec(text)?.[1];
  if (zoo !== undefined) return fromHub(zoo, word);
  if (SERVICES.test(text) || SERVICE_MODELS.test(text)) return undefined;
  if (/^https?:\/\//.test(text)) return fromAddress(text, location, place);
  if (!text.includes("/") && place === "mention") return undefined;
  return word.isModelScope === true ? fromModelScope(text, location) : fromHub(text, word);
}

function fromHub(text: string, { location, revision }: ModelWord): ExtractedComponent | undefined {
  const id = parseHubId(text);
  const pinned = readRevision(revision);
  return id === undefined
    ? undefined
    : modelComponent(pinned === undefined ? { id } : { id, revision: pinned }, location);
}

/** ModelScope has organisations and names of its own. https://modelscope.cn */
function fromModelScope(text: string, location: Location): ExtractedComponent | undefined {
  const match = /^([A-Za-z0-9][\w.-]*)\/([A-Za-z0-9][\w.-]*)$/.exec(text);
  if (match === null || parseHubId(text) === undefined) return undefined;
  const [, namespace = "", name = ""] = match;
  const purl = buildPurl("generic", `modelscope.cn/models/${namespace}`, name);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: text,
    scope: "runtime",
    direct: true,
    location,
    presence: "referenced",
  };
}

const PAGES = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co|hf-mirror\.com)\/(.+)$/;
/** First parts of addresses on the hub that are no organisations. */
const NOT_AN_OWNER = new Set(
  "api blog chat collections course datasets docs enterprise inference inference-api inference-endpoints join learn login models new organizations papers playground posts pricing privacy search settings spaces tasks terms-of-service tgi text-generation-inference welcome".split(
    " ",
  ),
);

/** What documentation and demonstrations show and play. */
const PICTURES = /\.(?:png|jpe?g|gif|webp|svg|mp4|webm|mp3|wav|flac|ogg|md|pdf|html?)(?:[?#]|$)/i;

/** Files of a repository ("/resolve/") are models in any place; a page is one only where something is loaded from it. */
function fromAddress(text: string, location: Location, place: Place): ExtractedComponent | undefined {
  const path = PAGES.exec(text)?.[1];
  if (path === undefined) return undefined;
  if (path.startsWith("datasets/") && !PICTURES.test(path)) {
    const isFile = /^datasets\/[^/]+\/[^/]+\/resolve\//.test(path);
    return isFile || place === "load"
      ? dataSetComponent(
          path
            .split("/")
            .slice(1, 3)
            .join("/")
            .replace(/\.git$/, ""),
          location,
        )
      : undefined;
  }
  if (PICTURES.test(path)) return undefined;
  const [owner = ""] = path.split("/");
  if (NOT_AN_OWNER.has(owner)) return undefined;
  const isFile = /^[^/]+\/[^/]+\/(?:resolve|raw)\//.test(path);
  if (!isFile && place !== "load") return undefined;
  const model = readModelName(text.replace("hf-mirror.com", "huggingface.co").replace(/\.git(?=$|\/|\?)/, ""));
  return model === undefined ? undefined : modelComponent(model, location);
}

/** Loaders built into the data-set library, which are no data sets. */
const BUILDERS = new Set(
  "arrow audiofolder csv data dataset generator imagefolder json local pandas parquet path spark sql test text train videofolder webdataset xml".split(
    " ",
  ),
);

/** The first argument of `load_dataset`. */
export function readDataSetWord(text: string, location: Location): ExtractedComponent | undefined {
  const isShort = /^[a-z][a-z0-9_]{2,40}$/.test(text);
  if (BUILDERS.has(text.toLowerCase()) || /\.(?:json|jsonl|csv|txt|parquet|py)$/i.test(text)) return undefined;
  if (!isShort && parseHubId(text) === undefined) return undefined;
  return dataSetComponent(text, location);
}
