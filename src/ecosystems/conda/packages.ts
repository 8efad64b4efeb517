// Conda packages as purls. https://github.com/package-url/purl-spec/blob/main/types-doc/conda-definition.md
import { normalizePythonName } from "../../formats/pep508.ts";
import type { Hash } from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

export interface CondaArchive {
  readonly channel: string | undefined;
  readonly subdir: string | undefined;
  readonly name: string;
  readonly version: string;
  readonly build: string;
  readonly filename: string;
}

/** ".../conda-forge/linux-64/python-3.12.1-hab00c5b_1_cpython.conda". https://docs.conda.io/projects/conda/en/stable/dev-guide/deep-dives/install.html */
export function readArchiveUrl(url: string): CondaArchive | undefined {
  const path = url.replace(/[?#].*$/s, "");
  const filename = path.slice(path.lastIndexOf("/") + 1);
  const base = filename.replace(/\.(?:conda|tar\.bz2)$/, "");
  if (base === filename) return undefined;
  const lastDash = base.lastIndexOf("-");
  const dash = base.lastIndexOf("-", lastDash - 1);
  if (lastDash <= 0 || dash <= 0) return undefined;
  const folders = path.split("/").slice(0, -1);
  const subdir = folders.pop();
  const channel = folders.pop();
  return {
    channel: channel === "" || channel === undefined ? undefined : channel,
    subdir,
    name: base.slice(0, dash),
    version: base.slice(dash + 1, lastDash),
    build: base.slice(lastDash + 1),
    filename,
  };
}

/** Build, channel and platform are left to the occurrence, so that one release on three platforms is one component. */
export function condaPurl(name: string, version: string | undefined): string {
  return buildPurl("conda", undefined, name, version);
}

export function pypiPurl(name: string, version: string | undefined, place?: string): string {
  const bare = normalizePythonName(name);
  if (place === undefined) return buildPurl("pypi", undefined, bare, version);
  const qualifier = /^\w+\+/.test(place) ? "vcs_url" : "download_url";
  return buildPurl("pypi", undefined, bare, version, { [qualifier]: place });
}

export function sha256(value: string | undefined): { readonly hashes?: readonly Hash[] } {
  return value !== undefined && /^[0-9a-f]{64}$/i.test(value)
    ? { hashes: [{ algorithm: "SHA-256", value: value.toLowerCase() }] }
    : {};
}
