// Names of licences by the words that count in them, so that "Mozilla Public License, version 2.0" and "MPLv2" are found in running text.

import { listedLicenseIds } from "../../spdx/identifiers.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";
import { NAMES, UNCLEAR_NAMES } from "../aliases.data.ts";
import { OWN_NAMES } from "./names.data.ts";
import { nameKey } from "./tokens.ts";

/** What a name means. `unclear`: only which family, the id is its most common member. */
export interface NamedLicense {
  readonly license: string;
  readonly unclear: boolean;
}

/** Names of more words are no names. */
export const LONGEST_NAME = 12;
/** The member of a family that a name without a version mostly means. */
const COMMONEST: readonly (readonly [RegExp, string])[] = [
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

let table: Map<string, NamedLicense> | undefined;
let openings: Set<string> | undefined;

function build(): Map<string, NamedLicense> {
  const found = new Map<string, NamedLicense>();
  const add = (name: string, license: string, unclear: boolean, replace: boolean) => {
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
    const [name, license] = row.split("|") as [string, string];
    if (!/[()[\]]|\b(?:and|or)\b|http|::/.test(name) && !license.includes(" ")) add(name, license, false, false);
  }
  for (const row of UNCLEAR_NAMES.split("\n")) {
    const [name] = row.split("|") as [string];
    const key = nameKey(name);
    const common = COMMONEST.find(([pattern]) => pattern.test(key));
    if (common !== undefined) add(name, common[1], true, true);
  }
  for (const row of OWN_NAMES.trim().split("\n")) {
    const [license, names] = row.split("|") as [string, string];
    const unclear = license.startsWith("?");
    for (const name of names.split(";")) add(name.trim(), license.replace(/^\?/, ""), unclear, true);
  }
  return found;
}

export function findByKey(key: string): NamedLicense | undefined {
  table ??= build();
  return table.get(key);
}

/** Does any name begin with this word? */
export function beginsName(word: string): boolean {
  table ??= build();
  openings ??= new Set([...table.keys()].map((key) => key.split(" ", 1)[0] as string));
  return openings.has(word);
}
