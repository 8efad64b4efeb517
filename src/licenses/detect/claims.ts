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
 * one, and so is "Creative Commons Attribution" beside the address of CC BY 3.0; "W3C" with the address of its licence of 2015 is
 * that.
 */
export function withoutVaguer(claims: readonly Claim[]): Claim[] {
  const dedications = byPlace(claims.filter(({ license }) => DEDICATION.test(license)));
  const exact = byPlace(claims.filter(({ strength, license }) => strength === "address" || /^CC-/.test(license)));
  const clear = claims.filter(({ license, unclear }) => unclear !== true && /^CC(?:0|-)/.test(license));
  const kinds = new Set(clear.map(({ license }) => COMMONS.exec(license)?.[1]));
  return claims.filter((claim) => {
    if (claim.license === PUBLIC_DOMAIN && !claim.choice)
      return !dedications(claim, claim.strength === "label" ? ONE_FIELD : ONE_STATEMENT, () => true);
    // "BSD-2-Clause" beside the address of "BSD-2-Clause-Views", "CC-BY-3.0" beside "CC-BY-3.0-US": the id that goes on says more.
    const begin = `${claim.license}-`;
    if (claim.strength !== "tag" && exact(claim, BESIDE, (license) => license.startsWith(begin))) return false;
    const kind = claim.unclear === true ? COMMONS.exec(claim.license)?.[1] : undefined;
    // The commonest member stands for the bare name, too.
    return kind === undefined || !(kind === "CC-BY" ? clear.length > 0 : kinds.has(kind));
  });
}

/** Words of one bin. */
const BIN = 64;

/** Finds claims within `reach` words (at most BIN) of another one, without going through all of them. */
function byPlace(list: readonly Claim[]): (near: Claim, reach: number, test: (license: string) => boolean) => boolean {
  const bins = new Map<number, Claim[]>();
  for (const claim of list) {
    for (let bin = Math.floor(claim.first / BIN); bin <= Math.floor(claim.last / BIN); bin++) {
      const bucket = bins.get(bin);
      if (bucket === undefined) bins.set(bin, [claim]);
      else bucket.push(claim);
    }
  }
  return (near, reach, test) => {
    if (bins.size === 0) return false;
    for (let bin = Math.floor(near.first / BIN) - 1; bin <= Math.floor(near.last / BIN) + 1; bin++) {
      const isBeside = ({ first, last, license }: Claim) =>
        first - near.last < reach && near.first - last < reach && test(license);
      if (bins.get(bin)?.some(isBeside) === true) return true;
    }
    return false;
  };
}
