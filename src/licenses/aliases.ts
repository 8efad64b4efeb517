// Licence names and addresses that are no ids: what each means, or what it may mean. Sources: docs/classification.md.
import { LOOSE_NAMES, NAMES, UNCLEAR_NAMES } from "./aliases.data.ts";
import { readGnuName } from "./gnu-names.ts";
import { findRow } from "./rows.ts";
import { URLS } from "./urls.data.ts";

/** exact: the name means this one expression · unclear: it may mean several; never choose among them. */
export type Alias =
  | { readonly kind: "exact"; readonly expression: string }
  | { readonly kind: "unclear"; readonly candidates: readonly string[] };

/** Longer texts are no names or addresses. */
const LONGEST = { name: 200, url: 500 } as const;

/** What a name means, whatever its letter case and white space. */
export function findName(text: string): Alias | undefined {
  if (text.length > LONGEST.name) return undefined;
  const key = text
    .toLowerCase()
    .replace(/licence/g, "license")
    .replace(/\s+/g, " ")
    .trim();
  const expression = findRow(NAMES, key);
  if (expression !== undefined) return { kind: "exact", expression };
  const candidates = findRow(UNCLEAR_NAMES, key);
  if (candidates !== undefined) return { kind: "unclear", candidates: candidates === "" ? [] : candidates.split(",") };
  const known = readGnuName(key) ?? findLoosely(key);
  return known === undefined ? undefined : { kind: "exact", expression: known };
}

/** Knows "Ubuntu Font Licence, Version 1.0" by "ubuntu font license v1.0". */
function findLoosely(name: string): string | undefined {
  const key = loosen(name);
  return key === undefined ? undefined : findRow(LOOSE_NAMES, key);
}

/** A name with a version number, without "the", "license", "version" and punctuation; undefined for other texts. */
export function loosen(name: string): string | undefined {
  if (!/\d/.test(name) || /[^a-z0-9.+ ,()"':/_-]/.test(name)) return undefined;
  const key = name
    .replace(/(?<!\d)\.|\.(?!\d)/g, " ")
    .replace(/\b(?:the|license|licensed|version|ver|v)\b|\bv(?=\d)/g, "")
    .replace(/[^a-z0-9+.]/g, "");
  return /^[0-9.+]*$/.test(key) ? undefined : key;
}

const NUGET = "licenses.nuget.org/";

/** What the licence at an address is, as several mapping tables know it; NuGet's addresses hold an expression. */
export function findUrl(text: string): Alias | undefined {
  if (text.length > LONGEST.url) return undefined;
  const address = text
    .trim()
    .replace(/^[a-z]{3,5}:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/[#?].*$/, "")
    .replace(/[/.]$/, "");
  if (address.toLowerCase().startsWith(NUGET)) return fromNuget(address.slice(NUGET.length));
  const expression = findRow(URLS, address.toLowerCase());
  return expression === undefined ? undefined : { kind: "exact", expression };
}

function fromNuget(path: string): Alias | undefined {
  try {
    return { kind: "exact", expression: decodeURIComponent(path) };
  } catch {
    return undefined;
  }
}
