// Reading a table out of an SQLite file, whole or damaged.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSqliteTable } from "../../src/formats/sqlite.ts";

const FIXTURES = join(import.meta.dirname, "../../fixtures/ecosystems/rpm/sqlite");
const small = readFileSync(join(FIXTURES, "rpm-4.18/input/var/lib/rpm/rpmdb.sqlite"));
const deep = readFileSync(join(FIXTURES, "deep/input/usr/lib/sysimage/rpm/rpmdb.sqlite"));

describe("an SQLite file", () => {
  test("gives its rows in order, with values that lie on overflow pages", () => {
    const rows = readSqliteTable(small, "Packages");
    expect(rows.ok && rows.value.map((row) => (row[1] as Uint8Array).length)).toEqual([14476, 1428, 1380]);
  });

  test("is read through interior pages", () => {
    const rows = readSqliteTable(deep, "Packages");
    expect(rows.ok && rows.value.length).toBe(43);
  });

  test("without the table is refused, as is anything else", () => {
    expect(readSqliteTable(small, "Nothing").ok).toBe(false);
    expect(readSqliteTable(new Uint8Array(4096), "Packages").ok).toBe(false);
    expect(readSqliteTable(new Uint8Array(0), "Packages").ok).toBe(false);
  });

  test("never makes the reader throw, whatever byte is changed", () => {
    fc.assert(
      fc.property(fc.nat(deep.length - 1), fc.nat(255), (at, value) => {
        const changed = Buffer.from(deep);
        changed[at] = value;
        readSqliteTable(changed, "Packages");
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test("never gives more bytes than it has", () => {
    // Every leaf cell is pointed at the first one.
    const changed = Buffer.from(deep);
    for (let page = 0; page < changed.length; page += 512) {
      if (changed[page] !== 0x0d) continue;
      const count = changed.readUInt16BE(page + 3);
      for (let cell = 0; cell < count; cell++)
        changed.writeUInt16BE(changed.readUInt16BE(page + 8), page + 8 + 2 * cell);
    }
    const rows = readSqliteTable(changed, "Packages");
    const total = rows.ok ? rows.value.reduce((sum, row) => sum + (row[1] as Uint8Array).length, 0) : 0;
    expect(total).toBeLessThanOrEqual(changed.length);
  });
});
