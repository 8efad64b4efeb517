// Writes the committed fingerprints of licence texts (src/licenses/detect/fingerprints.bin) from the texts, which are not committed.
// Usage: npm run build && node scripts/fingerprints/make-index.mjs <data folder> <ScanCode's LicenseDB> <ScanCode's toolkit> [--verbose]
// The data folder holds spdx-templates/templates.jsonl and licence-texts/; the others are checkouts (docs/detection.md says how they were gathered).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { detect } from "../../dist/lib/licenses/detect/detect.js";
import { encodeIndex, encodeRows } from "../../dist/lib/licenses/detect/index-data.js";
import {
  ALTERNATIVES,
  OPTIONAL_BEGIN,
  OPTIONAL_END,
  REPLACEABLE_END,
} from "../../dist/lib/licenses/detect/reference.js";
import { seal } from "../../dist/lib/licenses/detect/seal.js";
import { streamKey } from "../../dist/lib/licenses/detect/stream.js";
import { idReader, readLicenses, readRules } from "../scancode.mjs";
import { build, openTrial } from "./build.mjs";
import { dropIntruders } from "./intruders.mjs";
import { collectReferences } from "./references.mjs";
import { comparable } from "./rows.mjs";
import { chooseUnlisted, describe } from "./unlisted.mjs";
import { chooseVariants } from "./variants.mjs";

const [shared, licenseDb, toolkit] = process.argv.slice(2);
if (toolkit === undefined) throw new Error("usage: make-index.mjs <data folder> <LicenseDB> <toolkit> [--verbose]");

/** Plain texts of the list that their own template does not explain to the last word: references of their own. */
function unexplained(plain, { list, data }) {
  const index = openTrial(data);
  const found = [];
  for (const entry of list) {
    if (entry.kind !== "license" || plain[entry.id] === undefined) continue;
    const text = plain[entry.id].licenseText.normalize("NFKC");
    const { matches } = detect(text, index);
    if (matches.length === 1 && matches[0].license === entry.id && !matches[0].modified) continue;
    found.push({ id: entry.id, kind: "license", shared: entry.shared, template: { text, parts: [] } });
  }
  return found;
}

/** The ids that a text is read as by an index; undefined if it cannot be read. */
function reader(index) {
  return (text) => {
    const { reading, expression } = detect(text, index);
    if (reading !== "matched" || expression === undefined) return undefined;
    return [...new Set(expression.split(/ (?:AND|OR) |[()]/).filter(Boolean))];
  };
}

/** The id that is reported for a text of `id`, and the ids that share it. */
function sameText(id, references) {
  const { id: reported, shared: others } = references.find((r) => r.id === id || r.shared.includes(id)) ?? {
    id,
    shared: [],
  };
  return { id: reported, shared: others };
}

const plain = createRequire(import.meta.url)("spdx-license-list/full");
const standing = Object.entries(JSON.parse(readFileSync(join(shared, "data/spdx-matching.json"), "utf8")).licenses)
  .map(([id, { standardHeader }]) => ({ id, text: standardHeader }))
  .concat(Object.entries(plain).map(([id, { licenseText }]) => ({ id, text: licenseText })))
  .filter(({ text }) => text);

const templates = collectReferences(shared);
const second = unexplained(plain, build(templates));
console.log(`texts beside their templates: ${second.map((r) => r.id).join(" ")}`);
const listed = [...templates, ...second];

const licenses = readLicenses(join(licenseDb, "docs"));
const rulesData = join(toolkit, "src/licensedcode/data");
const rules = readRules(join(rulesData, "rules"));
/** Sentences that many licences share. */
const disclaimers = rules
  .filter(({ expression }) => /^(?:warranty-disclaimer|generic-cla|generic-export-compliance)$/.test(expression))
  .map(({ expression, text }) => ({ id: expression, text }));
const unlisted = chooseUnlisted(licenses, listed, reader(openTrial(build(listed).data)));
const others = dropIntruders(listed, unlisted, [...standing, ...disclaimers]);

