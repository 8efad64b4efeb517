// Runs the tests a policy carries: made-up components, judged like real ones.
import type { Component, ComponentKind, Conclusion, LicenseTerms, Verdict } from "../model/index.ts";
import { parsePurl } from "../purl/index.ts";
import { canonicalizeExpression } from "../spdx/parse.ts";
import { makeJudge } from "./judge.ts";
import type { Policy, PolicyTest } from "./policy.ts";

export interface PolicyTestResult {
  readonly test: PolicyTest;
  readonly passed: boolean;
  readonly verdict: Verdict;
  /** What differs, in plain words; empty when passed. */
  readonly differences: readonly string[];
}

export interface PolicyTestOptions {
  /** The day of tests that name none. */
  readonly today: string;
  readonly terms?: { find(license: string): LicenseTerms | undefined };
}

export function runPolicyTests(policy: Policy, options: PolicyTestOptions): readonly PolicyTestResult[] {
  return policy.tests.map((test) => {
    const judge = makeJudge(policy, {
      today: test.date ?? options.today,
      ...(options.terms === undefined ? {} : { terms: options.terms }),
      ...(test.facts === undefined ? {} : { facts: test.facts }),
    });
    const verdict = judge.judge({
      component: componentOf(test),
      findings: [],
      conclusion: readStatedLicense(test.license),
    });
    const differences = compareVerdict(test, verdict);
    return { test, passed: differences.length === 0, verdict, differences };
  });
}

function compareVerdict(test: PolicyTest, verdict: Verdict): readonly string[] {
  const differences: string[] = [];
  if (verdict.answer !== test.expect) differences.push(`expected ${test.expect}, the answer is ${verdict.answer}`);
  if (test.chosen !== undefined && verdict.chosen !== canonical(test.chosen)) {
    differences.push(`expected the branch ${test.chosen}, taken was ${verdict.chosen ?? "none"}`);
  }
  if (test.rule !== undefined && !verdict.steps.some((step) => step.chosen && step.rule.id === test.rule)) {
    const rules = verdict.steps.map((step) => step.rule.id).join(", ");
    differences.push(`expected rule "${test.rule}" to decide, it was ${rules}`);
  }
  return differences;
}

function canonical(text: string): string {
  const read = canonicalizeExpression(text);
  return read.ok ? read.value.text : text;
}

/** A license as a manifest would state it. "UNLICENSED" is npm's word for all rights reserved. */
export function readStatedLicense(text: string): Conclusion {
  if (text.trim().toUpperCase() === "UNLICENSED") return { kind: "agreed", expression: "NONE", from: [] };
  const read = canonicalizeExpression(text);
  return read.ok ? { kind: "agreed", expression: read.value.text, from: [] } : { kind: "unreadable", from: [] };
}

const PURL_KINDS: Readonly<Record<string, ComponentKind>> = {
  huggingface: "model",
  oci: "image",
  docker: "image",
  githubactions: "action",
};

function componentOf(test: PolicyTest): Component {
  const parsed = test.package === undefined ? undefined : parsePurl(test.package);
  const purl = parsed?.ok ? parsed.value : undefined;
  const scope = test.scope ?? "runtime";
  const path = test.path ?? "package.json";
  return {
    purl: test.package ?? "pkg:generic/tested",
    kind: test.kind ?? PURL_KINDS[purl?.type ?? ""] ?? "library",
    name: purl?.name ?? "tested",
    ...(purl?.version === undefined ? {} : { version: purl.version }),
    scope,
    direct: test.direct ?? true,
    occurrences: [{ path, extractor: "test", scope, direct: test.direct ?? true }],
    about: {},
  };
}
