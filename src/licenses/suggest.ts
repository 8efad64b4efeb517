// "Did you mean": the known licence whose id or name is nearest to a text. For people; never used for a verdict.
import { listedLicenseIds } from "../spdx/identifiers.ts";
import { licenseName } from "./catalogue.ts";

const LONGEST = 120;

/** The nearest id, or undefined if none is near. */
export function suggestLicense(text: string): string | undefined {
  const wanted = squash(text.slice(0, LONGEST));
  if (wanted.length < 2) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const id of listedLicenseIds()) {
    for (const key of [squash(id), squash(licenseName(id) ?? id)]) {
      if (Math.abs(key.length - wanted.length) >= least) continue;
      const distance = editDistance(wanted, key, least);
      if (distance < least) {
        least = distance;
        best = id;
      }
    }
  }
  return best;
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.+]/g, "");
}

/** Levenshtein distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      next.push(value);
      if (value < least) least = value;
    }
    if (least >= limit) return limit;
    row = next;
  }
  return row[b.length] ?? limit;
}
