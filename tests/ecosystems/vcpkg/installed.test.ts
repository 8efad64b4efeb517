// Licences of installed vcpkg ports.
import { expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/vcpkg/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

test("a port's SPDX file and its copyright text are both quoted", () => {
  const share = "vcpkg_installed/x64-linux/share/curl";
  const spdx = {
    packages: [
      { name: "curl", licenseConcluded: "curl AND ISC", licenseDeclared: "NOASSERTION" },
      { name: "curl:x64-linux", licenseConcluded: "GPL-2.0-only" },
    ],
  };
  const tree = makeMemoryTree(
    new Map([
      [`${share}/vcpkg.spdx.json`, JSON.stringify(spdx)],
      [`${share}/copyright`, "COPYRIGHT AND PERMISSION NOTICE"],
    ]),
  );
  const subject = {
    purl: "pkg:vcpkg/curl@8.9.1?triplet=x64-linux",
    name: "curl",
    version: "8.9.1",
    installPaths: [share],
    folders: ["vcpkg_installed/vcpkg"],
    mayBeMissing: false,
  };
  const result = lookUp(subject, { tree, machine: { folder: () => undefined }, keepText: () => "digest" });
  expect(result.ok && result.value.statements.map(({ as, raw }) => `${as} ${raw}`)).toEqual([
    "expression curl AND ISC",
    "text copyright",
  ]);
});

test("a port named only in the manifest is looked for in every triplet", () => {
  const tree = makeMemoryTree(
    new Map([
      ["vcpkg_installed/arm64-osx/share/fmt/copyright", "MIT"],
      ["vcpkg_installed/vcpkg/status", ""],
    ]),
  );
  const subject = { purl: "pkg:vcpkg/fmt", name: "fmt", installPaths: [], folders: [""], mayBeMissing: false };
  const result = lookUp(subject, { tree, machine: { folder: () => undefined }, keepText: () => "digest" });
  expect(result.ok && result.value.installed).toBe(true);
});
