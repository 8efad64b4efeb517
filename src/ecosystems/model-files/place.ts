// Which model a file of weights belongs to: the one whose card or configuration lies beside it, or none but itself.
import type { ExtractContext } from "../../model/index.ts";
import { identifyModel, localModelPurl } from "../../purl/index.ts";

export interface Place {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  readonly installPath: string;
}

/** All parts of a split file are one model: name-00001-of-00003.gguf. */
export function wholeOf(path: string): string {
  return path.replace(/-\d{5}-of-\d{5}(?=\.gguf$)/i, "");
}

/** A GGUF file is a model of its own, wherever it lies. */
export function placeOfGguf(path: string): Place {
  const identity = identifyModel(path, "model");
  if (identity.isCached) return identity;
  const whole = wholeOf(path);
  const name = whole.slice(whole.lastIndexOf("/") + 1);
  return { purl: localModelPurl(whole), name, installPath: identity.installPath };
}

/** A file beside a card or a configuration belongs to that model; one that lies alone is a model of its own. */
export function placeOf(path: string, context: ExtractContext): Place {
  const identity = identifyModel(path, "model");
  const isThere = (name: string) => context.beside(name) !== undefined;
  if (identity.isCached || isThere("config.json") || isThere("adapter_config.json")) return identity;
  // A file at the top has no folder above it, and lies beside others that are models of their own.
  if (identity.installPath !== "" && isThere("../model_index.json"))
    return identifyModel(identity.installPath, "model");
  if (isThere("model.safetensors.index.json") || /-\d{5}-of-\d{5}\.\w+$/.test(path)) return identity;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return { purl: localModelPurl(path), name, installPath: identity.installPath };
}
