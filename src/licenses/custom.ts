// Licences off the SPDX list that we know all the same: model licences (terms/) and others seen in the wild.
import type { Category } from "../model/license.ts";
import { CUSTOM_ROWS } from "./custom.data.ts";
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
  w: "weak-copyleft",
  s: "strong-copyleft",
  r: "restricted",
  a: "source-available",
  x: "proprietary",
};
/** ScanCode's words for kinds of statement rather than for single texts. */
const KINDS: Readonly<Record<string, readonly [Category, string]>> = {
  "licenseref-scancode-proprietary-license": ["proprietary", "Proprietary license"],
  "licenseref-scancode-commercial-license": ["proprietary", "Commercial license"],
  "licenseref-scancode-public-domain": ["public-domain", "Public domain"],
  "licenseref-scancode-public-domain-disclaimer": ["public-domain", "Public domain with disclaimer"],
};

let rows: ReadonlyMap<string, CustomLicense> | undefined;

/** Finds a LicenseRef- id in any letter case. */
export function findCustom(id: string): CustomLicense | undefined {
  const model = findModelLicense(id);
  if (model !== undefined) {
    const { category, title, flags } = model;
    const reason = category === "custom-model" ? "a license written for one model, with limits of its own" : title;
    return { category, name: title, flags, reason, source: "docs/model-licenses.md" };
  }
  rows ??= readRows();
  return rows.get(id.toLowerCase());
}

function readRows(): ReadonlyMap<string, CustomLicense> {
  const map = new Map<string, CustomLicense>();
  const add = (id: string, category: Category, name: string): void => {
    const reason = `filed under ${category} by ScanCode`;
    map.set(id.toLowerCase(), { category, name, flags: [], reason, source: "ScanCode LicenseDB 053a651" });
  };
  for (const line of CUSTOM_ROWS.split("\n")) {
    const [id, code, name] = line.split("|") as [string, string, string];
    add(id, CODES[code] ?? "unknown", name);
  }
  for (const [id, [category, name]] of Object.entries(KINDS)) add(id, category, name);
  return map;
}
