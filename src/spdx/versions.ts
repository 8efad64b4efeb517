// Which ids are versions of one licence, in their order, and which versions a leaf therefore grants.
import type { LicenseLeaf } from "./expression.ts";

/** One family a line, oldest first; GNU families stand for -only and -or-later alike. */
const FAMILIES = `
AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0
AGPL-1.0 AGPL-3.0
APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0
ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1
Apache-1.0 Apache-1.1 Apache-2.0
Artistic-1.0 Artistic-2.0
BitTorrent-1.0 BitTorrent-1.1
CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0
CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-4.0
CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0
CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0
CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-4.0
CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.5 CC-BY-SA-3.0 CC-BY-SA-4.0
CDDL-1.0 CDDL-1.1
CECILL-1.0 CECILL-1.1 CECILL-2.0 CECILL-2.1
ECL-1.0 ECL-2.0
EFL-1.0 EFL-2.0
EPL-1.0 EPL-2.0
EUPL-1.0 EUPL-1.1 EUPL-1.2
GFDL-1.1 GFDL-1.2 GFDL-1.3
GFDL-1.1-invariants GFDL-1.2-invariants GFDL-1.3-invariants
GFDL-1.1-no-invariants GFDL-1.2-no-invariants GFDL-1.3-no-invariants
GPL-1.0 GPL-2.0 GPL-3.0
LGPL-2.0 LGPL-2.1 LGPL-3.0
LPL-1.0 LPL-1.02
LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c
MPL-1.0 MPL-1.1 MPL-2.0
MPL-1.0 MPL-1.1 MPL-2.0-no-copyleft-exception
MulanPSL-1.0 MulanPSL-2.0
NPL-1.0 NPL-1.1
OFL-1.0 OFL-1.1
OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0
OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8
OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0
PHP-3.0 PHP-3.01
RPL-1.1 RPL-1.5
SGI-B-1.0 SGI-B-1.1 SGI-B-2.0
YPL-1.0 YPL-1.1
ZPL-1.1 ZPL-2.0 ZPL-2.1
Zimbra-1.3 Zimbra-1.4
`;

export interface Version {
  readonly family: number;
  /** 0 is the family's oldest version. */
  readonly order: number;
  /** True if the leaf grants every later version too. */
  readonly orLater: boolean;
}

const PLACES = placeAll();

/** Where a leaf stands among the versions of its licence; empty for licences without several versions. */
export function versionsOf(leaf: LicenseLeaf): readonly Version[] {
  const orLater = grantsLater(leaf);
  return (PLACES.get(baseId(leaf.id)) ?? []).map((place) => ({ ...place, orLater }));
}

/** Its place in the first family that has it; only MPL-1.0 and MPL-1.1 stand in two. */
export function versionOf(leaf: LicenseLeaf): Version | undefined {
  return versionsOf(leaf)[0];
}

export function grantsLater(leaf: LicenseLeaf): boolean {
  return leaf.orLater || leaf.id.endsWith("-or-later");
}

/** "GPL-2.0" for "GPL-2.0-only" and "GPL-2.0-or-later"; other ids as they are. */
export function baseId(id: string): string {
  return id.replace(/-(?:only|or-later)$/, "");
}

/** The ids of all families, as the table has them; for tests and listings. */
export function versionFamilies(): readonly (readonly string[])[] {
  return FAMILIES.trim()
    .split("\n")
    .map((line) => line.split(" "));
}

interface Place {
  readonly family: number;
  readonly order: number;
}

function placeAll(): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, readonly Place[]>();
  for (const [family, ids] of versionFamilies().entries()) {
    for (const [order, id] of ids.entries()) places.set(id, [...(places.get(id) ?? []), { family, order }]);
  }
  return places;
}
