// Purls of npm packages, whichever tool locks them. https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md
import { purlOfPath } from "./build.ts";

/** A tarball as npm registries serve it: …/name/-/name-1.0.0.tgz, on GitHub …/download/@scope/name/1.0.0/<hash>. */
const REGISTRY_TARBALL = /^https?:\/\/(?:[^?#]+\/-\/[^/?#]+\.tgz(?:[?#].*)?|npm\.pkg\.github\.com\/download\/@.*)$/;
const REPOSITORY = /^git[+@:]|^(?:github|gitlab|bitbucket|gist):|^ssh:|^https?:\/\/[^?#]+\.git(?:#.*)?$/;
const HOSTS: ReadonlyMap<string, string> = new Map([
  ["github", "github.com"],
  ["gitlab", "gitlab.com"],
  ["bitbucket", "bitbucket.org"],
  ["gist", "gist.github.com"],
]);

/** Where a package comes from: the registry, a version control system (`vcs_url`) or an archive elsewhere (`download_url`). */
export function npmPurl(name: string, version: string | undefined, resolved: string | undefined): string {
  if (resolved === undefined || REGISTRY_TARBALL.test(resolved)) return purlOfPath("npm", name, version);
  if (REPOSITORY.test(resolved)) return purlOfPath("npm", name, version, { vcs_url: vcsUrl(resolved) });
  if (/^https?:/.test(resolved)) return purlOfPath("npm", name, version, { download_url: resolved });
  return purlOfPath("npm", name, version);
}

/**
 * `git+<transport>://…@<commit>`, as the qualifier wants it; npm's tools write "#" before the commit.
 * https://spdx.github.io/spdx-spec/v2.3/package-information/#77-package-download-location-field
 */
export function vcsUrl(address: string): string {
  const hash = address.indexOf("#");
  const place = hash < 0 ? address : address.slice(0, hash);
  const commit = hash < 0 ? "" : address.slice(hash + 1).replace(/^commit=/, "");
  return `${withTransport(place)}${commit === "" ? "" : `@${commit}`}`;
}

function withTransport(place: string): string {
  if (place.startsWith("git+")) return place;
  const short = /^(github|gitlab|bitbucket|gist):(.+)$/.exec(place);
  if (short !== null) return `git+https://${HOSTS.get(short[1] as string)}/${short[2]?.replace(/\.git$/, "")}.git`;
  const scp = /^([^/@:]+@[^/:]+):(?!\/)(.+)$/.exec(place);
  if (scp !== null) return `git+ssh://${scp[1]}/${scp[2]}`;
  return place.startsWith("git:") ? place : `git+${place}`;
}
