// Leaf against leaf, with "or later" ranges; and the package's mistakes that must not be ours.
import { createRequire } from "node:module";
import satisfiesPackage from "spdx-satisfies";
import { describe, expect, it } from "vitest";
import type { LicenseLeaf } from "../../src/spdx/expression.ts";
import { licenseLeaf } from "../../src/spdx/expression.ts";
import { listedLicenseIds } from "../../src/spdx/identifiers.ts";
import { parseExpression } from "../../src/spdx/parse.ts";
import { printLeaf } from "../../src/spdx/print.ts";
import { leafSatisfies, rangesMeet } from "../../src/spdx/satisfies.ts";
import { baseId, grantsLater, versionFamilies, versionsOf } from "../../src/spdx/versions.ts";

const require = createRequire(import.meta.url);
const ranges = require("spdx-ranges") as readonly (readonly (string | readonly string[])[])[];

function leaf(text: string): LicenseLeaf {
  const read = parseExpression(text);
  if (!read.ok || read.value.kind !== "license") throw new Error(`${text} is no leaf`);
  return read.value;
}

function packageApproves(id: string, allowed: string): boolean {
  try {
    return satisfiesPackage(id, [allowed]);
  } catch {
    return false;
  }
}

describe("leafSatisfies", () => {
  it.each([
    ["MIT", "MIT", true],
    ["MIT", "ISC", false],
    ["GPL-3.0-only", "GPL-2.0-or-later", true],
    ["GPL-2.0-only", "GPL-3.0-or-later", false],
    ["GPL-2.0-or-later", "GPL-3.0-only", true],
    ["GPL-2.0-or-later", "GPL-2.0-only", true],
    ["GPL-3.0-or-later", "GPL-2.0-only", false],
    ["GPL-3.0-or-later", "GPL-2.0-or-later", true],
    ["GPL-2.0", "GPL-2.0-only", true],
    ["GPL-2.0+", "GPL-3.0", true],
    ["LGPL-3.0-only", "LGPL-2.1", false],
    ["LGPL-3.0-only", "LGPL-2.1+", true],
    ["LGPL-2.1-or-later", "GPL-2.0-or-later", false],
    ["CDDL-1.1", "CDDL-1.0", false],
    ["CDDL-1.1", "CDDL-1.0+", true],
    ["CDDL-1.0+", "CDDL-1.1", true],
    ["CDDL-1.1+", "CDDL-1.0", false],
    ["EUPL-1.1+", "EUPL-1.2", true],
    ["EUPL-1.1+", "EUPL-1.0", false],
    ["EUPL-1.2", "EUPL-1.1+", true],
    ["CECILL-2.0+", "CECILL-2.1", true],
    ["Apache-2.0", "Apache-1.0+", true],
    ["Apache-1.0+", "Apache-2.0+", true],
    ["MPL-1.1+", "MPL-2.0-no-copyleft-exception", true],
    ["GFDL-1.1-invariants-or-later", "GFDL-1.3-invariants-only", true],
    ["GFDL-1.1-invariants-or-later", "GFDL-1.3-no-invariants-only", false],
    ["MIT+", "MIT", true],
    ["0BSD+", "0BSD", true],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", false],
    ["GPL-2.0-only", "GPL-2.0-only WITH Classpath-exception-2.0", false],
    ["GPL-2.0-or-later WITH Classpath-exception-2.0", "GPL-3.0-only WITH Classpath-exception-2.0", true],
    ["GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0", true],
    ["LicenseRef-a", "LicenseRef-a", true],
    ["LicenseRef-a", "LicenseRef-b", false],
    ["DocumentRef-d:LicenseRef-a", "LicenseRef-a", false],
    ["NONE", "NONE", true],
    ["NONE", "MIT", false],
    ["NOASSERTION", "NONE", false],
  ])("%s under %s is %s", (one, allowed, answer) => {
    expect(leafSatisfies(leaf(one), leaf(allowed))).toBe(answer);
  });

  it("does not ask the package about ids that it misreads", () => {
    // The package takes 8 characters for "-or-later" and 4 for "-only".
    expect(leafSatisfies(licenseLeaf("AGPL-1.0"), licenseLeaf("AGPL-3.0-or-later"))).toBe(false);
    expect(leafSatisfies(licenseLeaf("LGPL-2.1"), licenseLeaf("LGPL-3.0-or-later"))).toBe(false);
    expect(packageApproves("AGPL-1.0", "AGPL-3.0-or-later")).toBe(true);
  });

  it("does not make any of the 62 mistakes that the package makes on ids without ranges", () => {
    // The package can only approve different ids that stand in one of its ranges; no other pair of the list needs asking.
    const wrong = new Set<string>();
    for (const range of ranges.map((one) => one.flat())) {
      const plain = range.filter((id) => !id.endsWith("-or-later"));
      for (const [id, allowed] of plain.flatMap((one) => plain.map((other) => [one, other] as const))) {
        if (baseId(id) !== baseId(allowed) && packageApproves(id, allowed)) wrong.add(`${id} ${allowed}`);
      }
    }
    const ours = [...wrong].filter((pair) => {
      const [id, allowed] = pair.split(" ") as [string, string];
      return leafSatisfies(licenseLeaf(id), licenseLeaf(allowed));
    });
    expect(ours).toEqual([]);
    expect(wrong.size).toBe(62);
  });

  it("approves different ids only inside one family of versions, over all pairs of the list", () => {
    const leaves = listedLicenseIds().map((id) => leaf(id));
    const odd: string[] = [];
    for (const one of leaves) {
      for (const other of leaves) {
        if (printLeaf(one) === printLeaf(other) || !leafSatisfies(one, other)) continue;
        const ranged = grantsLater(one) || grantsLater(other);
        const families = new Set(versionsOf(one).map((version) => version.family));
        if (!ranged || !versionsOf(other).some((version) => families.has(version.family))) {
          odd.push(`${printLeaf(one)} under ${printLeaf(other)}`);
        }
      }
    }
    expect(odd).toEqual([]);
  });

  it("gives the package's answer and our table's alike, wherever both can answer", () => {
    const withPlus = (id: string) => (id.endsWith("invariants") ? [`${id}-only`, `${id}-or-later`] : [id, `${id}+`]);
    const differing = versionFamilies().flatMap((family) => {
      const leaves = family.flatMap(withPlus).map(leaf);
      const pairs = leaves.flatMap((one) => leaves.map((other) => [one, other] as const));
      return pairs
        .filter(([one, other]) => one.id !== other.id && leafSatisfies(one, other) !== rangesMeet(one, other))
        .map(([one, other]) => `${printLeaf(one)} under ${printLeaf(other)}`);
    });
    expect(differing).toEqual([]);
  });

  it("knows every version that the list has of its families", () => {
    const known = new Set(versionFamilies().flat());
    const stems = new Set([...known].map((id) => id.replace(/\d[\d.]*[a-z]?/, "#")));
    const missing = listedLicenseIds()
      .map((id) => baseId(id))
      .filter((id) => !known.has(id) && stems.has(id.replace(/\d[\d.]*[a-z]?/, "#")));
    expect([...new Set(missing)]).toEqual([]);
  });
});
