// What a manifest asks for by its path: ours, or somebody else's package that lies in the tree.
import { describe, expect, test } from "vitest";
import { ecosystems } from "../../src/ecosystems/index.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import { makeForeignJudge } from "../../src/pipeline/whose-code.ts";
import { findPreset } from "../../src/policy/presets.ts";
import { scan } from "../../src/scan.ts";

type Files = Readonly<Record<string, string>>;

async function scanFiles(files: Files) {
  const tree = makeMemoryTree(new Map(Object.entries(files)));
  const policy = findPreset("distributed");
  if (policy === undefined) throw new Error("no preset");
  const report = await scan({ tree, ecosystems, policy, today: "2026-01-01" });
  if (!report.ok) throw new Error(report.error.detail);
  const { assessments, projects } = report.value;
  return {
    components: assessments.map(({ component, conclusion }) => {
      const license = "expression" in conclusion ? conclusion.expression : conclusion.kind;
      return `${component.purl} ${component.scope} ${component.direct ? "direct" : "indirect"} ${license}`;
    }),
    projects: projects.map(({ purl }) => purl),
  };
}

const CARGO_LOCK = (extra: string) => `version = 4
[[package]]
name = "app"
version = "0.1.0"
dependencies = ["foo", "mine"]

[[package]]
name = "foo"
version = "1.2.0"
dependencies = ["log"]

[[package]]
name = "log"
version = "0.4.20"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "mine"
version = "0.1.0"
${extra}`;
const FOO_CARGO = `[package]\nname = "foo"\nversion = "1.2.0"\nlicense = "GPL-3.0-only"\nauthors = ["Other <o@other.example>"]\n[dependencies]\nlog = "0.4"\n`;
const MINE_CARGO = `[package]\nname = "mine"\nversion = "0.1.0"\nlicense = "MIT"\n`;

