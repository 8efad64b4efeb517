import { describe, expect, test } from "vitest";
import { applyBaseline, makeBaseline } from "../../src/baseline.ts";
import type { LicenseFinding, Report } from "../../src/model/index.ts";
import { makeClarifier } from "../../src/policy/clarify.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { answer, childOf, mistakesOf, TODAY } from "./lock-policies.ts";
import { policyOf, subjectOf } from "./make.ts";

const NO_AGPL = "rules: [{ id: no-agpl, licenses: [AGPL-3.0-only], action: deny, locked: true }]\n";
const WHEN_SAAS = `project: { distribution: [saas] }
rules: [{ id: no-agpl, licenses: [AGPL-3.0-only], when: { distribution: [saas] }, action: deny, locked: true }]
`;
const EXTENDS = "extends: [./base.yml]\n";

describe("a locked rule cannot be loosened by", () => {
  test.each([
    ["a rule", "rules: [{ id: all, licenses: [AGPL-3.0-only], action: allow }]\n"],
    ["a locked rule", "rules: [{ id: all, licenses: [AGPL-3.0-only], action: allow, locked: true }]\n"],
    ["a rule about the package", 'rules: [{ id: ours, packages: ["pkg:npm/*"], action: allow }]\n'],
    ["an overlay", 'overlays: [{ paths: ["**"], rules: [{ id: all, licenses: ["*"], action: allow }] }]\n'],
    ["an exception", 'exceptions: [{ id: E, package: "pkg:npm/tiny", licenses: ["*"], reason: r, permanent: true }]\n'],
    ["another category", "categories: { permissive: [AGPL-3.0-only] }\ndefaults: { unlisted: allow }\n"],
  ])("%s", (_, child) => {
    const policy = childOf(EXTENDS + child, { "./base.yml": NO_AGPL });
    expect(answer(policy, "AGPL-3.0-only")).toBe("deny");
    expect(answer(policy, "AGPL-3.0-only OR AGPL-3.0-only")).toBe("deny");
  });

  test("another parent, whichever stands first", () => {
    const local = "rules: [{ id: all, licenses: [AGPL-3.0-only], action: allow, locked: true }]\n";
    const files = { "./base.yml": NO_AGPL, "./local.yml": local };
    expect(answer(childOf("extends: [./local.yml, ./base.yml]\n", files), "AGPL-3.0-only")).toBe("deny");
    expect(answer(childOf("extends: [./base.yml, ./local.yml]\n", files), "AGPL-3.0-only")).toBe("deny");
  });

  test("an exception of another parent", () => {
    const local = 'exceptions: [{ id: E, package: "pkg:npm/*", licenses: ["*"], reason: r, permanent: true }]\n';
    const files = { "./base.yml": NO_AGPL, "./local.yml": local };
    expect(answer(childOf("extends: [./local.yml, ./base.yml]\n", files), "AGPL-3.0-only")).toBe("deny");
  });

  test("a policy in between", () => {
    const files = {
      "./base.yml": NO_AGPL,
      "./middle.yml": `extends: [./base.yml]\nexceptions: [{ id: E, package: "pkg:npm/*", licenses: ["*"], reason: r, permanent: true }]
rules: [{ id: all, licenses: ["*"], action: allow, locked: true }]\n`,
    };
    expect(answer(childOf("extends: [./middle.yml]\n", files), "AGPL-3.0-only")).toBe("deny");
  });

  test("an exact reading of WITH", () => {
    const base = "rules: [{ id: no-gpl, licenses: [GPL-2.0-only], action: deny, locked: true }]\n";
    const child = `${EXTENDS}defaults: { with-exception: exact, unlisted: allow }\n`;
    expect(answer(childOf(child, { "./base.yml": base }), "GPL-2.0-only WITH Classpath-exception-2.0")).toBe("deny");
  });

  test("facts that the parent tells, wherever they are told anew", () => {
    const files = { "./base.yml": WHEN_SAAS };
    expect(answer(childOf(EXTENDS, files), "AGPL-3.0-only", [["distribution", ["internal"]]])).toBe("deny");
    for (const child of [
      "project: { distribution: [internal] }\n",
      "facts: { distribution: [internal] }\n",
      'overlays: [{ paths: ["tools/**"], project: { distribution: [internal] } }]\n',
    ])
      expect(mistakesOf(EXTENDS + child, files)).toEqual([
        'LIC315:3 ./base.yml tells "distribution", and its locked rule "no-agpl" looks at that',
      ]);
    expect(answer(childOf(`${EXTENDS}project: { distribution: [saas, binary] }\n`, files), "AGPL-3.0-only")).toBe(
      "deny",
    );
  });

  test("an exception where the license's own terms or compatibility weigh more", () => {
    const base = `project: { license: MIT, distribution: [binary] }
compatibility: { check: true }
rules: [{ id: ask, licenses: [GPL-3.0-only], action: review, locked: true }]\n`;
    const child = `${EXTENDS}exceptions: [{ id: E, package: "pkg:npm/tiny", licenses: [GPL-3.0-only], reason: r, permanent: true }]\n`;
    expect(answer(childOf(EXTENDS, { "./base.yml": base }), "GPL-3.0-only")).toBe("deny");
    expect(answer(childOf(child, { "./base.yml": base }), "GPL-3.0-only")).toBe("review");
  });

  test("a rule or an overlay with its name", () => {
    const rule = "{ id: no-agpl, licenses: [MIT], action: allow }";
    const files = { "./base.yml": NO_AGPL };
    expect(mistakesOf(`${EXTENDS}rules: [${rule}]\n`, files)).toHaveLength(1);
    expect(mistakesOf(`${EXTENDS}overlays: [{ paths: [a], rules: [${rule}] }]\n`, files)).toHaveLength(1);
  });

  test("a baseline", () => {
    const policy = childOf(EXTENDS, { "./base.yml": NO_AGPL });
    const { component, findings, conclusion } = subjectOf("AGPL-3.0-only");
    const verdict = makeJudge(policy, { today: TODAY }).judge({ component, findings, conclusion });
    const report = {
      policy: { failOn: "review" },
      assessments: [{ component, findings, conclusion, verdict }],
    } as unknown as Report;
    expect(makeBaseline(report).entries).toEqual([]);
    const entry = { package: "pkg:npm/tiny", license: "AGPL-3.0-only", scope: "runtime", answer: "deny" } as const;
    expect(applyBaseline(report, { entries: [entry] }).known).toBe(0);
  });
});

