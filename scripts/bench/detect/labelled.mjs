// Reads test files that other projects have labelled by hand: each is a text and the licences it is said to have.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/**
 * @typedef {object} Labelled
 * @property {string} set where it comes from
 * @property {string} name path inside of the set
 * @property {string} text
 * @property {string[]} want SPDX ids or LicenseRef- ids, "A WITH B" as one
 * @property {boolean} choice the label itself offers a choice
 * @property {boolean} listed every label is an id of the SPDX list
 * @property {boolean} heldOut belongs to the half whose failures are never looked at
 */

/** One half by the digest of the name: nobody has chosen it. */
const isHeldOut = (name) => (createHash("sha256").update(name).digest()[0] & 1) === 1;

export function filesBelow(folder) {
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    const about = statSync(path, { throwIfNoEntry: false });
    if (about === undefined) continue;
    if (about.isDirectory()) found.push(...filesBelow(path));
    else if (about.isFile()) found.push(path);
  }
  return found;
}

export const leavesOf = (expression) =>
  expression
    .split(/ (?:AND|OR) |[()]/i)
    .map((leaf) => leaf.trim())
    .filter(Boolean);

export function labelled(set, name, text, labels, toId = (id) => id) {
  const want = [...new Set(labels.flatMap((label) => leavesOf(label)).map(toId))].sort();
  return {
    set,
    name,
    text,
    want,
    choice: labels.some((label) => / or /i.test(label)),
    listed: want.every((id) => !id.includes("LicenseRef-")),
    heldOut: isHeldOut(name),
  };
}

/** A checkout of https://github.com/licensee/licensee : folders with one LICENSE each, labelled with lower-case ids. */
export function readLicensee(checkout, toListed) {
  const root = join(checkout, "spec/fixtures");
  const labels = readFileSync(join(root, "fixtures.yml"), "utf8");
  const cases = [];
  for (const [, folder, key] of labels.matchAll(/^([\w.-]+):\n {2}key: ([\w.-]+)/gm)) {
    const id = toListed(key);
    if (id === undefined || !existsSync(join(root, folder))) continue;
    const names = readdirSync(join(root, folder)).filter((name) => /^(?:licen[cs]e|copying)(?:\..*)?$/i.test(name));
    if (names.length !== 1) continue;
    const name = `${folder}/${names[0]}`;
    cases.push(labelled("licensee", name, readFileSync(join(root, name), "utf8"), [id]));
  }
  return cases;
}

/** A checkout of https://github.com/google/licensecheck : a percentage, then ids with their ranges, then the text. */
export function readLicensecheck(checkout, toListed) {
  const root = join(checkout, "testdata");
  const cases = [];
  for (const file of filesBelow(root)) {
    const data = readFileSync(file, "utf8");
    const cut = data.indexOf("\n\n");
    const head = data.slice(0, cut).replace(/^(?:#.*\n)*/, "");
    if (cut < 0 || !/^\d+(?:\.\d+)?%/.test(head)) continue;
    const ids = head
      .split("\n")
      .slice(1)
      .map((line) => line.split(" ")[0]);
    const listed = ids.map((id) => toListed(id));
    // Ids of its own ("GooglePatentClause") cannot be compared.
    if (listed.length === 0 || listed.includes(undefined)) continue;
    cases.push(labelled("licensecheck", relative(root, file), data.slice(cut + 2), listed));
  }
  return cases;
}

/** Words that put a file under something; code that only speaks of permissions says nothing of its licence. */
const SAYS =
  /licen[sc]ed under|under (?:the|an?) (?:terms|[\w.+ -]{2,40} licen[sc]e)|permission (?:is hereby|to use)|redistribution and use|is free software|licen[sc]e[,:]? (?:v|version) ?\d|\b(?:MIT|BSD|Apache|X11|ISC|[AL]?GPL)[- v\d.+]*licen[sc]e|licen[sc]e:? (?:GPL|LGPL|BSD|MIT|Apache)/i;
const TAG = /SPDX-License-Identifier:\s*([^\n*"'<>]+)/g;

/** Files that say their licence in a tag and once more in words: the tag is taken out and is the label. */
export function readTagged(folder) {
  const cases = new Map();
  for (const file of filesBelow(folder)) {
    const text = readFileSync(file, "utf8");
    const tags = [...text.matchAll(TAG)].map((match) => match[1].trim().replace(/ WITH Linux-syscall-note/i, ""));
    const rest = text.replace(/^.*SPDX-License-Identifier.*$/gm, "");
    if (tags.length !== 1 || !SAYS.test(rest.replace(/[\s*#/]+/g, " "))) continue;
    const digest = createHash("sha256").update(rest).digest("hex");
    if (!cases.has(digest)) cases.set(digest, labelled("tagged", relative(folder, file), rest, tags));
  }
  return [...cases.values()];
}
