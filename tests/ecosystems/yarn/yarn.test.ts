import { describe, expect, test } from "vitest";
import { archiveOf, slugOf } from "../../../src/ecosystems/yarn/berry-cache.ts";
import { parseClassic } from "../../../src/ecosystems/yarn/classic-syntax.ts";
import { isMember } from "../../../src/formats/workspace-globs.ts";

describe("the name of an archive in Yarn's cache", () => {
  // As yarn 4.18.1 named them for these entries of its lockfile.
  test.each([
    [
      { name: "@sindresorhus/is", reference: "npm:4.6.0" },
      "10c0/33b6fb1d0834",
      "@sindresorhus-is-npm-4.6.0-7cad05c55e-33b6fb1d08.zip",
    ],
    [{ name: "is-odd", reference: "npm:3.0.1" }, "10c0/89ee2e353c5a", "is-odd-npm-3.0.1-93c3c3f41b-89ee2e353c.zip"],
  ])("follows from the lock entry of %j", (locator, checksum, name) => {
    expect(archiveOf(locator, checksum)).toBe(name);
  });

  test("needs a checksum, and leaves a version out that is none", () => {
    expect(archiveOf({ name: "a", reference: "npm:1.0.0" }, undefined)).toBeUndefined();
    expect(slugOf({ name: "a", reference: "https://host.example/a.git#commit=abc" })).toMatch(/^a-https-[0-9a-f]{10}$/);
  });
});

describe("workspace globs", () => {
  test.each([
    ["packages/a", ["packages/*"], true],
    ["packages/a/b", ["packages/*"], false],
    ["packages/a/b", ["packages/**"], true],
    ["packages", ["packages/**"], true],
    ["packages/a", ["./packages/*/"], true],
    ["packages/a", ["packages/*", "!packages/a"], false],
    ["packages/a-lib", ["packages/*-lib"], true],
    ["apps/web", ["{apps,packages}/*"], true],
  ])("%s in %j: %s", (folder, globs, expected) => {
    expect(isMember(folder, globs)).toBe(expected);
  });

  test("take time that grows with the glob, not with its powers", () => {
    expect(isMember("a".repeat(20_000), [`${"*a".repeat(50)}b`])).toBe(false);
  });
});

describe("yarn.lock version 1", () => {
  test.each([
    ['"a@^1":\n  version "1.0.0"\n<<<<<<< HEAD\n', 3, "merge conflict"],
    ["a@^1\n", 1, "colon"],
    ['  version "1.0.0"\n', 1, "before the first package"],
    ['"a@^1:\n', 1, "quotation mark"],
    ["a@^1:\n  version\n", 2, "key and a value"],
  ])("refuses %j", (text, line, reason) => {
    const result = parseClassic(text);
    expect(result).toMatchObject({ ok: false, error: { code: "LIC102", position: { line } } });
    expect(!result.ok && result.error.reason).toContain(reason);
  });

  test("keeps names of Object.prototype apart", () => {
    const result = parseClassic(
      'constructor@^1, "__proto__@^1":\n  version "1.0.0"\n  dependencies:\n    __proto__ "^1"\n',
    );
    expect(result.ok && result.value[0]?.patterns).toEqual(["constructor@^1", "__proto__@^1"]);
    expect(result.ok && [...(result.value[0]?.blocks.get("dependencies") ?? [])]).toEqual([["__proto__", "^1"]]);
  });
});
