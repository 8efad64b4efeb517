// Looking keys up in sorted text tables.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOOSE_NAMES, NAMES, UNCLEAR_NAMES } from "../../src/licenses/aliases.data.ts";
import { CLASS_ROWS, EXCEPTION_ROWS } from "../../src/licenses/catalogue.data.ts";
import { CUSTOM_ROWS } from "../../src/licenses/custom.data.ts";
import { findRow } from "../../src/licenses/rows.ts";
import { URLS } from "../../src/licenses/urls.data.ts";

describe("findRow", () => {
  it.each([
    ["classes", CLASS_ROWS],
    ["exceptions", EXCEPTION_ROWS],
    ["custom licenses", CUSTOM_ROWS],
    ["names", NAMES],
    ["loose names", LOOSE_NAMES],
    ["unclear names", UNCLEAR_NAMES],
    ["addresses", URLS],
  ])("finds every line of the table of %s", (_, table) => {
    for (const line of table.split("\n")) {
      const key = line.slice(0, line.indexOf("|"));
      expect(findRow(table, key)).toBe(line.slice(key.length + 1));
      expect(findRow(table, `${key} `)).toBeUndefined();
    }
  });

  it("finds what a map finds, in any sorted table", () => {
    const word = fc.string({ maxLength: 4 }).filter((text) => !/[|\n]/.test(text));
    fc.assert(
      fc.property(fc.dictionary(word, word), word, (values, absent) => {
        const keys = Object.keys(values).sort();
        const table = keys.map((key) => `${key}|${values[key]}`).join("\n");
        for (const key of keys) expect(findRow(table, key)).toBe(values[key]);
        if (!Object.hasOwn(values, absent)) expect(findRow(table, absent)).toBeUndefined();
      }),
    );
  });
});
