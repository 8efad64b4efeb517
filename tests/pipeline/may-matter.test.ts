// A file that could change what a scan finds is never taken for one that cannot.
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { ecosystems } from "../../src/ecosystems/index.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import { makeRelevance } from "../../src/pipeline/may-matter.ts";

function relevanceOf(files: Readonly<Record<string, string>>) {
  return makeRelevance(ecosystems, [makeMemoryTree(new Map(Object.entries(files)))]);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const place = join(folder, name);
    return statSync(place).isDirectory() ? listFiles(place) : [place];
  });
}

describe("whether a changed file may matter", () => {
  test.each(["src/index.ts", "docs/guide.md", "image.png", "lib/deep/main.c", "styles.css"])(
    "%s does not, if it mentions nothing",
    (path) => {
      expect(relevanceOf({ [path]: "const value = 1;\n" })(path)).toBe(false);
    },
  );

  test.each([
    "package.json",
    "sub/package-lock.json",
    "go.mod",
    "LICENSE",
    "lib/COPYING.txt",
    "vendor/github.com/x/y/z.go",
    "node_modules/a/index.js",
    ".gitmodules",
    "requirements-dev.txt",
    ".github/workflows/ci.yml",
  ])("%s does", (path) => {
    expect(relevanceOf({ [path]: "" })(path)).toBe(true);
  });

  test("what lies in a folder of installed packages that only its content gives away does", () => {
    const files = { "third/serde/.cargo-checksum.json": "{}", "third/serde/src/lib.rs": "" };
    expect(relevanceOf(files)("third/serde/src/lib.rs")).toBe(true);
  });

  test("source code does once it mentions a model", () => {
    const path = "src/load.py";
    expect(relevanceOf({ [path]: 'AutoModel.from_pretrained("acme/model")' })(path)).toBe(true);
  });

  test("every file that some format reads does", () => {
    const root = join(import.meta.dirname, "../../fixtures/projects");
    const mayMatter = relevanceOf({});
    const manifests = listFiles(root)
      .map((path) => relative(root, path).replaceAll("\\", "/"))
      .filter((path) =>
        /(package(-lock)?\.json|yarn\.lock|pyproject\.toml|requirements.*\.txt|Dockerfile)$/.test(path),
      );
    expect(manifests.length).toBeGreaterThan(0);
    expect(manifests.filter((path) => !mayMatter(path))).toEqual([]);
  });
});
