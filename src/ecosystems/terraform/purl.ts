// Package URLs of providers and modules. The type "terraform" is proposed, not yet part of the specification:
// https://github.com/package-url/purl-spec/blob/main/docs/candidate-purl-types.md
import { buildPurl, purlOfRepository } from "../../purl/index.ts";

const DEFAULT_HOST = "registry.terraform.io";

/** `host/namespace/type`. */
export function purlOfProvider(address: string, version: string | undefined): string | undefined {
  const [host = "", namespace = "", type = "", ...more] = address.split("/");
  if (host === "" || namespace === "" || type === "" || more.length > 0) return undefined;
  return buildPurl("terraform", namespace, type, version, { repository_url: host === DEFAULT_HOST ? undefined : host });
}

export interface ModuleSource {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
}

/**
 * A module by its source: `[host/]namespace/name/system[//folder]` of a registry, or the address of a repository or archive.
 * Undefined for folders of this tree. https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function readModuleSource(source: string, version: string | undefined): ModuleSource | undefined {
  if (/^\.{1,2}(?:\/|$)/.test(source) || source.startsWith("/")) return undefined;
  const { address, folder } = splitFolder(source);
  const parts = address.split("/");
  const isRegistry =
    /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w-]*){2,3}$/.test(address) &&
    !/^(?:github\.com|bitbucket\.org)\//.test(address);
  if (isRegistry && (parts.length === 3 || parts[0]?.includes("."))) {
    const host = parts.length === 4 ? (parts[0] ?? "") : DEFAULT_HOST;
    const [namespace = "", name = "", system = ""] = parts.slice(-3);
    const place = host === DEFAULT_HOST ? undefined : host;
    const purl = buildPurl("terraform", `${namespace}/${name}`, system, version, { repository_url: place }, folder);
    return { purl, name: `${namespace}/${name}/${system}`, ...(version === undefined ? {} : { version }) };
  }
  const [bare = "", query = ""] = address.split("?");
  const reference = /(?:^|&)ref=([^&]+)/.exec(query)?.[1];
  const url = bare.replace(/^(?:git|hg)::/, "").replace(/^(?=(?:github\.com|bitbucket\.org)\/)/, "https://");
  const isRepository =
    /^(?:git|hg)::/.test(bare) || /^(?:git@|ssh:)/.test(url) || /^https:\/\/(?:github\.com|bitbucket\.org)\//.test(url);
  const found = reference ?? version;
  const purl = isRepository
    ? purlOfRepository(url, found, folder)
    : buildPurl("generic", undefined, bare.split("/").at(-1) ?? bare, found, { download_url: bare }, folder);
  return { purl, name: bare, ...(found === undefined ? {} : { version: found }) };
}

/** `//` parts the folder inside the package from its address, except behind a scheme. */
function splitFolder(source: string): { readonly address: string; readonly folder: string | undefined } {
  const scheme = /^[a-z0-9+:]*?:\/\//i.exec(source)?.[0].length ?? 0;
  const at = source.indexOf("//", scheme);
  if (at < 0) return { address: source, folder: undefined };
  const [folder = "", query] = source.slice(at + 2).split("?");
  return {
    address: `${source.slice(0, at)}${query === undefined ? "" : `?${query}`}`,
    folder: folder === "" ? undefined : folder,
  };
}
