// What an npm manifest or lock entry says about a package, and how npm packages are named as purls.
import {
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import type { About, Hash, HashAlgorithm } from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";

const ALGORITHMS: ReadonlyMap<string, HashAlgorithm> = new Map([
  ["md5", "MD5"],
  ["sha1", "SHA-1"],
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

/** Subresource integrity ("sha512-<base64>", several separated by blanks) as hexadecimal hashes. https://www.w3.org/TR/SRI/ */
export function readIntegrity(integrity: string | undefined): Hash[] {
  if (integrity === undefined) return [];
  const hashes: Hash[] = [];
  for (const part of integrity.trim().split(/\s+/)) {
    const dash = part.indexOf("-");
    const algorithm = ALGORITHMS.get(part.slice(0, dash));
    if (algorithm === undefined) continue;
    const value = Buffer.from(part.slice(dash + 1).split("?")[0] ?? "", "base64").toString("hex");
    if (value !== "") hashes.push({ algorithm, value });
  }
  return hashes;
}

/** A tarball as every npm registry serves it: …/name/-/name-1.0.0.tgz. */
const REGISTRY_TARBALL = /^https?:\/\/[^?#]+\/-\/[^/?#]+\.tgz$/;

/**
 * The purl of a package by where it comes from: the registry, a version control system (`vcs_url`) or an archive
 * elsewhere (`download_url`). https://github.com/package-url/purl-spec/blob/main/types-doc/npm-definition.md
 */
export function npmPurl(name: string, version: string | undefined, resolved: string | undefined): string {
  if (resolved === undefined || REGISTRY_TARBALL.test(resolved)) return purlOfPath("npm", name, version);
  if (/^git[+@:]|^(?:github|gitlab|bitbucket|gist):/.test(resolved))
    return purlOfPath("npm", name, version, { vcs_url: resolved });
  if (/^https?:/.test(resolved)) return purlOfPath("npm", name, version, { download_url: resolved });
  return purlOfPath("npm", name, version);
}

/** Description, home page, repository and author of a manifest, as far as they are plain strings. */
export function readAbout(manifest: JsonObject): About {
  const about: Record<string, string> = {};
  const description = getString(manifest, "description");
  if (description) about["description"] = description;
  const homepage = getString(manifest, "homepage");
  if (homepage) about["homepage"] = homepage;
  const repository = readRepository(getOwn(manifest, "repository"));
  if (repository) about["repository"] = repository;
  const author = readPerson(getOwn(manifest, "author")) ?? readPerson(firstOf(getOwn(manifest, "maintainers")));
  if (author) about["author"] = author;
  const deprecated = getString(manifest, "deprecated");
  if (deprecated) about["deprecated"] = deprecated;
  return about;
}

function readRepository(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  return isObject(value) ? getString(value, "url") : undefined;
}

function firstOf(value: JsonValue | undefined): JsonValue | undefined {
  return isArray(value) ? value[0] : undefined;
}

/** "Name <mail> (url)" or an object with the same parts. https://docs.npmjs.com/cli/configuring-npm/package-json#people-fields-author-contributors */
function readPerson(value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (!isObject(value)) return undefined;
  const name = getString(value, "name");
  const email = getString(value, "email");
  if (name === undefined) return email;
  return email === undefined ? name : `${name} <${email}>`;
}

/** The licence fields of a manifest, verbatim: `license`, and the old `licenses`. Empty when it has none. */
export function readLicenseFields(
  manifest: JsonObject,
): { readonly key: string; readonly raw: string; readonly as: "expression" | "file" }[] {
  const fields: { key: string; raw: string; as: "expression" | "file" }[] = [];
  for (const key of ["license", "licence", "licenses"]) {
    const value = getOwn(manifest, key);
    if (value === undefined || value === null) continue;
    const raw = typeof value === "string" ? value : JSON.stringify(value);
    fields.push({ key, raw, as: /^\s*see\s+licen[cs]e\s+in\s/i.test(raw) ? "file" : "expression" });
  }
  return fields;
}

/** Names of the packages that each kind of dependency field lists. */
export function readDependencyNames(manifest: JsonObject, field: string): string[] {
  const object = getObject(manifest, field);
  return object === undefined ? [] : Object.keys(object);
}
