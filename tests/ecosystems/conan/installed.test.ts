// Licences of Conan packages on disk.
import { expect, test } from "vitest";
import { lookUpDeployed, lookUpInCache, readLicenseAttribute } from "../../../src/ecosystems/conan/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

const subject = {
  purl: "pkg:conan/zlib@1.3.1",
  name: "zlib",
  version: "1.3.1",
  installPaths: [],
  folders: [""],
  mayBeMissing: false,
};

test("every file in a deployed package's licenses folder is a text", () => {
  const tree = makeMemoryTree(
    new Map([["full_deploy/host/zlib/1.3.1/Release/x86_64/licenses/zlib.txt", "Permission is granted"]]),
  );
  const result = lookUpDeployed(subject, { tree, machine: { folder: () => undefined }, keepText: () => "digest" });
  expect(result.ok && result.value.statements.map(({ as, raw }) => `${as} ${raw}`)).toEqual(["text licenses/zlib.txt"]);
});

test("a recipe's license is read as text, one or several", () => {
  const recipe = (value: string) =>
    readLicenseAttribute(`class X(ConanFile):\n    name = "x"\n    license = ${value}\n`, "conanfile.py");
  expect(recipe('"Zlib"')).toMatchObject([{ raw: "Zlib", location: { line: 3 } }]);
  expect(recipe('("MIT", "BSD-3-Clause")').map(({ raw }) => raw)).toEqual(['["MIT","BSD-3-Clause"]']);
  expect(recipe("get_license()")).toEqual([]);
});

test("Conan 1's cache keeps recipes by user and channel", () => {
  const cache = makeMemoryTree(
    new Map([["data/zlib/1.3.1/_/_/export/conanfile.py", "class Z(ConanFile):\n    license = 'Zlib'\n"]]),
    "~/.conan",
  );
  const result = lookUpInCache(subject, {
    tree: makeMemoryTree(new Map()),
    machine: { folder: () => cache },
    keepText: () => "",
  });
  expect(result.ok && result.value.statements[0]).toMatchObject({
    raw: "Zlib",
    location: { path: "~/.conan/data/zlib/1.3.1/_/_/export/conanfile.py" },
  });
});
