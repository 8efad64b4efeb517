import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ANSWERS, type Answer, type FactValue } from "../../src/model/index.ts";
import { bestOf, setOf, settle, worstOf } from "../../src/policy/answers.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import type { FactEntry, Policy, Rule, WaiverEntry } from "../../src/policy/policy.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

const TODAY = "2026-11-24";
const LICENSES = ["MIT", "Apache-2.0", "MPL-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "AGPL-3.0-only", "LicenseRef-x"];
const ENTRIES = [
  "MIT",
  "Apache-2.0",
  "GPL-3.0-only",
  "GPL-2.0-or-later",
  "category:permissive",
  "category:copyleft",
  "*",
];
const FACTS = ["fact-a", "fact-b", "fact-c"];
const ACTIONS = ["allow", "warn", "review", "deny"] as const;

const expressions = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...LICENSES),
    fc
      .tuple(tie("tree"), fc.constantFrom("AND", "OR"), tie("tree"))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
  ),
})).tree;

const conditions = fc.dictionary(fc.constantFrom(...FACTS), fc.boolean(), { maxKeys: 2, noNullPrototype: true });
const ruleTexts = fc.record({
  licenses: fc.uniqueArray(fc.constantFrom(...ENTRIES), { minLength: 1, maxLength: 3 }),
  when: conditions,
  scopes: fc.option(fc.constantFrom(["dev"], ["prod", "dev"]), { nil: undefined }),
  action: fc.constantFrom(...ACTIONS),
});

/** Unreachable rules are a mistake of the file, so rules are read one by one and put together. */
const policies = fc.array(ruleTexts, { maxLength: 6 }).map((rules): Policy => {
  const facts = `facts: { ${FACTS.map((fact) => `${fact}: null`).join(", ")} }`;
  const read = rules.flatMap((rule, at): readonly Rule[] => {
    const { when, scopes, ...rest } = rule;
    const whole = {
      id: `r${at}`,
      ...rest,
      ...(Object.keys(when).length > 0 ? { when } : {}),
      ...(scopes ? { scopes } : {}),
    };
    return policyOf(`${facts}\nrules: [${JSON.stringify(whole)}]\n`).rules;
  });
  return { ...policyOf(`${facts}\n`), rules: read };
});

const answerOf = (policy: Policy, license: string, facts: readonly FactEntry[] = []): Answer =>
  makeJudge(policy, { today: TODAY, facts }).judge(subjectOf(license)).answer;

function completionsOf(facts: Readonly<Record<string, FactValue>>): readonly (readonly FactEntry[])[] {
  let completions: FactEntry[][] = [[]];
  for (const fact of FACTS) {
    const values = Object.hasOwn(facts, fact) ? [facts[fact] as FactValue] : [true, false];
    completions = completions.flatMap((one) => values.map((value): FactEntry[] => [...one, [fact, value]]));
  }
  return completions;
}

test("a decided answer survives every completion of the missing facts", () => {
  fc.assert(
    fc.property(policies, expressions, conditions, (policy, expression, told) => {
      const decided = answerOf(policy, expression, Object.entries(told));
      if (decided === "undetermined") return;
      for (const facts of completionsOf(told)) expect(answerOf(policy, expression, facts)).toBe(decided);
    }),
    { numRuns: 120 },
  );
});

test("an undetermined verdict asks for facts, and answering all of them decides it", () => {
  fc.assert(
    fc.property(policies, expressions, (policy, expression) => {
      const verdict = makeJudge(policy, { today: TODAY }).judge(subjectOf(expression));
      expect(verdict.questions.length > 0).toBe(verdict.answer === "undetermined");
      for (const facts of completionsOf({})) expect(answerOf(policy, expression, facts)).not.toBe("undetermined");
    }),
    { numRuns: 80 },
  );
});

/** Sets of licences, any of which suffices. */
function branchesOf(text: string): readonly (readonly string[])[] {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const part = (): string[][] => {
    if (tokens[at] !== "(") return [[tokens[at++] as string]];
    at++;
    const left = part();
    const operator = tokens[at++];
    const right = part();
    at++;
    return operator === "OR" ? [...left, ...right] : left.flatMap((a) => right.map((b) => [...a, ...b]));
  };
  return part();
}

const rank = (answer: Answer) => ANSWERS.indexOf(answer);

