import { describe, expect, test } from "vitest";
import type { Conclusion } from "../../src/model/index.ts";
import { type JudgeSubject, judge as judgeOn, makeJudge } from "../../src/policy/judge.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { findPreset } from "../../src/policy/presets.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

const judge = (policy: Policy, subject: JudgeSubject) => judgeOn(policy, subject, { today: "2026-11-24" });
const distributed = findPreset("distributed")!;
const answer = (license: string) => judge(distributed, subjectOf(license)).answer;

describe("AND and OR", () => {
  test("all terms of an AND bind", () => expect(answer("MIT AND GPL-3.0-only")).toBe("deny"));

  test("an OR takes its best side and says which", () => {
    const verdict = judge(distributed, subjectOf("MIT OR GPL-3.0-only"));
    expect(verdict).toMatchObject({ answer: "allow", chosen: "MIT" });
    expect(verdict.steps.map((step) => [step.license, step.answer, step.chosen])).toEqual([
      ["MIT", "allow", true],
      ["GPL-3.0-only", "deny", false],
    ]);
  });

  test("sides that are equally good are taken by `prefer`, then by how little they ask", () => {
    expect(judge(distributed, subjectOf("BSD-3-Clause OR MIT")).chosen).toBe("MIT");
    expect(judge(distributed, subjectOf("Zlib OR 0BSD")).chosen).toBe("Zlib");
    const internal = findPreset("internal")!;
    expect(judge(internal, subjectOf("GPL-2.0-only OR Zlib")).chosen).toBe("Zlib");
  });

  test("an OR inside an AND is chosen on its own", () => {
    expect(judge(distributed, subjectOf("(MIT OR GPL-2.0-only) AND (Zlib OR AGPL-3.0-only)")).chosen).toBe(
      "MIT AND Zlib",
    );
  });
});

describe("every step names its rule", () => {
  test("with the line in the policy and the author's words", () => {
    const policy = policyOf(`
rules:
  - id: no-copyleft
    licenses: [category:copyleft]
    action: deny
    why: We sell it.
    fix: Ask Kim.
`);
    expect(judge(policy, subjectOf("EPL-2.0")).steps[0]?.rule).toEqual({
      id: "no-copyleft",
      location: { path: "license-policy.yml", line: 4, column: 5 },
      why: "We sell it.",
      fix: "Ask Kim.",
    });
  });

  test("with the preset it comes from", () => {
    const policy = policyOf("extends: [distributed]\nrules: []\n");
    expect(judge(policy, subjectOf("MIT")).steps[0]?.rule).toMatchObject({ id: "permissive", origin: "distributed" });
  });
});

describe("what is not stated", () => {
  const policy = policyOf("defaults: { unlisted: allow, unknown: allow }\n");
  const states: [string, Conclusion, string, string][] = [
    ["all rights reserved", { kind: "agreed", expression: "NONE", from: [] }, "defaults.none", "deny"],
    ["unreadable", { kind: "unreadable", from: [0] }, "defaults.unreadable", "allow"],
    ["stated nowhere", { kind: "absent", because: "says-nothing" }, "defaults.absent", "allow"],
    ["not installed", { kind: "absent", because: "not-installed" }, "defaults.not-installed", "allow"],
    ["not to be asked", { kind: "absent", because: "look-up-failed" }, "defaults.lookup-failed", "undetermined"],
    ["an id nobody knows", { kind: "agreed", expression: "LicenseRef-acme", from: [] }, "defaults.unknown", "allow"],
  ];
  test.each(states)("%s is a state of its own", (_, conclusion, rule, expected) => {
    const verdict = judge(policy, subjectOf(conclusion));
    expect(verdict.steps[0]?.rule.id).toBe(rule);
    expect(verdict.answer).toBe(expected);
  });

  test.each(states)("%s never passes where the policy says nothing", (_, conclusion) => {
    expect(judge(policyOf("rules: []\n"), subjectOf(conclusion)).answer).not.toMatch(/allow|warn/);
  });

  test("is not covered by a star, which stands for licences", () => {
    const star = policyOf('rules: [{ id: all, licenses: ["*"], action: allow }]\n');
    for (const [, conclusion] of states.slice(0, 5))
      expect(judge(star, subjectOf(conclusion)).answer).not.toBe("allow");
  });

  test("is covered by a rule about packages that names no licences", () => {
    const own = policyOf('rules: [{ id: ours, packages: ["pkg:npm/@acme/*"], action: allow }]\n');
    const component = componentOf({ purl: "pkg:npm/%40acme/ui@1.0.0" });
    for (const [, conclusion] of states) expect(judge(own, subjectOf(conclusion, component)).answer).toBe("allow");
  });

  test("a conflict is judged on all of its sides", () => {
    const sides = [
      { expression: "MIT", from: [0] },
      { expression: "GPL-3.0-only", from: [1] },
    ];
    const verdict = judge(distributed, subjectOf({ kind: "conflict", expression: "MIT AND GPL-3.0-only", sides }));
    expect(verdict.answer).toBe("deny");
  });
});

