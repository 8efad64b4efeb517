import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childNamed, childrenNamed, parseXml, textOfChild } from "../../src/formats/xml.ts";

const SAMPLE = `<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:x="urn:x">
  <!-- comment -->
  <name>A &amp; B &copy; <![CDATA[<raw>]]></name>
  <dependencies>
    <dependency x:kind="1"><version> 1.10 </version></dependency>
    <dependency
       scope="test"/>
  </dependencies>
</project>
`;

describe("XML", () => {
  test("becomes a tree with lines", () => {
    const result = parseXml(SAMPLE);
    if (!result.ok) throw new Error(result.error.reason);
    const root = result.value;
    expect(root.name).toBe("project");
    expect(root.line).toBe(2);
    expect(textOfChild(root, "name")).toBe("A & B © <raw>");
    const list = childNamed(root, "dependencies");
    const dependencies = list === undefined ? [] : childrenNamed(list, "dependency");
    expect(dependencies.map((dependency) => dependency.line)).toEqual([6, 7]);
    expect(dependencies.map((dependency) => [...dependency.attributes])).toEqual([
      [["x:kind", "1"]],
      [["scope", "test"]],
    ]);
    expect(dependencies[0] && textOfChild(dependencies[0], "version")).toBe("1.10");
  });

  test.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', "LIC103"],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "LIC103"],
    ["deep nesting", "<a>".repeat(100_000), "LIC103"],
    ["too many attributes", `<a ${Array.from({ length: 2000 }, (_, n) => `a${n}="1"`).join(" ")}/>`, "LIC103"],
    ["an unknown entity", "<a>&nothing;</a>", "LIC102"],
    ["mismatched tags", "<a><b></a></b>", "LIC102"],
    ["an unclosed tag", "<a><b></b>", "LIC102"],
    ["no element", "", "LIC102"],
    ["plain text", "hello", "LIC102"],
  ])("refuses %s", (_, text, code) => {
    expect(parseXml(text)).toMatchObject({ ok: false, error: { code } });
  });

  test("says where it is broken", () => {
    expect(parseXml("<a>\n  <b>\n</a>")).toMatchObject({ ok: false, error: { position: { line: 3 } } });
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), fc.nat(20), fc.string(), (at, cut, put) => {
        expect(typeof parseXml(SAMPLE.slice(0, at) + put + SAMPLE.slice(at + cut)).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});
