import { describe, expect, test } from "vitest";
import { dialect } from "../../src/ecosystems/rust/dialect.ts";
import { lookUpInCargoHome, lookUpInVendor } from "../../src/ecosystems/rust/installed.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { LookUpContext, LookUpSubject, Statement } from "../../src/model/index.ts";
import { packTar } from "./pack-tar.ts";

const MANIFEST = `[package]
name = "beta"
version = "2.0.1"
license = "MIT/Apache-2.0"
license-file = "docs/TERMS"
repository = "https://git.example/beta"
`;

function contextOf(tree: Record<string, string>, home: Record<string, string | Uint8Array> = {}): LookUpContext {
  const cargoHome = makeMemoryTree(new Map(Object.entries(home)), "~/.cargo");
  return {
    tree: makeMemoryTree(new Map(Object.entries(tree))),
    machine: { folder: (variable) => (variable === "CARGO_HOME" ? cargoHome : undefined) },
    keepText: (text) => `sha256:${text.trim()}`,
  };
}

const subject: LookUpSubject = {
  purl: "pkg:cargo/beta@2.0.1",
  name: "beta",
  version: "2.0.1",
  installPaths: [],
  folders: [""],
  mayBeMissing: false,
};

const QUOTES = [
  { as: "expression", raw: "MIT/Apache-2.0", location: { line: 4 } },
  { as: "file", raw: "docs/TERMS", location: { line: 5 } },
];

describe("a crate on disk", () => {
  test("is quoted from the vendor folder, with the file its manifest points at", () => {
    const files = {
      "vendor/beta/Cargo.toml": MANIFEST,
      "vendor/beta/LICENSE-MIT": "mit",
      "vendor/beta/docs/TERMS": "terms",
    };
    expect(lookUpInVendor(subject, contextOf(files))).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          ...QUOTES,
          { as: "text", raw: "TERMS", digest: "sha256:terms" },
          { as: "text", raw: "LICENSE-MIT" },
        ],
        about: { repository: "https://git.example/beta" },
      },
    });
  });

  test("in another version is another crate", () => {
    const files = { "vendor/beta/Cargo.toml": MANIFEST.replace("2.0.1", "1.0.0") };
    expect(lookUpInVendor(subject, contextOf(files))).toMatchObject({ ok: true, value: { installed: false } });
  });

  test("is quoted from Cargo's unpacked sources", () => {
    const home = { "registry/src/index.crates.io-6f17d22bba15001f/beta-2.0.1/Cargo.toml": MANIFEST };
    expect(lookUpInCargoHome(subject, contextOf({}, home))).toMatchObject({ ok: true, value: { statements: QUOTES } });
  });

  test("is quoted from the archive that Cargo has not unpacked yet", () => {
    const crate = packTar({
      "beta-2.0.1/Cargo.toml": MANIFEST,
      "beta-2.0.1/LICENSE": "text",
      "beta-2.0.1/src/license.rs": "",
    });
    const home = { "registry/cache/index.crates.io-6f17d22bba15001f/beta-2.0.1.crate": crate };
    expect(lookUpInCargoHome(subject, contextOf({}, home))).toMatchObject({
      ok: true,
      value: { installed: true, statements: [...QUOTES, { as: "text", raw: "LICENSE", digest: "sha256:text" }] },
    });
  });

  test("from a git repository inherits the licence of its workspace", () => {
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const git = { ...subject, purl: `pkg:cargo/beta@2.0.1?vcs_url=git%2Bhttps://git.example/o/beta%40${commit}` };
    const root = "git/checkouts/beta-1a2b3c/0123456";
    const home = {
      [`${root}/Cargo.toml`]:
        '[workspace]\nmembers = ["beta"]\n\n[workspace.package]\nlicense = "ISC"\nversion = "2.0.1"\n',
      [`${root}/LICENSE`]: "isc",
      [`${root}/beta/Cargo.toml`]: '[package]\nname = "beta"\nversion.workspace = true\nlicense.workspace = true\n',
    };
    expect(lookUpInCargoHome(git, contextOf({}, home))).toMatchObject({
      ok: true,
      value: {
        statements: [
          { as: "expression", raw: "ISC", location: { path: `~/.cargo/${root}/Cargo.toml`, line: 5 } },
          { as: "text", raw: "LICENSE" },
        ],
      },
    });
  });

  test("that cannot be read is a loss, not a crate without licence", () => {
    const found = lookUpInVendor(subject, contextOf({ "vendor/beta/Cargo.toml": "[package" }));
    expect(found).toMatchObject({ ok: true, value: { diagnostics: [{ code: "LIC102", gravity: "loss" }] } });
  });
});

test("the slash between licences is a choice", () => {
  const statementOf = (raw: string) => ({ raw }) as Statement;
  expect(dialect(statementOf("MIT/Apache-2.0"))?.expression).toBe("MIT OR Apache-2.0");
  expect(dialect(statementOf("MIT OR Apache-2.0"))).toBeUndefined();
  expect(dialect(statementOf("https://license.example/mit"))).toBeUndefined();
});
