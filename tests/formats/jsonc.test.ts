import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getObject, type JsonObject } from "../../src/formats/json.ts";
import { parseJsonc } from "../../src/formats/jsonc.ts";

const SAMPLE = `{
  // a comment with a lone " quote
  "lockfileVersion": 1,
  /* block */ "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "b": "^1" } }, "sha512-x"],

    "__proto__": ["b@1.0.0"],
  },
}
`;

describe("JSON with comments", () => {
  test("is read with trailing commas and lines", () => {
    const result = parseJsonc(SAMPLE);
    if (!result.ok) throw new Error(result.error.reason);
    const root = result.value.value as JsonObject;
    const packages = getObject(root, "packages");
    expect(root["lockfileVersion"]).toBe(1);
    expect(Object.keys(packages ?? {})).toEqual(["a", "__proto__"]);
    expect(packages && result.value.lineOf(packages, "a")).toBe(5);
    expect(packages && result.value.lineOf(packages, "__proto__")).toBe(7);
    expect(result.value.lineOf(root)).toBe(1);
  });

  test.each([
    ["{", "LIC102", "ends too early"],
    ["", "LIC102", "empty"],
    ['{"a" 1}', "LIC102", "colon expected"],
    ['{"a": 1} x', "LIC102", "not valid"],
    ["[".repeat(100_000), "LIC103", "nested"],
    [`// "\n${"[".repeat(100_000)}`, "LIC103", "nested"],
  ])("refuses %j", (text, code, reason) => {
    const result = parseJsonc(text);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.reason).toContain(reason);
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), fc.nat(20), fc.string(), (at, cut, put) => {
        expect(typeof parseJsonc(SAMPLE.slice(0, at) + put + SAMPLE.slice(at + cut)).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});
