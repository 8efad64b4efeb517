// The table of model licences: complete, unique, cited; and the source report's statements by clause.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canonicalModelLicense, findModelLicense } from "../../src/licenses/terms/ids.ts";
import { loadTerms } from "../../src/licenses/terms/index.ts";
import { CATEGORIES } from "../../src/model/index.ts";

const LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023";
const FALCON = "LicenseRef-TII-Falcon-LLM-1.0";

async function termsOf(license: string) {
  const found = (await loadTerms()).find(license);
  if (found === undefined) throw new Error(`no terms for ${license}`);
  return found;
}

describe("the table of terms", () => {
  test("every id occurs once and every term and duty names a clause", async () => {
    const { all } = await loadTerms();
    const ids = all.flatMap((license) => [...license.terms, ...license.obligations].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(all.map(({ license }) => license)).size).toBe(all.length);
    for (const license of all) {
      expect(CATEGORIES).toContain(license.category);
      for (const part of [...license.terms, ...license.obligations]) {
        expect(part.clause, part.id).not.toBe("");
        expect(part.summary.length, part.id).toBeGreaterThan(10);
      }
    }
  });

  test("entries nobody could verify are not shipped", async () => {
    const { all } = await loadTerms();
    expect(all.some(({ license }) => /Jamba|ImpACT/.test(license))).toBe(false);
    expect(findModelLicense("LicenseRef-Jamba-Open-Model")).toBeUndefined();
  });

  test("what only others report is told as a report", async () => {
    const grok = await termsOf("LicenseRef-xAI-Grok-2-Community");
    for (const { summary } of [...grok.terms, ...grok.obligations]) expect(summary).toMatch(/^Reported: /);
    const llama = await termsOf(LLAMA_2);
    for (const { summary } of llama.terms) expect(summary).not.toMatch(/^Reported/);
  });

  test("docs/model-licenses.md says what the table says", async () => {
    const root = join(import.meta.dirname, "..", "..");
    const { renderModelLicenses } = await import(join(root, "scripts", "make-model-docs.mjs"));
    const page = readFileSync(join(root, "docs", "model-licenses.md"), "utf8");
    expect(renderModelLicenses((await loadTerms()).all) === page, "run scripts/make-model-docs.mjs").toBe(true);
  });

  test("every id is legal in SPDX and ids of other catalogues lead to ours", async () => {
    const { all } = await loadTerms();
    for (const { license } of all) expect(license).toMatch(/^[A-Za-z0-9.-]+$/);
    expect(canonicalModelLicense("LicenseRef-Meta-Llama-2-Community")).toBe(LLAMA_2);
    expect(canonicalModelLicense("licenseref-scancode-llama-2-license-2023")).toBe(LLAMA_2);
    expect(canonicalModelLicense("LicenseRef-scancode-openmdw-1.0")).toBe("OpenMDW-1.0");
    expect(canonicalModelLicense("LicenseRef-made-up")).toBeUndefined();
  });
});

describe("what the source report says of Llama 2", () => {
  test("more than 700 million monthly users need a licence from Meta: section 2, counted in the month before release", async () => {
    const { terms } = await termsOf(LLAMA_2);
    const limit = terms.find(({ kind }) => kind === "mau-threshold");
    expect(limit?.clause).toBe("2");
    expect(limit?.effect).toBe("deny");
    expect(JSON.stringify(limit?.when)).toContain(
      JSON.stringify({ fact: "group.monthly-active-users", at: "2023-06", over: 700_000_000 }),
    );
  });

  test("use must keep to law and trade compliance: 1.b.iv", async () => {
    const { terms, obligations } = await termsOf(LLAMA_2);
    const policy = terms.find(({ kind }) => kind === "aup");
    expect(policy?.clause).toBe("1.b.iv");
    expect(policy?.summary).toMatch(/law.*trade compliance/);
    expect(obligations.find(({ kind }) => kind === "acceptable-use")?.clause).toBe("1.b.iv");
  });

  test("neither the model nor its output may improve another large language model: 1.b.v", async () => {
    const { terms, restrictsOutputs } = await termsOf(LLAMA_2);
    const limit = terms.find(({ kind }) => kind === "no-train-other-models");
    expect(limit?.clause).toBe("1.b.v");
    expect(limit?.effect).toBe("deny");
    expect(restrictsOutputs).toBe(true);
  });

  test("languages other than English are a statement of the documentation, never a term", async () => {
    const { terms } = await termsOf(LLAMA_2);
    const languages = terms.find(({ kind }) => kind === "language-scope");
    expect(languages?.binding).toBe("documentation");
    expect(languages?.effect).toBe("information");
    expect(languages?.when).toBeUndefined();
  });

  test("it conflicts with criteria 5 and 6 of the Open Source Definition", async () => {
    const { osdConflicts } = await termsOf(LLAMA_2);
    expect(osdConflicts.map(({ criterion, clause }) => `${criterion}: ${clause}`)).toEqual([
      "5: 2",
      "6: 1.b.iv + AUP",
      "6: 1.b.v",
    ]);
  });
});

describe("what the source report says of the TII Falcon LLM licence", () => {
  test("commercial use needs permission: 8.1", async () => {
    const { terms } = await termsOf(FALCON);
    const limit = terms.find(({ kind }) => kind === "written-permission-required");
    expect([limit?.clause, limit?.effect]).toEqual(["8.1", "deny"]);
  });

  test("10 % royalty above 1 million US dollars of attributable revenue a year: 8.2(a), 8.2(c)", async () => {
    const { terms } = await termsOf(FALCON);
    const royalty = terms.find(({ kind }) => kind === "royalty");
    expect([royalty?.clause, royalty?.when]).toEqual([
      "8.2(a)",
      {
        all: [
          { fact: "commercial-use", is: true },
          { fact: "model.attributable-revenue-usd", over: 1_000_000 },
        ],
      },
    ]);
    expect(royalty?.summary).toContain("10 %");
    expect(terms.find(({ kind }) => kind === "revenue-threshold")?.clause).toBe("8.2(c)");
  });

  test("public statements must name the Falcon technology: 5.1", async () => {
    const { obligations } = await termsOf(FALCON);
    const statement = obligations.find(({ kind }) => kind === "public-statement");
    expect(statement?.clause).toBe("5.1");
    expect(statement?.quote).toContain("Falcon LLM technology from the Technology Innovation Institute");
  });

  test("licence, change marks and notices stay with copies: 4.1", async () => {
    const { obligations } = await termsOf(FALCON);
    const clauses = obligations.filter(({ clause }) => clause.startsWith("4.1")).map(({ kind }) => kind);
    expect(clauses).toEqual(["license-copy", "modified-notice", "retain-notices"]);
  });
});
