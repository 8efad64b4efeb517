// Makes policies and subjects for the tests of the judge.
import type { Component, Conclusion, Occurrence } from "../../src/model/index.ts";
import type { JudgeSubject } from "../../src/policy/judge.ts";
import { loadPolicy, NO_PARENTS, type PolicyResolver } from "../../src/policy/load.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { readStatedLicense } from "../../src/policy/run-tests.ts";

export function policyOf(text: string, resolver: PolicyResolver = NO_PARENTS): Policy {
  const loaded = loadPolicy(
    { text: text.startsWith("version") ? text : `version: 1\n${text}`, path: "license-policy.yml" },
    resolver,
  );
  if (!loaded.ok) throw new Error(loaded.error.map(({ code, message }) => `${code} ${message}`).join("\n"));
  return loaded.value;
}

export function componentOf(changes: Partial<Component> & { readonly paths?: readonly string[] } = {}): Component {
  const { paths = ["package-lock.json"], ...rest } = changes;
  const scope = changes.scope ?? "runtime";
  const direct = "direct" in changes ? changes.direct : true;
  const occurrences = paths.map((path): Occurrence => ({ path, extractor: "test", scope, direct }));
  return {
    purl: "pkg:npm/tiny@1.0.0",
    kind: "library",
    name: "tiny",
    version: "1.0.0",
    scope,
    direct,
    occurrences: occurrences as [Occurrence, ...Occurrence[]],
    about: {},
    ...rest,
  };
}

/** A component that states this licence. */
export function subjectOf(license: string | Conclusion, component: Component = componentOf()): JudgeSubject {
  const conclusion = typeof license === "string" ? readStatedLicense(license) : license;
  return { component, findings: [], conclusion };
}