const CASES: readonly (readonly [string, Files, string])[] = [
  [
    "Cargo.lock",
    {
      "Cargo.toml": `[package]\nname = "app"\nversion = "0.1.0"\nlicense = "MIT"\n[dependencies]\nfoo = { path = "vendor/foo" }\nmine = { path = "mine" }\n`,
      "Cargo.lock": CARGO_LOCK(""),
      "vendor/foo/Cargo.toml": FOO_CARGO,
      "mine/Cargo.toml": MINE_CARGO,
    },
    "pkg:cargo/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "Cargo.toml",
    {
      "Cargo.toml": `[package]\nname = "app"\nversion = "0.1.0"\nlicense = "MIT"\n[dependencies]\nfoo = { path = "libs/foo" }\nmine = { path = "mine" }\n`,
      "libs/foo/Cargo.toml": FOO_CARGO,
      "mine/Cargo.toml": MINE_CARGO,
    },
    "pkg:cargo/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "a patched registry",
    {
      "Cargo.toml": `[package]\nname = "app"\nversion = "0.1.0"\nlicense = "MIT"\n[dependencies]\nfoo = "1.2"\nmine = { path = "mine" }\n[patch.crates-io]\nfoo = { path = "foo" }\n`,
      "Cargo.lock": CARGO_LOCK(""),
      "foo/Cargo.toml": FOO_CARGO.replace("GPL-3.0-only", "MIT"),
      "mine/Cargo.toml": MINE_CARGO,
    },
    "pkg:cargo/foo@1.2.0 runtime direct MIT",
  ],
  [
    "composer.lock",
    {
      "composer.json": `{"name":"acme/app","license":"MIT","require":{"other/foo":"*","acme/mine":"*"}}`,
      "composer.lock": `{"packages":[
        {"name":"other/foo","version":"1.2.0","dist":{"type":"path","url":"third_party/foo"},"license":["GPL-2.0-only"]},
        {"name":"acme/mine","version":"dev-main","dist":{"type":"path","url":"packages/mine"},"license":["MIT"]}],"packages-dev":[]}`,
      "third_party/foo/composer.json": `{"name":"other/foo","license":"GPL-2.0-only"}`,
      "packages/mine/composer.json": `{"name":"acme/mine","license":"MIT"}`,
    },
    "pkg:composer/other/foo@1.2.0 runtime direct GPL-2.0-only",
  ],
  [
    "package-lock.json",
    {
      "package.json": `{"name":"app","license":"MIT","workspaces":["packages/*"],"dependencies":{"foo":"file:vendor/foo"}}`,
      "package-lock.json": `{"lockfileVersion":3,"packages":{"":{"name":"app","license":"MIT","workspaces":["packages/*"],"dependencies":{"foo":"file:vendor/foo"}},
        "node_modules/foo":{"resolved":"vendor/foo","link":true},"node_modules/mine":{"resolved":"packages/mine","link":true},
        "packages/mine":{"name":"mine","version":"1.0.0","license":"AGPL-3.0-only"},
        "vendor/foo":{"version":"1.2.0","license":"GPL-3.0-only","dependencies":{}}}}`,
      "vendor/foo/package.json": `{"name":"foo","version":"1.2.0","license":"GPL-3.0-only"}`,
      "packages/mine/package.json": `{"name":"mine","version":"1.0.0","license":"AGPL-3.0-only"}`,
    },
    "pkg:npm/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "pnpm-lock.yaml",
    {
      "package.json": `{"name":"app","license":"MIT","dependencies":{"foo":"link:third-party/foo","mine":"link:mine"}}`,
      "pnpm-lock.yaml": `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      foo:\n        specifier: link:third-party/foo\n        version: link:third-party/foo\n      mine:\n        specifier: link:mine\n        version: link:mine\n`,
      "third-party/foo/package.json": `{"name":"foo","version":"1.2.0","license":"GPL-3.0-only"}`,
      "mine/package.json": `{"name":"mine","version":"1.0.0"}`,
    },
    "pkg:npm/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "yarn.lock (classic)",
    {
      "package.json": `{"name":"app","license":"MIT","dependencies":{"foo":"file:./vendor/foo","mine":"link:./mine"}}`,
      "yarn.lock": `# yarn lockfile v1\n\n\n"foo@file:./vendor/foo":\n  version "1.2.0"\n\n"mine@link:./mine":\n  version "0.0.0"\n`,
      "vendor/foo/package.json": `{"name":"foo","version":"1.2.0","license":"GPL-3.0-only"}`,
      "mine/package.json": `{"name":"mine","version":"1.0.0","license":"MIT"}`,
    },
    "pkg:npm/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "yarn.lock (berry)",
    {
      "package.json": `{"name":"app","license":"MIT","dependencies":{"foo":"portal:./vendor/foo","mine":"link:./mine"}}`,
      "yarn.lock": `__metadata:\n  version: 8\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  dependencies:\n    foo: "portal:./vendor/foo"\n    mine: "link:./mine"\n\n"foo@portal:./vendor/foo::locator=app%40workspace%3A.":\n  version: 0.0.0-use.local\n  resolution: "foo@portal:./vendor/foo::locator=app%40workspace%3A."\n\n"mine@link:./mine::locator=app%40workspace%3A.":\n  version: 0.0.0-use.local\n  resolution: "mine@link:./mine::locator=app%40workspace%3A."\n`,
      "vendor/foo/package.json": `{"name":"foo","version":"1.2.0","license":"GPL-3.0-only"}`,
      "mine/package.json": `{"name":"mine","version":"1.0.0","license":"MIT"}`,
    },
    "pkg:npm/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "bun.lock",
    {
      "package.json": `{"name":"app","license":"MIT","dependencies":{"foo":"file:vendor/foo","mine":"link:mine"}}`,
      "bun.lock": `{"lockfileVersion":1,"workspaces":{"":{"name":"app","dependencies":{"foo":"file:vendor/foo","mine":"file:mine"}}},"packages":{"foo":["foo@file:vendor/foo",{}],"mine":["mine@file:mine",{}]}}`,
      "vendor/foo/package.json": `{"name":"foo","version":"1.2.0","license":"GPL-3.0-only"}`,
      "mine/package.json": `{"name":"mine","version":"1.0.0","license":"MIT"}`,
    },
    "pkg:npm/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "pubspec.lock",
    {
      "pubspec.yaml": "name: app\ndependencies:\n  foo:\n    path: third_party/foo\n  mine:\n    path: packages/mine\n",
      "pubspec.lock": `packages:\n  foo:\n    dependency: "direct main"\n    description:\n      path: "third_party/foo"\n      relative: true\n    source: path\n    version: "1.2.0"\n  mine:\n    dependency: "direct main"\n    description:\n      path: "packages/mine"\n      relative: true\n    source: path\n    version: "0.0.1"\n`,
      "third_party/foo/pubspec.yaml": "name: foo\nversion: 1.2.0\n",
      "packages/mine/pubspec.yaml": "name: mine\nversion: 0.0.1\n",
    },
    "pkg:pub/foo@1.2.0 runtime direct absent",
  ],
  [
    "Gemfile.lock",
    {
      Gemfile: `gem "foo", path: "vendor/foo"\ngem "mine", path: "engines/mine"\n`,
      "Gemfile.lock": `PATH\n  remote: engines/mine\n  specs:\n    mine (0.1.0)\n\nPATH\n  remote: vendor/foo\n  specs:\n    foo (1.2.0)\n\nDEPENDENCIES\n  foo!\n  mine!\n`,
      "vendor/foo/foo.gemspec": `Gem::Specification.new do |s|\n  s.name = "foo"\n  s.version = "1.2.0"\n  s.license = "GPL-3.0-only"\nend\n`,
      "engines/mine/mine.gemspec": `Gem::Specification.new do |s|\n  s.name = "mine"\n  s.version = "0.1.0"\nend\n`,
    },
    "pkg:gem/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "manifest.toml of Gleam",
    {
      "gleam.toml": `name = "app"\n[dependencies]\nfoo = { path = "./vendor/foo" }\nmine = { path = "./mine" }\n`,
      "manifest.toml": `# This file was generated by Gleam\npackages = [\n  { name = "foo", version = "1.2.0", requirements = [], source = "local", path = "vendor/foo" },\n  { name = "mine", version = "0.1.0", requirements = [], source = "local", path = "mine" },\n]\n[requirements]\nfoo = { path = "./vendor/foo" }\nmine = { path = "./mine" }\n`,
      "vendor/foo/gleam.toml": `name = "foo"\nversion = "1.2.0"\nlicences = ["GPL-3.0-only"]\n`,
      "mine/gleam.toml": `name = "mine"\nversion = "0.1.0"\n`,
    },
    "pkg:hex/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "uv.lock",
    {
      "pyproject.toml": `[project]\nname = "app"\nversion = "1"\nlicense = "MIT"\ndependencies = ["foo", "mine"]\n`,
      "uv.lock": `version = 1\n[[package]]\nname = "app"\nversion = "1"\nsource = { editable = "." }\ndependencies = [{ name = "foo" }, { name = "mine" }]\n\n[[package]]\nname = "foo"\nversion = "1.2.0"\nsource = { directory = "libs/foo" }\n\n[[package]]\nname = "mine"\nversion = "0.1"\nsource = { editable = "libs/mine" }\n`,
      "libs/foo/pyproject.toml": `[project]\nname = "foo"\nversion = "1.2.0"\nlicense = "GPL-3.0-only"\n`,
      "libs/mine/pyproject.toml": `[project]\nname = "mine"\nversion = "0.1"\n`,
    },
    "pkg:pypi/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "poetry.lock",
    {
      "pyproject.toml": `[tool.poetry]\nname = "app"\nversion = "1"\nlicense = "MIT"\n[tool.poetry.dependencies]\nfoo = { path = "vendor/foo" }\nmine = { path = "mine" }\n`,
      "poetry.lock": `[[package]]\nname = "foo"\nversion = "1.2.0"\n[package.source]\ntype = "directory"\nurl = "vendor/foo"\n\n[[package]]\nname = "mine"\nversion = "0.1"\n[package.source]\ntype = "directory"\nurl = "mine"\n`,
      "vendor/foo/pyproject.toml": `[tool.poetry]\nname = "foo"\nversion = "1.2.0"\nlicense = "GPL-3.0-only"\n`,
      "mine/pyproject.toml": `[tool.poetry]\nname = "mine"\nversion = "0.1"\nlicense = "MIT"\n`,
    },
    "pkg:pypi/foo@1.2.0 runtime direct GPL-3.0-only",
  ],
  [
    "requirements.txt",
    {
      "requirements.txt": "./vendor/foo\n-e ./mine\n",
      "vendor/foo/pyproject.toml": `[project]\nname = "foo"\nversion = "1.2.0"\nlicense = "GPL-3.0-only"\n`,
      "mine/pyproject.toml": `[project]\nname = "mine"\nversion = "0.1"\n`,
    },
    "pkg:pypi/foo runtime indirect GPL-3.0-only",
  ],
];

