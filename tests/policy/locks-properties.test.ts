// Locked rules hold against whatever a policy that extends them can write, by properties.
import fc from "fast-check";
import { expect, test } from "vitest";
import { ANSWERS, ok } from "../../src/model/index.ts";
import { loadPolicy } from "../../src/policy/load.ts";
import type { FactEntry } from "../../src/policy/policy.ts";
import { answer, filesOf } from "./lock-policies.ts";

const LICENSES = ["MIT", "GPL-2.0-only", "GPL-2.0-or-later", "AGPL-3.0-only", "LicenseRef-x", "UNLICENSED"];
const ENTRIES = ["MIT", "GPL-3.0-only", "GPL-2.0-or-later", "category:copyleft", "category:permissive", "*", "NONE"];
const ACTIONS = ["allow", "warn", "review", "deny"] as const;
const ruleTexts = (isLocked: boolean) =>
  fc
    .array(
      fc.record({
        licenses: fc.uniqueArray(fc.constantFrom(...ENTRIES), { minLength: 1, maxLength: 2 }),
        when: fc.constantFrom({}, { "fact-a": true }, { "fact-b": false }),
        action: fc.constantFrom(...ACTIONS),
      }),
      { minLength: isLocked ? 1 : 0, maxLength: 3 },
    )
    .map((rules) =>
      rules.map(({ when, ...rule }, at) => ({
        id: `${isLocked ? "l" : "r"}${at}`,
        ...rule,
        ...(Object.keys(when).length === 0 ? {} : { when }),
        ...(isLocked ? { locked: true } : {}),
      })),
    );
const factTexts = fc.record({
  "fact-a": fc.constantFrom(true, false, null),
  "fact-b": fc.constantFrom(true, false, null),
});
const childTexts = fc.record({
  rules: ruleTexts(false),
  facts: factTexts,
  categories: fc.constantFrom({}, { permissive: ["AGPL-3.0-only"] }, { "public-domain": ["GPL-2.0-only"] }),
  exceptions: fc.constantFrom(
    [],
    [{ id: "E", package: "pkg:npm/*", licenses: ["*", "NONE", "NOASSERTION"], reason: "r", permanent: true }],
  ),
  overlays: fc.constantFrom([], [{ paths: ["**"], rules: [{ id: "o", licenses: ["*"], action: "allow" }] }]),
  defaults: fc.constantFrom({}, { unlisted: "allow", unknown: "allow", none: "allow", "with-exception": "exact" }),
});

test("no child answers better than the locked rules of its parents do by themselves, whatever the facts", () => {
  fc.assert(
    fc.property(
      ruleTexts(true),
      factTexts,
      childTexts,
      fc.constantFrom(...LICENSES),
      fc.boolean(),
      (locked, facts, child, license, isSecond) => {
        const base = JSON.stringify({ rules: locked, facts }).slice(1, -1);
        const told = Object.entries(facts).filter(([, value]) => value !== null);
        const loaded = loadPolicy(
          {
            text: `{ "version": 1, "extends": ${isSecond ? '["./loose.yml", "./base.yml"]' : '["./base.yml"]'}, ${JSON.stringify(child).slice(1)}`,
            path: "license-policy.yml",
          },
          {
            parent: (name) =>
              ok({
                path: name,
                text:
                  name === "./base.yml"
                    ? `{ "version": 1, ${base} }`
                    : 'version: 1\nrules: [{ id: loose, licenses: ["*", NONE], action: allow, locked: true }]\n',
              }),
          },
        );
        fc.pre(loaded.ok);
        if (!loaded.ok) return;
        // Alone, with everything else allowed; what the parent does not tell is for the child to tell.
        const alone = loadPolicy(
          {
            text: `{ "version": 1, ${base}, "defaults": { "unlisted": "allow", "unknown": "allow", "none": "allow" } }`,
            path: "x",
          },
          filesOf({}),
        );
        if (!alone.ok) throw new Error("the parent alone must be valid");
        const isTold = (name: string) => told.some(([one]) => one === name);
        const rest = Object.entries(child.facts).filter(
          ([name, value]) => value !== null && !isTold(name),
        ) as FactEntry[];
        // What nobody tells may turn out either way; the child must not answer better in any case.
        for (const value of [true, false]) {
          const open = Object.keys(facts).filter((name) => !isTold(name) && !rest.some(([one]) => one === name));
          const completion = open.map((name): FactEntry => [name, value]);
          const least = answer(alone.value, license, [...rest, ...completion]);
          const given = answer(loaded.value, license, completion);
          expect(ANSWERS.indexOf(given)).toBeGreaterThanOrEqual(ANSWERS.indexOf(least));
        }
      },
    ),
    { numRuns: 300 },
  );
});
