// Models and data sets that a file only names: as components, for every ecosystem that meets such names.
import type { ExtractedComponent, Location } from "../model/index.ts";
import { type HubId, parseHubId, readRevision } from "./hub-id.ts";
import { dataSetPurl, huggingFacePurl } from "./models.ts";
import { parseOllamaName } from "./ollama-name.ts";

const HUB_URL =
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:models\/)?([^/?#]+\/[^/?#]+)(?:\/(?:tree|blob|resolve|raw)\/([^/?#]+))?/;

export interface NamedModel {
  readonly id: HubId;
  readonly revision?: string;
}

/** "org/name", a short legacy name or the model's page on the hub. */
export function readModelName(text: string, revision?: string): NamedModel | undefined {
  const url = HUB_URL.exec(text);
  const id = parseHubId(url?.[1] ?? text);
  const pinned = readRevision(revision ?? url?.[2]);
  return id === undefined ? undefined : pinned === undefined ? { id } : { id, revision: pinned };
}

export function modelComponent({ id, revision }: NamedModel, location: Location): ExtractedComponent {
  const purl = huggingFacePurl(id.namespace, id.name, revision);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: `${id.namespace}/${id.name}`,
    ...(revision === undefined ? {} : { version: revision }),
    scope: "runtime",
    direct: false,
    location,
    presence: "referenced",
  };
}

/** A model by the name Ollama knows it by. */
export function ollamaComponent(text: string, location: Location): ExtractedComponent | undefined {
  const model = parseOllamaName(text);
  if (model === undefined) return undefined;
  const { purl, name, tag } = model;
  const isOnHub = purl.startsWith("pkg:huggingface/");
  return {
    ref: purl,
    purl,
    kind: "model",
    name,
    ...(tag === undefined || isOnHub ? {} : { version: tag }),
    scope: "runtime",
    direct: false,
    location,
    presence: "referenced",
    ...(tag !== undefined && isOnHub ? { about: { properties: { "model:quantization": tag } } } : {}),
  };
}

const DATA_SET = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/;
/** Words that cards put where a data set has no name. */
const NO_DATA_SET =
  /^(?:custom|private|proprietary|synthetic|internal|own|none|n\/a|other|unknown|generated_from_trainer|tbd|todo)$/i;

export function dataSetComponent(name: string, location: Location): ExtractedComponent | undefined {
  const url = /huggingface\.co\/datasets\/([^/?#]+(?:\/[^/?#]+)?)/.exec(name);
  const id = url?.[1] ?? name;
  if (!DATA_SET.test(id) || NO_DATA_SET.test(id)) return undefined;
  const purl = dataSetPurl(id);
  return {
    ref: purl,
    purl,
    kind: "dataset",
    name: id,
    scope: "build",
    direct: false,
    location,
    presence: "referenced",
  };
}