const toId = idReader([...readLicenses(join(rulesData, "licenses")), ...licenses]);
const about = describe(licenses, plain);
const wide = [...listed, ...others];
const soFar = build(wide);
// ScanCode's own texts of listed licences are variants like any other.
const texts = licenses
  .filter(({ isListed, isDeprecated, isKind, isException }) => isListed && !isDeprecated && !isKind && !isException)
  .map(({ key, text }) => ({ name: `${key}.LICENSE`, kind: "text", expression: key, relevance: 100, text }));
const { chosen, dropped } = chooseVariants([...texts, ...rules], toId, about, reader(openTrial(soFar.data)));
const variants = dropIntruders(
  wide,
  chosen.map(({ id, name, text }) => ({
    ...sameText(id, soFar.list),
    name,
    kind: "license",
    isAdded: true,
    template: { text, parts: [] },
  })),
  [...standing, ...licenses.filter((l) => !l.isKind && !l.isDeprecated), ...disclaimers],
);
if (process.argv.includes("--verbose")) for (const { name, id } of variants) console.log(`variant: ${name} ${id}`);
console.log(`${others.length} texts off the list, ${variants.length} variants; rules left out:`, dropped);
const { list, data, words: vocabularySize, grams } = build([...wide, ...variants]);

// Whole word streams that are known: the template in full and without its optional parts, the plain text, and what was harvested.
const known = new Map();
function remember(hashes, number) {
  const { high, low } = streamKey(Int32Array.from(hashes), hashes.length);
  const key = `${high}:${low}`;
  if (!known.has(key)) known.set(key, { high, low, number });
}
list.forEach(({ kind, row }, k) => {
  if (kind !== "license") return;
  for (const withOptional of [true, false]) {
    let depth = 0;
    let skip = false;
    const hashes = [];
    for (const s of row) {
      if (s.mark === OPTIONAL_BEGIN) depth++;
      else if (s.mark === OPTIONAL_END) depth--;
      else if (s.mark === ALTERNATIVES) skip = true;
      else if (s.mark === REPLACEABLE_END) skip = false;
      else if (s.hash !== undefined && !skip && (withOptional || depth === 0)) hashes.push(s.hash);
    }
    remember(hashes, k);
  }
});
const numberOf = new Map();
list.forEach((entry, k) => {
  if (entry.kind === "license")
    for (const id of [entry.id, ...entry.shared]) if (!numberOf.has(id)) numberOf.set(id, k);
});
for (const [id, { licenseText }] of Object.entries(plain)) {
  const k = numberOf.get(id);
  if (k !== undefined)
    remember(
      comparable(licenseText).map((w) => w.hash),
      k,
    );
}
try {
  const harvest = JSON.parse(readFileSync(new URL("harvest.json", import.meta.url), "utf8"));
  for (const [id, keys] of Object.entries(harvest.streams)) {
    const k = numberOf.get(id);
    if (k === undefined) continue;
    for (const [high, low] of keys)
      if (!known.has(`${high}:${low}`)) known.set(`${high}:${low}`, { high, low, number: k });
  }
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
const streams = [...known.values()].sort((a, b) => a.high - b.high || a.low - b.low);
const groupOf = ({ id, shared: others }) => [id, ...others].join("|");
const ids = [...new Set(streams.map((r) => groupOf(list[r.number])))].sort();
const place = new Map(ids.map((id, k) => [id, k]));
const file = seal(
  encodeIndex({
    ...data,
    knownHigh: Int32Array.from(streams.map((r) => r.high)),
    knownLow: Int32Array.from(streams.map((r) => r.low)),
    knownId: Uint16Array.from(streams.map((r) => place.get(groupOf(list[r.number])))),
    knownIds: encodeRows(ids.map((id) => [id])),
  }),
);
writeFileSync(new URL("../../src/licenses/detect/fingerprints.bin", import.meta.url), file);
console.log(
  `${list.length} references, ${vocabularySize} words, ${grams} grams, ${data.blockStarts.length - 1} blocks, ${streams.length} known streams: ${file.length} bytes`,
);
