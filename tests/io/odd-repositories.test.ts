// Repositories that are rare but valid, and what licet says of those it cannot read; git itself is the witness.
import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Commit, openHistory } from "../../src/io/git/commits.ts";
import { parseIndex } from "../../src/io/git/index-file.ts";
import { listTree } from "../../src/io/git/list-tree.ts";
import { openObjects } from "../../src/io/git/objects.ts";
import { findRepository } from "../../src/io/git/refs.ts";
import { readWorkTree } from "../../src/io/git/work-tree.ts";
import { makeRepository, type Repository } from "./git-repository.ts";

const made: Repository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

function repositoryOf(...init: string[]): Repository {
  const repository = makeRepository(...init);
  made.push(repository);
  return repository;
}

function open(folder: string) {
  const folders = findRepository(folder);
  if (folders === undefined) throw new Error("no repository");
  const objects = openObjects(folders.common);
  return { folders, objects, history: openHistory(folders, objects) };
}

function idOf(folder: string, name: string): string {
  const found = open(folder).history.find(name);
  return typeof found === "string" ? found : found.id;
}

describe("names of commits", () => {
  const repository = repositoryOf();
  for (const text of ["1", "2", "3"]) repository.commit({ "a.txt": text });
  repository.git("tag", "-a", "v1", "-m", "one");
  repository.git("branch", "feature/#12,ü=x");

  test.each(["@", "HEAD^0", "HEAD~0", "v1^{commit}", "v1^{}", "v1~1", "@~2", "feature/#12,ü=x", "HEAD^^"])(
    "%s means what git says",
    (name) => {
      expect(idOf(repository.folder, name)).toBe(repository.git("rev-parse", `${name}^{commit}`));
    },
  );

  test("may be the beginning of an id, loose or packed", () => {
    const id = repository.git("rev-parse", "HEAD~1");
    expect(idOf(repository.folder, id.slice(0, 7))).toBe(id);
    repository.git("gc", "-q", "--prune=now");
    expect(idOf(repository.folder, id.slice(0, 7))).toBe(id);
    expect(idOf(repository.folder, "0000000")).toContain("nothing in this repository is called");
  });

  test("are never guessed: what git has more of is refused", () => {
    for (const name of ["HEAD^{tree}", "HEAD:a.txt", "HEAD@{1}", "v1^{/one}", "main..v1", "../HEAD", "a\nb"])
      expect(open(repository.folder).history.find(name), name).toBeTypeOf("string");
  });

  test("FETCH_HEAD is what was fetched", () => {
    const clone = repositoryOf();
    clone.git("fetch", "-q", `file://${repository.folder}`, "main");
    expect(idOf(clone.folder, "FETCH_HEAD")).toBe(repository.git("rev-parse", "main"));
  });
});

test("a repository that counts with SHA-256 is read, loose and packed, with its index", () => {
  const repository = repositoryOf("--object-format=sha256");
  for (let round = 0; round < 4; round++) repository.commit({ "a/b.txt": `${round}\n`.repeat(300), "c.txt": "same" });
  for (const words of [[], ["gc", "-q", "--prune=now"]]) {
    if (words.length > 0) repository.git(...words);
    const { history, objects, folders } = open(repository.folder);
    const head = history.find("HEAD~1") as Commit;
    expect(head.id).toBe(repository.git("rev-parse", "HEAD~1"));
    const files = listTree(objects, head.tree);
    expect(files?.get("a/b.txt")?.id).toBe(repository.git("rev-parse", "HEAD~1:a/b.txt"));
    expect(Buffer.from(objects.read(files!.get("a/b.txt")!.id)!.content).toString()).toBe("2\n".repeat(300));
    expect(readWorkTree(folders, objects.idLength)?.unchangedId("a/b.txt")).toBe(
      repository.git("rev-parse", "HEAD:a/b.txt"),
    );
  }
});

test("before the first commit HEAD is the empty tree, so that everything is new", () => {
  const { history, objects } = open(repositoryOf().folder);
  const head = history.find("HEAD") as Commit;
  expect(listTree(objects, head.tree)?.size).toBe(0);
  expect(history.find("main")).toContain("nothing in this repository is called");
});

