// Names of Ollama models: "llama2", "llama2:13b-chat", "user/model:tag", "hf.co/org/repo:Q4_K_M". https://docs.ollama.com/api#model-names
import { type HubId, parseHubId } from "./hub-id.ts";
import { huggingFacePurl, ollamaPurl } from "./models.ts";

export interface OllamaName {
  readonly purl: string;
  readonly name: string;
  readonly tag?: string;
}

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const HUB_HOSTS = new Set(["hf.co", "huggingface.co"]);

/** Undefined for paths and for what is no model name. The tag "latest" pins nothing and is left out. */
export function parseOllamaName(text: string): OllamaName | undefined {
  if (text.length > 200 || /^[./~]|\.(?:gguf|bin|safetensors)$/i.test(text)) return undefined;
  const colon = text.lastIndexOf(":");
  const tagged = colon > text.lastIndexOf("/");
  const path = (tagged ? text.slice(0, colon) : text).split("/");
  const written = tagged ? text.slice(colon + 1) : undefined;
  if (!path.every((part) => PART.test(part)) || (written !== undefined && !PART.test(written))) return undefined;
  const tag = written === "latest" ? undefined : written;
  const [host = "", ...rest] = path;
  if (HUB_HOSTS.has(host)) return fromHub(parseHubId(rest.join("/")), tag);
  const own = host === "registry.ollama.ai" || host === "ollama.com" ? rest : path;
  const [namespace, name] = own.length === 1 ? ["library", own[0]] : own;
  if (own.length > 2 || namespace === undefined || name === undefined) return undefined;
  const purl = ollamaPurl(namespace, name, tag);
  return { purl, name: namespace === "library" ? name : `${namespace}/${name}`, ...(tag === undefined ? {} : { tag }) };
}

/** The tag of a repository on the hub names a quantisation, not a revision. */
function fromHub(id: HubId | undefined, tag: string | undefined): OllamaName | undefined {
  if (id === undefined) return undefined;
  const purl = huggingFacePurl(id.namespace, id.name);
  return { purl, name: `${id.namespace}/${id.name}`, ...(tag === undefined ? {} : { tag }) };
}
