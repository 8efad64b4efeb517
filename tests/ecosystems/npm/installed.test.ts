import { describe, expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/npm/installed.ts";
import { buildZip } from "../../formats/archives.ts";
import { makeContext, makeSubject } from "../look-up.ts";

function manifest(version: string, license: string): string {
  return `{ "name": "pad", "version": "${version}", "license": "${license}" }`;
}

describe("an installed npm package", () => {
  test("is read inside of Yarn's archive", () => {
    const zip = buildZip([
      { name: "node_modules/pad/package.json", text: manifest("1.0.0", "MIT"), deflate: true },
      { name: "node_modules/pad/LICENSE", text: "the text" },
      { name: "node_modules/pad/lib/LICENSE", text: "not its own" },
    ]);
    const place = ".yarn/cache/pad-npm-1.0.0-0123456789-abcdef0123.zip!/node_modules/pad";
    const subject = makeSubject("pkg:npm/pad@1.0.0", "pad", "1.0.0", { installPaths: [place] });
    const context = makeContext({ ".yarn/cache/pad-npm-1.0.0-0123456789-abcdef0123.zip": zip });
    expect(lookUp(subject, context)).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          { as: "expression", raw: "MIT", location: { path: `${place}/package.json`, line: 1 } },
          { as: "text", raw: "LICENSE", digest: "sha256:the text", location: { path: `${place}/LICENSE` } },
        ],
      },
    });
  });

  test("is a loss when its archive is damaged, and not installed when there is none", () => {
    const place = "cache/pad.zip!/node_modules/pad";
    const subject = makeSubject("pkg:npm/pad@1.0.0", "pad", "1.0.0", { installPaths: [place] });
    expect(lookUp(subject, makeContext({ "cache/pad.zip": "no archive" }))).toMatchObject({
      value: { installed: false, diagnostics: [{ code: "LIC101", gravity: "loss" }] },
    });
    expect(lookUp(subject, makeContext({ "package.json": "{}" }))).toMatchObject({
      ok: true,
      value: { installed: false, diagnostics: [] },
    });
  });

  test.each([
    ["below the package that needs it", "node_modules/other/node_modules/pad"],
    ["in a member of the workspace", "packages/app/node_modules/pad"],
    ["in pnpm's store under a name with a hash", "node_modules/.pnpm/pad@2.0.0_abc/node_modules/pad"],
    ["in Bun's store", "node_modules/.bun/pad@2.0.0/node_modules/pad"],
    ["in the folder above", "../node_modules/pad"],
  ])("is found by its version %s", (_, place) => {
    const inside = (path: string) => (place.startsWith("..") ? `project/${path}` : path);
    const real = place.replace("../", "");
    const context = makeContext({
      [inside("node_modules/pad/package.json")]: manifest("1.0.0", "MIT"),
      [`${real}/package.json`]: manifest("2.0.0", "ISC"),
    });
    const subject = makeSubject("pkg:npm/pad@2.0.0", "pad", "2.0.0", {
      installPaths: [inside("node_modules/pad")],
      folders: [inside("x").slice(0, -2).replace(/\/$/, "")],
    });
    expect(lookUp(subject, context)).toMatchObject({
      value: {
        installed: true,
        statements: [{ raw: "ISC", location: { path: `${real}/package.json` } }],
        diagnostics: [],
      },
    });
  });

  test("of another version only is said to be so", () => {
    const context = makeContext({ "node_modules/pad/package.json": manifest("1.0.0", "MIT") });
    const subject = makeSubject("pkg:npm/pad@2.0.0", "pad", "2.0.0", { installPaths: ["node_modules/pad"] });
    expect(lookUp(subject, context)).toMatchObject({
      value: { installed: false, statements: [], diagnostics: [{ code: "LIC203", gravity: "problem" }] },
    });
  });
});
