import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDep5, stanzaFor } from "../../src/formats/dep5.ts";
import { compilePattern } from "../../src/formats/path-pattern.ts";
import { parseReuseToml } from "../../src/formats/reuse-toml.ts";

describe("a pattern for paths", () => {
  test.each([
    ["reuse", "*.png", "a.png", true],
    ["reuse", "*.png", "img/a.png", false],
    ["reuse", "**/*.png", "img/deep/a.png", true],
    ["reuse", "**", "any/thing", true],
    ["reuse", "img/**", "img/a/b", true],
    ["reuse", "img/*", "img/a/b", false],
    ["reuse", "a?c", "abc", false],
    ["reuse", "a?c", "a?c", true],
    ["reuse", "a\\*c", "a*c", true],
    ["reuse", "a\\*c", "abc", false],
    ["reuse", "[ab]", "a", false],
    ["debian", "*", "any/thing", true],
    ["debian", "src/*.c", "src/deep/a.c", true],
    ["debian", "a?c", "a/c", true],
    ["debian", "a\\?c", "abc", false],
    ["debian", "src", "src/a", false],
  ] as const)("in %s: %s against %s is %s", (style, pattern, path, expected) => {
    expect(compilePattern(pattern, style)?.(path)).toBe(expected);
  });

  test("without signs of its own matches itself only", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z/]{1,20}$/), fc.stringMatching(/^[a-z/]{1,20}$/), (pattern, path) => {
        expect(compilePattern(pattern, "reuse")?.(path)).toBe(pattern === path);
        expect(compilePattern(`${pattern}**`, "reuse")?.(path)).toBe(path.startsWith(pattern));
      }),
    );
  });

  test("full of stars takes no more steps than its length allows", () => {
    const matches = compilePattern("*a".repeat(1000), "debian");
    expect(matches?.("a".repeat(3000))).toBe(true);
    expect(matches?.(`${"a".repeat(3000)}b`)).toBe(false);
    expect(compilePattern("*".repeat(5000), "reuse")).toBeUndefined();
  });
});

describe("REUSE.toml", () => {
  test("holds annotations with one or several paths, licences and holders", () => {
    const parsed = parseReuseToml(`version = 1
[[annotations]]
path = ["a", "b/**"]
precedence = "override"
SPDX-License-Identifier = ["MIT", "CC0-1.0"]
SPDX-FileCopyrightText = "2020 Ann"

[[annotations]]
path = "c"
`);
    const [first, second] = parsed.ok ? parsed.value : [];
    expect(first).toMatchObject({ precedence: "override", licenses: ["MIT", "CC0-1.0"], copyrights: ["2020 Ann"] });
    expect([first?.covers("b/x"), first?.covers("c"), second?.covers("c")]).toEqual([true, false, true]);
    expect(second).toMatchObject({ precedence: "closest", licenses: [], line: 8 });
  });

  test.each(["version = 2", "", "version = ", "version = '1'"])("that is none we know (%j) is refused", (text) => {
    expect(parseReuseToml(text).ok).toBe(false);
  });
});

const DEP5 = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
License: GPL-2+

Files: *
Copyright: 2020 Ann
 2021 Bob
License: GPL-2+

Files: src/*.c
 doc/*
Copyright: 2019 Eve
License: Expat
 Permission is hereby granted.
 .
 AS IS.

License: GPL-2+
 On Debian systems …
`;

describe("a machine-readable copyright file", () => {
  test("tells licence, holders and text; the last stanza that covers a path counts", () => {
    const file = parseDep5(DEP5)!;
    expect(stanzaFor(file, "any")).toMatchObject({ license: "GPL-2+", copyrights: ["2020 Ann", "2021 Bob"], line: 7 });
    expect(stanzaFor(file, "src/deep/a.c")?.license).toBe("Expat");
    expect(stanzaFor(file, "doc/x")?.license).toBe("Expat");
    expect(file.texts.get("Expat")).toBe("Permission is hereby granted.\n\nAS IS.");
    expect(file.texts.get("GPL-2+")).toBe("On Debian systems …");
  });

  test("in other line ends is the same", () => {
    expect(stanzaFor(parseDep5(DEP5.replaceAll("\n", "\r\n"))!, "src/a.c")?.license).toBe("Expat");
  });

  test.each(["", "This package was debianized by Jane.", "License: MIT\n"])(
    "is not what does not say so (%j)",
    (text) => {
      expect(parseDep5(text)).toBeUndefined();
    },
  );
});
