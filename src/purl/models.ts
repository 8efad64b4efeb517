// Package URLs of models and data sets. The purl types cover models on Hugging Face only; the rest are generic, by where they live.
import { buildPurl } from "./build.ts";

/** pkg:huggingface/org/name@revision. https://github.com/package-url/purl-spec/blob/main/types/huggingface-definition.json */
export function huggingFacePurl(namespace: string, name: string, revision?: string): string {
  return buildPurl("huggingface", namespace, name, revision);
}

/** pkg:generic/huggingface.co/datasets/org/name: the type "huggingface" is for models. */
export function dataSetPurl(path: string, revision?: string): string {
  const parts = path.split("/");
  const name = parts.pop() ?? path;
  return buildPurl("generic", ["huggingface.co", "datasets", ...parts].join("/"), name, revision);
}

/** pkg:generic/ollama.com/library/llama2@7b-chat. */
export function ollamaPurl(namespace: string, name: string, tag?: string): string {
  return buildPurl("generic", `ollama.com/${namespace}`, name, tag);
}

/** A model that is only known by its place in the scanned tree: pkg:generic/folder/name. */
export function localModelPurl(path: string): string {
  const slash = path.lastIndexOf("/");
  return buildPurl("generic", slash < 0 ? undefined : path.slice(0, slash), path.slice(slash + 1));
}
