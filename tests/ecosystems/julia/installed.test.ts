// Packages in Julia's depot are told apart by uuid and version, since their folders are named by a checksum.
import { expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/julia/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

const uuid = "7876af07-990d-54b4-ab0e-23690620f79a";
const projectToml = (version: string) => `name = "Example"\nuuid = "${uuid}"\nversion = "${version}"\n`;
const depot = makeMemoryTree(
  new Map([
    ["packages/Example/aaaaa/Project.toml", projectToml("0.5.3")],
    ["packages/Example/aaaaa/LICENSE.md", "old"],
    ["packages/Example/bbbbb/Project.toml", projectToml("0.5.5")],
    ["packages/Example/bbbbb/LICENSE.md", "new"],
  ]),
  "~/.julia",
);

test("the folder of the wanted version is quoted", () => {
  const subject = {
    purl: `pkg:julia/Example@0.5.5?uuid=${uuid}`,
    name: "Example",
    version: "0.5.5",
    installPaths: [],
    folders: [""],
    mayBeMissing: false,
  };
  const context = {
    tree: makeMemoryTree(new Map()),
    machine: { folder: () => depot },
    keepText: (text: string) => text,
  };
  const result = lookUp(subject, context);
  expect(result.ok && result.value.statements).toMatchObject([
    { digest: "new", location: { path: "~/.julia/packages/Example/bbbbb/LICENSE.md" } },
  ]);
});
