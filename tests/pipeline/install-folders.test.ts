import { expect, test } from "vitest";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { Ecosystem, Extractor } from "../../src/model/index.ts";
import { discover } from "../../src/pipeline/discover.ts";

const extractor = (id: string, files: readonly string[], probes: readonly string[] = []): Extractor => ({
  id,
  title: id,
  version: 1,
  files,
  probes,
  provides: { resolution: "locked", edges: false, licenses: false },
  load: () => Promise.reject(new Error("not loaded here")),
});

const ecosystem: Ecosystem = {
  id: "go",
  title: "Go",
  purlTypes: ["golang"],
  extractors: [extractor("go/mod", ["go.mod"]), extractor("go/vendor", ["vendor/modules.txt"], ["vendor/modules.txt"])],
  installFolders: ["vendor/modules.txt", "*/.cargo-checksum.json", "bundle/*/specifications/*.mod"],
};

function pathsIn(files: readonly string[]): string[] {
  const tree = makeMemoryTree(new Map(files.map((path) => [path, ""])));
  const found = discover(tree, [ecosystem], { exclude: [], only: [] });
  return found.ok ? found.value.candidates.map(({ path, extractor: { id } }) => `${id} ${path}`) : [];
}

test("a folder that a marker gives away is not searched, but the marker is read once", () => {
  const files = ["app/go.mod", "app/vendor/modules.txt", "app/vendor/x/go.mod", "app/vendor/y/deep/go.mod"];
  expect(pathsIn(files)).toEqual(["go/mod app/go.mod", "go/vendor app/vendor/modules.txt"]);
});

test("a folder of the same name without the marker is searched", () => {
  expect(pathsIn(["vendor/x/go.mod", "vendor/other.txt"])).toEqual(["go/mod vendor/x/go.mod"]);
});

test("a marker may stand in a folder of any name", () => {
  const files = ["deps/crate-1.0/.cargo-checksum.json", "deps/crate-1.0/go.mod", "deps/go.mod"];
  expect(pathsIn(files)).toEqual(["go/mod deps/go.mod"]);
});

test("a marker of any name is inside its folder", () => {
  const files = ["vendor/bundle/3.1/specifications/go.mod", "vendor/bundle/go.mod", "vendor/go.mod"];
  expect(pathsIn(files)).toEqual(["go/mod vendor/go.mod"]);
});
