// The list of everything that is read, and the README's copy of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeEcosystems, renderMarkdown } from "../../src/cli/commands/ecosystems.ts";
import { ecosystems } from "../../src/ecosystems/index.ts";

const rows = describeEcosystems(ecosystems);
const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

describe("the list of ecosystems", () => {
  test("names every extractor once, and what it provides", () => {
    const ids = rows.flatMap(({ formats }) => formats.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(ecosystems.flatMap(({ extractors }) => extractors.map(({ id }) => id)));
    const lock = rows.flatMap(({ formats }) => formats).find(({ id }) => id === "npm/package-lock");
    expect(lock).toMatchObject({ files: ["package-lock.json"], resolution: "locked", edges: true, licenses: true });
  });

  test("says what to do about every known file that is not read", () => {
    const silent = rows.flatMap(({ unsupported }) => unsupported).filter(({ remedy }) => remedy.trim() === "");
    expect(silent).toEqual([]);
  });

  test("stands in the README as it is in the code (node scripts/make-ecosystem-table.mjs)", () => {
    const begin = readme.indexOf("<!-- ecosystems:begin -->");
    const table = readme.slice(begin, readme.indexOf("<!-- ecosystems:end -->")).split("\n").slice(1).join("\n").trim();
    expect(table).toBe(renderMarkdown(rows).trim());
  });

  test("is in alphabetical order", () => {
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });
});
