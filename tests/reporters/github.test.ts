// Annotations within what GitHub's runner shows: ten of a kind, 4,096 characters each.
import { describe, expect, test } from "vitest";
import type { Assessment } from "../../src/model/index.ts";
import { render } from "../../src/reporters/github/render.ts";
import { assess, report, richReport } from "./report-builder.ts";

function bad(index: number, license = "GPL-3.0-only", answer: "deny" | "warn" = "deny"): Assessment {
  return assess(`pkg:npm/bad-${index}@1.0.0`, { declared: license, answer });
}

function linesOf(output: string, kind: string): string[] {
  return output.split("\n").filter((line) => line.startsWith(`::${kind} `));
}

describe("the github reporter", () => {
  test("says nothing when nothing is to be done", () => {
    expect(render(report({ assessments: [assess("pkg:npm/a@1.0.0", { declared: "MIT" })] }))).toBe("");
  });

  test("places one annotation per component at the line of the manifest", () => {
    const output = render(report({ assessments: [bad(1), bad(2)] }));
    expect(linesOf(output, "error")).toHaveLength(2);
    expect(output).toContain("::error file=package-lock.json,line=12,title=licet LIC001::bad-1 1.0.0: GPL-3.0-only");
  });

  test("tells more than ten components of one licence together", () => {
    const output = render(report({ assessments: Array.from({ length: 30 }, (_, index) => bad(index)) }));
    expect(linesOf(output, "error")).toHaveLength(1);
    expect(output).toContain("and 29 more");
  });

  test("shows ten of a kind at most, the worst first, and the last counts the rest", () => {
    const denied = Array.from({ length: 14 }, (_, index) => bad(index, `LicenseRef-${String(index).padStart(2, "0")}`));
    const warned = Array.from({ length: 12 }, (_, index) => bad(100 + index, `LicenseRef-w${index}`, "warn"));
    const output = render(
      report({
        assessments: [...warned, ...denied],
        diagnostics: [{ code: "LIC101", gravity: "loss", location: { path: "x" }, args: { reason: "no permission" } }],
      }),
    );
    const errors = linesOf(output, "error");
    expect(errors).toHaveLength(10);
    expect(errors[0]).toContain("LicenseRef-00");
    expect(errors[9]).toContain("%0A… and 4 more components, 1 more not looked at");
    expect(linesOf(output, "warning")).toHaveLength(10);
    expect(output.indexOf("::warning")).toBeGreaterThan(output.lastIndexOf("::error"));
  });

  test("keeps every message below 4,096 characters, whatever is in it", () => {
    const long = "x".repeat(50_000);
    const output = render(
      report({ assessments: Array.from({ length: 11 }, (_, index) => bad(index, `LicenseRef-${index}${long}`)) }),
    );
    for (const line of linesOf(output, "error")) {
      const message = line
        .slice(line.indexOf("::", 2) + 2)
        .replaceAll("%0A", "\n")
        .replaceAll("%25", "%");
      expect(message.length).toBeLessThanOrEqual(4096);
    }
    expect(output).toContain("and 1 more component");
  });

  test("names losses as errors", () => {
    expect(render(richReport())).toContain("::error file=api/package-lock.json,line=3,col=7,title=licet LIC102::");
  });
});
