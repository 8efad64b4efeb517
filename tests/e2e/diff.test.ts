// Gating a change, end to end, on real repositories.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { makeRepository, type Repository } from "../io/git-repository.ts";
import { licet } from "./licet.ts";

const made: Repository[] = [];
afterEach(() => {
  for (const repository of made.splice(0)) repository.remove();
});

function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  const repository = makeRepository();
  made.push(repository);
  repository.commit({ "license-policy.yml": "version: 1\nextends:\n  - preset: distributed\n", ...files });
  return repository;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function lock(
  packages: Readonly<Record<string, Locked>>,
  direct: readonly string[] = Object.keys(packages),
): Readonly<Record<string, string>> {
  const dependencies = Object.fromEntries(direct.map((name) => [name, "*"]));
  const entries = Object.entries(packages).map(
    ([name, entry]) => [`node_modules/${name}`, { version: "1.0.0", ...entry }] as const,
  );
  const root = { name: "app", version: "1.0.0", dependencies };
  return {
    "package.json": JSON.stringify(root),
    "package-lock.json": JSON.stringify(
      { name: "app", lockfileVersion: 3, packages: { "": root, ...Object.fromEntries(entries) } },
      null,
      1,
    ),
  };
}

function check(repository: Repository, base = "main~1") {
  return licet(["check", "--base", base, "--json"], { cwd: repository.folder });
}

