// Licences of Debian packages: where they are looked for, and what their short names mean.
import { describe, expect, test } from "vitest";
import { lookUp, readCopyright } from "../../../src/ecosystems/debian/copyright.ts";
import { dialect } from "../../../src/ecosystems/debian/dialect.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";
import type { LookUpSubject } from "../../../src/model/index.ts";

const HEADER = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n";

function namesOf(text: string): string[] {
  return readCopyright(text, "copyright", (body) => `digest of ${body.length}`).map((one) => `${one.as} ${one.raw}`);
}

function read(raw: string): string | undefined {
  return dialect({
    purl: "pkg:deb/debian/x",
    as: "name",
    raw,
    source: "debian/copyright",
    location: { path: "copyright" },
  })?.expression;
}

describe("the copyright file", () => {
  test("says one license where all parts agree", () => {
    expect(namesOf(`${HEADER}Files: *\nCopyright: A\nLicense: GPL-2+\n Text.\n\nFiles: b\nLicense: GPL-2+\n`)).toEqual([
      "name GPL-2+",
    ]);
  });

  test("lists the licenses of all parts, but not that of the packaging", () => {
    const text = `${HEADER}Files: *\nLicense: Expat\n\nFiles: lib/*\nLicense: GPL-2+ or Artistic\n\nFiles: debian/*\nLicense: GPL-3\n`;
    expect(namesOf(text)).toEqual(['name ["Expat","GPL-2+ or Artistic"]']);
  });

  test("keeps the license of the packaging where there is no other", () => {
    expect(namesOf(`${HEADER}Files: debian/*\nLicense: GPL-3\n`)).toEqual(["name GPL-3"]);
  });

  test("is kept as a text where it is written in plain words, or a part has a text but no name", () => {
    expect(namesOf("This package is free software.\n")).toEqual(["text copyright"]);
    expect(namesOf(`${HEADER}Files: *\nLicense:\n Do as you like.\n`)).toEqual(["text copyright"]);
  });

  const subject: LookUpSubject = {
    purl: "pkg:deb/debian/bash@5",
    name: "bash",
    version: "5",
    installPaths: [],
    folders: ["image/var/lib/dpkg"],
    mayBeMissing: false,
  };
  const context = (files: Map<string, string | Uint8Array>) => ({
    tree: makeMemoryTree(files),
    machine: { folder: () => undefined },
    keepText: () => "digest",
  });

  test("is found in the same root filesystem as the database", () => {
    const found = lookUp(
      subject,
      context(new Map([["image/usr/share/doc/bash/copyright", `${HEADER}Files: *\nLicense: GPL-3+\n`]])),
    );
    expect(found.ok && found.value.installed).toBe(true);
    expect(found.ok && found.value.statements[0]).toMatchObject({
      raw: "GPL-3+",
      location: { path: "image/usr/share/doc/bash/copyright", line: 4 },
    });
  });

  test("is read in Latin-1 too", () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode(`${HEADER}Files: *\nCopyright: `),
      0xa9,
      ...new TextEncoder().encode("\nLicense: GPL-3+\n"),
    ]);
    const found = lookUp(subject, context(new Map([["image/usr/share/doc/bash/copyright", bytes]])));
    expect(found.ok && found.value.statements[0]?.raw).toBe("GPL-3+");
  });

  test("that is not there means not installed, not unlicensed", () => {
    expect(lookUp(subject, context(new Map()))).toEqual({ ok: true, value: { installed: false, statements: [] } });
  });
});

describe("Debian's short names", () => {
  test.each([
    ["Expat", "MIT"],
    ["GPL-2+", "GPL-2.0-or-later"],
    ["LGPL-2.1", "LGPL-2.1-only"],
    ["GFDL-NIV-1.3+", "GFDL-1.3-no-invariants-or-later"],
    ["GPL-1+ or Artistic", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
    ["BSD-3-clause or GPL-2, and Expat", "(BSD-3-Clause OR GPL-2.0-only) AND MIT"],
    ["GPL-2+ and MIT or Zlib", "(GPL-2.0-or-later AND MIT) OR Zlib"],
    ["GPL-3+ with Bison exception", "GPL-3.0-or-later WITH Bison-exception-2.2"],
    ["GPL-2+ with OpenSSL exception", "GPL-2.0-or-later"],
    ["BSD-TSRM", "LicenseRef-debian-BSD-TSRM"],
    ["GPL", "LicenseRef-debian-GPL"],
    ['["Expat","GPL-2+"]', "GPL-2.0-or-later AND MIT"],
  ])("%s is %s", (raw, expression) => {
    expect(sorted(read(raw))).toBe(sorted(expression));
  });
});

/** Terms in any order. */
function sorted(expression: string | undefined): string {
  return [...(expression ?? "")].sort().join("");
}
