// What the argument of a loading call stands for, by the rule of its library.
import type { ExtractedComponent } from "../../model/index.ts";
import { buildPurl, modelComponent, parseHubId } from "../../purl/index.ts";
import type { Call, Value } from "./calls.ts";
import type { LoadRule } from "./load-rules.ts";
import { type ModelWord, readModelWord } from "./model-words.ts";

export function readByRule(rule: LoadRule, word: ModelWord, call: Call): ExtractedComponent | undefined {
  const { text, location } = word;
  switch (rule.what) {
    case "nothing":
      return undefined;
    case "ollama":
      return readModelWord(word, "ollama");
    case "sentence":
      return readModelWord({ ...word, text: sentenceModel(text) }, "load");
    case "prefixed":
      return /^(?:ollama|ollama_chat|huggingface|hosted_vllm|hf_hub|hf-hub)[:/]/.test(text)
        ? readModelWord(word, "load")
        : undefined;
    case "ultralytics":
      return ultralytics(text, word);
    case "whisper":
      return /^(?:tiny|base|small|medium|large|turbo)(?:\.en|-v[123](?:-turbo)?)?$/.test(text)
        ? hub("openai", `whisper-${text}`, word)
        : undefined;
    case "faster-whisper":
      return /^(?:distil-)?(?:tiny|base|small|medium|large)(?:\.en|-v[123])?$/.test(text)
        ? hub("Systran", `faster-whisper-${text}`, word)
        : readModelWord(word, "load");
    case "github":
      return fromTorchHub(text, call, location);
    case "mlc":
      return /-MLC$/.test(text) && !text.includes("/") ? hub("mlc-ai", text, word) : readModelWord(word, "load");
    default:
      return readModelWord(word, "load");
  }
}

function hub(namespace: string, name: string, { location }: ModelWord): ExtractedComponent {
  return modelComponent({ id: { namespace, name } }, location);
}

/** Short names of the library's own models. https://www.sbert.net/docs/sentence_transformer/pretrained_models.html */
function sentenceModel(text: string): string {
  const isOwn =
    /^(?:all-|paraphrase-|multi-qa-|msmarco-|distiluse-|gtr-t5|sentence-t5|clip-ViT|LaBSE$|stsb-|nli-|quora-|average_word|bert-base-nli|distilbert-base-nli|roberta-base-nli|xlm-r-|use-cmlm)/.test(
      text,
    );
  return isOwn && !text.includes("/") ? `sentence-transformers/${text}` : text;
}

function ultralytics(text: string, { location }: ModelWord): ExtractedComponent | undefined {
  const name = /^((?:yolo|rtdetr|sam|mobile_sam|FastSAM)[\w.-]*)\.pt$/i.exec(text)?.[1];
  if (name === undefined) return undefined;
  const purl = buildPurl("generic", "ultralytics.com/assets", `${name}.pt`);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: `${name}.pt`,
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}

/** `torch.hub.load("org/repo:tag", "model")`: code and weights come from a repository on GitHub. */
function fromTorchHub(text: string, call: Call, location: ModelWord["location"]): ExtractedComponent | undefined {
  const [repository = "", revision] = text.split(":");
  const id = parseHubId(repository);
  if (id === undefined || literalOf(call.named.get("source")) === "local") return undefined;
  const name = literalOf(call.positional[1] ?? call.named.get("model"));
  const purl = buildPurl("github", id.namespace, id.name, revision, undefined, undefined);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: name === undefined ? repository : `${repository} (${name})`,
    ...(revision === undefined ? {} : { version: revision }),
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}

/** A text that is all of a value. */
export function literalOf(value: Value | undefined): string | undefined {
  const [text] = value?.texts ?? [];
  return value?.isLiteral === true && text?.isPlain === true ? text.text : undefined;
}
