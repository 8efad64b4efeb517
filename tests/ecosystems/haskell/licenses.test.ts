// Licences of Haskell packages: cabal's store, and cabal's old words.
import { expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/haskell/dialect.ts";
import { lookUpInStore } from "../../../src/ecosystems/haskell/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

function read(raw: string): string | undefined {
  return dialect({ purl: "pkg:hackage/x", as: "name", raw, source: "haskell/cabal-store", location: { path: "x" } })
    ?.expression;
}

test.each([
  ["BSD3", "BSD-3-Clause"],
  ["GPL-2", "GPL-2.0-only"],
  ["AllRightsReserved", "NONE"],
])("%s is %s", (raw, expression) => {
  expect(read(raw)).toBe(expression);
});

test.each(["GPL", "Apache", "PublicDomain", "OtherLicense"])("%s names no license for sure", (raw) => {
  expect(read(raw)).toBeUndefined();
});

test("cabal's store names the license of the very version", () => {
  const path = "store/ghc-9.6.4/package.db/aeson-2.2.1.0-0123abcd.conf";
  const cabal = makeMemoryTree(
    new Map([
      [path, "name:                 aeson\nversion:              2.2.1.0\nlicense:              BSD-3-Clause\n"],
      ["store/ghc-9.6.4/package.db/aeson-2.2.0.0-4567.conf", "name: aeson\nlicense: GPL-3\n"],
    ]),
    "~/.cabal",
  );
  const subject = {
    purl: "pkg:hackage/aeson@2.2.1.0",
    name: "aeson",
    version: "2.2.1.0",
    installPaths: [],
    folders: [],
    mayBeMissing: false,
  };
  const context = {
    tree: makeMemoryTree(new Map()),
    machine: { folder: (name: string) => (name === "CABAL_DIR" ? cabal : undefined) },
    keepText: () => "",
  };
  const result = lookUpInStore(subject, context);
  expect(result).toMatchObject({
    ok: true,
    value: { statements: [{ raw: "BSD-3-Clause", location: { path: `~/.cabal/${path}`, line: 3 } }] },
  });
});
