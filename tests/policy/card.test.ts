// What twenty well-known licenses permit, ask and limit, as choosealicense.com and the texts say.
import { describe, expect, test } from "vitest";
import { filterLicenses, findListed, type LicenseFilter, makeCard } from "../../src/policy/card.ts";

const cardOf = (id: string) => makeCard(findListed(id)!);
const NO_FILTER: LicenseFilter = { allows: [], requires: [], forbids: [], categories: [] };
const found = (filter: Partial<LicenseFilter>) =>
  filterLicenses({ ...NO_FILTER, ...filter }).map(({ license }) => license);

/** id · commercial use, modification, patents · asked for · limits beyond the missing warranty. */
const KNOWN: readonly (readonly [id: string, may: string, must: string, limits: string])[] = [
  ["MIT", "cm", "license-text attribution", ""],
  ["ISC", "cm", "license-text attribution", ""],
  ["0BSD", "cm", "", ""],
  ["Unlicense", "cm", "", ""],
  ["BSD-2-Clause", "cm", "license-text attribution disclaimer", ""],
  ["BSD-3-Clause", "cm", "license-text attribution disclaimer no-endorsement", "no-trademark"],
  ["BSD-3-Clause-Clear", "cm", "license-text attribution disclaimer no-endorsement", "no-patents no-trademark"],
  ["Apache-2.0", "cmp", "license-text state-changes notice-file", "no-trademark"],
  ["MPL-2.0", "cmp", "source-offer same-license-part", "no-trademark"],
  ["EPL-2.0", "cmp", "source-offer same-license-part", ""],
  ["LGPL-2.1-only", "cm", "source-offer same-license-part relinkable state-changes", ""],
  ["LGPL-3.0-only", "cmp", "source-offer same-license-part relinkable installation-information", ""],
  ["GPL-2.0-only", "cm", "source-offer same-license state-changes", ""],
  ["GPL-3.0-only", "cmp", "source-offer same-license state-changes installation-information", ""],
  ["AGPL-3.0-only", "cmp", "source-offer same-license network-source", ""],
  ["EUPL-1.2", "cmp", "source-offer same-license network-source", "no-trademark"],
  ["OSL-3.0", "cmp", "source-offer same-license network-source", "no-trademark"],
  ["CC0-1.0", "cm", "", "no-patents no-trademark"],
  ["CC-BY-4.0", "cm", "attribution state-changes", "no-patents no-trademark"],
  ["CC-BY-SA-4.0", "cm", "attribution state-changes share-alike", "no-patents no-trademark"],
  ["BSL-1.0", "cm", "license-text attribution", ""],
  ["Zlib", "cm", "no-misrepresentation", ""],
  ["MS-PL", "cmp", "license-text attribution", "no-trademark"],
  ["OFL-1.1", "cm", "license-text same-license naming", "no-trademark"],
  ["BUSL-1.1", "m", "", "no-production"],
  ["CC-BY-NC-4.0", "m", "", "no-patents no-trademark non-commercial"],
  ["Elastic-2.0", "cm", "", "source-available"],
  ["PolyForm-Noncommercial-1.0.0", "m", "", "non-commercial"],
  ["CC-BY-ND-4.0", "c", "", "no-patents no-trademark no-derivatives"],
  ["JSON", "m", "", "field-of-use"],
];

test.each(KNOWN)("%s", (id, may, must, limits) => {
  const card = cardOf(id);
  const letters = { "commercial-use": "c", modification: "m", "patent-use": "p" } as Readonly<Record<string, string>>;
  const permitted = ["commercial-use", "modification", "patent-use"].filter((one) => card.permissions.includes(one));
  expect(permitted.map((one) => letters[one]).join("")).toBe(may);
  for (const duty of must.split(" ").filter((one) => one !== "")) expect(card.conditions).toContain(duty);
  if (must === "") expect(card.conditions).toEqual([]);
  expect(card.limits.filter((one) => one !== "no-warranty").join(" ")).toBe(limits);
});

describe("the chooser", () => {
  test("finds what is permitted, asked and left out", () => {
    const patents = found({
      allows: ["patent-use"],
      forbids: ["source-offer", "notice-file"],
      categories: ["permissive"],
    });
    expect(patents).toContain("MulanPSL-2.0");
    expect(patents).not.toContain("Apache-2.0");
    expect(patents).not.toContain("MIT");
    const network = found({ requires: ["network-source", "osi-approved"] });
    expect(network).toEqual(expect.arrayContaining(["AGPL-3.0-only", "AGPL-3.0-or-later", "EUPL-1.2", "OSL-3.0"]));
    expect(network).not.toContain("SSPL-1.0");
    expect(network).not.toContain("GPL-3.0-only");
  });

  test("takes duties that nobody listed for possible, not for absent", () => {
    expect(cardOf("JSON").dutiesKnown).toBe(false);
    expect(found({ forbids: ["license-text"] })).not.toContain("JSON");
    expect(found({ forbids: ["license-text"] })).toContain("0BSD");
    expect(found({ forbids: ["field-of-use"] })).not.toContain("JSON");
  });
});
