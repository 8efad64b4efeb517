import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ARCHIVE_LIMITS, isSafeEntryName, openBytes } from "../../src/formats/archive.ts";
import { readTar } from "../../src/formats/tar.ts";
import { openZip } from "../../src/formats/zip.ts";
import { buildTar, buildZip } from "./archives.ts";

function unzip(bytes: Uint8Array, limits = ARCHIVE_LIMITS) {
  const result = openZip(openBytes(bytes), limits);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

describe("ZIP", () => {
  const files = [
    { name: "a/", text: "" },
    { name: "a/stored.txt", text: "stored" },
    { name: "a/deflated.txt", text: "deflated ".repeat(100), deflate: true },
  ];

  test("lists its entries and unpacks them one by one", () => {
    const zip = unzip(buildZip(files, "a comment"));
    expect(zip.entries.map((entry) => [entry.name, entry.isFolder])).toEqual([
      ["a/", true],
      ["a/stored.txt", false],
      ["a/deflated.txt", false],
    ]);
    for (const file of files) {
      const entry = zip.find(file.name);
      const bytes = entry && zip.read(entry);
      expect(bytes?.ok && Buffer.from(bytes.value).toString()).toBe(file.text);
    }
  });

  test("may stand behind other bytes", () => {
    const zip = unzip(Buffer.concat([Buffer.from("#!/bin/sh\n"), buildZip(files)]));
    const entry = zip.find("a/stored.txt");
    expect(entry && zip.read(entry).ok).toBe(true);
  });

  test("is read in pieces, never whole", () => {
    const bytes = Buffer.concat([Buffer.alloc(10_000_000), buildZip(files)]);
    let read = 0;
    const source = openBytes(bytes);
    const zip = openZip({
      size: source.size,
      piece: (start, length) => {
        read += length;
        return source.piece(start, length);
      },
    });
    expect(zip.ok).toBe(true);
    expect(read).toBeLessThan(100_000);
  });

  test.each([
    ["claims too little", { name: "x", text: "x".repeat(5000), deflate: true, claimedSize: 10 }, "LIC102"],
    ["claims too much", { name: "x", text: "x", deflate: true, claimedSize: 10 }, "LIC102"],
    ["claims a size beyond the limit", { name: "x", text: "x", deflate: true, claimedSize: 2 ** 31 }, "LIC103"],
    ["is a bomb", { name: "x", text: "0".repeat(8_000_000), deflate: true }, "LIC103"],
  ])("refuses an entry that %s", (_, file, code) => {
    const zip = unzip(buildZip([file]));
    const entry = zip.find("x");
    expect(entry && zip.read(entry)).toMatchObject({ ok: false, error: { code } });
  });

  test("stops at too many entries and at too much altogether", () => {
    const bytes = buildZip(files);
    expect(openZip(openBytes(bytes), { ...ARCHIVE_LIMITS, entries: 2 })).toMatchObject({ error: { code: "LIC103" } });
    const zip = unzip(bytes, { ...ARCHIVE_LIMITS, totalSize: 6 });
    const read = (name: string) => {
      const entry = zip.find(name);
      return entry && zip.read(entry);
    };
    expect(read("a/stored.txt")).toMatchObject({ ok: true });
    expect(read("a/stored.txt")).toMatchObject({ ok: false, error: { code: "LIC103" } });
  });

  test("leaves out names that would leave the folder, and counts them", () => {
    const zip = unzip(
      buildZip([
        { name: "../evil", text: "x" },
        { name: "good", text: "y" },
        { name: "/etc/x", text: "" },
      ]),
    );
    expect(zip.entries.map((entry) => entry.name)).toEqual(["good"]);
    expect(zip.unsafeNames).toBe(2);
  });

  test("never throws on damaged bytes", () => {
    const whole = buildZip(files);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (cut, at, byte) => {
        const bytes = Buffer.from(whole.subarray(0, Math.max(cut, at + 1)));
        bytes[at] = byte;
        const zip = openZip(openBytes(bytes));
        if (zip.ok) for (const entry of zip.value.entries) expect(typeof zip.value.read(entry).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});

describe("tar", () => {
  const files = [
    { name: "./package/package.json", text: "{}" },
    { name: "package/LICENSE", text: "MIT ".repeat(300) },
    { name: "package/link", text: "", type: "2" },
    { name: "../evil", text: "x" },
  ];

  test("lists regular files with safe names, plain or gzipped", () => {
    for (const bytes of [buildTar(files), gzipSync(buildTar(files))]) {
      const result = readTar(bytes);
      if (!result.ok) throw new Error(result.error.reason);
      expect(result.value.map((entry) => entry.name)).toEqual(["package/package.json", "package/LICENSE"]);
      expect(Buffer.from(result.value[1]?.bytes ?? []).toString()).toBe("MIT ".repeat(300));
    }
  });

  test("understands pax and GNU long names", () => {
    const long = `${"d/".repeat(80)}file`;
    const pax = `path=${long}\n`;
    const record = `${pax.length + 4} ${pax}`;
    const result = readTar(
      buildTar([
        { name: "PaxHeader", text: record, type: "x" },
        { name: "short", text: "1" },
        { name: "././@LongLink", text: `${long}\0`, type: "L" },
        { name: "short", text: "2" },
        { name: "short", text: "3" },
      ]),
    );
    expect(result.ok && result.value.map((entry) => entry.name)).toEqual([long, long, "short"]);
  });

  test("refuses a bomb, a cut and what is no archive", () => {
    expect(readTar(gzipSync(Buffer.alloc(4_000_000)))).toMatchObject({ ok: false, error: { code: "LIC103" } });
    expect(readTar(buildTar(files).subarray(0, 1100))).toMatchObject({ ok: false, error: { code: "LIC102" } });
    expect(readTar(Buffer.alloc(1024, 65))).toMatchObject({ ok: false, error: { code: "LIC102" } });
    expect(readTar(gzipSync(buildTar(files)).subarray(0, 40))).toMatchObject({ ok: false, error: { code: "LIC102" } });
  });

  test("never throws on damaged bytes", () => {
    const whole = buildTar(files);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(whole);
        bytes[at] = byte;
        expect(typeof readTar(bytes).ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });
});

test("entry names are safe only if they stay inside", () => {
  expect(["a", "a/b..c", "..a"].every(isSafeEntryName)).toBe(true);
  expect(["", "/a", "../a", "a/../b", "a\\b", "C:/a", "a\0b"].some(isSafeEntryName)).toBe(false);
});
