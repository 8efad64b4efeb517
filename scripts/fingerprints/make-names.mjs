// Writes the table of licence names by the words that count in them (src/licenses/detect/name-keys.data.ts).
// Usage: npm run build && node scripts/fingerprints/make-names.mjs
import { writeFileSync } from "node:fs";
import { NAMES, UNCLEAR_NAMES } from "../../dist/lib/licenses/aliases.data.js";
import { licenseName } from "../../dist/lib/licenses/catalogue.js";
import { CUSTOM_ROWS } from "../../dist/lib/licenses/custom.data.js";
import { LONGEST_NAME } from "../../dist/lib/licenses/detect/name-table.js";
import { nameKey } from "../../dist/lib/licenses/detect/tokens.js";
import { MODEL_LICENSE_IDS } from "../../dist/lib/licenses/terms/ids.data.js";
import { listedLicenseIds } from "../../dist/lib/spdx/identifiers.js";
import { canonicalizeExpression } from "../../dist/lib/spdx/parse.js";
import { OWN_NAMES } from "./own-names.mjs";

/** The member of a family that a name without a version mostly means. */
const COMMONEST = [
  [/^bsd$|\bbsd(?: (?:style|like|type|software|open source))?$/, "BSD-3-Clause"],
  [/^(?:apache|asl|apache software|apache public)$/, "Apache-2.0"],
  [/^(?:perl )?artistic$/, "Artistic-1.0-Perl"],
  [/^(?:mpl|mozilla public|mozilla)$/, "MPL-2.0"],
  [/^(?:cddl|common development and distribution)$/, "CDDL-1.0"],
  [/^(?:epl|eclipse public|eclipse)$/, "EPL-1.0"],
  [/^(?:eupl|european union public)$/, "EUPL-1.2"],
  [/^cecill$/, "CECILL-2.1"],
  [/^(?:academic free|afl)$/, "AFL-3.0"],
  [/^(?:psf|python software foundation|python)$/, "PSF-2.0"],
  [/^creative commons(?: attribution)?$/, "CC-BY-4.0"],
];

/** Words that a licence's title has and a model's or product's name has not. */
const IS_TITLE =
  /\b(?:agreement|community|gemma terms of use|[a-z]{5,} research|public|source available|rail|openrail|open model|open weights|non commercial|noncommercial|non production|polyform|modified mit|clause|tii|business source|fair source|anti capitalist|foundations terms of use)\b/;

function build() {
  const found = new Map();
  const add = (name, license, unclear, replace) => {
    const key = nameKey(name);
    if (key.length < 2 || key.split(" ").length > LONGEST_NAME || /^[\d. +]+$/.test(key)) return;
    const before = found.get(key);
    if (before === undefined || replace) found.set(key, { license, unclear });
    // Two names that differ in a word which says nothing, and mean different things.
    else if (before.license !== license && !unclear) found.set(key, { license: before.license, unclear: true });
  };
  for (const id of listedLicenseIds()) {
    const read = canonicalizeExpression(id);
    if (read.ok) add(id, read.value.text, false, false);
  }
  for (const row of NAMES.split("\n")) {
    const [name, license] = row.split("|");
    if (!/[()[\]]|\b(?:and|or)\b|http|::/.test(name) && !license.includes(" ")) add(name, license, false, false);
  }
  for (const id of listedLicenseIds()) {
    const name = licenseName(id);
    if (name !== undefined && isListTitle(id, name)) add(name, id, false, false);
  }
  for (const row of UNCLEAR_NAMES.split("\n")) {
    const [name] = row.split("|");
    const key = nameKey(name);
    const common = COMMONEST.find(([pattern]) => pattern.test(key));
    if (common !== undefined) add(name, common[1], true, true);
  }
  for (const row of OWN_NAMES.trim().split("\n")) {
    const [license, names] = row.split("|");
    const unclear = license.startsWith("?");
    for (const name of names.split(";")) add(name.trim(), license.replace(/^\?/, ""), unclear, true);
  }
  for (const [id, title] of titles()) {
    const key = nameKey(title);
    // "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT" and "the Llama 3.2 community license"; a single word could be anything.
    for (const name of [key, key.replace(/ agreement(?= |$)/, "")])
      if (name.split(" ").length > 2 && IS_TITLE.test(name) && !found.has(name)) add(name, id, false, false);
  }
  return found;
}

/**
 * Full names of the SPDX list that are names wherever they stand; two words without a number ("TCP Wrappers") could be
 * anything. The GNU names leave "or later" open (gnu.ts), and "any OSI" is none.
 */
function isListTitle(id, name) {
  const read = canonicalizeExpression(id);
  if (!read.ok || read.value.text !== id || /^[AL]?GPL|^GFDL|^any-/.test(id)) return false;
  if (/[+,]|[^\x00-\x7f]|full name not seen/.test(name)) return false;
  const key = nameKey(name);
  return /\d/.test(key) ? key.includes(" ") : key.split(" ").length > 2;
}

/** Model licences and source-available licences by the titles of their texts, which are not shipped. */
function titles() {
  const models = MODEL_LICENSE_IDS.map(([id, , title]) => [id, title]);
  const others = CUSTOM_ROWS.split("\n")
    .map((row) => row.split("|"))
    .filter(([, code, name]) => (code === "a" || code === "r") && nameKey(name).split(" ").length > 2)
    .map(([id, , name]) => [id.replace(/^licenseref-/, "LicenseRef-"), name]);
  return [...models, ...others]
    .map(([id, title]) => [id, title.replace(/\([^)]*\)/g, " ").trim()])
    .filter(([, title]) => !/[+,《]|[^\x00-\x7f]/.test(title));
}

const rows = [...build()]
  .map(([key, { license, unclear }]) => `${key}|${unclear ? "?" : ""}${license}`)
  .sort((a, b) => (a < b ? -1 : 1));
writeFileSync(
  new URL("../../src/licenses/detect/name-keys.data.ts", import.meta.url),
  `// Names of licences by the words that count in them: words|id, "?" where they tell only the family. Generated by scripts/fingerprints/make-names.mjs; do not edit.\n\nexport const NAME_KEYS = \`${rows.join("\n")}\`;\n`,
);
console.log(`${rows.length} names`);
