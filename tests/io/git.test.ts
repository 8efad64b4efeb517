// Our reader of repositories against git's own answers.
import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { openHistory } from "../../src/io/git/commits.ts";
import { makeGitTree } from "../../src/io/git/git-tree.ts";
import { openObjects } from "../../src/io/git/objects.ts";
import { applyDelta } from "../../src/io/git/pack.ts";
import { findRepository, resolveName } from "../../src/io/git/refs.ts";
import { makeRepository, type Repository } from "./git-repository.ts";

const made: Repository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
});

function repositoryOf(): Repository {
  const repository = makeRepository();
  made.push(repository);
  return repository;
}

function open(folder: string) {
  const folders = findRepository(folder)!;
  const objects = openObjects(folders.common);
  return { folders, objects, history: openHistory(folders, objects) };
}

function idOf(folder: string, name: string): string {
  const commit = open(folder).history.find(name);
  return typeof commit === "string" ? commit : commit.id;
}

function treeOf(folder: string, name: string) {
  const { history, objects } = open(folder);
  const commit = history.find(name);
  if (typeof commit === "string") throw new Error(commit);
  return makeGitTree(objects, commit.tree, name);
}

/** Many versions of a large file, so that packing makes chains of deltas. */
function fill(repository: Repository): void {
  let text = Array.from({ length: 2000 }, (_, line) => `line ${line} ${line * 7919}`).join("\n");
  for (let round = 0; round < 6; round++) {
    text = text.replace(`line ${round * 100} `, `changed ${round} `);
    repository.commit({
      "big.txt": text,
      "a/b/c.txt": `round ${round}`,
      "a/d.txt": "same",
      [`f${round}.txt`]: `${round}`,
    });
  }
}

describe("the reader of repositories", () => {
  test.each(["loose", "packed"])("reads every file of every commit as git does, %s", (form) => {
    const repository = repositoryOf();
    fill(repository);
    if (form === "packed") repository.git("gc", "-q", "--aggressive", "--prune=now");
    for (const id of repository.git("rev-list", "--all").split("\n")) {
      const tree = treeOf(repository.folder, id);
      const walk = tree.walk({ skipFolders: new Set(), exclude: [] });
      const paths = repository.git("ls-tree", "-r", "--name-only", id).split("\n").sort();
      expect(walk.ok && walk.value.files).toEqual(paths);
      for (const path of paths) {
        const text = tree.readText(path);
        expect(text.ok && text.value.trim()).toBe(repository.git("show", `${id}:${path}`));
      }
    }
  });

  test("resolves branches, tags, annotated tags, remote names, HEAD and steps back as git does", () => {
    const repository = repositoryOf();
    fill(repository);
    repository.git("tag", "light");
    repository.git("tag", "-a", "heavy", "-m", "annotated");
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD~2");
    const names = ["HEAD", "main", "refs/heads/main", "light", "heavy", "origin/main", "HEAD~3", "main^", "HEAD^^"];
    for (const packed of [false, true]) {
      if (packed) repository.git("pack-refs", "--all");
      for (const name of names)
        expect(idOf(repository.folder, name), name).toBe(repository.git("rev-parse", `${name}^{commit}`));
    }
    expect(idOf(repository.folder, "nowhere")).toContain("nothing in this repository");
    expect(resolveName(findRepository(repository.folder)!, "../../etc/passwd")).toBeUndefined();
  });

  test("finds the merge base of two branches, across merges", () => {
    const repository = repositoryOf();
    repository.commit({ "a.txt": "1" });
    repository.git("checkout", "-q", "-b", "topic");
    repository.commit({ "b.txt": "1" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "c.txt": "1" });
    repository.git("checkout", "-q", "topic");
    repository.git("merge", "-q", "-m", "merge", "main");
    repository.commit({ "b.txt": "2" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "c.txt": "2" });
    const { history } = open(repository.folder);
    const [main, topic] = [history.find("main"), history.find("topic")];
    if (typeof main === "string" || typeof topic === "string") throw new Error("not found");
    expect(history.mergeBase(main, topic)?.id).toBe(repository.git("merge-base", "main", "topic"));
  });

  test("says what a shallow clone lacks", () => {
    const origin = repositoryOf();
    fill(origin);
    const clone = repositoryOf();
    clone.git("fetch", "-q", "--depth", "2", `file://${origin.folder}`, "main");
    clone.git("checkout", "-q", "FETCH_HEAD");
    expect(open(clone.folder).history.isShallow).toBe(true);
    expect(idOf(clone.folder, "HEAD~1")).toMatch(/^[0-9a-f]{40}$/);
    expect(idOf(clone.folder, "HEAD~3")).toContain("beyond the history");
    expect(idOf(clone.folder, origin.git("rev-parse", "HEAD~4"))).toContain("shallow");
  });

  test("reads a linked worktree", () => {
    const repository = repositoryOf();
    fill(repository);
    const other = `${repository.folder}-tree`;
    repository.git("worktree", "add", "-q", "-b", "side", other, "HEAD~1");
    made.push({ ...repository, remove: () => repository.git("worktree", "remove", "--force", other) });
    expect(idOf(other, "HEAD")).toBe(repository.git("rev-parse", "side"));
    made.reverse();
  });

  test("follows links inside the commit and none out of it", () => {
    const repository = repositoryOf();
    writeFileSync(join(repository.folder, "real.txt"), "inside");
    symlinkSync("real.txt", join(repository.folder, "link.txt"));
    symlinkSync("/etc/hostname", join(repository.folder, "out.txt"));
    symlinkSync("../../up.txt", join(repository.folder, "up.txt"));
    symlinkSync("loop.txt", join(repository.folder, "loop.txt"));
    repository.commit({});
    const tree = treeOf(repository.folder, "HEAD");
    expect(tree.readText("link.txt")).toEqual({ ok: true, value: "inside" });
    for (const path of ["out.txt", "up.txt"])
      expect(tree.readText(path)).toMatchObject({ error: { reason: "outside-root" } });
    expect(tree.readText("loop.txt").ok).toBe(false);
  });

  test("never trusts a delta", () => {
    const base = new TextEncoder().encode("a base of some length to copy from");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const delta = Uint8Array.from([base.length, 10, ...bytes]);
        try {
          expect(applyDelta(base, delta)).toHaveLength(10);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect(error).not.toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
