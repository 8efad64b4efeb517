// Manifests in Ollama's store: the layers of a pulled model, its licences among them. https://github.com/ollama/ollama/blob/main/docs/import.md
import { getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import type { OwnStatement } from "../../model/index.ts";

/** What a manifest says that matters here. */
export interface OllamaManifest {
  /** Hexadecimal SHA-256 of the weights. */
  readonly model?: string;
  /** Hexadecimal SHA-256 of each licence text, in order. */
  readonly licenses: readonly string[];
}

/** Undefined for anything that is no manifest of a model. */
export function readManifest(text: string): OllamaManifest | undefined {
  const parsed = parseJson(text);
  const layers = parsed.ok && isObject(parsed.value) ? parsed.value["layers"] : undefined;
  if (!isArray(layers)) return undefined;
  const digests = (kind: string) =>
    layers
      .filter(isObject)
      .filter((layer) => getString(layer, "mediaType") === `application/vnd.ollama.image.${kind}`)
      .map(digestOf)
      .filter((digest) => digest !== undefined);
  const [model] = digests("model");
  if (model === undefined) return undefined;
  return { model, licenses: digests("license") };
}

function digestOf(layer: JsonObject): string | undefined {
  return /^sha256:([0-9a-f]{64})$/.exec(getString(layer, "digest") ?? "")?.[1];
}

/** A licence layer is a text, or now and then only a licence's name. */
export function quoteLicense(
  text: string,
  source: string,
  location: OwnStatement["location"],
  keepText: (text: string) => string,
): OwnStatement | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (trimmed.length <= 200 && !trimmed.includes("\n")) return { as: "name", raw: trimmed, source, location };
  return { as: "text", raw: "license", source, location, digest: keepText(text) };
}
