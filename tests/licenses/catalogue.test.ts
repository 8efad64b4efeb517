// The class of every licence on the list, and what exceptions do to it.
import { describe, expect, it } from "vitest";
import { classify, exceptionEffect, isListed, licenseName } from "../../src/licenses/catalogue.ts";
import { suggestLicense } from "../../src/licenses/suggest.ts";
import { loadVotes } from "../../src/licenses/votes.ts";
import { CATEGORIES } from "../../src/model/license.ts";
import { listedExceptionIds, listedLicenseIds, successorOf } from "../../src/spdx/identifiers.ts";

describe("classify", () => {
  it.each([
    // The source report's own assignments.
    ["MIT", "permissive"],
    ["ISC", "permissive"],
    ["Apache-2.0", "permissive"],
    ["BSD-2-Clause", "permissive"],
    ["BSD-3-Clause", "permissive"],
    ["LGPL-2.1-or-later", "weak-copyleft"],
    ["LGPL-3.0-only", "weak-copyleft"],
    ["MPL-2.0", "weak-copyleft"],
    ["GPL-2.0-only", "strong-copyleft"],
    ["GPL-3.0-or-later", "strong-copyleft"],
    ["CPL-1.0", "strong-copyleft"],
    ["AGPL-3.0-only", "network-copyleft"],
    // What the report has no word for.
    ["Unlicense", "public-domain"],
    ["CC0-1.0", "public-domain"],
    ["EPL-2.0", "weak-copyleft"],
    ["EUPL-1.2", "strong-copyleft"],
    ["OSL-3.0", "network-copyleft"],
    ["SSPL-1.0", "network-copyleft"],
    ["CC-BY-4.0", "permissive"],
    ["CC-BY-SA-4.0", "weak-copyleft"],
    ["CC-BY-NC-4.0", "restricted"],
    ["CC-BY-ND-4.0", "restricted"],
    ["GFDL-1.3-or-later", "weak-copyleft"],
    ["OFL-1.1", "weak-copyleft"],
    ["BUSL-1.1", "source-available"],
    ["Elastic-2.0", "source-available"],
    ["PolyForm-Noncommercial-1.0.0", "restricted"],
    ["Hippocratic-2.1", "restricted"],
    ["JSON", "restricted"],
    ["MS-LPL", "restricted"],
    ["any-OSI", "unknown"],
    // Not on the list.
    ["NONE", "none"],
    ["NOASSERTION", "unknown"],
    ["LicenseRef-somebody", "unknown"],
    ["DocumentRef-x:LicenseRef-somebody", "unknown"],
    ["LicenseRef-scancode-llama-2-license-2023", "custom-model"],
    ["LicenseRef-TII-Falcon-LLM-1.0", "custom-model"],
    ["LicenseRef-scancode-commons-clause", "source-available"],
    ["LicenseRef-scancode-proprietary-license", "proprietary"],
    ["no such thing", "unknown"],
    ["", "unknown"],
    ["constructor", "unknown"],
    ["__proto__", "unknown"],
    // Exceptions.
    ["GPL-2.0-only WITH Classpath-exception-2.0", "weak-copyleft"],
    ["GPL-2.0-with-classpath-exception", "weak-copyleft"],
    ["GPL-3.0-or-later WITH GCC-exception-3.1", "weak-copyleft"],
    ["AGPL-3.0-only WITH romic-exception", "weak-copyleft"],
    ["GPL-2.0-only WITH openvpn-openssl-exception", "strong-copyleft"],
    ["GPL-3.0-only WITH GPL-3.0-linking-exception", "strong-copyleft"],
    ["Apache-2.0 WITH LLVM-exception", "permissive"],
    ["LGPL-2.1-only WITH OCaml-LGPL-linking-exception", "weak-copyleft"],
    ["CC-BY-NC-4.0 WITH Font-exception-2.0", "restricted"],
    ["MIT WITH AdditionRef-no-selling", "unknown"],
    ["CC-BY-NC-4.0 WITH AdditionRef-x", "restricted"],
  ])("%s is %s", (license, category) => {
    expect(classify(license).category).toBe(category);
  });

  it("knows every id of the list, with a reason and a source, and leaves open only what is open", () => {
    const ids = listedLicenseIds();
    expect(ids).toHaveLength(734);
    for (const id of ids) {
      const found = classify({ kind: "license", id, orLater: false });
      expect(CATEGORIES, id).toContain(found.category);
      expect(found.reason, id).not.toBe("");
      expect(found.source, id).not.toBe("");
      expect(licenseName(id), id).not.toBe("");
      expect(isListed(id)).toBe(true);
    }
    const open = ids.filter((id) => classify(id).category === "unknown");
    expect(open).toEqual(["BSD-Source-alt-GPL", "any-OSI", "any-OSI-perl-modules"]);
  });

  it("gives a deprecated id the class of its successor", () => {
    const differing = listedLicenseIds().filter((id) => {
      const old = classify({ kind: "license", id, orLater: false }).category;
      return successorOf(id) !== undefined && old !== classify(successorOf(id) ?? id).category;
    });
    expect(differing).toEqual([]);
  });

  it("gives only and later of one licence one class", () => {
    const only = listedLicenseIds().filter((id) => id.endsWith("-only"));
    expect(only.length).toBeGreaterThan(15);
    for (const id of only) expect(classify(id).category).toBe(classify(id.replace(/-only$/, "-or-later")).category);
  });

  it("keeps the finer class as a flag", () => {
    expect(classify("CC-BY-NC-SA-4.0").flags).toEqual(expect.arrayContaining(["non-commercial", "share-alike"]));
    expect(classify("CC-BY-SA-4.0").flags).toContain("share-alike");
    expect(classify("CC-BY-ND-4.0").flags).toContain("no-derivatives");
    expect(classify("EUPL-1.2").flags).toContain("network-clause");
    expect(classify("GPL-3.0-only").flags).toEqual(["fsf-libre", "osi-approved"]);
    expect(classify("JSON").flags).toEqual(["field-of-use"]);
  });

  it("says where sources disagree, and keeps what each says", async () => {
    expect(classify("CPL-1.0").disputed).toBe(true);
    expect(classify("EPL-1.0").disputed).toBe(true);
    expect(classify("MIT").disputed).toBe(false);
    const votes = await loadVotes();
    expect(votes.get("CPL-1.0")).toEqual({ scanCode: "Copyleft Limited", osadl: "Yes", google: "reciprocal" });
    expect([...votes.keys()]).toEqual(listedLicenseIds());
  });
});

