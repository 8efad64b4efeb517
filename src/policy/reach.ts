// Finds rules that can never speak, since an earlier one takes everything they could match.
import type { DataPath } from "../formats/yaml-document.ts";
import type { Category } from "../model/index.ts";
import type { Groups } from "./compile-rules.ts";
import { coverageOf, isInCategory, reclassifiedMap, viewLicense } from "./licenses.ts";
import type { LicenseEntry, Rule } from "./policy.ts";
import { noteMistake, type PolicyReading } from "./reading.ts";

/** A rule that demands nothing leaves nothing to the rules after it. */
export function noteUnreachable(reading: PolicyReading, rules: readonly Rule[], at: DataPath, groups: Groups): void {
  for (const [index, rule] of rules.entries()) {
    const before = rules.slice(0, index).find((earlier) => covers(earlier, rule, groups));
    if (before === undefined) continue;
    const message = `rule "${rule.id}" can never match: "${before.id}" (line ${before.location.line}) takes everything it could`;
    noteMistake(reading, "LIC309", [...at, index], {
      message,
      remedy: "Move it up, narrow the earlier rule, or remove it.",
    });
  }
}

/** True if everything the later rule matches is matched by the earlier one: same demands or fewer, more licenses. */
function covers(earlier: Rule, later: Rule, groups: Groups): boolean {
  if (earlier.when !== undefined && JSON.stringify(earlier.when) !== JSON.stringify(later.when)) return false;
  for (const [key, value] of Object.entries(earlier.component)) {
    const other = (later.component as Record<string, unknown>)[key];
    if (other === undefined) return false;
    const within =
      Array.isArray(value) && Array.isArray(other)
        ? other.every((one) => value.some((wide) => JSON.stringify(wide) === JSON.stringify(one)))
        : JSON.stringify(value) === JSON.stringify(other);
    if (!within) return false;
  }
  if (earlier.licenses === undefined) return true;
  if (later.licenses === undefined || later.licenses.length === 0) return false;
  return later.licenses.every((entry) => earlier.licenses?.some((wide) => includesEntry(wide, entry, groups)));
}

/** True if whatever the entry covers is covered by the wide one. */
function includesEntry(wide: LicenseEntry, entry: LicenseEntry, groups: Groups): boolean {
  if (JSON.stringify(wide) === JSON.stringify(entry)) return true;
  const group = entry.kind === "category" ? groups.groups.get(entry.name) : undefined;
  if (group !== undefined) return group.length > 0 && group.every((one) => includesEntry(wide, one, groups));
  if (entry.kind === "license") {
    if (entry.id === "NONE" || entry.id === "NOASSERTION") return false;
    const view = viewLicense({ ...entry }, reclassifiedMap(groups.reclassified));
    const coverage = coverageOf([wide], view, groups.groups);
    return coverage === "exact" || coverage === "wide";
  }
  if (wide.kind === "any") return entry.kind === "flag" || (entry.kind === "category" && !UNLISTED.has(entry.name));
  if (wide.kind !== "category" || entry.kind !== "category") return false;
  const wideGroup = groups.groups.get(wide.name);
  if (wideGroup !== undefined) return wideGroup.some((one) => includesEntry(one, entry, groups));
  return isInCategory(entry.name as Category, wide.name);
}

/** Categories that a star does not cover: it stands for licenses that somebody knows. */
const UNLISTED: ReadonlySet<string> = new Set(["unknown", "none"]);
