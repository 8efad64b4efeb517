import { describe, expect, test } from "vitest";
import { dialect } from "../../src/ecosystems/dotnet/dialect.ts";
import { lookUpInGlobalPackages, lookUpInSolution } from "../../src/ecosystems/dotnet/installed.ts";
import { normalizeVersion, versionOfRequirement } from "../../src/ecosystems/dotnet/nuget.ts";
import type { Statement } from "../../src/model/index.ts";
import { makeContext, makeSubject } from "./look-up.ts";

function nuspec(body: string): string {
  return `<package><metadata><id>Lib</id><version>1.0.0</version>\n${body}</metadata></package>`;
}

const subject = makeSubject("pkg:nuget/Lib@1.0", "Lib", "1.0", { folders: ["src/App"] });

describe("an installed package", () => {
  test("is quoted from NuGet's folder, under its normalised version", () => {
    const files = { "lib/1.0.0/lib.nuspec": nuspec('<license type="expression">MIT OR Apache-2.0</license>') };
    expect(lookUpInGlobalPackages(subject, makeContext({}, { NUGET_PACKAGES: files }))).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          {
            as: "expression",
            raw: "MIT OR Apache-2.0",
            location: { path: "~/.nuget/packages/lib/1.0.0/lib.nuspec", line: 2 },
          },
        ],
      },
    });
  });

  test("that points at a file of its own has that file quoted, whatever its name", () => {
    const files = {
      "lib/1.0.0/lib.nuspec": nuspec(
        '<license type="file">docs\\terms.txt</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>',
      ),
      "lib/1.0.0/docs/terms.txt": "terms",
    };
    expect(lookUpInGlobalPackages(subject, makeContext({}, { NUGET_PACKAGES: files }))).toMatchObject({
      value: {
        statements: [
          { as: "file", raw: "docs\\terms.txt" },
          { as: "text", raw: "terms.txt", digest: "sha256:terms" },
        ],
      },
    });
  });

  test("that only has an address is quoted with it, unless the address says nothing", () => {
    const withUrl = { "lib/1.0.0/lib.nuspec": nuspec("<licenseUrl>https://lib.example/license</licenseUrl>") };
    expect(lookUpInGlobalPackages(subject, makeContext({}, { NUGET_PACKAGES: withUrl }))).toMatchObject({
      value: { statements: [{ as: "url", raw: "https://lib.example/license" }] },
    });
    const without = { "lib/1.0.0/lib.nuspec": nuspec("<licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>") };
    expect(lookUpInGlobalPackages(subject, makeContext({}, { NUGET_PACKAGES: without }))).toMatchObject({
      value: { installed: true, statements: [] },
    });
  });

  test("is found in the solution's packages folder above the project", () => {
    const context = makeContext({
      "packages/Lib.1.0/Lib.nuspec": nuspec("<license type='expression'>ISC</license>"),
      "packages/Lib.1.0/LICENSE": "isc",
    });
    expect(lookUpInSolution(subject, context)).toMatchObject({
      value: { statements: [{ raw: "ISC", location: { path: "packages/Lib.1.0/Lib.nuspec" } }, { raw: "LICENSE" }] },
    });
  });
});

test("versions are compared in their normal form", () => {
  expect(["1.0", "1", "1.0.0.0", "1.00.0.1", "1.2.3-Beta+build"].map(normalizeVersion)).toEqual([
    "1.0.0",
    "1.0.0",
    "1.0.0",
    "1.0.0.1",
    "1.2.3-Beta",
  ]);
});

test("a range or a floating version tells no version", () => {
  expect(["1.2.3", "[1.2.3]", "[1.0,2.0)", "1.*", "$(X)", undefined].map(versionOfRequirement)).toEqual([
    "1.2.3",
    "1.2.3",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["https://licenses.nuget.org/(MIT%20OR%20Apache-2.0)", "(MIT OR Apache-2.0)"],
  ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT", "MIT"],
  ["https://licenses.nuget.org/%E0%A4%A", undefined],
  ["https://lib.example/license", undefined],
])("the address %s stands for %s", (raw, expression) => {
  expect(dialect({ as: "url", raw } as Statement)?.expression).toBe(expression);
});
