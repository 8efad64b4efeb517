// Models that Docker runs: images of the namespace "ai" and repositories of the hub. https://docs.docker.com/ai/model-runner/
import type { ExtractedComponent, Location } from "../../model/index.ts";
import { buildPurl, ollamaComponent } from "../../purl/index.ts";

/** `docker model pull|run ai/smollm2:360M-Q4_K_M`. */
export function dockerModel(words: readonly string[], location: Location): ExtractedComponent | undefined {
  const at = words.indexOf("docker");
  if (at < 0 || words[at + 1] !== "model" || !/^(?:pull|run|package)$/.test(words[at + 2] ?? "")) return undefined;
  const name = words.slice(at + 3).find((word) => !word.startsWith("-"));
  return name === undefined ? undefined : readDockerModel(name, location);
}

export function readDockerModel(name: string, location: Location): ExtractedComponent | undefined {
  if (/^(?:hf\.co|huggingface\.co)\//.test(name)) return ollamaComponent(name, location);
  const match = /^((?:[a-z0-9.-]+\/)?[a-z0-9_-]+)\/([a-z0-9._-]+)(?::([\w.-]+))?$/.exec(name);
  if (match === null) return undefined;
  const [, namespace = "", image = "", tag] = match;
  const host = namespace.includes("/") ? "" : "docker.io/";
  const purl = buildPurl("oci", undefined, image, undefined, { repository_url: `${host}${namespace}/${image}`, tag });
  const version = tag === undefined || tag === "latest" ? {} : { version: tag };
  return {
    ref: purl,
    purl,
    kind: "model",
    name: `${namespace}/${image}`,
    ...version,
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}
