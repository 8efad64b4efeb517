// Does one licence come under another, with "or later" ranges? The door of spdx-satisfies, asked leaf against leaf (docs/decisions/0003).
import satisfiesPackage from "spdx-satisfies";
import type { LicenseLeaf } from "./expression.ts";
import { baseId, grantsLater, type Version, versionsOf } from "./versions.ts";

/**
 * True if what `leaf` offers can be taken under `allowed`: the same licence, or two ranges with a version in common
 * ("GPL-2.0-or-later" under "GPL-3.0-only": the licensee may choose 3.0). Exceptions must be the same. Both leaves
 * as `parseExpression` gives them.
 */
export function leafSatisfies(leaf: LicenseLeaf, allowed: LicenseLeaf): boolean {
  if (leaf.exception !== allowed.exception) return false;
  if (leaf.id === allowed.id) return true;
  if (!grantsLater(leaf) && !grantsLater(allowed)) return false;
  if (baseId(leaf.id) === baseId(allowed.id)) return true;
  return canAskPackage(leaf) && canAskPackage(allowed) ? askPackage(leaf, allowed) : rangesMeet(leaf, allowed);
}

/**
 * The package takes ids of 8 characters for "-or-later" and those of 4 for "-only", and knows no references; its
 * ranges end before EUPL-1.2, CECILL-2.1 and others. Only what is left is asked.
 */
function canAskPackage(leaf: LicenseLeaf): boolean {
  return PACKAGE_FAMILIES.test(leaf.id) && leaf.id.length !== 8 && leaf.id.length !== 4;
}

/** Families whose ranges in spdx-ranges are complete and in order; a test compares them with our table. */
const PACKAGE_FAMILIES = /^(?:AFL|AGPL|Apache|BitTorrent|CC-BY[A-Z-]*|GPL|LGPL|MPL|OLDAP|SGI-B|Zimbra)-\d/;

const answers = new Map<string, boolean>();
const MOST_ANSWERS = 10_000;

function askPackage(leaf: LicenseLeaf, allowed: LicenseLeaf): boolean {
  const [left, right] = [leaf, allowed].map((one) => (one.orLater ? `${one.id}+` : one.id)) as [string, string];
  const key = `${left} ${right}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = askOnce(left, right) ?? rangesMeet(leaf, allowed);
  if (answers.size < MOST_ANSWERS) answers.set(key, answer);
  return answer;
}

function askOnce(left: string, right: string): boolean | undefined {
  try {
    return satisfiesPackage(left, [right]);
  } catch {
    return undefined;
  }
}

/** Do the versions that two leaves grant have one in common? */
export function rangesMeet(leaf: LicenseLeaf, allowed: LicenseLeaf): boolean {
  const others = versionsOf(allowed);
  return versionsOf(leaf).some((one) => others.some((other) => one.family === other.family && haveCommon(one, other)));
}

function haveCommon(one: Version, other: Version): boolean {
  if (one.orLater && other.orLater) return true;
  if (one.orLater) return other.order >= one.order;
  if (other.orLater) return one.order >= other.order;
  return one.order === other.order;
}