describe("licet check --base", () => {
  test("fails for an upgrade that relicenses, and names both licenses", () => {
    const repository = repositoryOf(lock({ redis: { version: "7.2.0", license: "BSD-3-Clause" } }));
    repository.commit(lock({ redis: { version: "7.4.0", license: "SSPL-1.0" } }));
    const { code, stdout } = check(repository);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: "upgraded", licenseChanged: true, fails: true }]);
    const { stdout: text } = licet(["diff", "main~1"], { cwd: repository.folder });
    expect(text).toContain("redis 7.2.0 → 7.4.0  BSD-3-Clause → SSPL-1.0");
  });

  test("tells of a licence that changes between two allowed ones, and passes", () => {
    const repository = repositoryOf(lock({ lib: { version: "1.0.0", license: "MIT" } }));
    repository.commit(lock({ lib: { version: "2.0.0", license: "Apache-2.0" } }));
    const { code, stdout } = check(repository);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: "upgraded", licenseChanged: true, fails: false }]);
  });

  test("fails for a GPL package that comes in through another one", () => {
    const repository = repositoryOf(lock({ front: { license: "MIT" } }));
    repository.commit(
      lock(
        { front: { license: "MIT", version: "1.1.0", dependencies: { deep: "*" } }, deep: { license: "GPL-3.0-only" } },
        ["front"],
      ),
    );
    const { code, stdout } = check(repository);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).newViolations).toEqual(["pkg:npm/deep@1.0.0"]);
  });

  test("does not fail for what was there before, whatever else changes", () => {
    const repository = repositoryOf(lock({ old: { license: "GPL-3.0-only" }, gone: { license: "MIT" } }));
    repository.commit(lock({ old: { license: "GPL-3.0-only" } }));
    const { code, stdout } = check(repository);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: "removed", fails: false }]);
    expect(licet(["check"], { cwd: repository.folder }).code).toBe(1);
  });

  test("fails when a development dependency becomes part of the product", () => {
    const policy =
      "version: 1\nextends:\n  - preset: distributed\nrules:\n  - id: dev-is-fine\n    licenses: [category:strong-copyleft]\n    scopes: [dev]\n    action: allow\n";
    const repository = repositoryOf({
      ...lock({ tool: { license: "GPL-3.0-only", dev: true } }),
      "license-policy.yml": policy,
    });
    repository.commit(lock({ tool: { license: "GPL-3.0-only" } }));
    const { code, stdout } = check(repository);
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: "rescoped", fails: true }]);
    expect(code).toBe(1);
  });

  test("says that a deleted lockfile leaves nothing to judge, and exits 3", () => {
    const repository = repositoryOf(lock({ lib: { license: "MIT" } }));
    repository.commit({ "package-lock.json": undefined });
    const { code, stdout } = check(repository);
    expect(code, stdout).not.toBe(0);
    expect(JSON.parse(stdout).newLosses).toMatchObject([{ code: "LIC105" }]);
  });

  test("leaves an old loss alone until its file changes", () => {
    const repository = repositoryOf({ ...lock({ lib: { license: "MIT" } }), "sub/package-lock.json": "{ broken" });
    repository.commit({ "readme.txt": "x" });
    expect(check(repository).code).toBe(0);
    repository.commit({ "sub/package-lock.json": "{ broken otherwise" });
    expect(check(repository).code).toBe(3);
  });

  test("compares with the commit where the branches part, not with what main got since", () => {
    const repository = repositoryOf(lock({ lib: { license: "MIT" } }));
    repository.git("checkout", "-q", "-b", "topic");
    repository.commit({ "readme.txt": "topic" });
    repository.git("checkout", "-q", "main");
    repository.commit(lock({ lib: { license: "MIT" }, other: { license: "MIT" } }));
    repository.git("checkout", "-q", "topic");
    const { stdout, code } = check(repository, "main");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes).toEqual([]);
    repository.git("merge", "-q", "-m", "merge", "main");
    expect(JSON.parse(check(repository, "main").stdout).changes).toEqual([]);
  });

  test("works in a shallow clone that has the base, and says so when it has not", () => {
    const origin = repositoryOf(lock({ lib: { license: "MIT" } }));
    origin.commit({ "a.txt": "1" });
    origin.commit(lock({ lib: { license: "MIT" }, bad: { license: "AGPL-3.0-only" } }));
    const clone = makeRepository();
    made.push(clone);
    clone.git("fetch", "-q", "--depth", "2", `file://${origin.folder}`, "main");
    clone.git("checkout", "-q", "-B", "main", "FETCH_HEAD");
    expect(check(clone, "main~1").code).toBe(1);
    const beyond = check(clone, origin.git("rev-parse", "main~2"));
    expect(beyond.code).toBe(2);
    expect(beyond.stderr).toContain("shallow");
  });

  test("scans a folder of the repository alone", () => {
    const inFolder = (files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/${path}`, text]));
    const repository = repositoryOf(inFolder(lock({ lib: { license: "MIT" } })));
    repository.commit(inFolder(lock({ lib: { license: "MIT" }, bad: { license: "GPL-2.0-only" } })));
    const { code, stdout } = licet(["check", "app", "--base", "HEAD~1", "--json"], { cwd: repository.folder });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).changes).toHaveLength(1);
  });

  test("asks what is installed for lockfiles that carry no licenses, on both sides", () => {
    const yarn = (names: readonly string[]) =>
      [
        "# yarn lockfile v1",
        "",
        ...names.flatMap((name) => [
          `${name}@^1.0.0:`,
          '  version "1.0.0"',
          `  resolved "https://registry.example/${name}/-/${name}-1.0.0.tgz"`,
          "",
        ]),
      ].join("\n");
    const manifest = (names: readonly string[]) =>
      JSON.stringify({ name: "app", dependencies: Object.fromEntries(names.map((name) => [name, "^1.0.0"])) });
    const repository = repositoryOf({
      "package.json": manifest(["one"]),
      "yarn.lock": yarn(["one"]),
      ".gitignore": "node_modules",
    });
    repository.commit({ "package.json": manifest(["one", "two"]), "yarn.lock": yarn(["one", "two"]) });
    for (const name of ["one", "two"]) {
      mkdirSync(join(repository.folder, "node_modules", name), { recursive: true });
      writeFileSync(
        join(repository.folder, "node_modules", name, "package.json"),
        JSON.stringify({ name, version: "1.0.0", license: "MIT" }),
      );
    }
    const { code, stdout } = check(repository);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: "added", after: { answer: "allow" } }]);
  });
});

describe("a change that touches nothing that licet reads", () => {
  test("is answered without a scan, and says so", () => {
    const repository = repositoryOf({
      ...lock({ old: { license: "GPL-3.0-only" } }),
      "src/a.ts": "export const a = 1;\n",
    });
    repository.commit({ "src/a.ts": "export const a = 2;\n", "src/new.css": "a {}\n" });
    const { code, stdout } = licet(["diff", "HEAD~1", "HEAD"], { cwd: repository.folder });
    expect(code).toBe(0);
    expect(stdout).toContain("nothing that licet reads has changed");
    expect(JSON.parse(licet(["diff", "HEAD~1", "HEAD", "--json"], { cwd: repository.folder }).stdout)).toMatchObject({
      untouched: true,
      changes: [],
      newViolations: [],
    });
  });

  test("is scanned all the same for a format that tells everything there is", () => {
    const repository = repositoryOf({
      ...lock({ old: { license: "GPL-3.0-only" } }),
      "src/a.ts": "export const a = 1;\n",
    });
    repository.commit({ "src/a.ts": "export const a = 2;\n" });
    const { stdout } = licet(["diff", "HEAD~1", "HEAD", "--reporter", "csv"], { cwd: repository.folder });
    expect(stdout).toContain("pkg:npm/old@1.0.0");
  });

  test("is not what brings in a model in source code, a vendored package or a license text", () => {
    const repository = repositoryOf({ ...lock({ lib: { license: "MIT" } }), "run.py": "x = 1\n" });
    for (const change of [
      { "run.py": 'AutoModel.from_pretrained("meta-llama/Llama-2-7b-hf")\n' },
      { "vendor/modules.txt": "# example.com/x v1.0.0\n" },
      { LICENSE: "text\n" },
    ]) {
      repository.commit(change);
      const { stdout } = licet(["diff", "HEAD~1", "HEAD"], { cwd: repository.folder });
      expect(stdout).not.toContain("nothing that licet reads has changed");
    }
  });
});

test("a policy is held against itself at a commit", () => {
  const repository = repositoryOf(lock({ old: { license: "GPL-3.0-only" } }));
  repository.commit({ "license-policy.yml": "version: 1\nextends: [internal]\n" });
  const { code, stdout } = licet(["policy", "diff", "--base", "HEAD~1"], { cwd: repository.folder });
  expect([code, stdout]).toEqual([0, expect.stringContaining("old@1.0.0  GPL-3.0-only  deny → allow")]);
  expect(stdout).toContain("(license-policy.yml as of HEAD~1 → license-policy.yml): 0 newly fail, 1 newly pass");
});

describe("a change behind a link", () => {
  test("is one of the manifest that the link stands for, though nothing reads the file by its own name", () => {
    const repository = repositoryOf({
      "data/list.bin": lock({ a: { license: "MIT" } })["package-lock.json"] as string,
    });
    symlinkSync("data/list.bin", join(repository.folder, "package-lock.json"));
    repository.commit({ "package.json": lock({ a: {} })["package.json"] as string });
    repository.commit({
      "data/list.bin": lock({ a: {}, bad: { license: "AGPL-3.0-only" } })["package-lock.json"] as string,
    });
    const { code, stdout } = licet(["diff", "HEAD~1", "HEAD", "--json"], { cwd: repository.folder });
    expect(JSON.parse(stdout).untouched).toBeUndefined();
    expect(JSON.parse(stdout).newViolations).toContain("pkg:npm/bad@1.0.0");
    expect(code).toBe(1);
  });
});

describe("gate.report: all", () => {
  test("fails for what was there before, too, and tells the two apart", () => {
    const repository = repositoryOf(lock({ old: { license: "GPL-3.0-only" } }));
    repository.commit({ "license-policy.yml": "version: 1\nextends: [distributed]\ngate: { report: all }\n" });
    const { code, stdout } = licet(["check", "--base", "HEAD"], { cwd: repository.folder });
    expect(code, stdout).toBe(1);
    expect(stdout).toContain("= old@1.0.0  GPL-3.0-only");
    expect(stdout).toContain("0 new problems · 1 that was there before");
  });
});

describe("the first commit", () => {
  test("is compared with nothing, so that everything in it is new", () => {
    const repository = makeRepository();
    made.push(repository);
    for (const [name, text] of Object.entries({
      "license-policy.yml": "version: 1\nextends: [distributed]\n",
      ...lock({ bad: { license: "AGPL-3.0-only" } }),
    }))
      writeFileSync(join(repository.folder, name), text);
    const { code, stdout, stderr } = licet(["check", "--base", "HEAD"], { cwd: repository.folder });
    expect(code, stderr).toBe(1);
    expect(stdout).toContain("HEAD (no commit yet)");
  });
});

test("a partial clone that lacks the base's files says so, and passes nothing for it", () => {
  const origin = repositoryOf(lock({ old: { license: "GPL-3.0-only" } }));
  origin.commit(lock({ old: { license: "GPL-3.0-only" }, fine: { license: "MIT" } }));
  origin.git("config", "uploadpack.allowFilter", "true");
  const clone = makeRepository();
  made.push(clone);
  clone.git("clone", "-q", "--filter=blob:none", `file://${origin.folder}`, "inner");
  const { code, stdout } = licet(["check", "--base", "HEAD~1"], { cwd: join(clone.folder, "inner") });
  expect(stdout).toMatch(/caution: \d files of HEAD~1 are not in this clone/);
  expect(code).toBe(1);
});

test("a lockfile that could not be read in the base is told, since all it holds counts as new", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d".repeat(32)}\nsize 12345\n`;
  const files = lock({ old: { license: "MIT" } });
  const repository = repositoryOf({ ...files, "package-lock.json": pointer });
  repository.commit(files);
  const { code, stdout } = licet(["check", "--base", "HEAD~1"], { cwd: repository.folder });
  expect(stdout).toContain("caution: package-lock.json could not be read in HEAD~1");
  expect(stdout).toMatch(/^~ old \(no version\) → 1\.0\.0/m);
  expect(code).toBe(0);
  repository.commit({ "package-lock.json": pointer });
  const back = licet(["check", "--base", "HEAD~1"], { cwd: repository.folder });
  expect(back.stdout).not.toContain("caution");
  // What the manifest names has no license without the lockfile.
  expect(back.stdout + back.stderr).toContain("LIC101");
  expect(back.code).toBe(1);
});
