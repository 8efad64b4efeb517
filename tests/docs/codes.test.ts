import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explainedCodes, findCode, writeCodePage } from "../../src/cli/explain/codes.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "docs", "codes");
const { renderCodePages } = (await import(join(root, "scripts", "make-code-pages.mjs"))) as {
  renderCodePages(codes: unknown, write: unknown): ReadonlyMap<string, string>;
};
const pages = renderCodePages(explainedCodes(), writeCodePage);

test("there is a page for every code, and no page for anything else", () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
});

test.each([...pages.keys()])("docs/codes/%s says what the code says", (name) => {
  expect(readFileSync(join(folder, name), "utf8")).toBe(pages.get(name));
});

describe("a code", () => {
  test("is used once", () => {
    const codes = explainedCodes().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("has a name, a meaning and a remedy", () => {
    for (const { code, name, title, remedy } of explainedCodes())
      expect(`${name}${title}${remedy}`, code).not.toContain("undefined");
    expect(findCode("LIC301")?.name).toBe("policy-syntax");
  });
});
