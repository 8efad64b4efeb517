// Names of models that Docker runs: "ai/smollm2:360M", "ghcr.io/org/model:tag", "hf.co/org/repo:Q4_K_M". https://docs.docker.com/ai/model-runner/
import type { ExtractedComponent, Location } from "../model/index.ts";
import { buildPurl } from "./build.ts";
import { ollamaComponent } from "./named-models.ts";

/** Registry, namespaces, name, tag and digest of an OCI artifact; Docker's own namespace for models is "ai". */
const REFERENCE =
  /^(?:((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost(?::\d+)?)\/)?((?:[a-z0-9][a-z0-9._-]*\/)*)([a-z0-9][a-z0-9._-]*)(?::([\w][\w.-]{0,127}))?(?:@sha256:([0-9a-f]{64}))?$/;

/** A model by the name Docker knows it by. Undefined for what is no reference; "latest" pins nothing and is left out. */
export function dockerModelComponent(text: string, location: Location): ExtractedComponent | undefined {
  if (text.length > 300) return undefined;
  const hub = /^(?:hf\.co|huggingface\.co)\/(.+)$/.exec(text);
  if (hub !== null) return ollamaComponent(`hf.co/${hub[1]}`, location);
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const [, written = "docker.io", path = "", name = "", tagged, digest] = match;
  const host = written === "index.docker.io" || written === "registry-1.docker.io" ? "docker.io" : written;
  // Docker Model Runner looks for a name without a namespace in its own one.
  const namespace = path === "" && host === "docker.io" ? "ai/" : path;
  const tag = tagged === "latest" ? undefined : tagged;
  const purl = buildPurl("oci", undefined, name, digest === undefined ? undefined : `sha256:${digest}`, {
    repository_url: `${host}/${namespace}${name}`,
    tag,
  });
  const version = tag ?? (digest === undefined ? undefined : `sha256:${digest}`);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: host === "docker.io" ? `${namespace}${name}` : `${host}/${namespace}${name}`,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct: true,
    location,
    presence: "loaded",
  };
}
