import { describe, expect, test } from "vitest";
import { isLicenseFileName, quoteLicenseFiles } from "../../src/formats/license-files.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";

describe("the names of licence files", () => {
  test.each([
    "LICENSE",
    "LICENCE",
    "License.txt",
    "license.md",
    "LICENSE.rst",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "LICENSE.APACHE2",
    "LICENSE-2.0",
    "COPYING",
    "COPYING.LESSER",
    "COPYING3",
    "COPYRIGHT",
    "UNLICENSE",
    "NOTICE",
    "NOTICE.txt",
    "MIT-LICENSE",
    "MIT-LICENSE.txt",
    "GPL-LICENSE.txt",
    "Apache_License.html",
    "LICENSES.txt",
    "LICENSE.BSD",
    "THIRD-PARTY-NOTICES",
    "ThirdParty-Notices.txt",
    "licence",
  ])("%s is one", (name) => {
    expect(isLicenseFileName(name)).toBe(true);
  });

  test.each([
    "license.go",
    "license_test.go",
    "LicenseManager.java",
    "licenses.json",
    "license-checker.js",
    "README.md",
    "copy.txt",
    "licensed",
    "LICENSE.png",
    "noticeboard.md",
    "go.mod",
    "license_header.tmpl",
    "copyrighted",
    "LICENSE.pdf",
  ])("%s is none", (name) => {
    expect(isLicenseFileName(name)).toBe(false);
  });
});

test("licence files are quoted with their digest, and an empty or unreadable one is not passed off as a text", () => {
  const tree = makeMemoryTree(
    new Map<string, string | Uint8Array>([
      ["pkg/LICENSE", "MIT License"],
      ["pkg/COPYING", "  \n"],
      ["pkg/LICENSES/ISC.txt", "ISC"],
      ["pkg/NOTICE", Uint8Array.from([0xff, 0xfe, 0x00])],
      ["pkg/main.go", "package main"],
    ]),
  );
  const kept: string[] = [];
  const quoted = quoteLicenseFiles({
    tree,
    folder: "pkg",
    source: "go/vendor",
    keepText: (text) => `sha256:${kept.push(text)}`,
    nameOf: (path) => `root/${path}`,
  });
  expect(quoted.statements.map(({ raw, digest, location }) => [raw, digest, location.path])).toContainEqual([
    "LICENSE",
    expect.stringMatching(/^sha256:/),
    "root/pkg/LICENSE",
  ]);
  expect(quoted.statements.map(({ raw }) => raw)).toContain("ISC.txt");
  expect(quoted.statements.map(({ raw }) => raw)).not.toContain("COPYING");
  expect(quoted.statements.length + quoted.diagnostics.length).toBe(3);
});

test("a text in Latin-1 is read", () => {
  const tree = makeMemoryTree(new Map([["LICENSE", Uint8Array.from([0x4d, 0x49, 0x54, 0x20, 0xa9])]]));
  const kept: string[] = [];
  quoteLicenseFiles({ tree, folder: "", source: "x", keepText: (text) => `sha256:${kept.push(text)}` });
  expect(kept).toEqual(["MIT \u00a9"]);
});
