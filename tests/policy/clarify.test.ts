import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { LicenseFinding } from "../../src/model/index.ts";
import { makeClarifier } from "../../src/policy/clarify.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

const TEXT = "three texts in one file\n";
const sha = createHash("sha256").update(TEXT).digest("hex");
const fileFinding = (digest: string, path = "node_modules/tiny/LICENSE"): LicenseFinding => ({
  statement: {
    purl: "pkg:npm/tiny@1.0.0",
    as: "text",
    raw: "LICENSE",
    source: "npm/installed",
    location: { path },
    digest: `sha256:${digest}`,
  },
  voice: "detected",
  reading: "unreadable",
  confidence: 0,
});
const policyWith = (more: string) =>
  policyOf(`
clarifications:
  - id: CLR-1
    package: pkg:npm/tiny
    versions: ">=1 <2"
    license: ISC AND MIT
    evidence: [{ path: LICENSE, sha256: ${sha} }]
    reason: Three texts in one file.
    ${more}
`);
const unreadable = (digest: string, version = "1.0.0") => ({
  ...subjectOf({ kind: "unreadable", from: [0] }, componentOf({ purl: `pkg:npm/tiny@${version}`, version })),
  findings: [fileFinding(digest)],
});

describe("a clarification", () => {
  test("takes the place of what the package says, as a finding of its own", () => {
    const clarifier = makeClarifier(policyWith(""));
    const { conclusion, findings } = clarifier.clarify(unreadable(sha));
    expect(conclusion).toEqual({ kind: "agreed", expression: "ISC AND MIT", from: [1] });
    expect(findings[1]).toMatchObject({
      voice: "curated",
      expression: "ISC AND MIT",
      note: "CLR-1: Three texts in one file.",
    });
    expect(findings[1]?.statement.location).toEqual({ path: "license-policy.yml", line: 4, column: 5 });
    expect(clarifier.finish()).toEqual([]);
  });

  test("never holds for a changed file, and says so", () => {
    const clarifier = makeClarifier(policyWith(""));
    const other = "0".repeat(64);
    expect(clarifier.clarify(unreadable(other)).conclusion.kind).toBe("unreadable");
    expect(clarifier.finish()).toMatchObject([
      {
        code: "LIC334",
        gravity: "problem",
        purl: "pkg:npm/tiny@1.0.0",
        args: { entry: "CLR-1", file: "LICENSE", reason: `its digest is now ${other}` },
      },
    ]);
  });

  test("never holds for a file that is not there to be compared", () => {
    const clarifier = makeClarifier(policyWith(""));
    expect(clarifier.clarify({ ...unreadable(sha), findings: [] }).conclusion.kind).toBe("unreadable");
    expect(clarifier.finish()).toMatchObject([{ code: "LIC334", args: { reason: "it is not there to be compared" } }]);
  });

  test("may only warn of a changed file", () => {
    const clarifier = makeClarifier(policyWith("on-mismatch: warn"));
    clarifier.clarify(unreadable("0".repeat(64)));
    expect(clarifier.finish()).toMatchObject([{ code: "LIC334", gravity: "note" }]);
  });

  test("looks at the version, and is named when it matches nothing", () => {
    const clarifier = makeClarifier(policyWith(""));
    expect(clarifier.clarify(unreadable(sha, "2.0.0")).conclusion.kind).toBe("unreadable");
    expect(clarifier.finish()).toMatchObject([
      { code: "LIC333", gravity: "note", args: { entry: "CLR-1", kind: "clarification" } },
    ]);
  });

  test("is judged like any other license", () => {
    const policy = {
      ...policyWith(""),
      ...policyOf("extends: [permissive]\n"),
      clarifications: policyWith("").clarifications,
    };
    const subject = makeClarifier(policy).clarify(unreadable(sha));
    expect(makeJudge(policy, { today: "2026-11-24" }).judge(subject)).toMatchObject({
      answer: "allow",
      chosen: "ISC AND MIT",
    });
  });
});

describe("a recorded choice", () => {
  const policy = policyOf(`
extends: [internal]
choices:
  - { id: CHO-1, package: "pkg:npm/tiny", given: MIT OR GPL-3.0-only, choose: GPL-3.0-only, reason: The MIT text is gone. }
`);
  const judge = makeJudge(policy, { today: "2026-11-24" });

  test("is taken, whatever would be liked better", () => {
    expect(judge.judge(subjectOf("MIT OR GPL-3.0-only")).chosen).toBe("GPL-3.0-only");
    expect(judge.judge(subjectOf("(GPL-3.0-only OR MIT) AND ISC")).chosen).toBe("GPL-3.0-only AND ISC");
  });

  test("says nothing about another expression, or another package", () => {
    expect(judge.judge(subjectOf("MIT OR GPL-2.0-only")).chosen).toBe("MIT");
    expect(judge.judge(subjectOf("MIT OR GPL-3.0-only", componentOf({ purl: "pkg:npm/other@1.0.0" }))).chosen).toBe(
      "MIT",
    );
  });

  test("is named when nothing offers it any more", () => {
    const idle = makeJudge(policy, { today: "2026-11-24" });
    idle.judge(subjectOf("MIT"));
    expect(idle.finish()).toMatchObject([{ code: "LIC333", args: { entry: "CHO-1", kind: "choice" } }]);
  });
});

describe("overlays", () => {
  const policy = policyOf(`
extends: [hosted]
overlays:
  - paths: ["apps/desktop/**"]
    project: { distribution: [binary] }
    rules:
      - { id: desktop-gpl, licenses: [category:strong-copyleft], action: deny, why: Shipped to users. }
`);
  const at = (...paths: string[]) =>
    makeJudge(policy, { today: "2026-11-24" }).judge(subjectOf("GPL-3.0-only", componentOf({ paths })));

  test("hold for what files of their folder bring in", () => {
    expect(at("apps/web/package-lock.json").answer).toBe("warn");
    expect(at("apps/desktop/package-lock.json")).toMatchObject({
      answer: "deny",
      steps: [{ rule: { id: "desktop-gpl" } }],
    });
  });

  test("count where a component is used in several folders", () => {
    expect(at("apps/web/package-lock.json", "apps/desktop/package-lock.json").answer).toBe("deny");
  });

  test("change the facts, and with them the duties", () => {
    expect(at("apps/web/package-lock.json").obligations).toEqual([]);
    expect(at("apps/desktop/package-lock.json").obligations.map((one) => one.id)).toContain("source-offer");
  });
});
