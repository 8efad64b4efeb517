// Models that Docker runs: `docker model` in commands, "models:" and model providers in compose files. https://docs.docker.com/ai/model-runner/
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { parseYaml } from "../../formats/yaml.ts";
import type { ExtractedComponent, Location, SourceFile } from "../../model/index.ts";
import { dockerModelComponent } from "../../purl/index.ts";

/** Flags of `docker model` that are followed by a value. */
const VALUE_FLAGS =
  /^--(?:backend|color|context-size|gguf|license|safetensors-dir|dduf|mmproj|from|chat-template|memory|runtime-flags)$/;

/** `docker model pull|run|package ai/smollm2:360M-Q4_K_M`. */
export function dockerModel(words: readonly string[], location: Location): ExtractedComponent | undefined {
  const at = words.indexOf("docker");
  if (at < 0 || words[at + 1] !== "model" || !/^(?:pull|run|configure|inspect)$/.test(words[at + 2] ?? ""))
    return undefined;
  for (let index = at + 3; index < words.length; index++) {
    const word = words[index] ?? "";
    if (VALUE_FLAGS.test(word)) index++;
    else if (!word.startsWith("-")) return readDockerModel(word, location);
  }
  return undefined;
}

/** A reference with defaults in the place of variables; a tag that only the environment knows is left out. */
export function readDockerModel(name: string, location: Location): ExtractedComponent | undefined {
  const text = name
    .trim()
    .replace(/\$\{\w{1,60}:?-([^${}]{0,200})\}/g, "$1")
    .replace(/:\$\{?\w{1,60}\}?$/, "");
  return text.length < 3 ? undefined : dockerModelComponent(text, location);
}

/** Lines of a compose file that Docker reads in its own way, each with the model there, if it is one. https://docs.docker.com/reference/compose-file/models/ */
export function readComposeModels(file: SourceFile): ReadonlyMap<number, ExtractedComponent | undefined> {
  const found = new Map<number, ExtractedComponent | undefined>();
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return found;
  const { lineOf, documents } = parsed.value;
  const add = (object: JsonObject | undefined, isModel = true) => {
    const name = object && getString(object, "model");
    const line = object && lineOf(object, "model");
    if (name === undefined || line === undefined) return;
    const component = isModel ? readDockerModel(name, { path: file.path, line }) : undefined;
    found.set(line, component && { ...component, direct: true, presence: "loaded" });
  };
  for (const document of documents.filter(isObject)) {
    for (const model of Object.values(getObject(document, "models") ?? {})) if (isObject(model)) add(model);
    for (const service of Object.values(getObject(document, "services") ?? {})) {
      const provider = isObject(service) ? getObject(service, "provider") : undefined;
      if (provider !== undefined) add(getObject(provider, "options"), getString(provider, "type") === "model");
    }
  }
  return found;
}