describe("exceptionEffect", () => {
  it("knows every exception of the list, with a reason", () => {
    const ids = listedExceptionIds();
    expect(ids).toHaveLength(86);
    for (const id of ids) {
      expect(exceptionEffect(id)?.reason, id).not.toBe("");
      expect(["weak", "permissive-use", "none"]).toContain(exceptionEffect(id)?.effect);
    }
    expect(exceptionEffect("AdditionRef-x")).toBeUndefined();
  });

  it("never makes anything permissive", () => {
    for (const id of listedExceptionIds()) {
      for (const base of ["GPL-2.0-only", "AGPL-3.0-only", "LGPL-2.1-only", "CPL-1.0"]) {
        expect(classify(`${base} WITH ${id}`).category, id).toMatch(/copyleft$/);
      }
    }
  });
});

describe("suggestLicense", () => {
  it.each([
    ["MTI", "MIT"],
    ["Apache2", "Apache-2.0"],
    ["BSD-3-Clauses", "BSD-3-Clause"],
    ["Mozilla Public Licence 2.0", "MPL-2.0"],
    ["GPL3", "GPL-3.0-only"],
    ["agpl-3.0-ony", "AGPL-3.0-only"],
  ])("for %j suggests %s", (text, id) => {
    expect(suggestLicense(text)).toBe(id);
  });

  it.each(["UNLICENSED", "Unlicensed", "", "x", "completely different words", "A".repeat(1_000_000)])(
    "suggests nothing for %j",
    (text) => {
      expect(suggestLicense(text)).toBeUndefined();
    },
  );
});
