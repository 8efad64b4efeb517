// Markdown within GitHub's limits: the longest version that fits, and never more.
import { describe, expect, test } from "vitest";
import { compare } from "../../src/compare-reports.ts";
import type { Assessment, ComparedReport } from "../../src/model/index.ts";
import { gateComparison, gateReport } from "../../src/reporters/gate-result.ts";
import { COMMENT_LIMIT, renderWithin, SUMMARY_LIMIT } from "../../src/reporters/markdown/comment.ts";
import { render } from "../../src/reporters/markdown/render.ts";
import { assess, report, richReport } from "./report-builder.ts";

function compared(
  before: readonly Assessment[],
  after: readonly Assessment[],
  failing: readonly number[] = [],
): ComparedReport {
  const head = report({ assessments: after });
  return {
    head,
    comparison: compare(report({ assessments: before }), head),
    violations: failing.map((index) => after[index]!),
    losses: [],
    baseLabel: "main (0123456789)",
  };
}

function many(count: number): Assessment[] {
  return Array.from({ length: count }, (_, index) =>
    assess(`pkg:npm/some-rather-long-name-${index}@1.0.0`, { declared: "GPL-3.0-only", answer: "deny" }),
  );
}

describe("a comparison as Markdown", () => {
  test("tells an upgrade that relicenses with both licences and both versions", () => {
    const text = renderWithin(
      gateComparison(
        compared(
          [assess("pkg:npm/redis@7.2.0", { declared: "BSD-3-Clause" })],
          [assess("pkg:npm/redis@7.4.0", { declared: "SSPL-1.0", answer: "deny" })],
          [0],
        ),
      ),
      COMMENT_LIMIT,
    );
    expect(text).toContain("### ✗ Licenses: 1 problem in this change");
    expect(text).toContain("| ✗ | `redis` 7.2.0 → 7.4.0 (upgraded) | `BSD-3-Clause` → `SSPL-1.0` |");
    expect(text).toContain("license-policy.yml:4");
    expect(text).toContain("How to fix");
  });

  test("marks a licence that changes between two allowed ones", () => {
    const text = renderWithin(
      gateComparison(
        compared(
          [assess("pkg:npm/lib@1.0.0", { declared: "MIT" })],
          [assess("pkg:npm/lib@2.0.0", { declared: "Apache-2.0" })],
        ),
      ),
      COMMENT_LIMIT,
    );
    expect(text).toContain("### ✓ Licenses: no problem in this change");
    expect(text).toContain("| ~ | `lib` 1.0.0 → 2.0.0 (upgraded) | `MIT` → `Apache-2.0` |");
  });

  test("falls back to fewer rows when a comment would be too long, and counts what it leaves out", () => {
    const after = many(3000);
    const result = gateComparison(
      compared(
        [],
        after,
        after.map((_, index) => index),
      ),
    );
    const comment = renderWithin(result, COMMENT_LIMIT);
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(comment).toContain("3000 problems");
    expect(comment).toMatch(/… and \d{4} more/);
    expect(renderWithin(result, 300).length).toBeLessThanOrEqual(300);
  });
});

describe("a report as Markdown", () => {
  test("stays below what a job summary may have and says how many components do not fit", () => {
    const text = render(report({ assessments: many(20_000) }));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(text).toMatch(/… and \d+ more components that do not fit here/);
  });

  test("says incomplete when something was not looked at and nothing else is wrong", () => {
    const { diagnostics } = richReport();
    const text = renderWithin(gateReport(report({ diagnostics })), COMMENT_LIMIT);
    expect(text).toContain("no problem found, but 1 thing could not be looked at");
    expect(text).toContain("LIC102");
  });
});
