// licet detect on trees whose files are spoken for elsewhere: REUSE and Debian.
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, removeMade } from "./licet.ts";

afterAll(removeMade);

function found(files: Record<string, string>): { code: number | null; answers: Record<string, string> } {
  const { code, stdout } = licet(["detect", ".", "--json"], { cwd: makeProject(files) });
  const entries: { path: string; expression?: string; reading?: string; failure?: object }[] = JSON.parse(stdout).files;
  const show = (entry: (typeof entries)[number]) => (entry.failure ? "not read" : (entry.expression ?? entry.reading));
  return { code, answers: Object.fromEntries(entries.map((entry) => [entry.path, show(entry) ?? ""])) };
}

const tag = (license: string) => `// SPDX-License-Identifier: ${license}\n`;

describe("licet detect", () => {
  test("follows REUSE: nearest, besides, in the place of, and the file beside", () => {
    const { code, answers } = found({
      "REUSE.toml": `version = 1
[[annotations]]
path = "**"
SPDX-License-Identifier = "CC0-1.0"
[[annotations]]
path = "lib/**"
precedence = "override"
SPDX-License-Identifier = "MIT OR Apache-2.0"
[[annotations]]
path = "both.c"
precedence = "aggregate"
SPDX-License-Identifier = "Zlib"
`,
      "sub/REUSE.toml": 'version = 1\n[[annotations]]\npath = "*.txt"\nSPDX-License-Identifier = "CC-BY-4.0"\n',
      "LICENSES/LicenseRef-Mine.txt": "My own words.\n",
      "plain.txt": "hello\n",
      "own.c": tag("ISC"),
      "both.c": tag("BSD-3-Clause"),
      "lib/x.c": tag("GPL-3.0-only"),
      "sub/near.txt": "hello\n",
      "img.png": "\u0000PNG",
      "img.png.license": tag("LicenseRef-Mine"),
    });
    expect(answers).toEqual({
      "LICENSES/LicenseRef-Mine.txt": "LicenseRef-Mine",
      "plain.txt": "CC0-1.0",
      "own.c": "ISC",
      "both.c": "BSD-3-Clause AND Zlib",
      "lib/x.c": "MIT OR Apache-2.0",
      "sub/near.txt": "CC-BY-4.0",
      "img.png": "LicenseRef-Mine",
    });
    expect(code).toBe(0);
  });

  test("reads Debian's stanzas with its short names, and says what it cannot read", () => {
    const copyright = (license: string) =>
      `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2020 Ann\nLicense: ${license}\n\nFiles: src/*\nCopyright: 2020 Bob\nLicense: Expat\n`;
    const fine = found({ "debian/copyright": copyright("GPL-2+"), "src/a.c": "x\n", "b.txt": "y\n" });
    expect(fine.answers).toEqual({
      "debian/copyright": "GPL-2.0-or-later AND MIT",
      "src/a.c": "MIT",
      "b.txt": "GPL-2.0-or-later",
    });
    const odd = found({ "debian/copyright": copyright("as-is-ish"), "b.txt": "y\n" });
    expect(odd.answers["b.txt"]).not.toContain("GPL");
    expect(odd.answers["b.txt"]).toMatch(/unreadable|LicenseRef-/);
  });

  test("never lets a statement it cannot read pass for none", () => {
    const { code, answers } = found({
      "REUSE.toml": 'version = 1\n[[annotations]]\npath = "**"\nSPDX-License-Identifier = "free for all my friends"\n',
      "a.txt": "x\n",
    });
    expect(answers).toEqual({ "a.txt": "unreadable" });
    expect(code).toBe(3);
    expect(found({ "REUSE.toml": "version = 7\n", "a.txt": "x\n" })).toEqual({
      code: 3,
      answers: { "REUSE.toml": "not read" },
    });
  });
});