describe("licence entries are sets", () => {
  const rule = (entry: string, action = "allow") =>
    policyOf(`rules: [{ id: r, licenses: ["${entry}"], action: ${action} }]\n`);
  test.each([
    ["GPL-2.0-or-later", "GPL-3.0-only", "allow"],
    ["GPL-2.0-or-later", "GPL-2.0-only", "allow"],
    ["GPL-3.0-or-later", "GPL-2.0-only", "review"],
    ["GPL-2.0-only", "GPL-2.0-or-later", "allow"],
    ["GPL-3.0-only", "GPL-2.0-or-later", "allow"],
    ["GPL-2.0-only", "GPL-3.0-or-later", "review"],
    ["LGPL-2.1-only", "LGPL-3.0-only", "review"],
    ["GPL-3.0-only", "AGPL-3.0-only", "review"],
    ["gpl-2.0", "GPL-2.0-only", "allow"],
    ["GPL-2.0+", "GPL-3.0-only", "allow"],
    ["CDDL-1.0", "CDDL-1.1", "review"],
    ["LicenseRef-acme-*", "LicenseRef-acme-1", "allow"],
    ["category:strong-copyleft", "AGPL-3.0-only", "allow"],
    ["category:network-copyleft", "GPL-3.0-only", "review"],
    ["category:copyleft", "MPL-2.0", "allow"],
    ["category:non-commercial", "CC-BY-NC-SA-4.0", "allow"],
  ])("allowing %s makes %s %s", (entry, license, expected) => {
    expect(judge(rule(entry), subjectOf(license)).answer).toBe(expected);
  });

  test("denying every version denies the choice among them", () => {
    const policy = policyOf("rules: [{ id: r, licenses: [GPL-2.0-only, GPL-3.0-only], action: deny }]\n");
    expect(judge(policy, subjectOf("GPL-2.0-or-later")).answer).toBe("deny");
  });

  test("denying one version leaves the others to choose", () => {
    const policy = policyOf(
      "defaults: { unlisted: allow }\nrules: [{ id: r, licenses: [GPL-3.0-only], action: deny }]\n",
    );
    expect(judge(policy, subjectOf("GPL-2.0-or-later")).answer).toBe("allow");
    expect(judge(policy, subjectOf("GPL-3.0-or-later")).answer).toBe("deny");
  });

  test("a licence with an exception falls back on the rule for the licence", () => {
    expect(judge(rule("Apache-2.0"), subjectOf("Apache-2.0 WITH LLVM-exception")).answer).toBe("allow");
  });

  test("an addition nobody knows does not", () => {
    expect(judge(rule("Apache-2.0"), subjectOf("Apache-2.0 WITH AdditionRef-commons-clause")).answer).toBe("deny");
    expect(judge(rule("category:permissive"), subjectOf("MIT WITH AdditionRef-commons-clause")).answer).toBe("deny");
  });

  test("an exact pair goes before the bare licence, also when its rule comes later", () => {
    const policy = policyOf(`
rules:
  - { id: gpl, licenses: [GPL-2.0-only], action: deny }
  - { id: classpath, licenses: [GPL-2.0-only WITH Classpath-exception-2.0], action: allow }
`);
    expect(judge(policy, subjectOf("GPL-2.0-only WITH Classpath-exception-2.0")).answer).toBe("allow");
    expect(judge(policy, subjectOf("GPL-2.0-only WITH GCC-exception-2.0")).answer).toBe("deny");
  });

  test("one line reclassifies a licence, for the rules of a preset, too", () => {
    const policy = policyOf("extends: [distributed]\ncategories: { weak-copyleft: [CPL-1.0] }\n");
    expect(answer("CPL-1.0")).toBe("deny");
    expect(judge(policy, subjectOf("CPL-1.0")).answer).toBe("warn");
  });
});

