// Chooses the licence texts off the SPDX list that are worth an entry of the index.
import { classify } from "../../dist/lib/licenses/catalogue.js";

/** Agreements of contributors grant nothing to users; an unstated licence is none. */
const LEFT_OUT = new Set(["CLA", "Unstated License"]);
const PROPRIETARY = new Set(["Proprietary Free", "Commercial"]);
const FREE = new Set(["Permissive", "Public Domain", "Copyleft", "Copyleft Limited"]);
/** Words of a proprietary text up to which it is worth its place: the longer ones are two thirds of all words, and denied either way. */
export const LONGEST_PROPRIETARY = 600;
const FEWEST_WORDS = 12;
/** Official translations of listed licences. */
const TRANSLATIONS = {
  "LicenseRef-scancode-cecill-1.0-en": "CECILL-1.0",
  "LicenseRef-scancode-cecill-2.0-fr": "CECILL-2.0",
  "LicenseRef-scancode-cecill-2.1-fr": "CECILL-2.1",
  "LicenseRef-scancode-cecill-b-en": "CECILL-B",
  "LicenseRef-scancode-cecill-c-en": "CECILL-C",
};

/** Our class of a licence, in ScanCode's words. */
const CATEGORIES = {
  permissive: ["Permissive", "Public Domain"],
  "public-domain": ["Permissive", "Public Domain"],
  "weak-copyleft": ["Copyleft Limited"],
  "strong-copyleft": ["Copyleft"],
  "network-copyleft": ["Copyleft"],
};
const isAsFree = (category, id) => (CATEGORIES[classify(id).category] ?? ["Source-available"]).includes(category);

/**
 * @param licenses ScanCode's
 * @param listed references that are there already
 * @param read the ids that a text is read as by these
 */
export function chooseUnlisted(licenses, listed, read) {
  const present = new Set(listed.flatMap(({ id, shared }) => [id, ...shared]));
  const chosen = [];
  for (const { id, isListed, isDeprecated, isKind, isException, category, text } of licenses) {
    const words = text.split(/\s+/).length;
    if (isListed || isDeprecated || isKind || LEFT_OUT.has(category) || words < FEWEST_WORDS || present.has(id))
      continue;
    if (PROPRIETARY.has(category) && words > LONGEST_PROPRIETARY) continue;
    // An exception is named as SPDX 3 names it.
    const own = TRANSLATIONS[id] ?? (isException ? id.replace(/^LicenseRef-/, "AdditionRef-") : id);
    const template = { text: text.normalize("NFKC"), parts: [] };
    const same = isException ? undefined : read(template.text);
    // A text that asks for more than the licence it resembles needs its own entry most of all.
    if (same?.length === 1 && isAsFree(category, same[0])) console.log(`left out: ${id}, read as ${same[0]}`);
    else chosen.push({ id: own, kind: isException ? "exception" : "license", shared: [], isAdded: true, template });
  }
  return chosen;
}

/** Tells of an id what its texts are, and what kind of licence it is. */
export function describe(licenses, plain) {
  const byId = new Map();
  for (const license of licenses) {
    if (license.isKind || license.isException) continue;
    byId.set(license.id, [...(byId.get(license.id) ?? []), license]);
  }
  return (id) => {
    const all = byId.get(id) ?? [];
    const texts = [...all.map(({ text }) => text), plain[id]?.licenseText ?? ""].filter((text) => text.trim() !== "");
    const category = all[0]?.category;
    return { texts, isFree: FREE.has(category), isProprietary: PROPRIETARY.has(category) };
  };
}
