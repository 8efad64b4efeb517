// SARIF: valid by the official schema, findings only, names that stay the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Assessment } from "../../src/model/index.ts";
import { render } from "../../src/reporters/sarif/render.ts";
import { assess, report, richReport } from "./report-builder.ts";

const {
  id: _id,
  $schema: _draft,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, "../../fixtures/schemas/sarif-2.1.0.schema.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (instance: Ajv) => void)(ajv);
const validate = ajv.compile(schema);

function gpl(name: string, version: string, line: number): Assessment {
  return assess(`pkg:npm/${name}@${version}`, {
    declared: "GPL-3.0-only",
    answer: "deny",
    category: "strong-copyleft",
    occurrences: [
      { path: "a b/package-lock.json", line, column: 7, extractor: "npm/package-lock", scope: "runtime", direct: true },
    ],
  });
}

describe("the sarif reporter", () => {
  test("writes what the official schema allows, and the schema refuses what is wrong", () => {
    const log = JSON.parse(render(richReport()));
    expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate({ ...log, version: "2.0.0" })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ level: "fatal", message: { text: "" } }] }] })).toBe(
      false,
    );
  });

  test("has no result for what is allowed, and a rule with help for every result", () => {
    const [run] = JSON.parse(render(richReport())).runs;
    const purls = run.results.map((result: { properties?: { purl: string } }) => result.properties?.purl);
    expect(purls).not.toContain("pkg:npm/left-pad@1.3.0");
    expect(purls).toContain("pkg:npm/odd-words@0.1.0");
    for (const { ruleId, ruleIndex } of run.results) {
      const rule = run.tool.driver.rules[ruleIndex];
      expect(rule.id).toBe(ruleId);
      expect(rule.help.text).toContain("What to do");
    }
  });

  test("points at the line of the manifest", () => {
    const [{ results }] = JSON.parse(render(report({ assessments: [gpl("x", "1.0.0", 41)] }))).runs;
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "a%20b/package-lock.json", uriBaseId: "SRCROOT" },
      region: { startLine: 41, startColumn: 7 },
    });
  });

  test("keeps fingerprints when versions and lines move, and tells two findings apart", () => {
    const prints = (...assessments: Assessment[]) =>
      JSON.parse(render(report({ assessments }))).runs[0].results.map(
        (result: { partialFingerprints: unknown }) => result.partialFingerprints,
      );
    expect(prints(gpl("x", "1.0.0", 41))).toEqual(prints(gpl("x", "2.0.0", 99)));
    const [one, two] = prints(gpl("x", "1.0.0", 41), gpl("x", "2.0.0", 50));
    expect(one).not.toEqual(two);
    expect(prints(gpl("x", "1.0.0", 1))).not.toEqual(prints(gpl("y", "1.0.0", 1)));
  });

  test("holds at most 5,000 results and says what is left out", () => {
    const assessments = Array.from({ length: 5100 }, (_, index) => gpl(`p${index}`, "1.0.0", index + 1));
    const [run] = JSON.parse(render(report({ assessments }))).runs;
    expect(run.results).toHaveLength(5000);
    expect(run.results.at(-1).message.text).toContain("100 further results");
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain("100 further results");
  });

  test("marks what an exception accepts as suppressed, with the reason", () => {
    const waived = assess("pkg:npm/w@1.0.0", {
      declared: "GPL-3.0-only",
      answer: "warn",
      verdict: { unwaived: "deny", waiver: { id: "w-1", reason: "order 12" } },
    });
    const [{ results }] = JSON.parse(render(report({ assessments: [waived] }))).runs;
    expect(results[0].suppressions).toEqual([{ kind: "external", status: "accepted", justification: "order 12" }]);
  });
});
