// Writes the generated data modules of src/spdx and src/licenses from the project's research folder and the installed SPDX id packages.
// Usage: node scripts/make-catalogue.mjs <research-folder> <checkout of ScanCode's LicenseDB>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileAliases } from "./catalogue/aliases.mjs";
import { classRows } from "./catalogue/classes.mjs";
import { EXCEPTIONS } from "./catalogue/exceptions.mjs";
import { compare, writeModule } from "./catalogue/write.mjs";
import { readLicenses } from "./scancode.mjs";

const require = createRequire(import.meta.url);
const root = new URL("..", import.meta.url);
const [shared, licenseDb] = process.argv.slice(2);
if (licenseDb === undefined) {
  console.error("usage: node scripts/make-catalogue.mjs <research-folder> <checkout of ScanCode's LicenseDB>");
  process.exit(2);
}
const readShared = (path) => JSON.parse(readFileSync(join(shared, path), "utf8"));

const matching = readShared("data/spdx-matching.json");
const evidence = readShared("reference/spdx-classification.json");
const deprecated = require("spdx-license-ids/deprecated").slice().sort(compare);
const licenseIds = [...require("spdx-license-ids"), ...deprecated].sort(compare);
const exceptionIds = Object.keys(matching.exceptions).sort(compare);

// What a deprecated id is called now, where the list names a successor that means the same. "GPL-2.0" stands for -only.
const only = (expression) => expression.replace(/^(A?GPL|LGPL|GFDL)-(\d\.\d)(?= |$)/, "$1-$2-only");
// Said in the list's notes: "bzip2-1.0.6, which is now equivalent".
const renamed = [["bzip2-1.0.5", "bzip2-1.0.6"]];
for (const table of [matching.licenses, matching.exceptions]) {
  for (const [id, entry] of Object.entries(table)) {
    const successor = entry.obsoletedBy?.find((item) => item.onlyFor === undefined);
    if (entry.deprecated && successor) renamed.push([id, only(successor.id)]);
  }
}
renamed.sort((a, b) => compare(a[0], b[0]));

writeModule(
  root,
  "src/spdx/list.data.ts",
  "Ids of the SPDX list 3.29.0 (spdx-license-ids 3.0.24, CC0-1.0) and its exceptions (spdx/license-list-XML e4c1f27, CC0-1.0).",
  [
    ["LICENSE_IDS", "Every licence id, deprecated ones included, in code order.", licenseIds.join(" ")],
    ["DEPRECATED_IDS", "The deprecated ones among them.", deprecated.join(" ")],
    ["EXCEPTION_IDS", "Every exception id.", exceptionIds.join(" ")],
    [
      "RENAMED",
      "Deprecated ids and what the list says to write instead: one `old=new` a line.",
      renamed.map((pair) => pair.join("=")),
    ],
  ],
);

const { rows, reasons, sources, votes } = classRows(evidence, licenseIds);
const missing = exceptionIds.filter((id) => EXCEPTIONS[id] === undefined);
if (missing.length > 0) throw new Error(`no decision on ${missing.join(", ")}`);
writeModule(
  root,
  "src/licenses/catalogue.data.ts",
  "The class of every licence and the effect of every exception of the SPDX list; sources: docs/classification.md.",
  [
    ["CLASS_ROWS", "One licence a line: id|class|flags|index of the reason|index of the source|name.", rows],
    ["REASONS", "Reasons, one a line.", reasons],
    ["SOURCES", "Sources, one a line.", sources],
    [
      "EXCEPTION_ROWS",
      "One exception a line: id|effect|reason|name.",
      exceptionIds.map((id) => [id, ...EXCEPTIONS[id], matching.exceptions[id].name].join("|")),
    ],
  ],
);
writeModule(
  root,
  "src/licenses/votes.data.ts",
  "What each source we compared says about a licence, in its own words; loaded only to explain. Sources: docs/classification.md.",
  [["VOTE_ROWS", "id|ScanCode|OSADL|Google|Dependency-Track|Blue Oak|choosealicense.", votes]],
);

// Licences off the list whose class ScanCode gives; the model licences are in src/licenses/terms.
const CUSTOM_CODES = {
  "Source-available": "a",
  "Free Restricted": "r",
  "Proprietary Free": "x",
  Commercial: "x",
  Permissive: "p",
  "Copyleft Limited": "w",
  Copyleft: "s",
  "Public Domain": "d",
};
const KINDS = [
  ["licenseref-scancode-proprietary-license", "x", "Proprietary license"],
  ["licenseref-scancode-commercial-license", "x", "Commercial license"],
  ["licenseref-scancode-public-domain", "d", "Public domain"],
  ["licenseref-scancode-public-domain-disclaimer", "d", "Public domain with disclaimer"],
];
const custom = readLicenses(join(licenseDb, "docs"))
  .filter(({ isListed, isDeprecated, isKind, isException, category }) => {
    const grants = isException && /^(?:Copyleft|Permissive)/.test(category);
    return !isListed && !isDeprecated && !isKind && !grants && CUSTOM_CODES[category] !== undefined;
  })
  .map(({ id, name, category }) => {
    const code = /-cc-(?:by-)?n[cd]-/.test(id) ? "r" : CUSTOM_CODES[category];
    return [id.toLowerCase(), code, (name ?? id).replaceAll("|", "/")];
  });
const customRows = new Map([...custom, ...KINDS].map((row) => [row[0], row.join("|")]));
writeModule(
  root,
  "src/licenses/custom.data.ts",
  "Licences off the SPDX list that are seen in the wild (ScanCode LicenseDB 053a651, CC-BY-4.0).",
  [
    [
      "CUSTOM_ROWS",
      "One licence a line: id in lower case|class|name.",
      [...customRows].sort((a, b) => compare(a[0], b[0])).map((row) => row[1]),
    ],
  ],
);

const successors = new Map(renamed);
const known = new Set(licenseIds);
/** Canonical text of an alias's expression; undefined if it names an id that is on no list. */
function canonical(expression) {
  const text = expression
    .replace(/[A-Za-z0-9.+-]+/g, (word) => successors.get(word) ?? word)
    .replace(/^\((.*)\)$/, "$1");
  const words = text.split(/[() ]+/).filter((word) => word !== "" && !/^(?:AND|OR|WITH)$/.test(word));
  const fine = words.every(
    (word) =>
      known.has(word.replace(/\+$/, "")) || exceptionIds.includes(word) || /^LicenseRef-[A-Za-z0-9.-]+$/.test(word),
  );
  return fine && !/WITH LicenseRef-/.test(text) ? text : undefined;
}
// Names that the list itself gives, where a name says all there is to say: the GNU names leave "or later" open.
const listNames = licenseIds.filter((id) => !deprecated.includes(id)).map((id) => [evidence.licenses[id].name, id]);
const { mapped, unclear, loose, urls } = compileAliases(readShared("data/aliases.json"), canonical, listNames);
writeModule(
  root,
  "src/licenses/aliases.data.ts",
  "Licence names that are no ids, folded to lower case; compiled from the mapping files named in docs/classification.md.",
  [
    ["NAMES", "Names that mean one licence: name|expression a line.", mapped],
    [
      "LOOSE_NAMES",
      "Names with a version, without the words and marks that people set at will: name|expression a line.",
      loose,
    ],
    ["UNCLEAR_NAMES", "Names that may mean several: name|candidates a line.", unclear],
  ],
);
writeModule(
  root,
  "src/licenses/urls.data.ts",
  "Addresses of licence texts, lower case, without scheme, www. and final slash; compiled from the mapping files named in docs/classification.md.",
  [["URLS", "url|expression a line.", urls]],
);
