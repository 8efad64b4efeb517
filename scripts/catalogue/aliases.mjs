// Compiles the alias tables: names and URLs that mean one licence, and names that may mean several.
import { compare } from "./write.mjs";

const fold = (text) =>
  text
    .toLowerCase()
    .replace(/licence/g, "license")
    .replace(/\s+/g, " ")
    .trim();
const foldUrl = (url) =>
  url
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/.,;:)"'>\s]+$/, "");

/** Names whose sources contradict each other or common knowledge: what they mean, or [candidates] where they stay unclear. */
const REVIEWED_NAMES = {
  "new bsd": "BSD-3-Clause",
  "new bsd license": "BSD-3-Clause",
  "bsd 4-clause": "BSD-4-Clause",
  "zlib/libpng": ["Zlib", "zlib-acknowledgement"],
  "zlib / libpng": ["Zlib", "zlib-acknowledgement"],
  "zlib/libpng license": "Zlib",
  "zlib / libpng license": "Zlib",
  "unrar license": ["LicenseRef-scancode-unrar", "UnRAR"],
  "python 2.0": ["PSF-2.0", "Python-2.0"],
  "python software foundation license v2": ["PSF-2.0", "Python-2.0"],
  "al-2": ["Apache-2.0", "Artistic-2.0"],
  "al-2.0": ["Apache-2.0", "Artistic-2.0"],
  "al 2.0": ["Apache-2.0", "Artistic-2.0"],
  "apl-2": ["Apache-2.0", "APL-1.0"],
  "apl-2.0": ["Apache-2.0", "APL-1.0"],
  apl2: ["Apache-2.0", "APL-1.0"],
  "aplv2.0": ["Apache-2.0", "APL-1.0"],
  "x11-style (x consortium)": ["X11"],
  "gradle terms of service": ["LicenseRef-scancode-proprietary-license"],
  "scala license": ["Apache-2.0", "BSD-3-Clause"],
  "cmu style": ["MIT-CMU"],
  "public domain": ["CC0-1.0", "Unlicense"],
  "public-domain": ["CC0-1.0", "Unlicense"],
  publicdomain: ["CC0-1.0", "Unlicense"],
};
/** Never mapped: "UNLICENSED" is npm's word for "no licence at all", the others are no licences. */
const DROPPED = new Set([
  "unlicensed",
  "wtf",
  "public domain <http://unlicense.org>",
  "freeware",
  "freely distributable",
  "dfsg approved",
]);

/**
 * "GPL v2" names the licence and its version and leaves open only whether later versions are granted too; what is
 * certain is the named version, as SPDX itself reads "GPL-2.0". Other open questions stay open.
 */
function isCertain(row) {
  if (row.status === "exact") return true;
  if (row.status !== "imprecise" || !row.spdx) return false;
  if (row.candidates === undefined) return /^[AL]?GPL-[\d.]+-only WITH /.test(row.spdx);
  const sameText = (id) => id.replace(/-(?:only|or-later|no-copyleft-exception)$/, "");
  return row.candidates.every((id) => sameText(id) === sameText(row.spdx));
}

export function compileAliases(data, canonical, listNames) {
  const names = new Map();
  for (const row of [...data.names.rows, ...data.pypiClassifiers.rows]) {
    const key = fold(row.alias);
    if (key.length < 2 || /[|`\\$]/.test(key) || DROPPED.has(key) || /-(?:style|like)\b/.test(key)) continue;
    const seen = names.get(key) ?? { exact: new Set(), candidates: new Set() };
    const expression = isCertain(row) ? canonical(row.spdx) : undefined;
    seen.exact.add(expression ?? "");
    for (const one of [row.spdx, ...(row.candidates ?? [])]) if (one) seen.candidates.add(canonical(one) ?? one);
    names.set(key, seen);
  }
  for (const [key, meaning] of Object.entries(REVIEWED_NAMES)) {
    const unclear = Array.isArray(meaning);
    names.set(key, { exact: new Set([unclear ? "" : meaning]), candidates: new Set(unclear ? meaning : [meaning]) });
  }
  const mapped = [];
  const unclear = [];
  for (const [key, { exact, candidates }] of [...names].sort((a, b) => compare(a[0], b[0]))) {
    if (exact.size === 1 && !exact.has("")) mapped.push(`${key}|${[...exact][0]}`);
    else unclear.push(`${key}|${[...candidates].sort(compare).join(",")}`);
  }
  return { mapped, unclear, loose: compileLoose(mapped, unclear, listNames), urls: compileUrls(data, canonical) };
}

/** Names with a version number, without the words and marks that people set at will; only where all agree. */
function compileLoose(mapped, unclear, listNames) {
  const keys = new Map();
  const rows = [
    ...mapped,
    ...unclear.map((row) => `${row.split("|")[0]}|`),
    ...listNames.map(([name, id]) => `${fold(name)}|${id}`),
  ];
  for (const row of rows) {
    const [name, expression] = row.split("|");
    const key = loosen(name);
    if (key === undefined || / (?:AND|OR) /.test(expression)) continue;
    keys.set(key, (keys.get(key) ?? new Set()).add(expression));
  }
  return [...keys]
    .filter(([, meanings]) => meanings.size === 1 && !meanings.has(""))
    .sort((a, b) => compare(a[0], b[0]))
    .map(([key, meanings]) => `${key}|${[...meanings][0]}`);
}

/** Must do what `loosen` in src/licenses/aliases.ts does; a test compares them. */
function loosen(name) {
  if (!/\d/.test(name) || /[^a-z0-9.+ ,()"':/_-]/.test(name)) return undefined;
  const key = name
    .replace(/(?<!\d)\.|\.(?!\d)/g, " ")
    .replace(/\b(?:the|license|licensed|version|ver|v)\b|\bv(?=\d)/g, "")
    .replace(/[^a-z0-9+.]/g, "");
  return /^[0-9.+]*$/.test(key) ? undefined : key;
}

/** A page names a version, never "or later": the word of a URL source for that is not followed. */
function compileUrls(data, canonical) {
  const urls = new Map();
  const rows = [...data.urls.rows, ...data.nugetLicenseUrls.rows.filter((row) => row.status === "exact")];
  for (const row of rows) {
    if (row.status !== "exact" || /unknown|free-unknown|other-|public-domain|warranty/.test(row.spdx)) continue;
    const key = foldUrl(row.url);
    const later = /later|\+|plus/i.test(row.url);
    const expression = canonical(later ? row.spdx : row.spdx.replace(/-or-later\b/g, "-only"));
    if (expression === undefined || key.length < 8 || /[|`\\$ ]/.test(key)) continue;
    const seen = urls.get(key) ?? new Set();
    urls.set(key, seen.add(expression));
  }
  return [...urls]
    .filter(([, meanings]) => meanings.size === 1)
    .sort((a, b) => compare(a[0], b[0]))
    .map(([key, meanings]) => `${key}|${[...meanings][0]}`);
}
