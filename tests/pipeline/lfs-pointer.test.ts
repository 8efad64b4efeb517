// A pointer of Git LFS in place of a manifest is a loss, also where a lenient format would find nothing wrong with it.
import { expect, test } from "vitest";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import { scan } from "../../src/scan.ts";
import { policyOf } from "../policy/make.ts";

const POINTER = `version https://git-lfs.github.com/spec/v1
oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
size 12345
`;

test.each(["package-lock.json", "requirements.txt", "go.mod", "app.deps.json"])("%s", async (path) => {
  const result = await scan({
    tree: makeMemoryTree(new Map([[path, POINTER]]), "project"),
    policy: policyOf("extends: [distributed]\n"),
    today: "2026-06-01",
  });
  if (!result.ok) throw new Error(result.error.detail);
  const { diagnostics, coverage } = result.value;
  expect(coverage.files).toMatchObject([{ path, status: "lost" }]);
  expect(diagnostics).toContainEqual({
    code: "LIC101",
    gravity: "loss",
    location: { path },
    args: expect.objectContaining({
      reason: "it is a pointer of Git LFS, not the file itself",
      remedy: "fetch the file with: git lfs pull",
    }),
  });
});
