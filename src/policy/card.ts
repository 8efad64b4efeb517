// What a license permits, asks and limits, as data: for its card, for the chooser and for comparing two.
import { classify, licenseName } from "../licenses/catalogue.ts";
import type { Category, LicenseTerms, Obligation, Term } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { findLicenseId, isDeprecatedId, listedLicenseIds } from "../spdx/identifiers.ts";
import { printLeaf } from "../spdx/print.ts";
import { findDuty } from "./duties.ts";
import { describeDuties, dutiesOf } from "./obligations.ts";

export const PERMISSIONS = ["commercial-use", "modification", "distribution", "private-use", "patent-use"] as const;
export const LIMITS = [
  "no-warranty",
  "no-patents",
  "no-trademark",
  "non-commercial",
  "no-derivatives",
  "field-of-use",
  "source-available",
  "no-production",
] as const;

export interface LicenseCard {
  readonly license: string;
  readonly name: string;
  readonly category: Category;
  readonly flags: readonly string[];
  readonly reason: string;
  readonly source: string;
  readonly disputed: boolean;
  readonly permissions: readonly string[];
  readonly conditions: readonly string[];
  readonly limits: readonly string[];
  readonly obligations: readonly Obligation[];
  /** False where our tables do not tell its duties: then none listed does not mean none. */
  readonly dutiesKnown: boolean;
  /** Limits and permissions of licenses whose terms we hold, by clause. */
  readonly terms: readonly Term[];
}

export function makeCard(leaf: LicenseLeaf, terms?: LicenseTerms): LicenseCard {
  const { category, flags, reason, source, disputed } = classify(leaf);
  return {
    license: printLeaf(leaf),
    name: licenseName(leaf.id) ?? terms?.title ?? leaf.id,
    category,
    flags,
    reason,
    source,
    disputed,
    ...traitsOf(leaf, category, flags),
    obligations: obligationsOf(leaf, terms),
    dutiesKnown: dutiesOf(leaf) !== undefined || (terms?.obligations.length ?? 0) > 0,
    terms: terms?.terms ?? [],
  };
}

/** What our table of duties says; for licenses of models and data, what their terms say. */
function obligationsOf(leaf: LicenseLeaf, terms: LicenseTerms | undefined): readonly Obligation[] {
  const duties = describeDuties(leaf);
  if (duties.length > 0 || terms === undefined) return duties;
  return terms.obligations.map(({ id, summary, clause, fulfil, quote }) => ({
    id,
    license: printLeaf(leaf),
    summary,
    source: clause,
    ...(fulfil === undefined ? {} : { fulfil }),
    ...(quote === undefined ? {} : { quote }),
  }));
}

/** Patent licenses that do not end for whoever sues, or do so by another license's words. Sections: 2 (EUPL), 13 (Artistic), preamble of GPL-3.0. */
const GRANTS_PATENTS = /^(?:LGPL-3\.0|EUPL-1\.[12]$|Artistic-2\.0$|UPL-1\.0$|CECILL-2\.1$)/;
/** Say that no patent is licensed: CC0 4(a), Creative Commons 4.0 2(b)(2), ODbL 2.3. */
const WITHHOLDS_PATENTS = /^(?:CC0-1\.0|CC-BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?-4\.0|ODbL-1\.0|BSD-3-Clause-Clear)$/;
/** Say that no mark is licensed: MPL 2.3, EUPL 5, CC0 4(a), Creative Commons 4.0 2(b)(2), OSL and AFL 4. */
const WITHHOLDS_MARKS =
  /^(?:MPL-[12]\.|EUPL-1\.[12]$|CC0-1\.0$|CC-BY(?:-[A-Z-]+)?-4\.0$|OSL-3\.0$|AFL-3\.0$|ODbL-1\.0$)/;

/** Licenses that allow everything but running it for real, until they turn into another license. */
const NOT_IN_PRODUCTION: ReadonlySet<string> = new Set(["BUSL-1.1"]);

type Traits = Pick<LicenseCard, "permissions" | "conditions" | "limits">;

const CLOSED: ReadonlySet<Category> = new Set(["proprietary", "none", "unknown"]);

function traitsOf(leaf: LicenseLeaf, category: Category, flags: readonly string[]): Traits {
  const has = (flag: string): boolean => flags.includes(flag);
  const isOpen = !CLOSED.has(category);
  const duties = dutiesOf(leaf) ?? [];
  const isFree = isOpen && category !== "restricted" && category !== "source-available" && category !== "custom-model";
  const isProductive = !NOT_IN_PRODUCTION.has(leaf.id);
  const isForAll = !has("non-commercial") && !has("field-of-use") && !has("ethical");
  const maySell =
    isFree || (isOpen && isForAll && isProductive && (category === "source-available" || has("no-derivatives")));
  const permissions = [
    ...(maySell ? ["commercial-use"] : []),
    ...(isOpen && !has("no-derivatives") ? ["modification"] : []),
    ...(isOpen ? ["distribution", "private-use"] : []),
    ...(duties.some((one) => one.duty === "patent-peace") || GRANTS_PATENTS.test(leaf.id) ? ["patent-use"] : []),
  ];
  const limits = [
    ...(isOpen ? ["no-warranty"] : []),
    ...(WITHHOLDS_PATENTS.test(leaf.id) ? ["no-patents"] : []),
    ...(duties.some((one) => one.duty === "no-endorsement" || one.duty === "naming") || WITHHOLDS_MARKS.test(leaf.id)
      ? ["no-trademark"]
      : []),
    ...(has("non-commercial") ? ["non-commercial"] : []),
    ...(has("no-derivatives") ? ["no-derivatives"] : []),
    ...(has("field-of-use") || has("ethical") ? ["field-of-use"] : []),
    ...(category === "source-available" && isProductive ? ["source-available"] : []),
    ...(isProductive ? [] : ["no-production"]),
  ];
  const conditions = duties.map((one) => one.duty).filter((duty) => duty !== "patent-peace");
  return { permissions, conditions: [...new Set(conditions)], limits };
}

export interface LicenseFilter {
  readonly allows: readonly string[];
  readonly requires: readonly string[];
  readonly forbids: readonly string[];
  readonly categories: readonly string[];
}

/** Every current license of the SPDX list that fits, in the order of the list. Words: permissions, conditions (duties), limits, flags. */
export function filterLicenses(filter: LicenseFilter): readonly LicenseCard[] {
  const cards = listedLicenseIds()
    .filter((id) => !isDeprecatedId(id))
    .map((id) => makeCard({ kind: "license", id, orLater: false }));
  return cards.filter((card) => {
    const asked = new Set([...card.conditions, ...card.flags]);
    return (
      filter.allows.every((word) => card.permissions.includes(word)) &&
      filter.requires.every((word) => asked.has(word)) &&
      filter.forbids.every((word) => !asked.has(word) && !card.limits.includes(word)) &&
      // Of duties that we do not know, none is surely absent.
      (card.dutiesKnown || !filter.forbids.some((word) => findDuty(word) !== undefined)) &&
      (filter.categories.length === 0 || filter.categories.includes(card.category))
    );
  });
}

/** An id of the list in any letter case, as a leaf. */
export function findListed(word: string): LicenseLeaf | undefined {
  const id = findLicenseId(word);
  return id === undefined ? undefined : { kind: "license", id, orLater: false };
}
