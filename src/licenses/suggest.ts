// "Did you mean": the known licence whose id or name is nearest to a text. For people; never used for a verdict.
import { listedLicenseIds } from "../spdx/identifiers.ts";
import { findName } from "./aliases.ts";
import { licenseName } from "./catalogue.ts";

const LONGEST = 60;
/** Words that names have or leave out at will. */
const FILLERS = /\b(?:the|licen[sc]e|licen[sc]ed|version|public domain|v(?=\d))\b/g;

interface Index {
  readonly ids: readonly { readonly id: string; readonly key: string; readonly letters: number }[];
  readonly names: ReadonlyMap<string, string>;
}

let index: Index | undefined;

/** The nearest id, or undefined if none is near. "Unlicensed" is not near the Unlicense: it means the opposite. */
export function suggestLicense(text: string): string | undefined {
  if (text.length > LONGEST || /[,;]/.test(text) || /^unlicen[sc]ed$/i.test(text.trim())) return undefined;
  const alias = findName(text);
  if (alias?.kind === "exact") return alias.expression;
  const key = squash(text);
  if (key.length < 2) return undefined;
  index ??= buildIndex();
  return index.names.get(withoutFillers(text)) ?? nearest(key, index);
}

function nearest(key: string, { ids }: Index): string | undefined {
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(key.length / 4)) + 1;
  const letters = letterSet(key);
  for (const { id, key: known, letters: knownLetters } of ids) {
    if (Math.abs(known.length - key.length) >= limit) continue;
    // One edit changes the set of letters by two at most.
    if (countBits(letters ^ knownLetters) > 2 * (limit - 1)) continue;
    const distance = editDistance(key, known, limit);
    if (distance < limit) {
      limit = distance;
      best = id;
    }
  }
  return best;
}

function buildIndex(): Index {
  const ids = listedLicenseIds();
  return {
    ids: ids.map((id) => ({ id, key: squash(id), letters: letterSet(squash(id)) })),
    names: new Map(ids.map((id) => [withoutFillers(licenseName(id) ?? id), id])),
  };
}

/** One bit for each of a–z, one for all digits, one for the rest. */
function letterSet(text: string): number {
  let set = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    set |= 1 << (code >= 97 && code <= 122 ? code - 97 : code >= 48 && code <= 57 ? 26 : 27);
  }
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.+]/g, "");
}

function withoutFillers(text: string): string {
  return squash(text.toLowerCase().replace(FILLERS, ""));
}

/** Edits (insert, delete, replace, swap of neighbours) from one text to the other, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      next.push(cost);
    }
    if (Math.min(...next) >= limit) return limit;
    before = row;
    row = next;
  }
  return at(row, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
