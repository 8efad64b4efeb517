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
import type { About } from "../../model/index.ts";

export { readIntegrity } from "../../formats/integrity.ts";
export { npmPurl } from "../../purl/index.ts";

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

/** The same of a project of ours, whose licence is no component's and goes nowhere else. */
export function readProjectAbout(manifest: JsonObject): About {
  const license = readLicenseFields(manifest)[0]?.raw;
  return { ...readAbout(manifest), ...(license === undefined ? {} : { license }) };
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
