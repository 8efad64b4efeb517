// Reads ScanCode's data: licences (a checkout of https://github.com/aboutcode-org/scancode-licensedb, or the folder `licenses` of
// https://github.com/aboutcode-org/scancode-toolkit) and the rules of the latter. Data: CC-BY-4.0; the texts belong to their authors.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The fields between the first two lines of dashes, and the text behind them. */
function readDocument(path) {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(readFileSync(path, "utf8")) ?? [];
  if (head === undefined) return undefined;
  const field = (name) =>
    new RegExp(`^${name}: (.*(?:\\n {2,}.*)*)`, "m")
      .exec(head)?.[1]
      ?.replace(/\n\s+/g, " ")
      .replace(/^(['"])(.*)\1$/, "$2");
  return { field, is: (name) => field(`is_${name}`) === "yes", text };
}

/**
 * All licences below a folder of .LICENSE files; those that SPDX does not list have an id LicenseRef-scancode-….
 * @returns {{key: string, id: string, name: string, category: string, isDeprecated: boolean, isKind: boolean, isException: boolean, isListed: boolean, text: string}[]}
 */
export function readLicenses(folder) {
  const found = [];
  for (const file of readdirSync(folder).sort()) {
    const document = file.endsWith(".LICENSE") ? readDocument(join(folder, file)) : undefined;
    const key = document?.field("key");
    if (key === undefined) continue;
    const { field, is, text } = document;
    const id = field("spdx_license_key") ?? `LicenseRef-scancode-${key}`;
    found.push({
      key,
      id,
      name: field("name"),
      category: field("category"),
      isDeprecated: is("deprecated"),
      // "Proprietary license", "unknown license reference": no licence with a text of its own.
      isKind: is("generic") || is("unknown"),
      isException: is("exception"),
      isListed: !id.startsWith("LicenseRef-"),
      text,
    });
  }
  return found;
}

const KINDS = ["text", "notice", "reference", "tag"];

/**
 * The rules that are in use: snippets found in the wild. `kind` "false alarm": what looks like a licence and is none;
 * `expression` is then undefined. `relevance` is in per cent.
 * @returns {{name: string, kind: string, expression: string|undefined, relevance: number, text: string}[]}
 */
export function readRules(folder) {
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    const document = name.endsWith(".RULE") ? readDocument(join(folder, name)) : undefined;
    if (document === undefined || document.is("deprecated")) continue;
    const { field, is, text } = document;
    const kind = is("false_positive") ? "false alarm" : KINDS.find((kind) => is(`license_${kind}`));
    if (kind === undefined) continue;
    const expression = kind === "false alarm" ? undefined : field("license_expression");
    found.push({ name, kind, expression, relevance: Number(field("relevance") ?? 100), text });
  }
  return found;
}

/** Reads a key of a label ("mit", "gpl-2.0 with classpath-exception-2.0") as an id. */
export function idReader(licenses) {
  const ids = new Map(licenses.map(({ key, id }) => [key, id]));
  return (leaf) =>
    leaf
      .toLowerCase()
      .split(/ with /)
      .map((key) => ids.get(key.trim()) ?? `LicenseRef-scancode-${key.trim()}`)
      .join(" WITH ");
}
