// Creative Commons licences by their many names: "CC BY-SA 3.0", "Creative Commons Attribution-NonCommercial 4.0 International". https://creativecommons.org/licenses/
import { findLicenseId } from "../../spdx/identifiers.ts";

export interface CommonsName {
  readonly license: string;
  readonly from: number;
  readonly to: number;
  /** No version is told. */
  readonly unclear: boolean;
}

const PART =
  "(?:by|attribution|nc|non[- ]?commercial|nd|no[- ]?deriv(?:ative)?s?(?: ?works)?|no[- ]?derivative[- ]works|sa|share[- ]?alike)";
const NAME = new RegExp(
  `\\b(?:creative[- ]?commons[ ,:]{1,3}(?:licenses?[ ,:(]{1,3})?(?:the )?|cc[- ])["'(]{0,2}(${PART}(?:[- ,/]{1,3}(?:and )?${PART}){0,3})(?=[^a-z])[)"']{0,2}`,
  "g",
);
const VERSION =
  /^[ ,(-]{0,3}(?:(?:public )?licenses?)?[ ,(-]{0,3}(?:version |ver\.? |v\.? ?)?(\d(?:\.\d)?)(?![\d.]*\d)/;
const COUNTRIES: Readonly<Record<string, string>> = {
  "united states": "US",
  us: "US",
  usa: "US",
  germany: "DE",
  de: "DE",
  austria: "AT",
  at: "AT",
  netherlands: "NL",
  nl: "NL",
  australia: "AU",
  au: "AU",
  igo: "IGO",
  jp: "JP",
  japan: "JP",
  france: "FR",
  fr: "FR",
  uk: "UK",
};
const COUNTRY =
  /^[ ,(-]{1,3}(united states|usa?|germany|de|austria|at|netherlands|nl|australia|au|igo|jp|japan|france|fr|uk)\b/;

export function readCommonsNames(flat: string): CommonsName[] {
  const found: CommonsName[] = [];
  for (const match of flat.matchAll(NAME)) {
    const parts = (match[1] as string).replace(/[- /,]/g, "");
    const from = match.index;
    let to = from + match[0].length;
    const has = (pattern: RegExp) => pattern.test(parts);
    const kinds = [
      has(/^by|attribution/) ? "BY" : undefined,
      has(/nc|noncommercial/) ? "NC" : undefined,
      has(/sa$|sa(?=nc)|sharealike/) ? "SA" : undefined,
      has(/nd|noderiv/) ? "ND" : undefined,
    ].filter((kind) => kind !== undefined);
    if (!kinds.includes("BY") && kinds.length > 0 && !/^sa$|^sharealike$/.test(parts)) kinds.unshift("BY");
    const version = VERSION.exec(flat.slice(to, to + 60));
    const number = version === null ? "4.0" : normal(version[1] as string);
    const stem = `CC-${kinds.join("-")}-${number}`;
    if (version !== null) to += version[0].length;
    const country = version === null ? null : COUNTRY.exec(flat.slice(to, to + 24));
    const ported = country === null ? undefined : findLicenseId(`${stem}-${COUNTRIES[country[1] as string]}`);
    if (ported !== undefined && country !== null) to += country[0].length;
    const license = ported ?? findLicenseId(stem);
    if (license !== undefined) found.push({ license, from, to, unclear: version === null });
  }
  return found;
}

function normal(number: string): string {
  return number.includes(".") ? number : `${number}.0`;
}
