import { describe, expect, test } from "vitest";
import { findIniEntry, parseIni } from "../../src/formats/ini.ts";
import { linesOf } from "../../src/formats/lines.ts";

describe("INI", () => {
  test("continues values on indented lines as configparser does", () => {
    const text =
      "[metadata]\r\nname = x\r\n\r\n[options]\ninstall_requires =\n    a>=1\n    # no\n    b: 2\nother: y\n";
    const result = parseIni(text, { continuation: true });
    if (!result.ok) throw new Error(result.error.reason);
    expect(findIniEntry(result.value, "options", "install_requires")?.lines).toEqual([
      { text: "", line: 5 },
      { text: "a>=1", line: 6 },
      { text: "b: 2", line: 8 },
    ]);
    expect(findIniEntry(result.value, "metadata", "NAME")?.lines[0]?.text).toBe("x");
    expect(findIniEntry(result.value, "options", "other")?.line).toBe(9);
  });

  test("takes each line for itself as git does", () => {
    const result = parseIni('[submodule "a"]\n\tpath = lib/a\n\turl = https://host.example/a=b\n', {
      continuation: false,
    });
    if (!result.ok) throw new Error(result.error.reason);
    const section = 'submodule "a"';
    expect(findIniEntry(result.value, section, "path")?.lines[0]?.text).toBe("lib/a");
    expect(findIniEntry(result.value, section, "url")?.lines[0]?.text).toBe("https://host.example/a=b");
  });

  test("refuses a header that does not end", () => {
    expect(parseIni("a = 1\n[x\n", { continuation: true })).toMatchObject({
      ok: false,
      error: { code: "LIC102", position: { line: 2 } },
    });
  });
});

describe("lines", () => {
  test("end with LF or CRLF and are numbered from 1", () => {
    expect([...linesOf("a\r\n\nb")]).toEqual([
      { text: "a", number: 1, offset: 0 },
      { text: "", number: 2, offset: 3 },
      { text: "b", number: 3, offset: 4 },
    ]);
    expect([...linesOf("")]).toEqual([]);
  });
});
