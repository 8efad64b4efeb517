// Model licences judged by facts: what the licence allows whom, by clause, and what is asked when nobody told.
import { beforeAll, describe, expect, test } from "vitest";
import { loadTerms, type TermsTable } from "../../src/licenses/terms/index.ts";
import type { Verdict } from "../../src/model/index.ts";
import { findFactKind } from "../../src/policy/facts.ts";
import { judge } from "../../src/policy/judge.ts";
import type { FactEntry } from "../../src/policy/policy.ts";
import { findPreset } from "../../src/policy/presets.ts";
import { componentOf, subjectOf } from "./make.ts";

const LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023";
const FALCON = "LicenseRef-TII-Falcon-LLM-1.0";

let terms: TermsTable;
beforeAll(async () => {
  terms = await loadTerms();
});

function verdictOf(license: string, facts: Record<string, FactEntry[1]>): Verdict {
  const component = componentOf({ purl: "pkg:huggingface/a/b", kind: "model", name: "b" });
  const options = { today: "2026-11-24", terms, facts: Object.entries(facts) };
  return judge(findPreset("ai-models")!, subjectOf(license, component), options);
}

const asked = ({ questions }: Verdict) => questions.map(({ fact }) => fact).sort();
const deciding = ({ steps }: Verdict) => steps.find(({ chosen }) => chosen)?.clause;
const duties = ({ obligations }: Verdict) => obligations.map(({ id }) => id.slice(id.indexOf("/") + 1));

describe("Llama 2", () => {
  test("with 12 million users it is allowed, with its duties", () => {
    const verdict = verdictOf(LLAMA_2, { "group.monthly-active-users": 12_000_000 });
    expect(verdict.answer).toBe("allow");
    expect(duties(verdict)).toEqual(["license-copy", "notice-file", "indemnify", "acceptable-use", "no-training"]);
    expect(verdict.obligations[1]?.quote).toBe(
      "Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.",
    );
  });

  test("with 800 million in the month before its release it is denied by section 2", () => {
    const verdict = verdictOf(LLAMA_2, { "group.monthly-active-users": { "2023-06": 800_000_000 } });
    expect([verdict.answer, deciding(verdict)]).toEqual(["deny", "2"]);
  });

  test("growing past 700 million after the release changes nothing", () => {
    const users = { "2023-06": 690_000_000, "2024-01": 900_000_000 };
    expect(verdictOf(LLAMA_2, { "group.monthly-active-users": users }).answer).toBe("allow");
  });

  test("700 million is not more than 700 million", () => {
    expect(verdictOf(LLAMA_2, { "group.monthly-active-users": 700_000_000 }).answer).toBe("allow");
    expect(verdictOf(LLAMA_2, { "group.monthly-active-users": 700_000_001 }).answer).toBe("deny");
  });

  test("without the number, or with one from a later month only, it is asked for", () => {
    for (const facts of [{}, { "group.monthly-active-users": { "2025-01": 5 } }]) {
      const verdict = verdictOf(LLAMA_2, facts);
      expect([verdict.answer, asked(verdict)]).toEqual(["undetermined", ["group.monthly-active-users"]]);
      expect(verdict.questions[0]?.clause).toBe("2");
    }
  });

  test("a licence from Meta lifts the limit", () => {
    const facts = { "group.monthly-active-users": 800_000_000, "licensor-permissions": [LLAMA_2] };
    expect(verdictOf(LLAMA_2, facts).answer).toBe("allow");
  });

  test("improving another language model with it is denied by 1.b.v; Llama 3.1 has no such clause", () => {
    const facts = { "group.monthly-active-users": 1000, "trains-other-models": true, territories: ["US"] };
    const verdict = verdictOf(LLAMA_2, facts);
    expect([verdict.answer, deciding(verdict)]).toEqual(["deny", "1.b.v"]);
    expect(verdictOf("LicenseRef-scancode-llama-3.1-license-2024", facts).answer).toBe("allow");
  });

  test("other languages than English are no violation", () => {
    expect(verdictOf(LLAMA_2, { "group.monthly-active-users": 1000, languages: ["de", "zh"] }).answer).toBe("allow");
  });

  test("inside a service only, no copy and no notice is handed on", () => {
    const verdict = verdictOf(LLAMA_2, { "group.monthly-active-users": 1000, distribution: ["saas"] });
    expect(duties(verdict)).toEqual(["indemnify", "acceptable-use", "no-training"]);
  });
});

describe("TII Falcon LLM 1.0", () => {
  test("commercial use without permission is denied by 8.1", () => {
    const verdict = verdictOf(FALCON, { "commercial-use": true, "model.attributable-revenue-usd": 0 });
    expect([verdict.answer, deciding(verdict)]).toEqual(["deny", "8.1"]);
  });

  test("with permission, the royalty starts above one million dollars of attributable revenue", () => {
    const permitted = { "commercial-use": true, "licensor-permissions": [FALCON] };
    const below = verdictOf(FALCON, { ...permitted, "model.attributable-revenue-usd": 1_000_000 });
    expect(below.answer).toBe("allow");
    const above = verdictOf(FALCON, { ...permitted, "model.attributable-revenue-usd": 1_000_001 });
    expect([above.answer, deciding(above)]).toEqual(["review", "8.2(a)"]);
    expect(above.steps[0]?.rule.why).toContain("10 %");
  });

  test("nobody said whether it is for business: that is asked, and the revenue that matters if it is", () => {
    const verdict = verdictOf(FALCON, {});
    expect([verdict.answer, asked(verdict)]).toEqual([
      "undetermined",
      ["commercial-use", "model.attributable-revenue-usd"],
    ]);
    const permitted = verdictOf(FALCON, { "commercial-use": true, "licensor-permissions": [FALCON] });
    expect([permitted.answer, asked(permitted)]).toEqual(["undetermined", ["model.attributable-revenue-usd"]]);
  });

  test("the attribution statement is a duty, word for word", () => {
    const verdict = verdictOf(FALCON, { "commercial-use": false, "model.attributable-revenue-usd": 0 });
    expect(verdict.answer).toBe("allow");
    expect(verdict.obligations.find(({ id }) => id.endsWith("/public-statement"))).toMatchObject({
      source: "5.1",
      quote:
        "[name of relevant Derivative Work] is built using Falcon LLM technology from the Technology Innovation Institute",
    });
  });
});

