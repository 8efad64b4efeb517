// Cabal's own words for licences, from before it took SPDX expressions (cabal-version 2.2).
// Source: https://hackage.haskell.org/package/Cabal-syntax/docs/Distribution-License.html
import type { Statement } from "../../model/index.ts";

/** Only words that mean one licence: GPL, LGPL and AGPL without a version, OtherLicense and UnspecifiedLicense do not. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["agpl-3", "AGPL-3.0-only"],
  ["agpl-3.0", "AGPL-3.0-only"],
  ["allrightsreserved", "NONE"],
  ["apache-2.0", "Apache-2.0"],
  ["bsd2", "BSD-2-Clause"],
  ["bsd3", "BSD-3-Clause"],
  ["bsd4", "BSD-4-Clause"],
  ["gpl-2", "GPL-2.0-only"],
  ["gpl-2.0", "GPL-2.0-only"],
  ["gpl-3", "GPL-3.0-only"],
  ["gpl-3.0", "GPL-3.0-only"],
  ["isc", "ISC"],
  ["lgpl-2.1", "LGPL-2.1-only"],
  ["lgpl-3", "LGPL-3.0-only"],
  ["lgpl-3.0", "LGPL-3.0-only"],
  ["mit", "MIT"],
  ["mpl-2.0", "MPL-2.0"],
]);

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const expression = WORDS.get(statement.raw.trim().toLowerCase());
  if (expression === undefined) return undefined;
  return expression === "NONE" ? { expression, note: "AllRightsReserved" } : { expression };
}
