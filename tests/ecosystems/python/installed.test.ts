import { describe, expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/python/dialect.ts";
import { lookUp } from "../../../src/ecosystems/python/installed.ts";
import { isSameVersion } from "../../../src/ecosystems/python/site-packages.ts";
import type { Statement } from "../../../src/model/index.ts";
import { makeContext, makeSubject } from "../look-up.ts";

const SITE = ".venv/lib/python3.12/site-packages";

function metadata(fields: string): string {
  return `Metadata-Version: 2.4\nName: demo\nVersion: 1.0\n${fields}\n\nLicense: in the description, which does not count\n`;
}

describe("an installed Python distribution", () => {
  test("quotes its expression and the files it names (metadata 2.4)", () => {
    const context = makeContext({
      [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata(
        "License-Expression: MIT OR Apache-2.0\nLicense-File: LICENSE\nLicense-File: docs/EXTRA",
      ),
      [`${SITE}/demo-1.0.dist-info/licenses/LICENSE`]: "mit text",
      [`${SITE}/demo-1.0.dist-info/licenses/docs/EXTRA`]: "extra text",
    });
    expect(lookUp(makeSubject("pkg:pypi/demo@1.0", "Demo", "1.0"), context)).toMatchObject({
      value: {
        installed: true,
        statements: [
          {
            as: "expression",
            raw: "MIT OR Apache-2.0",
            location: { path: `${SITE}/demo-1.0.dist-info/METADATA`, line: 4 },
          },
          { as: "text", raw: "LICENSE", digest: "sha256:mit text" },
          { as: "text", raw: "EXTRA", digest: "sha256:extra text" },
        ],
      },
    });
  });

  test("quotes its licence field and its classifiers, the latter together", () => {
    const context = makeContext({
      [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata(
        "License: BSD\nClassifier: License :: OSI Approved :: MIT License\nClassifier: Topic :: X\nClassifier: License :: OSI Approved :: ISC License (ISCL)",
      ),
    });
    const classifiers = ["License :: OSI Approved :: MIT License", "License :: OSI Approved :: ISC License (ISCL)"];
    expect(lookUp(makeSubject("pkg:pypi/demo@1.0", "demo", "1.0"), context)).toMatchObject({
      value: {
        statements: [
          { as: "name", raw: "BSD", location: { line: 4 } },
          { as: "name", raw: JSON.stringify(classifiers), location: { line: 5 } },
        ],
      },
    });
  });

  test("takes a licence field of several lines for the text it is, and UNKNOWN for nothing", () => {
    const long = "License: The Demo License\n        |Permission is granted\n        |to everybody.";
    const context = makeContext({ [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata(long) });
    expect(lookUp(makeSubject("pkg:pypi/demo@1.0", "demo", "1.0"), context)).toMatchObject({
      value: { statements: [{ as: "text", digest: "sha256:The Demo License\nPermission is granted\nto everybody." }] },
    });
    const unknown = makeContext({ [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata("License: UNKNOWN") });
    expect(lookUp(makeSubject("pkg:pypi/demo@1.0", "demo", "1.0"), unknown)).toMatchObject({
      value: { installed: true, statements: [] },
    });
  });

  test.each([
    ["an egg-info folder", `${SITE}/demo-1.0-py3.12.egg-info/PKG-INFO`],
    ["an egg-info file", `${SITE}/demo-1.0.egg-info`],
    ["a virtual environment of Windows", "venv/Lib/site-packages/demo-1.0.dist-info/METADATA"],
    ["the environment of a folder above", ".venv/lib/python3.11/site-packages/demo-1.0.dist-info/METADATA"],
  ])("is found in %s", (_, path) => {
    const context = makeContext({ [path]: metadata("License-Expression: MIT") });
    const subject = makeSubject("pkg:pypi/demo@1.0", "demo", "1.0", { folders: ["services/api"] });
    expect(lookUp(subject, context)).toMatchObject({ value: { installed: true, statements: [{ raw: "MIT" }] } });
  });

  test("of another version is said to be so; without one it is not installed", () => {
    const context = makeContext({ [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata("License-Expression: MIT") });
    expect(lookUp(makeSubject("pkg:pypi/demo@2.0", "demo", "2.0"), context)).toMatchObject({
      value: { installed: false, statements: [], diagnostics: [{ code: "LIC203" }] },
    });
    expect(lookUp(makeSubject("pkg:pypi/other@1.0", "other", "1.0"), context)).toEqual({
      ok: true,
      value: { installed: false, statements: [] },
    });
  });

  test("never reads a licence file outside of its folder", () => {
    const context = makeContext({
      [`${SITE}/demo-1.0.dist-info/METADATA`]: metadata("License-File: ../../../../../secret"),
      secret: "not a licence",
    });
    expect(lookUp(makeSubject("pkg:pypi/demo@1.0", "demo", "1.0"), context)).toMatchObject({
      value: { statements: [] },
    });
  });
});

test("versions are equal as PEP 440 sees it", () => {
  expect(
    [
      ["1.0", "1.0.0"],
      ["1.0-RC1", "1.0rc1"],
      ["v2.0.post1", "2.0-post1"],
    ].every(([a, b]) => isSameVersion(a!, b!)),
  ).toBe(true);
  expect(
    [
      ["1.0", "1.0.1"],
      ["1.10", "1.1"],
      ["1.0", "10"],
    ].some(([a, b]) => isSameVersion(a!, b!)),
  ).toBe(false);
});

describe("PyPI's classifiers", () => {
  const read = (raw: string) =>
    dialect({
      purl: "pkg:pypi/a",
      as: "name",
      raw,
      source: "test",
      location: { path: "METADATA" },
    } satisfies Statement);

  test.each([
    ["License :: OSI Approved :: MIT License", "MIT"],
    ["License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)", "LGPL-3.0-or-later"],
    ['["License :: OSI Approved","License :: OSI Approved :: MIT License"]', "MIT"],
    ['["License :: OSI Approved :: MIT License","License :: OSI Approved :: ISC License (ISCL)"]', "MIT AND ISC"],
    ["License :: Other/Proprietary License", "NONE"],
  ])("%s means %s", (raw, expression) => {
    expect(read(raw)?.expression).toBe(expression);
  });

  test.each([
    "License :: OSI Approved :: BSD License",
    "License :: OSI Approved :: GNU General Public License (GPL)",
    "License :: OSI Approved",
    '["License :: OSI Approved :: MIT License","License :: OSI Approved :: BSD License"]',
    "MIT",
    "[broken",
  ])("%s is left to the text", (raw) => {
    expect(read(raw)).toBeUndefined();
  });
});
