// What is claimed in a text, and which claims only say again, or less exactly, what another one says.
import type { Mention } from "./gnu.ts";

/** A licence that the text claims somewhere. */
export interface Claim {
  /** An id or an expression. */
  readonly license: string;
  readonly strength: Exclude<Mention["strength"], "none" | "negated"> | "tag" | "address";
  /** Index of the first and last word. */
  readonly first: number;
  readonly last: number;
  readonly choice: boolean;
  /** The text leaves the version open. */
  readonly open: boolean;
  /** The text tells only the family: the id is its most common member. */
  readonly unclear?: boolean;
  /** No later version of the GNU licence may be used: the text says so. */
  readonly isStrict?: boolean;
  /** An exception called by name. */
  readonly isException?: boolean;
}

const PUBLIC_DOMAIN = "LicenseRef-scancode-public-domain";
/** With these a work is put into the public domain. */
const DEDICATION = /^(?:CC0-1\.0|CC-PDDC|PDDL-1\.0|Unlicense|SAX-PD(?:-2\.0)?|NIST-PD|blessing)$/;
/** One statement, with the address where it is explained. */
const ONE_STATEMENT = 60;
/** A field ("License: public-domain") is one of several; only what stands right behind explains it. */
const ONE_FIELD = 8;
/** A name and the address behind it. */
const BESIDE = 40;
const COMMONS = /^(CC-[A-Z]+(?:-[A-Z]+)*)-\d\.\d/;

/**
 * "Released to the public domain, as explained at <CC0>" is CC0; "the Creative Commons license" beside "CC BY-SA 3.0" is that
 * one, and so is "Creative Commons Attribution" beside the address of CC BY 3.0; "W3C" with the address of its licence of 2015 is that.
 */
export function withoutVaguer(claims: readonly Claim[]): Claim[] {
  const dedications = claims.filter(({ license }) => DEDICATION.test(license));
  const commons = claims.filter(({ license, unclear }) => unclear !== true && /^CC(?:0|-)/.test(license));
  return claims.filter((claim) => {
    if (claim.license === PUBLIC_DOMAIN && !claim.choice) {
      const reach = claim.strength === "label" ? ONE_FIELD : ONE_STATEMENT;
      return !dedications.some(({ first, last }) => first - claim.last < reach && claim.first - last < reach);
    }
    if (claim.strength !== "tag" && isToldExactly(claim, claims)) return false;
    const kind = claim.unclear === true ? COMMONS.exec(claim.license)?.[1] : undefined;
    if (kind === undefined) return true;
    // The commonest member stands for the bare name, too.
    return !commons.some(({ license }) => kind === "CC-BY" || COMMONS.exec(license)?.[1] === kind);
  });
}

/**
 * Is there an address beside it of a licence whose id goes on where this one's ends ("BSD-2-Clause" and "BSD-2-Clause-Views"), or
 * the same licence of a country ("CC-BY-3.0" and "CC-BY-3.0-US")?
 */
function isToldExactly(claim: Claim, claims: readonly Claim[]): boolean {
  return claims.some(
    ({ strength, license, first, last }) =>
      (strength === "address" || /^CC-/.test(license)) &&
      license.startsWith(`${claim.license}-`) &&
      first - claim.last < BESIDE &&
      claim.first - last < BESIDE,
  );
}
