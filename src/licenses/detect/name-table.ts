// Names of licences by the words that count in them, so that "Mozilla Public License, version 2.0" and "MPLv2" are found in running text.
import { NAME_KEYS } from "./name-keys.data.ts";

/** What a name means. `unclear`: only which family, the id is its most common member. */
export interface NamedLicense {
  readonly license: string;
  readonly unclear: boolean;
}

/** Names of more words are no names. */
export const LONGEST_NAME = 12;

let table: Map<string, string> | undefined;
const openings = new Set<string>();

function load(): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of NAME_KEYS.split("\n")) {
    const bar = row.indexOf("|");
    const key = row.slice(0, bar);
    found.set(key, row.slice(bar + 1));
    const blank = key.indexOf(" ");
    openings.add(blank < 0 ? key : key.slice(0, blank));
  }
  return found;
}

/** `key`: the words of a name that count, as `nameKey` gives them. */
export function findByKey(key: string): NamedLicense | undefined {
  table ??= load();
  const found = table.get(key);
  if (found === undefined) return undefined;
  return found.startsWith("?") ? { license: found.slice(1), unclear: true } : { license: found, unclear: false };
}

/** Does any name begin with this word? */
export function beginsName(word: string): boolean {
  table ??= load();
  return openings.has(word);
}
