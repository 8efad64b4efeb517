// What a policy sees in one license of an expression, and which entries of its rules cover it.
import { classify, exceptionEffect, isListed } from "../licenses/catalogue.ts";
import type { Category } from "../model/index.ts";
import { type LicenseLeaf, licenseLeaf } from "../spdx/expression.ts";
import { printLeaf } from "../spdx/print.ts";
import { baseId, versionFamilies, versionOf } from "../spdx/versions.ts";
import type { LicenseEntry, Reclassified } from "./policy.ts";

export interface LicenseView {
  readonly leaf: LicenseLeaf;
  /** As it stands in the expression. */
  readonly text: string;
  readonly category: Category;
  readonly flags: readonly string[];
  /** listed: on the SPDX list, or known to our own tables · unknown: nobody knows it · none: all rights reserved · unstated: NOASSERTION. */
  readonly standing: "listed" | "unknown" | "none" | "unstated";
  /** Each version that it grants, where the license has several; a licensee may take any of them. */
  readonly versions: readonly LicenseLeaf[];
}

export function viewLicense(leaf: LicenseLeaf, reclassified: ReadonlyMap<string, Category>): LicenseView {
  const text = printLeaf(leaf);
  const standing = standingOf(leaf);
  const { category, flags } = classify(leaf);
  const moved = reclassified.get(leaf.id);
  const known = standing === "unknown" || standing === "unstated" ? "unknown" : standing === "none" ? "none" : category;
  return { leaf, text, category: moved ?? known, flags, standing, versions: versionsOf(leaf) };
}

function standingOf(leaf: LicenseLeaf): LicenseView["standing"] {
  if (leaf.id === "NONE") return "none";
  if (leaf.id === "NOASSERTION") return "unstated";
  // An addition that nobody knows may take away as well as give.
  if (leaf.exception !== undefined && exceptionEffect(leaf.exception) === undefined) return "unknown";
  return isListed(leaf.id) || classify(licenseLeaf(leaf.id)).category !== "unknown" ? "listed" : "unknown";
}

const GNU = /^(?:A|L)?GPL-|^GFDL-/;

function versionsOf(leaf: LicenseLeaf): readonly LicenseLeaf[] {
  const version = versionOf(leaf);
  if (version === undefined || !version.orLater) return [];
  const family = versionFamilies()[version.family] ?? [];
  const later = family.filter((id) => (versionOf(licenseLeaf(id))?.order ?? -1) >= version.order);
  return later.map((id) => licenseLeaf(GNU.test(id) ? `${id}-only` : id, false, leaf.exception));
}

export type Groups = ReadonlyMap<string, readonly LicenseEntry[]>;

/** exact: names this very license (with its exception) · wide: covers it by category, star or set · base: names it without its exception. */
export type Coverage = "exact" | "wide" | "base" | undefined;

export function coverageOf(entries: readonly LicenseEntry[], view: LicenseView, groups: Groups): Coverage {
  let found: Coverage;
  for (const entry of entries) {
    const one = coverageByEntry(entry, view, groups);
    if (one === "exact") return one;
    if (one === "wide" || found === undefined) found = one ?? found;
  }
  return found;
}

function coverageByEntry(entry: LicenseEntry, view: LicenseView, groups: Groups): Coverage {
  switch (entry.kind) {
    case "any":
      return view.standing === "listed" ? "wide" : undefined;
    case "license":
      return coverageByLicense(entry, view);
    case "category": {
      const group = groups.get(entry.name);
      if (group !== undefined) return coverageOf(group, view, groups);
      return isInCategory(view.category, entry.name) ? "wide" : undefined;
    }
    case "flag":
      return view.flags.includes(entry.name) && view.standing === "listed" ? "wide" : undefined;
    case "prefix":
      return view.leaf.id.startsWith(entry.prefix) ? "wide" : undefined;
  }
}

function coverageByLicense(entry: Extract<LicenseEntry, { kind: "license" }>, view: LicenseView): Coverage {
  if (!coversId(entry, view.leaf)) return undefined;
  if (entry.exception === view.leaf.exception) return "exact";
  return entry.exception === undefined && view.standing !== "unknown" ? "base" : undefined;
}

/** The entry as a set: "GPL-2.0-or-later" covers GPL-2.0-only, GPL-3.0-only, and what grants these or later ones. */
function coversId(entry: Extract<LicenseEntry, { kind: "license" }>, leaf: LicenseLeaf): boolean {
  if (entry.id === leaf.id && entry.orLater === leaf.orLater) return true;
  const set = versionOf(licenseLeaf(entry.id, entry.orLater));
  const one = versionOf(leaf);
  if (set === undefined || one === undefined || set.family !== one.family) return false;
  if (!set.orLater) return !one.orLater && set.order === one.order && baseId(entry.id) === baseId(leaf.id);
  return one.order >= set.order;
}

export function isInCategory(category: Category, name: string): boolean {
  if (name === category) return true;
  if (name === "strong-copyleft") return category === "network-copyleft";
  return name === "copyleft" && (category === "weak-copyleft" || isInCategory(category, "strong-copyleft"));
}

export function reclassifiedMap(list: readonly Reclassified[]): ReadonlyMap<string, Category> {
  return new Map(list);
}
