import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactVersion, normalizePythonName, parseRequirement } from "../../src/formats/pep508.ts";

describe("a Python dependency specifier", () => {
  test.each([
    ["requests", { name: "requests", extras: [], specifier: "" }],
    [
      "Requests [socks, security] >=2.8.1,==2.8.* ; python_version < '2.7'",
      {
        name: "Requests",
        extras: ["socks", "security"],
        specifier: ">=2.8.1,==2.8.*",
        marker: "python_version < '2.7'",
      },
    ],
    [
      "pip @ https://files.example/pip-1.3.1.zip#sha1=da9234;x ; os_name == 'nt'",
      {
        name: "pip",
        extras: [],
        specifier: "",
        url: "https://files.example/pip-1.3.1.zip#sha1=da9234;x",
        marker: "os_name == 'nt'",
      },
    ],
    ["zope.interface (>=3.0)", { name: "zope.interface", extras: [], specifier: ">=3.0" }],
    ["a~=1.0;extra=='x'", { name: "a", extras: [], specifier: "~=1.0", marker: "extra=='x'" }],
  ])("%j", (text, expected) => {
    expect(parseRequirement(text)).toEqual(expected);
  });

  test.each(["", "-e .", "a b", "a[", "a @ ", "@x", "==1"])("%j is none", (text) => {
    expect(parseRequirement(text)).toBeUndefined();
  });

  test("names one version only when it is exact", () => {
    expect(["==1.0", "===1.0", " == 1!2.0.post1+local"].map(exactVersion)).toEqual(["1.0", "1.0", "1!2.0.post1+local"]);
    expect(["", ">=1", "==1.*", "==1,<2", "1.0"].map(exactVersion)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("has a name that is compared without regard to case and separators", () => {
    expect(normalizePythonName("Zope__.Interface")).toBe("zope-interface");
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRequirement(text)));
  });
});