test("AND and OR equal the answer over all branches written out", () => {
  fc.assert(
    fc.property(policies, expressions, conditions, (policy, expression, told) => {
      const facts = completionsOf(told)[0] as readonly FactEntry[];
      const branches = branchesOf(expression).slice(0, 5000);
      const worst = branches.map((branch) =>
        Math.max(...branch.map((license) => rank(answerOf(policy, license, facts)))),
      );
      expect(answerOf(policy, expression, facts)).toBe(ANSWERS[Math.min(...worst)]);
    }),
    { numRuns: 80 },
  );
});

const waivers = fc.record({
  package: fc.constantFrom("pkg:npm/tiny", "pkg:npm/other", "pkg:npm/*"),
  license: fc.constantFrom(...LICENSES.slice(0, -1)),
  action: fc.constantFrom("allow" as const, "warn" as const),
});

function withWaiver(policy: Policy, waiver: { package: string; license: string; action: string }): Policy {
  const text = `exceptions: [{ id: W, package: "${waiver.package}", licenses: [${waiver.license}], action: ${waiver.action}, reason: r, permanent: true }]\n`;
  return { ...policy, waivers: policyOf(text).waivers as readonly WaiverEntry[] };
}

describe("adding an exception", () => {
  test("changes nothing for other packages", () => {
    fc.assert(
      fc.property(policies, expressions, waivers, (policy, expression, waiver) => {
        fc.pre(waiver.package !== "pkg:npm/*");
        const component = componentOf({ purl: "pkg:npm/third@1.0.0" });
        const judged = (one: Policy) => makeJudge(one, { today: TODAY }).judge(subjectOf(expression, component));
        expect(judged(withWaiver(policy, waiver))).toEqual(judged(policy));
      }),
      { numRuns: 100 },
    );
  });

  test("changes nothing for other licences, and never makes an answer worse", () => {
    fc.assert(
      fc.property(policies, fc.constantFrom(...LICENSES), waivers, (policy, license, waiver) => {
        const before = answerOf(policy, license);
        const after = answerOf(withWaiver(policy, waiver), license);
        if (license !== waiver.license && waiver.license !== "GPL-2.0-or-later") expect(after).toBe(before);
        expect(rank(after)).toBeLessThanOrEqual(rank(before));
      }),
      { numRuns: 80 },
    );
  });

  test("lifts at most to its own action", () => {
    fc.assert(
      fc.property(policies, expressions, waivers, (policy, expression, waiver) => {
        const before = answerOf(policy, expression);
        const after = answerOf(withWaiver(policy, waiver), expression);
        if (after !== before) expect(rank(after)).toBeGreaterThanOrEqual(rank(waiver.action));
      }),
      { numRuns: 80 },
    );
  });
});

test("tightening a rule never turns a denial into anything else", () => {
  fc.assert(
    fc.property(policies, expressions, fc.nat(5), fc.constantFrom(...ACTIONS), (policy, expression, at, action) => {
      const rule = policy.rules[at];
      fc.pre(rule !== undefined && rank(action) >= rank(rule.action));
      const rules = policy.rules.map((one) => (one === rule ? { ...one, action } : one));
      if (answerOf(policy, expression) === "deny") expect(answerOf({ ...policy, rules }, expression)).toBe("deny");
      for (const facts of completionsOf({}).slice(0, 2)) {
        expect(rank(answerOf({ ...policy, rules }, expression, facts))).toBeGreaterThanOrEqual(
          rank(answerOf(policy, expression, facts)),
        );
      }
    }),
    { numRuns: 80 },
  );
});

test("sets of answers combine member by member", () => {
  const sets = fc.uniqueArray(fc.constantFrom(...ANSWERS), { minLength: 1 });
  fc.assert(
    fc.property(sets, sets, (a, b) => {
      const all = (pick: (x: number, y: number) => number) =>
        a.flatMap((x) => b.map((y) => setOf(ANSWERS[pick(rank(x), rank(y))] as Answer))).reduce((x, y) => x | y);
      const set = (answers: readonly Answer[]) => answers.map(setOf).reduce((x, y) => x | y);
      expect(worstOf(set(a), set(b))).toBe(all(Math.max));
      expect(bestOf(set(a), set(b))).toBe(all(Math.min));
      expect(settle(set(a))).toBe(a.length === 1 ? a[0] : "undetermined");
    }),
  );
});
