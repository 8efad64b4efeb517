// Which model a file of weights belongs to: the one whose card or configuration lies beside it, or none but itself.
import type { ExtractContext } from "../../model/index.ts";
import { identifyModel, localModelPurl } from "../../purl/index.ts";

/** A file beside a card or a configuration belongs to that model; one that lies alone is a model of its own. */
export function placeOf(
  path: string,
  context: ExtractContext,
): { purl: string; name: string; version?: string; installPath: string } {
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
