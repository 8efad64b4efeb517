// Paragraphs of fields, as dpkg, R and vcpkg write them.
import { describe, expect, test } from "vitest";
import { parseDeb822, textOfField } from "../../src/formats/deb822.ts";

describe("paragraphs of fields", () => {
  test("end at blank lines and keep continued lines without their indentation", () => {
    const { paragraphs, troubles } = parseDeb822(
      "Package: a\nDescription: one\n two\n .\n three\n\n# note\nPackage: b\n",
    );
    expect(paragraphs.map((one) => [one.line, textOfField(one, "package")])).toEqual([
      [1, "a"],
      [8, "b"],
    ]);
    expect(paragraphs[0]?.fields.get("description")?.value).toBe("one\ntwo\n\nthree");
    expect(troubles).toEqual([]);
  });

  test("a field given twice counts once, names have no case, an empty value is none", () => {
    const { paragraphs } = parseDeb822("License: MIT\nlicense: GPL\nEmpty:\n");
    expect(textOfField(paragraphs[0]!, "license")).toBe("MIT");
    expect(textOfField(paragraphs[0]!, "empty")).toBeUndefined();
  });

  test("lines that belong to nothing are named", () => {
    expect(parseDeb822(" lost\nno colon here\nA: b\n").troubles.map(({ line }) => line)).toEqual([1, 2]);
  });
});
