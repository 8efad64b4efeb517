// Recognises the ids of model and data-set licences that are not on the SPDX list; small enough to be always loaded.
import type { Category } from "../../model/index.ts";
import { MODEL_LICENSE_IDS, SUPERSEDED_IDS } from "./ids.data.ts";

export interface ModelLicense {
  /** The id we use: ScanCode's "LicenseRef-scancode-…" where it exists, else our own "LicenseRef-…". */
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  /** "non-commercial", "user-threshold", "royalty" …, sorted. */
  readonly flags: readonly string[];
}

const byName = new Map<string, ModelLicense>();
for (const [id, category, title, flags, aliases] of MODEL_LICENSE_IDS) {
  const license = { id, category, title, flags: flags === "" ? [] : flags.split(" ") };
  for (const name of [id, ...aliases.split(" ")]) if (name !== "") byName.set(name.toLowerCase(), license);
}
const superseded = new Map(SUPERSEDED_IDS.map(([name, spdx]) => [name.toLowerCase(), spdx]));

/** A model licence by any of its LicenseRef- names, whatever the letter case; undefined if we do not know it. */
export function findModelLicense(name: string): ModelLicense | undefined {
  return byName.get(name.toLowerCase());
}

/** The one id we use for a LicenseRef- name (an SPDX id where there is one by now); undefined if we do not know it. */
export function canonicalModelLicense(name: string): string | undefined {
  return findModelLicense(name)?.id ?? superseded.get(name.toLowerCase());
}
