import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MATRIX_LICENSES } from "../../src/policy/compatibility.data.ts";
import { compareLicenses } from "../../src/policy/compatibility.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import type { LicenseLeaf } from "../../src/spdx/expression.ts";
import { parseExpression } from "../../src/spdx/parse.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

function leaf(text: string): LicenseLeaf {
  const parsed = parseExpression(text);
  if (!parsed.ok || parsed.value.kind !== "license") throw new Error(text);
  return parsed.value;
}

const DISTRIBUTED = { isDistributed: true, isHosted: false };
const fits = (inbound: string, outbound: string, use = DISTRIBUTED) =>
  compareLicenses(leaf(inbound), leaf(outbound), use);

describe("a part under one license in a work under another", () => {
  test.each([
    ["MIT", "Apache-2.0", "yes"],
    ["Apache-2.0", "MIT", "yes"],
    ["Apache-2.0", "GPL-3.0-only", "yes"],
    ["Apache-2.0", "GPL-2.0-only", "no"],
    ["Apache-2.0 WITH LLVM-exception", "GPL-2.0-only", "yes"],
    ["GPL-2.0-only", "Apache-2.0", "no"],
    ["GPL-2.0-only", "GPL-3.0-only", "no"],
    ["GPL-3.0-only", "GPL-2.0-only", "no"],
    ["GPL-2.0-or-later", "GPL-3.0-only", "yes"],
    ["GPL-3.0-only", "AGPL-3.0-only", "depends"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0", "yes"],
    ["GPL-3.0-or-later WITH GCC-exception-3.1", "MIT", "yes"],
    ["LGPL-2.1-only", "MIT", "yes"],
    ["MPL-2.0", "Apache-2.0", "yes"],
    ["MPL-2.0", "GPL-2.0-or-later", "yes"],
    ["EPL-1.0", "GPL-2.0-only", "no"],
    ["CDDL-1.0", "GPL-2.0-only", "no"],
    ["CC0-1.0", "GPL-3.0-only", "yes"],
    ["MIT-0", "BSD-3-Clause", "yes"],
    ["BUSL-1.1", "Apache-2.0", "no"],
    ["CC-BY-NC-4.0", "GPL-3.0-only", "no"],
    ["GPL-3.0-only", "LicenseRef-acme-terms", "no"],
    ["MIT", "LicenseRef-acme-terms", "yes"],
    ["Unicode-3.0", "GPL-2.0-only", "unknown"],
  ])("%s in %s: %s", (inbound, outbound, expected) => {
    const found = fits(inbound, outbound);
    expect([found.answer, found.reason]).toEqual([expected, expect.stringMatching(/\w/)]);
    expect(found.source).not.toBe("");
  });

  test("what is not handed on binds nobody", () => {
    const hosted = { isDistributed: false, isHosted: true };
    expect(fits("GPL-3.0-only", "MIT", hosted).answer).toBe("yes");
    expect(fits("AGPL-3.0-only", "MIT", hosted).answer).toBe("no");
    expect(fits("AGPL-3.0-only", "MIT", { isDistributed: false, isHosted: false }).answer).toBe("yes");
  });

  test("every pair of the matrix has an answer and a reason", () => {
    const ids = MATRIX_LICENSES.split("|");
    expect(ids).toHaveLength(115);
    const counts = new Map<string, number>();
    for (const outbound of ids) {
      for (const inbound of ids) {
        const { answer, reason, source } = fits(inbound, outbound);
        expect(`${reason}${source}`).not.toMatch(/[{}]|undefined/);
        counts.set(answer, (counts.get(answer) ?? 0) + 1);
      }
    }
    expect([...counts.values()].reduce((a, b) => a + b)).toBe(13_225);
    expect(counts.get("unknown")).toBeGreaterThan(500);
  });
});

describe("a policy that checks compatibility", () => {
  const policy = policyOf(`
extends: [internal]
project: { license: Apache-2.0, distribution: [binary] }
compatibility: { check: true, unknown-pair: review }
`);
  const judge = makeJudge(policy, { today: "2026-11-24" });

  test("denies what cannot go into the product, with the reason", () => {
    const verdict = judge.judge(subjectOf("GPL-2.0-only"));
    expect(verdict.answer).toBe("deny");
    expect(verdict.steps[0]?.rule).toMatchObject({ id: "compatibility.no", location: { line: 5 } });
    expect(verdict.steps[0]?.rule.why).toContain("GPL-2.0-only in a work under Apache-2.0: ");
  });

  test("leaves tools alone", () =>
    expect(judge.judge(subjectOf("GPL-2.0-only", componentOf({ scope: "development" }))).answer).toBe("allow"));

  test("takes the side of an OR that fits", () =>
    expect(judge.judge(subjectOf("GPL-2.0-only OR MIT"))).toMatchObject({ answer: "allow", chosen: "MIT" }));

  test("asks a person where nobody knows", () => {
    const gpl = makeJudge({ ...policy, outbound: "GPL-2.0-only" }, { today: "2026-11-24" });
    expect(gpl.judge(subjectOf("Unicode-3.0"))).toMatchObject({
      answer: "review",
      steps: [{ rule: { id: "compatibility.unknown" } }],
    });
  });

  test("holds against each license of a product that offers several", () => {
    const dual = makeJudge({ ...policy, outbound: "GPL-3.0-only OR MIT" }, { today: "2026-11-24" });
    expect(dual.judge(subjectOf("GPL-3.0-only")).answer).toBe("deny");
  });
});

test("the data says where it comes from", () => {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "src/policy/compatibility.data.ts"), "utf8");
  expect(text.slice(0, 500)).toContain("OSADL eG and contributors, CC-BY-4.0");
});

test("a check that cannot be made is said", () => {
  const codesOf = (text: string) =>
    makeJudge(policyOf(`compatibility: { check: true }\n${text}`), { today: "2026-11-24" })
      .finish()
      .map(({ code }) => code);
  expect(codesOf("")).toEqual(["LIC336"]);
  expect(codesOf("project: { license: MIT }\n")).toEqual([]);
  expect(codesOf('overlays: [{ paths: ["app/**"], project: { license: MIT } }]\n')).toEqual([]);
});
