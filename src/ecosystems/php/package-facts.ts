// What composer.lock, installed.json and composer.json say about a package, in the same words. https://getcomposer.org/doc/04-schema.md
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { PairLocator } from "../../formats/json-pairs.ts";
import type { About, OwnStatement } from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";

/** Names without a vendor are not packages: php, hhvm, ext-json, lib-curl, composer-runtime-api … */
export function isPackageName(name: string): boolean {
  return name.includes("/");
}

export function composerPurl(name: string, version: string | undefined): string {
  return purlOfPath("composer", name.toLowerCase(), version);
}

export function namesIn(table: JsonObject, field: string): string[] {
  return Object.keys(getObject(table, field) ?? {}).filter(isPackageName);
}

export function readAbout(entry: JsonObject): About {
  const text = (key: string) => getString(entry, key) || undefined;
  const source = getString(getObject(entry, "source") ?? {}, "url");
  const dist = getObject(entry, "dist") ?? {};
  const url = getString(dist, "url");
  const sum = getString(dist, "shasum") ?? "";
  const authors = getOwn(entry, "authors");
  const author = (isArray(authors) ? authors : []).flatMap((one) => (isObject(one) ? showAuthor(one) : [])).join(", ");
  const abandoned = getOwn(entry, "abandoned");
  const description = text("description");
  const homepage = text("homepage");
  return {
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(source === undefined ? {} : { repository: source }),
    ...(author === "" ? {} : { author }),
    ...(/^[0-9a-f]{40}$/.test(sum) ? { hashes: [{ algorithm: "SHA-1" as const, value: sum }] } : {}),
    ...(url === undefined ? {} : { distribution: url }),
    ...(typeof abandoned === "string"
      ? { deprecated: `use ${abandoned}` }
      : abandoned === true
        ? { deprecated: "abandoned" }
        : {}),
  };
}

function showAuthor(author: JsonObject): string[] {
  const name = getString(author, "name");
  const email = getString(author, "email");
  return name === undefined ? [] : [email === undefined ? name : `${name} <${email}>`];
}

/** Of our own package. */
export function readProjectAbout(manifest: JsonObject): About {
  const license = licenseField(manifest);
  const source = getString(getObject(manifest, "support") ?? {}, "source");
  const about = { ...(source === undefined ? {} : { repository: source }), ...readAbout(manifest) };
  return license === undefined ? about : { ...about, license };
}

function licenseField(entry: JsonObject): string | undefined {
  const value = getOwn(entry, "license");
  const names = (isArray(value) ? value : [value]).filter((name) => typeof name === "string" && name.trim() !== "");
  const [first] = names as string[];
  return names.length > 1 ? JSON.stringify(names) : first;
}

/** The `license` field, whose list is one statement; `start` and `end` bound the entry in the text. */
export function readLicense(
  entry: JsonObject,
  source: string,
  path: string,
  locator: PairLocator,
  start: number | undefined,
  end: number,
): OwnStatement[] {
  const raw = licenseField(entry);
  if (raw === undefined) return [];
  const offset = start === undefined ? undefined : locator.findKey("license", start, end);
  const location = offset === undefined ? { path } : { path, line: locator.lineOf(offset) };
  return [{ as: "expression", raw, source, location }];
}
