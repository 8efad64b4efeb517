import { expect, test } from "vitest";
import { lookUpInModuleCache, lookUpInVendor } from "../../src/ecosystems/go/installed.ts";
import { compareVersions } from "../../src/ecosystems/go/versions.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { FileTree, LookUpContext, LookUpSubject } from "../../src/model/index.ts";
import { buildZip } from "../formats/archives.ts";

function contextOf(files: Record<string, string>, folders: Record<string, FileTree> = {}): LookUpContext {
  return {
    tree: makeMemoryTree(new Map(Object.entries(files))),
    machine: { folder: (variable) => folders[variable] },
    keepText: (text) => `sha256:${text.length}`,
  };
}

const subject: LookUpSubject = {
  purl: "pkg:golang/example.org/Upper/Case/v2@v2.0.1",
  name: "example.org/Upper/Case/v2",
  version: "v2.0.1",
  installPaths: [],
  folders: ["service"],
  mayBeMissing: false,
};

test("a licence text is found in the vendor folder beside go.mod", () => {
  const found = lookUpInVendor(subject, contextOf({ "service/vendor/example.org/Upper/Case/v2/LICENSE": "MIT" }));
  expect(found).toMatchObject({
    ok: true,
    value: { installed: true, statements: [{ as: "text", raw: "LICENSE", digest: "sha256:3" }] },
  });
});

test("a licence text is found in the module cache, where upper-case letters are escaped", () => {
  const cache = makeMemoryTree(new Map([["example.org/!upper/!case/v2@v2.0.1/COPYING", "ISC"]]), "~/go/pkg/mod");
  const found = lookUpInModuleCache(subject, contextOf({}, { GOMODCACHE: cache }));
  expect(found).toMatchObject({
    ok: true,
    value: { statements: [{ location: { path: "~/go/pkg/mod/example.org/!upper/!case/v2@v2.0.1/COPYING" } }] },
  });
});

test("a module that was downloaded and not unpacked is read in its archive, where names are not escaped", () => {
  const zip = buildZip([{ name: "example.org/Upper/Case/v2@v2.0.1/LICENSE", text: "ISC" }]);
  const cache = makeMemoryTree(
    new Map([["cache/download/example.org/!upper/!case/v2/@v/v2.0.1.zip", zip]]),
    "~/go/pkg/mod",
  );
  const found = lookUpInModuleCache(subject, contextOf({}, { GOMODCACHE: cache }));
  const path =
    "~/go/pkg/mod/cache/download/example.org/!upper/!case/v2/@v/v2.0.1.zip!/example.org/Upper/Case/v2@v2.0.1/LICENSE";
  expect(found).toMatchObject({
    ok: true,
    value: { installed: true, statements: [{ raw: "LICENSE", location: { path } }] },
  });
});

test("the module cache below GOPATH is read when GOMODCACHE is not there", () => {
  const workspace = makeMemoryTree(
    new Map([["pkg/mod/example.org/!upper/!case/v2@v2.0.1/main.go", "package x"]]),
    "~/go",
  );
  const found = lookUpInModuleCache(subject, contextOf({}, { GOPATH: workspace }));
  expect(found).toMatchObject({ ok: true, value: { installed: true, statements: [] } });
});

test("a module that lies nowhere is not installed, which is not the same as without licence", () => {
  for (const lookUp of [lookUpInVendor, lookUpInModuleCache]) {
    expect(lookUp(subject, contextOf({ "go.mod": "" }))).toMatchObject({ ok: true, value: { installed: false } });
  }
});

test("versions are ordered as go orders them", () => {
  const sorted = [
    "v0.0.0-20190101000000-abcdefabcdef",
    "v0.0.0-20240101000000-000000000000",
    "v1.0.0-alpha",
    "v1.0.0-alpha.1",
    "v1.0.0-beta.2",
    "v1.0.0-beta.11",
    "v1.0.0",
    "v1.2.0",
    "v1.10.0",
    "v2.0.0+incompatible",
  ];
  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
});
