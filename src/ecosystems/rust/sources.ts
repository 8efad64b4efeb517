// Where a crate comes from, as lockfiles write it. https://doc.rust-lang.org/cargo/reference/pkgid-spec.html
import { buildPurl } from "../../purl/index.ts";

const CRATES_IO = new Set([
  "registry+https://github.com/rust-lang/crates.io-index",
  "sparse+https://index.crates.io/",
  "registry+sparse+https://index.crates.io/",
]);

/** `source` as in Cargo.lock; none for code of the workspace. */
export function cargoPurl(name: string, version: string | undefined, source: string | undefined): string {
  if (source === undefined || CRATES_IO.has(source)) return buildPurl("cargo", undefined, name, version);
  const git = readGitSource(source);
  if (git !== undefined)
    return buildPurl("cargo", undefined, name, version, { vcs_url: `git+${git.url}@${git.commit}` });
  const index = source.replace(/^(?:registry|sparse)\+/, "").replace(/^sparse\+/, "");
  return buildPurl("cargo", undefined, name, version, { repository_url: index });
}

/** "git+https://host/owner/repo?branch=main#0123abcd" */
export function readGitSource(source: string): { readonly url: string; readonly commit: string } | undefined {
  if (!source.startsWith("git+")) return undefined;
  const hash = source.indexOf("#");
  const place = source.slice(4, hash < 0 ? undefined : hash);
  const question = place.indexOf("?");
  return { url: question < 0 ? place : place.slice(0, question), commit: hash < 0 ? "" : source.slice(hash + 1) };
}