describe("a package that is asked for by its path", () => {
  test.each(CASES)("is judged if it is somebody else's, and ours stays ours: %s", async (_, files, expected) => {
    const { components, projects } = await scanFiles(files);
    expect(components).toContain(expected);
    expect(components.filter((row) => row.includes("/mine"))).toEqual([]);
    if (!("requirements.txt" in files)) expect(projects.filter((purl) => purl.includes("foo"))).toEqual([]);
  });

  test("is ours where the workspace names it, whatever its licence", async () => {
    const { components, projects } = await scanFiles({
      "Cargo.toml": `[workspace]\nmembers = ["libs/*", "app"]\nexclude = ["libs/out"]\n`,
      "Cargo.lock": CARGO_LOCK(""),
      "app/Cargo.toml": `[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\nfoo = { path = "../libs/foo-rs" }\nmine = { path = "../libs/mine" }\n`,
      "libs/foo-rs/Cargo.toml": FOO_CARGO,
      "libs/mine/Cargo.toml": MINE_CARGO,
    });
    expect(components).toEqual(["pkg:cargo/log@0.4.20 runtime direct absent"]);
    expect(projects).toEqual(["pkg:cargo/app@0.1.0", "pkg:cargo/foo@1.2.0", "pkg:cargo/mine@0.1.0"]);
  });

  test("brings in what it needs itself, which is then not direct", async () => {
    const [, files] = CASES[0] as (typeof CASES)[number];
    expect((await scanFiles(files)).components).toContain("pkg:cargo/log@0.4.20 runtime indirect absent");
  });
});