describe("a clarification", () => {
  const clarification =
    'clarifications: [{ id: C, package: "pkg:npm/tiny", license: MIT, reason: it says so on the site }]\n';
  const allow = "rules: [{ id: p, licenses: [MIT], action: allow }]\n";
  const finding = (license: string): LicenseFinding => ({
    statement: {
      purl: "pkg:npm/tiny@1.0.0",
      as: "expression",
      raw: license,
      source: "npm/installed",
      location: { path: "package.json" },
    },
    voice: "declared",
    reading: "exact",
    expression: license,
    confidence: 1,
  });
  const clarify = (policy: Policy, license: string) => {
    const clarifier = makeClarifier(policy);
    const stated = { ...subjectOf(license), findings: [finding(license)] };
    const clarified = clarifier.clarify(stated);
    return {
      answer: makeJudge(policy, { today: TODAY }).judge(clarified).answer,
      codes: clarifier.finish().map(({ code, args }) => `${code} ${args["rule"] ?? ""}`),
    };
  };

  test("cannot explain a locked license away", () => {
    const policy = childOf(EXTENDS + allow + clarification, { "./base.yml": NO_AGPL });
    expect(clarify(policy, "AGPL-3.0-only")).toEqual({ answer: "deny", codes: ["LIC335 no-agpl"] });
  });
  test("still explains what no locked rule speaks about", () => {
    const policy = childOf(EXTENDS + allow + clarification, { "./base.yml": NO_AGPL });
    expect(clarify(policy, "BSD-3-Clause")).toEqual({ answer: "allow", codes: [] });
  });
  test("of the parent itself counts", () => {
    const policy = childOf(EXTENDS + allow, { "./base.yml": NO_AGPL + clarification });
    expect(clarify(policy, "AGPL-3.0-only")).toEqual({ answer: "allow", codes: [] });
  });
  test("of a second parent does not", () => {
    const files = { "./base.yml": NO_AGPL, "./local.yml": clarification };
    const policy = childOf(`extends: [./base.yml, ./local.yml]\n${allow}`, files);
    expect(clarify(policy, "AGPL-3.0-only")).toEqual({ answer: "deny", codes: ["LIC335 no-agpl"] });
  });
});

describe("what else a parent with locked rules says", () => {
  const base = `${NO_AGPL}defaults: { unknown: deny }
gate: { fail-on: review, report: all, review-cleared-by: "label:legal", max-exception-age: 100d }
compatibility: { check: true, incompatible: deny }\n`;
  test.each([
    ["defaults", "defaults: { unknown: warn }\n"],
    ["the gate", "gate: { fail-on: deny }\n"],
    ["what the gate counts", "gate: { report: new }\n"],
    ["who clears a review", 'gate: { review-cleared-by: "label:ok" }\n'],
    ["the longest exception", "gate: { max-exception-age: 1y }\n"],
    ["the compatibility check", "compatibility: { check: false }\n"],
    ["how incompatible licenses are answered", "compatibility: { check: true, incompatible: warn }\n"],
  ])("%s cannot be loosened", (_, child) => {
    expect(mistakesOf(EXTENDS + child, { "./base.yml": base })).toEqual([expect.stringContaining("LIC315:3")]);
  });

  test("is not loosened by a second parent", () => {
    const loose = `defaults: { unknown: allow }
gate: { fail-on: deny, report: new, max-exception-age: 9y }
compatibility: { check: false }\n`;
    const policy = childOf("extends: [./base.yml, ./loose.yml]\n", { "./base.yml": base, "./loose.yml": loose });
    expect(policy.defaults.unknown.action).toBe("deny");
    expect(policy.gate).toMatchObject({ failOn: "review", report: "all", maxExceptionAgeDays: 100 });
    expect(policy.compatibility).toMatchObject({ check: true, incompatible: "deny" });
  });

  test.each([
    ["longer", "granted: 2026-01-01, expires: 2027-01-01"],
    ["for good", "permanent: true"],
    ["since nobody knows when", "expires: 2027-01-01"],
  ])("its longest term binds exceptions of others: not %s", (_, term) => {
    const child = `exceptions: [{ id: E, package: "pkg:npm/tiny", licenses: [MIT], reason: r, ${term} }]\n`;
    expect(mistakesOf(EXTENDS + child, { "./base.yml": base })).toEqual([expect.stringContaining("LIC317:3")]);
  });

  test("an exception does not hold before the day it is granted", () => {
    const policy = policyOf(
      'exceptions: [{ id: E, package: "pkg:npm/tiny", licenses: [NONE], reason: r, granted: 2026-11-25, expires: 2026-12-01 }]\n',
    );
    const on = (today: string) => makeJudge(policy, { today }).judge(subjectOf("UNLICENSED")).answer;
    expect([on("2026-11-24"), on("2026-11-25"), on("2026-12-01"), on("2026-12-02")]).toEqual([
      "deny",
      "allow",
      "allow",
      "deny",
    ]);
  });
});
