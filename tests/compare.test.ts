import { describe, expect, test } from "vitest";
import { type ComparedRow, compareRows, rowsOfReport } from "../src/compare.ts";
import { richReport } from "./reporters/report-builder.ts";

function row(purl: string, license?: string): ComparedRow {
  const at = purl.lastIndexOf("@");
  return {
    purl,
    name: purl.slice(purl.lastIndexOf("/") + 1, at),
    version: purl.slice(at + 1),
    ...(license === undefined ? {} : { license }),
  };
}

describe("comparing", () => {
  test("a report with itself shows no change", () => {
    const rows = rowsOfReport(richReport());
    expect(compareRows(rows, rows)).toEqual({
      added: [],
      removed: [],
      updated: [],
      relicensed: [],
      unchanged: rows.length,
    });
  });

  test("tells added, removed, updated and relicensed apart", () => {
    const before = [
      row("pkg:npm/gone@1", "MIT"),
      row("pkg:npm/up@1", "MIT"),
      row("pkg:npm/same@1", "MIT"),
      row("pkg:npm/re@1", "BSD-3-Clause"),
    ];
    const after = [
      row("pkg:npm/new@1", "ISC"),
      row("pkg:npm/up@2", "AGPL-3.0-or-later"),
      row("pkg:npm/same@1", "MIT"),
      row("pkg:npm/re@1", "SSPL-1.0"),
    ];
    const { added, removed, updated, relicensed, unchanged } = compareRows(before, after);
    expect([added, removed].map((rows) => rows.map(({ name }) => name))).toEqual([["new"], ["gone"]]);
    expect(updated).toEqual([{ before: before[1], after: after[1], license: "changed" }]);
    expect(relicensed).toEqual([{ before: before[3], after: after[3], license: "changed" }]);
    expect(unchanged).toBe(1);
  });

  test("another way to write a licence is no change", () => {
    const pair = (a: string, b: string) =>
      compareRows([row("pkg:npm/x@1", a)], [row("pkg:npm/x@1", b)]).relicensed.length;
    expect(pair("MIT OR Apache-2.0", "Apache-2.0 OR MIT")).toBe(0);
    expect(pair("GPL-2.0", "GPL-2.0-only")).toBe(0);
    expect(pair("GPL-2.0-only", "GPL-2.0-or-later")).toBe(1);
  });

  test("what is known on one side only is not called a change", () => {
    expect(compareRows([row("pkg:npm/x@1")], [row("pkg:npm/x@1", "MIT")]).relicensed[0]?.license).toBe("learned");
    expect(compareRows([row("pkg:npm/x@1", "MIT")], [row("pkg:npm/x@1")]).relicensed[0]?.license).toBe("forgotten");
  });

  test("several versions of a package are matched one by one", () => {
    const before = ["1", "2", "3"].map((version) => row(`pkg:npm/x@${version}`, "MIT"));
    const after = ["2", "4"].map((version) => row(`pkg:npm/x@${version}`, "MIT"));
    const { added, removed, updated, unchanged } = compareRows(before, after);
    expect(unchanged).toBe(1);
    expect(updated.map((pair) => [pair.before.version, pair.after.version])).toEqual([["1", "4"]]);
    expect([added.length, removed.map(({ version }) => version)]).toEqual([0, ["3"]]);
  });

  test("what is not named by a purl is matched by its name", () => {
    const { unchanged } = compareRows(
      [{ purl: "", name: "thing", license: "MIT" }],
      [{ purl: "", name: "thing", license: "MIT" }],
    );
    expect(unchanged).toBe(1);
  });
});
