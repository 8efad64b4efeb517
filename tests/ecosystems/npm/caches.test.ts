import { describe, expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/npm/caches.ts";
import { buildZip } from "../../formats/archives.ts";
import { makeContext, makeSubject } from "../look-up.ts";

const manifest = '{ "name": "@s/pad", "version": "1.0.0", "license": "MIT" }';

describe("a package that the project's folder does not hold", () => {
  test("is found in Yarn's global cache under the name its archive has there", () => {
    const installPath = ".yarn/cache/@s-pad-npm-1.0.0-0123456789-abcdef0123.zip!/node_modules/@s/pad";
    const subject = makeSubject("pkg:npm/%40s/pad@1.0.0", "@s/pad", "1.0.0", { installPaths: [installPath] });
    const zip = buildZip([{ name: "node_modules/@s/pad/package.json", text: manifest }]);
    const archive = "cache/@s-pad-npm-1.0.0-0123456789-10c0.zip";
    expect(lookUp(subject, makeContext({}, { YARN_GLOBAL_FOLDER: { [archive]: zip } }))).toMatchObject({
      value: {
        installed: true,
        statements: [{ raw: "MIT", location: { path: `~/.yarn/berry/${archive}!/node_modules/@s/pad/package.json` } }],
      },
    });
  });

  test.each([
    ["Bun's", "BUN_INSTALL", "install/cache/@s/pad@1.0.0@@@1/package.json"],
    ["Deno's", "DENO_DIR", "npm/registry.example/@s/pad/1.0.0/package.json"],
  ])("is found in %s cache", (_, variable, path) => {
    const subject = makeSubject("pkg:npm/%40s/pad@1.0.0", "@s/pad", "1.0.0");
    expect(lookUp(subject, makeContext({}, { [variable]: { [path]: manifest } }))).toMatchObject({
      value: { installed: true, statements: [{ as: "expression", raw: "MIT" }] },
    });
  });

  test("is not taken in another version, and is not installed without caches", () => {
    const subject = makeSubject("pkg:npm/%40s/pad@2.0.0", "@s/pad", "2.0.0");
    const cache = { "install/cache/@s/pad@2.0.0@@@1/package.json": manifest };
    expect(lookUp(subject, makeContext({}, { BUN_INSTALL: cache }))).toMatchObject({ value: { installed: false } });
    expect(lookUp(subject, makeContext({}))).toEqual({ ok: true, value: { installed: false, statements: [] } });
  });
});
