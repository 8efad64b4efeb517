// Licences off the SPDX list that we know all the same; the list of model licences in terms/ is consulted from here.
import type { Category } from "../model/license.ts";
import { findModelLicense } from "./terms/ids.ts";

/** A known licence off the SPDX list. */
export interface CustomLicense {
  readonly category: Category;
  readonly name: string;
  readonly flags: readonly string[];
  readonly reason: string;
  readonly source: string;
}

/** Finds a known LicenseRef- id. */
export type FindCustom = (id: string) => CustomLicense | undefined;

export const findCustom: FindCustom = (id) => {
  const license = findModelLicense(id);
  if (license === undefined) return undefined;
  const { category, title, flags } = license;
  const reason = category === "custom-model" ? "a licence written for one model, with limits of its own" : title;
  return { category, name: title, flags, reason, source: "docs/model-licenses.md" };
};
