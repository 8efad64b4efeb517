// What `extends: from:` may name besides a file: a package in node_modules, an https address, a file of a public repository.
import { err, ok, type Result } from "../model/index.ts";

export type ParentReference =
  | { readonly kind: "file"; readonly path: string }
  /** Of a package in node_modules: its name, and the file in it. */
  | { readonly kind: "npm"; readonly name: string; readonly file: string }
  | { readonly kind: "address"; readonly address: string };

const DEFAULT_FILE = "license-policy.yml";

/** `base` is the path or address of the policy that says so. */
export function readReference(reference: string, base: string): Result<ParentReference, string> {
  if (reference.length > 1000) return err("longer than an address may be");
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(reference)?.[1]?.toLowerCase();
  if (scheme === undefined) return readRelative(reference, base);
  const rest = reference.slice(scheme.length + 1);
  if (scheme === "npm") return readPackage(rest);
  if (scheme === "github" || scheme === "gitlab") return readRepository(scheme, rest);
  if (scheme === "https" || scheme === "http") return ok({ kind: "address", address: reference });
  return err(`"${scheme}:" is not read; name an https address, github:owner/repo//file@ref or npm:package`);
}

/** True for what is not in the same folder tree and has to be pinned. */
export function isFar(reference: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(reference);
}

function readRelative(path: string, base: string): Result<ParentReference, string> {
  if (!/^https?:/i.test(base)) return ok({ kind: "file", path });
  return err("it is relative to an address; name it by its own address");
}

function readPackage(text: string): Result<ParentReference, string> {
  const match = /^((?:@[\w.-]+\/)?[\w.-]+)(?:\/(.+))?$/.exec(text);
  const [, name = "", file = DEFAULT_FILE] = match ?? [];
  if (match === null || `${name}/${file}`.split("/").some((part) => part === ".." || part === "." || part === ""))
    return err("write it as npm:package or npm:package/file.yml");
  return ok({ kind: "npm", name, file });
}

/** The raw file: what is meant by a branch or a tag may move, what its digest means does not. */
function readRepository(host: "github" | "gitlab", text: string): Result<ParentReference, string> {
  const match = /^([\w.-]+(?:\/[\w.-]+)+?)(?:\/\/([^@]+))?@([\w./-]+)$/.exec(text);
  const [, repository = "", file = DEFAULT_FILE, ref = ""] = match ?? [];
  const isPlain = ![...file.split("/"), ...ref.split("/"), ...repository.split("/")].some((part) =>
    /^\.{0,2}$/.test(part),
  );
  if (match === null || !isPlain || (host === "github" && repository.split("/").length !== 2))
    return err(`write it as ${host}:owner/repository//file.yml@tag`);
  const path = file.split("/").map(encodeURIComponent).join("/");
  return ok({
    kind: "address",
    address:
      host === "github"
        ? `https://raw.githubusercontent.com/${repository}/${ref}/${path}`
        : `https://gitlab.com/${repository}/-/raw/${ref}/${path}`,
  });
}

/** The address as it may be shown: without credentials, query and fragment, where secrets stand. */
export function showReference(reference: string): string {
  return hideSecrets(reference.slice(0, 300)).replace(/(^[a-z]+:\/\/[^?#\s]*)[?#]\S*$/i, "$1?…");
}

/** Takes what may be a secret out of addresses in a text. */
export function hideSecrets(text: string): string {
  return text
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, "$1…@")
    .replace(/(\bhttps?:\/\/[^\s?#"']*)\?[^\s"']*/gi, "$1?…");
}
