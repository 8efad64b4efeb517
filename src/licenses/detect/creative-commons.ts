// Creative Commons licences by their many names: "CC BY-SA 3.0", "Creative Commons Attribution-NonCommercial 4.0 International". https://creativecommons.org/licenses/
import { findLicenseId } from "../../spdx/identifiers.ts";

export interface CommonsName {
  readonly license: string;
  readonly from: number;
  readonly to: number;
  /** No version is told. */
  readonly unclear: boolean;
}

const WORD = "(?:non[- ]?commercial|no[- ]?deriv(?:ative)?s?(?: ?works)?|no[- ]?derivative[- ]works|share[- ]?alike)";
const PART = `(?:by|attributions?|nc|nd|sa|${WORD})`;
const NAME = new RegExp(
  `\\b(?:creative[- ]?commons?[ ,:-]{1,3}(?:licenses?[ ,:(]{1,3})?(?:v?(\\d\\.\\d)[ ,]{1,2})?(?:the )?|cc[- ])["'(]{0,2}(${PART}(?:[- ,/]{1,3}(?:and )?${PART}){0,3})(?=[^a-z])[)"']{0,2}`,
  "g",
);
/** Without the name of Creative Commons: "Attribution-NonCommercial-ShareAlike 4.0". */
const PLAIN = new RegExp(`\\battribution((?:[- ,/]{1,3}(?:and )?${WORD}){0,3})(?=[^a-z-])`, "g");
/** "Attribution 4.0 International" is a name, "attribution 2.0" is none. */
const INTERNATIONAL = /^ \d\.\d(?: \([a-z -]{2,20}\))? (?:international|unported|generic)\b/;
/** "CCBYNCSAv4", "ccby40" */
const COMPACT = /\bcc[-_]?by((?:[-_]?(?:nc|nd|sa)){0,2})[-_]?v?([1-4])[._]?([05])?(?![\w.])/g;
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
  "england and wales": "UK",
};
const COUNTRY =
  /^(?: (?:international|unported|generic))?[ ,(-]{1,3}(united states|usa?|germany|de|austria|at|netherlands|nl|australia|au|igo|jp|japan|france|fr|uk|england and wales)\b/;

export function readCommonsNames(flat: string): CommonsName[] {
  const found: CommonsName[] = [];
  const add = (parts: string, from: number, to: number, told?: string) => {
    const name = finish(flat, parts.replace(/[- /,]/g, ""), from, to, told);
    if (name !== undefined) found.push(name);
  };
  for (const match of flat.matchAll(NAME))
    add(match[2] as string, match.index, match.index + match[0].length, match[1]);
  const named = [...found];
  for (const match of flat.matchAll(PLAIN)) {
    const { index } = match;
    const to = index + match[0].length;
    if (named.some((name) => name.from <= index && index < name.to)) continue;
    const words = (match[1] as string).match(new RegExp(WORD, "g"))?.length ?? 0;
    const hasVersion = VERSION.test(flat.slice(to, to + 60));
    if (words > 1 || (words === 1 && hasVersion) || INTERNATIONAL.test(flat.slice(to, to + 60)))
      add(match[0], index, to);
  }
  for (const match of flat.matchAll(COMPACT))
    add(`by${match[1]}`, match.index, match.index + match[0].length, `${match[2]}.${match[3] ?? "0"}`);
  return found;
}

/** The licence that the parts of a name make, with the version and country behind them; undefined if there is none. */
function finish(flat: string, parts: string, from: number, end: number, told?: string): CommonsName | undefined {
  let to = end;
  const has = (pattern: RegExp) => pattern.test(parts);
  const kinds = [
    has(/^by|attribution/) ? "BY" : undefined,
    has(/nc|noncommercial/) ? "NC" : undefined,
    has(/sa$|sa(?=nc)|sharealike/) ? "SA" : undefined,
    has(/nd|noderiv/) ? "ND" : undefined,
  ].filter((kind) => kind !== undefined);
  const version = told === undefined ? VERSION.exec(flat.slice(to, to + 60)) : null;
  const number = told ?? (version === null ? undefined : normal(version[1] as string));
  // Share-alike alone is of version 1.0 only.
  const isAlone = kinds.length === 1 && kinds[0] === "SA" && number === "1.0";
  if (kinds.length === 1 && kinds[0] === "SA" && number === undefined) return undefined;
  if (!kinds.includes("BY") && kinds.length > 0 && !isAlone) kinds.unshift("BY");
  const stem = `CC-${kinds.join("-")}-${number ?? "4.0"}`;
  if (version !== null) to += version[0].length;
  const country = number === undefined ? null : COUNTRY.exec(flat.slice(to, to + 48));
  const ported = country === null ? undefined : findLicenseId(`${stem}-${COUNTRIES[country[1] as string]}`);
  if (ported !== undefined && country !== null) to += country[0].length;
  const license = ported ?? findLicenseId(stem);
  return license === undefined ? undefined : { license, from, to, unclear: number === undefined };
}

function normal(number: string): string {
  return number.includes(".") ? number : `${number}.0`;
}
