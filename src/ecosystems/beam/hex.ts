// Purls of what Mix, Rebar3 and Gleam fetch: packages of Hex, and git repositories. https://github.com/package-url/purl-spec/blob/main/types/hex-definition.json
import type { About } from "../../model/index.ts";
import { buildPurl, purlOfPath } from "../../purl/index.ts";

/** `repository` is "hexpm", or "hexpm:organisation" or another repository's name. */
export function hexPurl(name: string, version: string | undefined, repository = "hexpm"): string {
  if (repository === "hexpm") return buildPurl("hex", undefined, name, version);
  const organization = /^hexpm:(.+)$/.exec(repository)?.[1];
  if (organization !== undefined) return buildPurl("hex", organization, name, version);
  return buildPurl("hex", undefined, name, version, { repository_url: repository });
}

export function gitPurl(name: string, url: string, commit: string): string {
  const owner =
    /^(?:https?|git|ssh):\/\/(?:git@)?github\.com\/([^/]+\/[^/]+?)(?:\.git)?$|^git@github\.com:([^/]+\/[^/]+?)(?:\.git)?$/.exec(
      url,
    );
  const path = owner?.[1] ?? owner?.[2];
  if (path !== undefined) return purlOfPath("github", path, commit || undefined);
  return buildPurl("generic", undefined, name, commit || undefined, {
    vcs_url: `git+${url}${commit === "" ? "" : `@${commit}`}`,
  });
}

/** `checksum` is that of the archive, in hexadecimal of either case. */
export function aboutHex(name: string, version: string, checksum: string | undefined): { readonly about?: About } {
  const value = checksum?.toLowerCase() ?? "";
  const filename = `${name}-${version}.tar`;
  if (!/^[0-9a-f]{64}$/.test(value)) return { about: { filename } };
  return { about: { filename, hashes: [{ algorithm: "SHA-256", value }] } };
}