describe("selectors", () => {
  const decide = (selector: string, component: Parameters<typeof componentOf>[0]) =>
    judge(
      policyOf(`defaults: { unlisted: deny }\nrules: [{ id: r, ${selector}, action: allow }]\n`),
      subjectOf("MIT", componentOf(component)),
    ).answer;

  test.each([
    ["packages: ['pkg:npm/tiny']", { purl: "pkg:npm/tiny@2.0.0" }, "allow"],
    ["packages: ['pkg:npm/*']", { purl: "pkg:npm/%40acme/ui@2.0.0" }, "allow"],
    ["packages: ['pkg:npm/@acme/*']", { purl: "pkg:npm/%40acme-evil/ui@2.0.0" }, "deny"],
    ["packages: ['pkg:npm/tiny']", { purl: "pkg:npm/tiny-too@2.0.0" }, "deny"],
    ["packages: ['pkg:npm/tiny']", { purl: "pkg:pypi/tiny@2.0.0" }, "deny"],
    ["packages: ['pkg:maven/com.acme.*/*']", { purl: "pkg:maven/com.acme.web/core@1" }, "allow"],
    ["packages: ['pkg:pypi/Foo_Bar']", { purl: "pkg:pypi/foo-bar@1" }, "allow"],
    ["packages: ['pkg:golang/github.com/acme/*']", { purl: "pkg:golang/github.com/acme/tool/v2@v2.0.0" }, "allow"],
    ["versions: '>=1 <2'", { version: "1.9.0" }, "allow"],
    ["versions: '>=1 <2'", { version: "2.0.0-rc.1" }, "deny"],
    ["scopes: [dev]", { scope: "development" as const }, "allow"],
    ["scopes: [dev]", { scope: "unknown" as const }, "deny"],
    ["scopes: [prod]", { scope: "unknown" as const }, "allow"],
    ["kinds: [model]", { kind: "model" as const }, "allow"],
    ["kinds: [package]", { kind: "model" as const }, "deny"],
    ["direct: true", { direct: false }, "deny"],
    ["direct: true", { direct: undefined }, "undetermined"],
    ["paths: ['examples/**']", { paths: ["examples/a/package.json"] }, "allow"],
    ["paths: ['examples/**']", { paths: ["examples/a/package.json", "package.json"] }, "deny"],
    ["registries: ['registry.example']", { about: { distribution: "https://registry.example/tiny.tgz" } }, "allow"],
    ["registries: ['registry.example']", { about: { distribution: "https://registry.example.evil/tiny.tgz" } }, "deny"],
  ])("%s with %j: %s", (selector, component, expected) => {
    expect(decide(selector, component)).toBe(expected);
  });

  test("via speaks about what is reached through a package and no other way", () => {
    const policy = policyOf(
      "defaults: { unlisted: deny }\nrules: [{ id: r, via: ['pkg:npm/bundler'], action: allow }]\n",
    );
    const edges = [
      ["app", "pkg:npm/bundler@1"],
      ["pkg:npm/bundler@1", "pkg:npm/only@1"],
      ["pkg:npm/bundler@1", "pkg:npm/both@1"],
      ["app", "pkg:npm/both@1"],
    ].map(([from, to]) => ({ from: from as string, to: to as string }));
    const judgeWithEdges = makeJudge(policy, { today: "2026-01-01", edges, roots: ["app"] });
    const of = (purl: string) => judgeWithEdges.judge(subjectOf("MIT", componentOf({ purl }))).answer;
    expect(of("pkg:npm/only@1")).toBe("allow");
    expect(of("pkg:npm/both@1")).toBe("deny");
    expect(of("pkg:npm/bundler@1")).toBe("deny");
  });
});

describe("facts", () => {
  const text = `
rules:
  - { id: hosted, licenses: [category:network-copyleft], when: { distribution: [saas, binary] }, action: deny }
  - { id: rest, licenses: ["*"], action: allow }
`;
  test("a fact nobody told leaves the verdict open and asks for it", () => {
    const verdict = judge(policyOf(text), subjectOf("AGPL-3.0-only"));
    expect(verdict.answer).toBe("undetermined");
    expect(verdict.questions).toEqual([
      {
        fact: "distribution",
        ask: "How does the product reach others: internal, saas, binary, source, embedded, weights?",
      },
    ]);
  });

  test("a fact that could change nothing is not asked for", () => {
    const policy = policyOf(text);
    expect(judge(policy, subjectOf("MIT")).questions).toEqual([]);
    expect(judge(policy, subjectOf("MIT OR AGPL-3.0-only"))).toMatchObject({ answer: "allow", questions: [] });
    expect(judge(policy, subjectOf("AGPL-3.0-only AND LicenseRef-x"))).toMatchObject({ answer: "deny", questions: [] });
  });

  test("told facts decide", () => {
    expect(judge(policyOf(`project: { distribution: [saas] }\n${text}`), subjectOf("AGPL-3.0-only")).answer).toBe(
      "deny",
    );
    expect(judge(policyOf(`project: { distribution: [internal] }\n${text}`), subjectOf("AGPL-3.0-only")).answer).toBe(
      "allow",
    );
  });
});
