// What a license permits, asks and limits, as data: for its card, for the chooser and for comparing two.
import { classify, licenseName } from "../licenses/catalogue.ts";
import type { Category, LicenseTerms, Obligation, Term } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { findLicenseId, isDeprecatedId, listedLicenseIds } from "../spdx/identifiers.ts";
import { printLeaf } from "../spdx/print.ts";
import { describeDuties, dutiesOf } from "./obligations.ts";

export const PERMISSIONS = ["commercial-use", "modification", "distribution", "private-use", "patent-use"] as const;
export const LIMITS = [
  "no-warranty",
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
  const maySell = isFree || (isOpen && !has("non-commercial") && category === "source-available" && isProductive);
  const permissions = [
    ...(maySell ? ["commercial-use"] : []),
    ...(isOpen && !has("no-derivatives") ? ["modification"] : []),
    ...(isOpen ? ["distribution", "private-use"] : []),
    ...(duties.some((one) => one.duty === "patent-peace") ? ["patent-use"] : []),
  ];
  const limits = [
    ...(isOpen ? ["no-warranty"] : []),
    ...(duties.some((one) => one.duty === "no-endorsement" || one.duty === "naming") ? ["no-trademark"] : []),
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
      (filter.categories.length === 0 || filter.categories.includes(card.category))
    );
  });
}

/** An id of the list in any letter case, as a leaf. */
export function findListed(word: string): LicenseLeaf | undefined {
  const id = findLicenseId(word);
  return id === undefined ? undefined : { kind: "license", id, orLater: false };
}
