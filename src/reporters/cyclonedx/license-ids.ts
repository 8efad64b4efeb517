// Which licences a CycloneDX version accepts as `license.id`: the enumeration in its schema is frozen with each release.
import { isSupportedSpdxId } from "@cyclonedx/cyclonedx-library/SPDX";
import { NEW_IN_1_6, NEW_IN_1_7, NEWER } from "./license-ids.data.ts";

export const SPEC_VERSIONS = ["1.5", "1.6", "1.7"] as const;
export type SpecVersion = (typeof SPEC_VERSIONS)[number];

const refused: Readonly<Record<SpecVersion, ReadonlySet<string>>> = {
  "1.5": new Set([NEW_IN_1_6, NEW_IN_1_7, NEWER].join(" ").split(" ")),
  "1.6": new Set([NEW_IN_1_7, NEWER].join(" ").split(" ")),
  "1.7": new Set(NEWER.split(" ")),
};

export function isLicenseId(license: string, version: SpecVersion): boolean {
  return isSupportedSpdxId(license) && !refused[version].has(license);
}