describe("code in a folder", () => {
  const LICENSE = "MIT License\n\nCopyright (c) 2020 Us\n";
  const judge = (files: Files) => makeForeignJudge(makeMemoryTree(new Map(Object.entries(files))));

  test.each([
    ["lies where others' code is put", {}, "third_party/a", {}, {}, true],
    ["says nothing", {}, "libs/a", {}, {}, false],
    ["states our licence", {}, "libs/a", { license: "MIT" }, { license: "MIT" }, false],
    ["states another licence", {}, "libs/a", { license: "ISC" }, { license: "MIT" }, true],
    ["states a licence where we state none", {}, "libs/a", { license: "ISC" }, {}, true],
    ["bears our name", {}, "libs/a", { vendor: "@us", license: "ISC" }, { vendor: "@us", license: "MIT" }, false],
    ["is private", {}, "libs/a", { license: "UNLICENSED" }, { license: "MIT" }, false],
    ["has other authors", {}, "libs/a", { author: "Other <o@x>" }, { author: "Us" }, true],
    ["shares an author", {}, "libs/a", { author: "Other, Us <u@x>" }, { author: "us" }, false],
    ["has our licence text", { LICENSE, "libs/a/LICENSE": `${LICENSE}\n` }, "libs/a", {}, {}, false],
    ["has another text", { LICENSE, "libs/a/LICENSE": LICENSE.replace("Us", "Them") }, "libs/a", {}, {}, true],
    ["is the root", {}, "", { license: "ISC" }, { license: "MIT" }, false],
  ] as const)("that %s", (_, files, folder, theirs, ours, expected) => {
    expect(judge(files as Files)(folder, theirs, ours)).toBe(expected);
  });
});
