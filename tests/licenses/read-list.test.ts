// A list of licences without an operator between them, as CycloneDX has it.
import { expect, test } from "vitest";
import { readStatement } from "../../src/licenses/read.ts";
import type { Statement } from "../../src/model/index.ts";

function stating(raw: string): Statement {
  return { purl: "pkg:generic/x", as: "name", raw, source: "sbom/json", location: { path: "bom.json" } };
}

test("ids and known names in a list all hold", () => {
  const finding = readStatement(stating('["MIT","Apache License, Version 2.0","EPL-2.0 OR GPL-2.0-only"]'));
  expect(finding.expression).toBe("MIT AND Apache-2.0 AND (EPL-2.0 OR GPL-2.0-only)");
  expect(finding.reading).toBe("dialect");
});

test("one unknown name makes the whole list unreadable", () => {
  const finding = readStatement(stating('["MIT","Acme Commercial License"]'));
  expect(finding.reading).toBe("unreadable");
  expect(finding.note).toContain("Acme Commercial License");
});

test("what only looks like a list is no list", () => {
  expect(readStatement(stating('["MIT"')).reading).toBe("unreadable");
  expect(readStatement(stating('["MIT", 5]')).reading).toBe("unreadable");
});

test("a package's own dialect does not turn an SBOM's list into a choice", () => {
  const choice = () => ({ expression: "MIT OR GPL-3.0-only" });
  const fromSbom = readStatement(stating('["MIT","GPL-3.0-only"]'), choice);
  expect(fromSbom.expression).toBe("MIT AND GPL-3.0-only");
  const fromNpm = readStatement({ ...stating('["MIT","GPL-3.0-only"]'), source: "npm/installed" }, choice);
  expect(fromNpm.expression).toBe("MIT OR GPL-3.0-only");
});
