// Python packages as components and purls. https://github.com/package-url/purl-spec/blob/main/types-doc/pypi-definition.md
import { normalizePythonName } from "../../formats/pep508.ts";
import { parseToml, type TomlFile } from "../../formats/toml.ts";
import {
  type Diagnostic,
  err,
  type FormatFailure,
  type Hash,
  type HashAlgorithm,
  type Location,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

/** Where a package comes from, if not from an index by its name. */
export type Origin =
  | { readonly kind: "index" }
  | { readonly kind: "vcs"; readonly url: string }
  | { readonly kind: "archive"; readonly url: string }
  /** An archive in the tree. */
  | { readonly kind: "local" }
  /** A folder in the tree, as it is written: our own code, unless it turns out to be somebody else's. */
  | { readonly kind: "folder"; readonly path?: string }
  /** Somebody else's code in a folder, from the root of the scan. */
  | { readonly kind: "foreign"; readonly folder: string };

export const FROM_INDEX: Origin = { kind: "index" };

/** Names are normalised fully, so that "zope.interface" and "zope-interface" are one component. */
export function pypiPurl(name: string, version: string | undefined, origin: Origin = FROM_INDEX): string {
  const bare = normalizePythonName(name);
  if (origin.kind === "vcs") return buildPurl("pypi", undefined, bare, version, { vcs_url: origin.url });
  if (origin.kind === "archive") return buildPurl("pypi", undefined, bare, version, { download_url: origin.url });
  return buildPurl("pypi", undefined, bare, version);
}

/** "git+https://host/repository.git@commit"; `url` may bring "git+" and a reference of its own. */
export function vcsOrigin(url: string, commit: string | undefined, tool = "git"): Origin {
  const bare = url.replace(/[?#].*$/s, "");
  const prefixed = /^\w+\+/.test(bare) ? bare : `${tool}+${bare}`;
  if (commit === undefined) return { kind: "vcs", url: prefixed };
  const at = prefixed.lastIndexOf("@");
  const hasReference = at > prefixed.lastIndexOf("/");
  return { kind: "vcs", url: `${hasReference ? prefixed.slice(0, at) : prefixed}@${commit}` };
}

/** A path of the tree: an archive or a folder. */
export function pathOrigin(path: string): Origin {
  return /\.(?:whl|zip|tar\.gz|tgz|tar\.bz2|tar\.xz)$/.test(path) ? { kind: "local" } : { kind: "folder", path };
}

/** Where the copy lies, if it is in the tree. */
export function placeOf(origin: Origin): { readonly installPath?: string } {
  return origin.kind === "foreign" ? { installPath: origin.folder } : {};
}

export function distributionOf(origin: Origin): { readonly distribution?: string } {
  return origin.kind === "vcs" || origin.kind === "archive" ? { distribution: origin.url } : {};
}

const ALGORITHMS: ReadonlyMap<string, HashAlgorithm> = new Map([
  ["md5", "MD5"],
  ["sha1", "SHA-1"],
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

/** "sha256:…" as a hash. A release has many archives; only where there is one does its hash tell about the component. */
export function onlyHash(hashes: readonly string[]): { readonly hashes?: readonly Hash[] } {
  const [only, ...others] = hashes;
  const [name, value] = (only ?? "").split(":");
  const algorithm = ALGORITHMS.get(name ?? "");
  if (others.length > 0 || algorithm === undefined || !/^[0-9a-fA-F]+$/.test(value ?? "")) return {};
  return { hashes: [{ algorithm, value: (value as string).toLowerCase() }] };
}

export function parseTomlFile(file: SourceFile, remedy: string): Result<TomlFile, FormatFailure> {
  const parsed = parseToml(file.text);
  if (parsed.ok) return parsed;
  const { code, reason, position } = parsed.error;
  return err({ code, reason, location: { path: file.path, ...position }, remedy });
}

export function at(path: string, line: number | undefined): Location {
  return line === undefined ? { path } : { path, line };
}

/** A part of a lock that cannot be read: a loss, as nothing else tells about it. */
export function lostPart(location: Location, part: string, reason: string): Diagnostic {
  return { code: "LIC108", gravity: "loss", location, args: { part: part.slice(0, 200), reason } };
}
