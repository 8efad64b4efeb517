// What one job hands to another: read as its schema says, and nothing else.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGateResult } from "../../src/action/read-result.ts";
import { gateReport } from "../../src/reporters/gate-result.ts";
import { richReport } from "../reporters/report-builder.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/gate.schema.json"), "utf8"));
const validate = new Ajv({ strict: false }).compile(schema);

const RESULT = JSON.parse(JSON.stringify(gateReport(richReport())));

/** Every place in the document, as a path of keys. */
function placesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [[...path]];
  return [[...path], ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function replaceAt(path: readonly string[], change: (holder: Record<string, unknown>, key: string) => void): unknown {
  const copy = structuredClone({ root: RESULT }) as Record<string, unknown>;
  const keys = ["root", ...path];
  let holder = copy;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  change(holder, keys.at(-1)!);
  return copy["root"];
}

describe("a result from another job", () => {
  test("is read back as it was written, and is valid by the published schema", () => {
    expect(validate(RESULT), JSON.stringify(validate.errors)).toBe(true);
    expect(readGateResult(JSON.stringify(RESULT))).toEqual({ ok: true, value: RESULT });
  });

  test("is accepted by the reader only if the schema accepts it, whatever is changed in it", () => {
    const places = placesOf(RESULT);
    const values = [
      undefined,
      null,
      0,
      -1,
      1.5,
      true,
      "",
      "x",
      "LIC001",
      "pass",
      [],
      {},
      "x".repeat(20_001),
      [1],
      { a: 1 },
    ];
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...values), (path, value) => {
        const changed = replaceAt(path, (holder, key) => {
          holder[key] = value;
        });
        const text = JSON.stringify(changed) ?? "null";
        const read = readGateResult(text);
        if (read.ok) expect(validate(JSON.parse(text)), text.slice(0, 300)).toBe(true);
        else refused++;
      }),
      { numRuns: 2000, seed: 8 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  test("is refused when verdict and rows disagree, or when a key is not known", () => {
    for (const changed of [
      { ...RESULT, result: "pass" },
      { ...RESULT, rows: [] },
      { ...RESULT, counts: { ...RESULT.counts, violations: 0 } },
      { ...RESULT, html: "<b>" },
      JSON.parse(`{"__proto__":{"a":1},${JSON.stringify(RESULT).slice(1)}`),
    ]) {
      expect(readGateResult(JSON.stringify(changed)).ok).toBe(false);
    }
    expect(readGateResult("{").ok).toBe(false);
  });
});
