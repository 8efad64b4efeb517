// Package URLs of container images. https://github.com/package-url/purl-spec/blob/main/types/docker-definition.json
import { buildPurl } from "./build.ts";

export interface ImageReference {
  /** Undefined for Docker Hub. */
  readonly registry?: string;
  /** Without "library/". */
  readonly repository: string;
  readonly tag?: string;
  /** "sha256:…". */
  readonly digest?: string;
}

const HUB = new Set(["docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"]);
const REFERENCE =
  /^([a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-f]{32,}))?$/;

/** `[registry/]repository[:tag][@digest]`; undefined when it is no image reference. */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > 1024) return undefined;
  const slash = text.indexOf("/");
  const first = slash < 0 ? "" : text.slice(0, slash);
  const hasRegistry = first.includes(".") || first.includes(":") || first === "localhost";
  const match = REFERENCE.exec(hasRegistry ? text.slice(slash + 1) : text);
  if (match === null) return undefined;
  const [, path = "", tag, digest] = match;
  const isHub = !hasRegistry || HUB.has(first.toLowerCase());
  const repository = isHub ? path.replace(/^library\//, "") : path;
  return {
    ...(isHub ? {} : { registry: first.toLowerCase() }),
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** The image of a reference whose tag holds a variable that cannot be resolved: `node:${VERSION}` is some node. */
export function parseImageWithUnknownTag(text: string): ImageReference | undefined {
  const name = /^([^$\s]+):[^/$\s]*\$/.exec(text)?.[1];
  return name === undefined ? undefined : parseImageReference(name);
}

/** The digest is the version where there is one, since a tag can be moved. */
export function purlOfImage({ registry, repository, tag, digest }: ImageReference): string {
  const slash = repository.lastIndexOf("/");
  const namespace = slash < 0 ? undefined : repository.slice(0, slash);
  return buildPurl("docker", namespace, repository.slice(slash + 1), digest ?? tag, { repository_url: registry });
}

/** How a person writes it: with its registry, without tag and digest. */
export function nameOfImage({ registry, repository }: ImageReference): string {
  return registry === undefined ? repository : `${registry}/${repository}`;
}