describe("other licences", () => {
  test("Qwen counts users today and only where use is commercial", () => {
    const qwen = "LicenseRef-scancode-qwen-2024";
    const users = { "2024-09": 5_000_000, "2026-10": 150_000_000 };
    expect(verdictOf(qwen, { "commercial-use": true, "product.monthly-active-users": users }).answer).toBe("deny");
    expect(verdictOf(qwen, { "commercial-use": false }).answer).toBe("allow");
  });

  test("Stability's free licence ends above one million dollars of revenue, whatever its source", () => {
    const stability = "LicenseRef-scancode-stability-ai-community-2024";
    const verdict = verdictOf(stability, { "commercial-use": false, "group.annual-revenue-usd": 2_000_000 });
    expect([verdict.answer, deciding(verdict)]).toEqual(["deny", "III"]);
  });

  test("Hunyuan is not licensed in the European Union, and asks where you are", () => {
    const hunyuan = "LicenseRef-Tencent-Hunyuan-Community-A13B";
    const base = { "group.monthly-active-users": 1000 };
    expect(verdictOf(hunyuan, { ...base, territories: ["US", "EU"] }).answer).toBe("deny");
    expect(verdictOf(hunyuan, { ...base, territories: ["US"] }).answer).toBe("allow");
    expect(asked(verdictOf(hunyuan, base))).toEqual(["territories"]);
  });

  test("Kimi K2 only wants its name shown above its thresholds", () => {
    const kimi = "LicenseRef-scancode-moonshot-ai-modified-mit-2025";
    const small = verdictOf(kimi, { "product.monthly-active-users": 10, "product.monthly-revenue-usd": 10 });
    expect([small.answer, duties(small)]).toEqual(["allow", ["retain-notices"]]);
    const large = verdictOf(kimi, { "product.monthly-active-users": 200_000_000 });
    expect([large.answer, duties(large)]).toEqual(["allow", ["retain-notices", "attribution-display"]]);
  });

  test("a research licence is denied to a business, and asks when nobody told", () => {
    const research = "LicenseRef-Mistral-MRL-0.1";
    expect(verdictOf(research, { "commercial-use": true }).answer).toBe("deny");
    expect(verdictOf(research, {}).answer).toBe("undetermined");
  });
});

test("every fact that a licence asks for has a question in plain words", () => {
  const names = new Set(JSON.stringify(terms.all).match(/(?<="fact":")[^"]+/g));
  expect([...names].filter((name) => findFactKind(name) === undefined)).toEqual([]);
  expect(names.size).toBeGreaterThan(12);
});

describe("limits", () => {
  const limitsOf = (verdict: Verdict) =>
    new Map(
      (verdict.limits ?? []).map(({ id, applies, effect }) => [id.slice(id.indexOf("/") + 1), `${effect} ${applies}`]),
    );

  test("are told with whether they hold, and documentation is information", () => {
    const told = limitsOf(verdictOf(LLAMA_2, { "group.monthly-active-users": 12_000_000 }));
    expect(told.get("mau-threshold")).toBe("deny false");
    expect(told.get("language-scope")).toBe("information true");
    expect(limitsOf(verdictOf(LLAMA_2, {})).get("mau-threshold")).toBe("deny unknown");
  });

  test("are absent where a license limits nothing", () => {
    expect(verdictOf("MIT", {}).limits).toBeUndefined();
  });
});

describe("territories", () => {
  const LLAMA_3_2 = "LicenseRef-scancode-llama-3.2-license-2024";
  const answerIn = (territories: readonly string[], license = LLAMA_3_2) =>
    verdictOf(license, { "group.monthly-active-users": 1000, territories }).answer;

  test("a member state lies in the Union: Llama 3.2 is looked at, Llama 4 is denied", () => {
    expect(answerIn(["DE"])).toBe("review");
    expect(answerIn(["DE"], "LicenseRef-scancode-llama-4-cla-2025")).toBe("deny");
    expect(answerIn(["US", "CH"])).toBe("allow");
    expect(answerIn(["worldwide"], "LicenseRef-scancode-llama-4-cla-2025")).toBe("deny");
  });
});

describe("Falcon LLM 1.0 without commercial use", () => {
  test("owes nothing and asks for no revenue: use without revenue of its own is not commercial by section 1", () => {
    const verdict = verdictOf(FALCON, { "commercial-use": false });
    expect(verdict.answer).toBe("allow");
    expect(asked(verdict)).toEqual([]);
  });
});