test("a borrowed object is found", () => {
  const lender = repositoryOf();
  lender.commit({ "a.txt": "1" });
  const borrower = repositoryOf();
  mkdirSync(join(borrower.folder, ".git/objects/info"), { recursive: true });
  writeFileSync(join(borrower.folder, ".git/objects/info/alternates"), `${join(lender.folder, ".git/objects")}\n`);
  expect(idOf(borrower.folder, lender.git("rev-parse", "HEAD"))).toBe(lender.git("rev-parse", "HEAD"));
});

test("names in a reftable are not read, and that is said", () => {
  const repository = repositoryOf();
  const id = repository.commit({ "a.txt": "1" });
  mkdirSync(join(repository.folder, ".git/reftable"));
  writeFileSync(join(repository.folder, ".git/HEAD"), "ref: refs/heads/.invalid\n");
  expect(idOf(repository.folder, "main2")).toContain("reftable");
  expect(idOf(repository.folder, id)).toBe(id);
});

test("a pack that cannot be opened is told, and the rest is read", () => {
  const repository = repositoryOf();
  repository.commit({ "a.txt": "1" });
  repository.git("gc", "-q", "--prune=now");
  const loose = repository.commit({ "a.txt": "2" });
  const folder = join(repository.folder, ".git/objects/pack");
  const index = readdirSync(folder).find((name) => name.endsWith(".idx"))!;
  const copy = join(folder, "pack-broken.idx");
  writeFileSync(copy, readFileSync(join(folder, index)).subarray(0, 500));
  const { objects, history } = open(repository.folder);
  expect(objects.damage.join()).toContain("pack-broken.idx");
  expect((history.find("HEAD") as Commit).id).toBe(loose);
});

test("a commit whose object is torn is called broken, not missing", () => {
  const repository = repositoryOf();
  const id = repository.commit({ "a.txt": "1" });
  const place = join(repository.folder, ".git/objects", id.slice(0, 2), id.slice(2));
  // Objects are written read-only.
  chmodSync(place, 0o644);
  truncateSync(place, 20);
  expect(idOf(repository.folder, "main")).toMatch(/broken/);
});

describe("the index", () => {
  function indexOf(version: number) {
    const repository = repositoryOf();
    repository.commit({ "a/one.txt": "1", "a/two.txt": "2", "ü.txt": "3", run: "#!/bin/sh\n" });
    repository.git("update-index", "--index-version", String(version));
    return { repository, bytes: readFileSync(join(repository.folder, ".git/index")) };
  }

  test.each([2, 3, 4])("version %d lists what git lists", (version) => {
    const { repository, bytes } = indexOf(version);
    const lines = repository.git("-c", "core.quotePath=false", "ls-files", "-s").split("\n");
    expect(parseIndex(bytes, 20)?.map(({ mode, id, path }) => `${mode} ${id} 0\t${path}`)).toEqual(lines);
  });

  test("is not relied on when it is torn, changed, in conflict, split or sparse", () => {
    const { repository, bytes } = indexOf(4);
    expect(parseIndex(bytes.subarray(0, bytes.length - 30), 20)).toBeUndefined();
    const changed = Buffer.from(bytes);
    changed[60] = (changed[60] ?? 0) ^ 1;
    expect(parseIndex(changed, 20)).toBeUndefined();
    for (let length = 0; length < bytes.length; length += 7)
      expect(parseIndex(bytes.subarray(0, length), 20)).toBeUndefined();
    repository.git("update-index", "--split-index");
    expect(parseIndex(readFileSync(join(repository.folder, ".git/index")), 20)).toBeUndefined();
  });

  test("does not make a file known that looks the same but was written in the moment the index was", () => {
    const repository = repositoryOf();
    repository.commit({ "a.txt": "one" });
    const { folders } = open(repository.folder);
    const id = repository.git("rev-parse", "HEAD:a.txt");
    expect(readWorkTree(folders, 20)?.unchangedId("a.txt")).toBe(id);
    writeFileSync(join(repository.folder, "a.txt"), "two");
    expect(readWorkTree(folders, 20)?.unchangedId("a.txt")).toBeUndefined();
    writeFileSync(join(repository.folder, "a.txt"), "one");
    expect(readWorkTree(folders, 20)?.unchangedId("a.txt"), "read again, since its time is another").toBe(id);
    appendFileSync(join(repository.folder, "a.txt"), "!");
    repository.git("update-index", "--assume-unchanged", "a.txt");
    expect(readWorkTree(folders, 20)?.unchangedId("a.txt"), "what git is told to assume").toBeUndefined();
  });
});
