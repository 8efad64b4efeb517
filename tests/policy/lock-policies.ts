// Policies that extend others, and what they answer, for the tests of locked rules.
import { type Answer, err, ok } from "../../src/model/index.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import { loadPolicy, type PolicyResolver } from "../../src/policy/load.ts";
import type { FactEntry, Policy } from "../../src/policy/policy.ts";
import { policyOf, subjectOf } from "./make.ts";

export const TODAY = "2026-11-24";

/** Policies of a folder by their names; "license-policy.yml" is the one that extends the others. */
export function filesOf(files: Readonly<Record<string, string>>): PolicyResolver {
  return {
    parent: (name) => {
      const text = files[name];
      return text === undefined ? err("no such file") : ok({ text: `version: 1\n${text}`, path: name });
    },
  };
}

export const load = (child: string, parents: Readonly<Record<string, string>>) =>
  loadPolicy({ text: `version: 1\n${child}`, path: "license-policy.yml" }, filesOf(parents));

export function childOf(child: string, parents: Readonly<Record<string, string>>): Policy {
  return policyOf(child, filesOf(parents));
}

export function mistakesOf(child: string, parents: Readonly<Record<string, string>>): readonly string[] {
  const loaded = load(child, parents);
  return loaded.ok ? [] : loaded.error.map(({ code, message, location }) => `${code}:${location.line} ${message}`);
}

export function answer(policy: Policy, license: string, facts: readonly FactEntry[] = []): Answer {
  return makeJudge(policy, { today: TODAY, facts }).judge(subjectOf(license)).answer;
}
