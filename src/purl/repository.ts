// Package URLs of source repositories named by a git URL. https://github.com/package-url/purl-spec/tree/main/types
import { buildPurl } from "./build.ts";

export interface Repository {
  /** Lower case, without a port. */
  readonly host: string;
  /** Without the ending ".git" and outer slashes. */
  readonly path: string;
}

/** Host and path of `https://…`, `ssh://…`, `git://…`, `git+https://…` and `user@host:path`; undefined for anything else. */
export function parseRepositoryUrl(url: string): Repository | undefined {
  const text = url.trim();
  const full = /^(?:git\+)?(?:https?|ssh|git|ftps?):\/\/(?:[^/@\s]*@)?([^/:\s]+)(?::\d+)?\/([^?#\s]+)/i.exec(text);
  const short = full ?? /^(?:[^/@:\s]+@)([^/:\s]+):([^?#\s]+)/.exec(text);
  if (short === null) return undefined;
  const path = trimSlashes(short[2] ?? "").replace(/\.git$/i, "");
  return path === "" ? undefined : { host: (short[1] ?? "").toLowerCase(), path };
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ["github.com", "github"],
  ["www.github.com", "github"],
  ["bitbucket.org", "bitbucket"],
]);

/**
 * `pkg:github/owner/name@version` (or bitbucket) where the host has a type of its own, else `pkg:generic/name@version` with the URL as
 * `vcs_url`. The version is a tag or a commit.
 */
export function purlOfRepository(url: string, version?: string | undefined, subpath?: string | undefined): string {
  const repository = parseRepositoryUrl(url);
  const parts = repository?.path.split("/") ?? [];
  const type = repository === undefined ? undefined : TYPES.get(repository.host);
  if (type !== undefined && parts.length >= 2) {
    return buildPurl(type, parts[0], parts[1] ?? "", version, undefined, subpath);
  }
  const name =
    parts.at(-1) ??
    trimSlashes(url)
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.git$/i, "") ??
    url;
  const place = repository === undefined ? undefined : `git+https://${repository.host}/${repository.path}`;
  return buildPurl("generic", undefined, name, version, place === undefined ? undefined : { vcs_url: place }, subpath);
}

function trimSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === "/") start++;
  while (end > start && text[end - 1] === "/") end--;
  return text.slice(start, end);
}
