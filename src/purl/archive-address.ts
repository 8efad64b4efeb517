// Package URLs of source archives named by their address: an archive that a repository's host makes of a tag or a commit is that repository.
import { buildPurl } from "./build.ts";
import { purlOfRepository } from "./repository.ts";

const GITHUB =
  /^https?:\/\/(?:codeload\.)?github\.com\/([^/?#]+)\/([^/?#]+)\/(?:archive\/(?:refs\/(?:tags|heads)\/)?|zipball\/|tarball\/|tar\.gz\/(?:refs\/tags\/)?|zip\/(?:refs\/tags\/)?)([^?#]+)$/;
const GITHUB_RELEASE = /^https?:\/\/github\.com\/([^/?#]+)\/([^/?#]+)\/releases\/download\/([^/?#]+)\//;
const GITLAB = /^(https?:\/\/[^/?#]+\/[^?#]+?)\/-\/archive\/([^/?#]+)\//;
const ENDING = /\.(?:tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz|zip)$/;

export interface ArchiveIdentity {
  readonly purl: string;
  readonly version: string | undefined;
}

/** `name` is what the file calls it; anything but a repository's archive is `pkg:generic` with its address. */
export function identifyArchive(url: string, name: string, version?: string): ArchiveIdentity {
  const [, owner, repository, reference] = GITHUB.exec(url) ?? GITHUB_RELEASE.exec(url) ?? [];
  if (owner !== undefined && repository !== undefined && reference !== undefined) {
    const tag = reference.replace(ENDING, "");
    return { purl: buildPurl("github", owner, repository.replace(/\.git$/, ""), tag), version: tag };
  }
  const [, place, tag] = GITLAB.exec(url) ?? [];
  if (place !== undefined && tag !== undefined) return { purl: purlOfRepository(place, tag), version: tag };
  const found = version ?? versionIn(url);
  return { purl: buildPurl("generic", undefined, name, found, { download_url: url }), version: found };
}

/** "…/zlib-1.3.1.tar.gz" → "1.3.1" */
function versionIn(url: string): string | undefined {
  const file = url
    .slice(url.lastIndexOf("/") + 1, url.length)
    .slice(0, 200)
    .replace(ENDING, "");
  return /[-_]v?(\d+(?:[._]\d+)+[\w.]*)$/.exec(file)?.[1];
}
