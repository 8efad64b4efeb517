// Licence names and addresses that are no ids: what each means, or what it may mean. Sources: docs/classification.md.
import { NAMES, UNCLEAR_NAMES, URLS } from "./aliases.data.ts";

/** exact: the name means this one expression · unclear: it may mean several; never choose among them. */
export type Alias =
  | { readonly kind: "exact"; readonly expression: string }
  | { readonly kind: "unclear"; readonly candidates: readonly string[] };

let names: ReadonlyMap<string, string> | undefined;
let unclear: ReadonlyMap<string, string> | undefined;
let urls: ReadonlyMap<string, string> | undefined;

/** Longer texts are no names. */
const LONGEST_NAME = 200;
const LONGEST_URL = 500;

export function findName(text: string): Alias | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const key = text.toLowerCase().replace(/\s+/g, " ").trim();
  names ??= readPairs(NAMES);
  const expression = names.get(key);
  if (expression !== undefined) return { kind: "exact", expression };
  unclear ??= readPairs(UNCLEAR_NAMES);
  const candidates = unclear.get(key);
  if (candidates === undefined) return undefined;
  return { kind: "unclear", candidates: candidates === "" ? [] : candidates.split(",") };
}

export function findUrl(text: string): Alias | undefined {
  if (text.length > LONGEST_URL) return undefined;
  urls ??= readPairs(URLS);
  const key = text
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/\/$/, "");
  const expression = urls.get(key);
  return expression === undefined ? undefined : { kind: "exact", expression };
}

function readPairs(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines.split("\n").map((line) => {
      const at = line.lastIndexOf("|");
      return [line.slice(0, at), line.slice(at + 1)] as const;
    }),
  );
}
