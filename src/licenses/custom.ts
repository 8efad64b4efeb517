// Licences off the SPDX list that we know all the same: model licences (terms/) and others seen in the wild.
import type { Category } from "../model/license.ts";
import { CUSTOM_ROWS } from "./custom.data.ts";
import { findRow } from "./rows.ts";
import { findModelLicense } from "./terms/ids.ts";

/** A known licence off the SPDX list. */
export interface CustomLicense {
  readonly category: Category;
  readonly name: string;
  readonly flags: readonly string[];
  readonly reason: string;
  readonly source: string;
}

const CODES: Readonly<Record<string, Category>> = {
  p: "permissive",
  d: "public-domain",
  w: "weak-copyleft",
  s: "strong-copyleft",
  r: "restricted",
  a: "source-available",
  x: "proprietary",
};
/** Finds a LicenseRef- id in any letter case. */
export function findCustom(id: string): CustomLicense | undefined {
  const model = findModelLicense(id);
  if (model !== undefined) {
    const { category, title, flags } = model;
    const reason = category === "custom-model" ? "a license written for one model, with limits of its own" : title;
    return { category, name: title, flags, reason, source: "docs/model-licenses.md" };
  }
  const row = findRow(CUSTOM_ROWS, id.toLowerCase());
  if (row === undefined) return undefined;
  const [code, name] = row.split("|") as [string, string];
  const category = CODES[code] ?? "unknown";
  const reason = `filed under ${category} by ScanCode`;
  return { category, name, flags: [], reason, source: "ScanCode LicenseDB 053a651" };
}
