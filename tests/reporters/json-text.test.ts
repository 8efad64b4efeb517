import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonText } from "../../src/reporters/encode.ts";

const anyText = fc.string({ unit: "binary", maxLength: 30 });
const brokenText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => {
  return String.fromCharCode(...codes);
});

describe("JSON for print", () => {
  test("says the same, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        expect(JSON.parse(jsonText([text], 2))).toEqual([text]);
      }),
    );
  });

  test("holds no character that moves a cursor or is half of one", () => {
    const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => {
        const json = jsonText([text], 2);
        expect(json).not.toMatch(unsafe);
        expect(Buffer.from(json, "utf8").toString("utf8")).toBe(json);
      }),
    );
    expect(jsonText("a\ud800b\udc00\u202e")).toBe('"a\\ud800b\\udc00\\u202e"');
  });
});
