// What findings add up to: one row per situation, the traps of real packages among them.
import { describe, expect, it } from "vitest";
import type { Situation } from "../../src/licenses/conclude.ts";
import type { Conclusion } from "../../src/model/license.ts";
import { concluded, INSTALLED } from "./findings.ts";

describe("agreement", () => {
  it.each<[string, string[], string, number[]]>([
    ["one declaration", ["MIT"], "MIT", [0]],
    ["lockfile and installed field", ["MIT", "MIT"], "MIT", [0, 1]],
    ["order and repetition", ["MIT OR ISC", "(ISC OR MIT)"], "MIT OR ISC", [0, 1]],
    ["declaration and text", ["MIT", "LICENSE: MIT"], "MIT", [0, 1]],
    ["text alone", ["LICENSE: MIT"], "MIT", [0]],
    ["vague name, precise text", ["BSD", "LICENSE: BSD-3-Clause"], "BSD-3-Clause", [1]],
    ["vague name, text of another number", ["BSD", "LICENSE: BSD-2-Clause-Views"], "BSD-2-Clause-Views", [1]],
    ["family name, precise text", ["GPL", "COPYING: GPL-3.0-only"], "GPL-3.0-only", [1]],
    ["unreadable field, text", ["see readme", "LICENSE: MIT"], "MIT", [1]],
    ["pointer and text", ["SEE LICENSE IN LICENSE.md", "LICENSE.md: ISC"], "ISC", [1]],
    [
      "vague classifier, precise text",
      ["License :: OSI Approved :: Apache Software License", "LICENSE: Apache-2.0"],
      "Apache-2.0",
      [1],
    ],
    ["vague classifier beside a declaration", ["MIT", "License :: OSI Approved :: BSD License"], "MIT", [0]],
    ["GPL text under -or-later", ["GPL-2.0-or-later", "COPYING: GPL-2.0-only"], "GPL-2.0-or-later", [0, 1]],
    ["GPL text under -only", ["GPL-3.0-only", "LICENSE: GPL-3.0-or-later"], "GPL-3.0-only", [0, 1]],
    [
      "exception granted elsewhere",
      ["GPL-2.0-only WITH Classpath-exception-2.0", "LICENSE: GPL-2.0-only"],
      "GPL-2.0-only WITH Classpath-exception-2.0",
      [0, 1],
    ],
    [
      "texts that are word for word the same",
      ["MPL-2.0-no-copyleft-exception", "LICENSE: MPL-2.0"],
      "MPL-2.0-no-copyleft-exception",
      [0, 1],
    ],
    [
      "a sentence that asks nothing (uri-js 4.4.1)",
      ["BSD-2-Clause", "LICENSE: BSD-2-Clause-Views"],
      "BSD-2-Clause",
      [0, 1],
    ],
    ["a text with the newer licence of CNRI", ["Python-2.0", "LICENSE: Python-2.0.1"], "Python-2.0", [0, 1]],
    ["fonts", ["OFL-1.1-RFN", "OFL.txt: OFL-1.1", "LICENSE: OFL-1.1"], "OFL-1.1-RFN", [0, 1, 2]],
    ["choice, one text", ["MIT OR Apache-2.0", "LICENSE: MIT"], "MIT OR Apache-2.0", [0, 1]],
    [
      "choice, a text for each side",
      ["MIT OR Apache-2.0", "LICENSE-MIT: MIT", "LICENSE-APACHE: Apache-2.0"],
      "MIT OR Apache-2.0",
      [0, 1, 2],
    ],
    [
      "choice, both in one text",
      ["MIT OR GPL-2.0-or-later", "LICENSE: MIT AND GPL-2.0-only"],
      "MIT OR GPL-2.0-or-later",
      [0, 1],
    ],
    ["all of several", ["MIT AND Zlib", "LICENSE: MIT", "COPYING: Zlib"], "MIT AND Zlib", [0, 1, 2]],
    ["text that offers more", ["GPL-3.0-only", "LICENSE: MIT OR GPL-3.0-only"], "GPL-3.0-only", [0, 1]],
    [
      "LGPL with the GPL that it refers to",
      ["LGPL-3.0-or-later", "COPYING: GPL-3.0-only", "COPYING.LESSER: LGPL-3.0-only"],
      "LGPL-3.0-or-later",
      [0, 1, 2],
    ],
    ["LGPL and GPL texts alone", ["COPYING: GPL-3.0-only", "COPYING.LESSER: LGPL-3.0-only"], "LGPL-3.0-only", [0, 1]],
    [
      "classifiers that name the sides",
      ["MIT OR Apache-2.0", "License :: OSI Approved :: MIT License", "Apache License 2.0"],
      "MIT OR Apache-2.0",
      [0, 1, 2],
    ],
    [
      "others' notices",
      ["MIT", "LICENSE: MIT", "NOTICE: Apache-2.0", "ThirdPartyNotices.txt: BSD-3-Clause AND GPL-2.0-only"],
      "MIT",
      [0, 1],
    ],
    ["a text nobody recognised", ["MIT", "LICENSE:"], "MIT", [0]],
    [
      "two texts without a declaration",
      ["LICENSE-MIT: MIT", "LICENSE-APACHE: Apache-2.0"],
      "Apache-2.0 AND MIT",
      [0, 1],
    ],
    ["only a read-me speaks", ["README.md: MIT"], "MIT", [0]],
    ["the read-me is not asked when there is better", ["LICENSE: MIT", "README.md: GPL-3.0-only"], "MIT", [0]],
    ["no licence, said twice", ["UNLICENSED", "NONE"], "NONE", [0, 1]],
    ["a correction", ["BSD", "LICENSE: Apache-2.0", "curated MIT"], "MIT", [2]],
    ["a correction against agreement", ["MIT", "LICENSE: MIT", "curated MIT AND Zlib"], "MIT AND Zlib", [2]],
  ])("%s", (_, texts, expression, from) => {
    expect(concluded(texts)).toEqual({ kind: "agreed", expression, from });
  });
});

describe("conflict", () => {
  it.each<[string, string[], string, [string, number[]][]]>([
    [
      "declared MIT, text Apache (@pkgjs/parseargs 0.11.0)",
      ["MIT", "LICENSE: Apache-2.0"],
      "Apache-2.0 AND MIT",
      [
        ["MIT", [0]],
        ["Apache-2.0", [1]],
      ],
    ],
    [
      "declared ISC, text MIT (objectorarray 1.0.5)",
      ["ISC", "LICENSE: MIT"],
      "ISC AND MIT",
      [
        ["ISC", [0]],
        ["MIT", [1]],
      ],
    ],
    [
      "BSD declared over an MIT text (graceful-fs 1.1.14)",
      ["BSD", "LICENSE: MIT"],
      "NOASSERTION",
      [
        ["NOASSERTION", [0]],
        ["MIT", [1]],
      ],
    ],
    [
      "GPL declared over an MIT text",
      ["GPL", "LICENSE: MIT"],
      "NOASSERTION",
      [
        ["NOASSERTION", [0]],
        ["MIT", [1]],
      ],
    ],
    [
      "two declarations",
      ["MIT", "Apache-2.0"],
      "Apache-2.0 AND MIT",
      [
        ["MIT", [0]],
        ["Apache-2.0", [1]],
      ],
    ],
    [
      "a choice and one of its sides, both declared",
      ["MIT OR GPL-3.0-only", "GPL-3.0-only"],
      "GPL-3.0-only AND (GPL-3.0-only OR MIT)",
      [
        ["MIT OR GPL-3.0-only", [0]],
        ["GPL-3.0-only", [1]],
      ],
    ],
    [
      "only against later, both declared",
      ["GPL-2.0-only", "GPL-2.0-or-later"],
      "GPL-2.0-only AND GPL-2.0-or-later",
      [
        ["GPL-2.0-only", [0]],
        ["GPL-2.0-or-later", [1]],
      ],
    ],
    [
      "another version",
      ["GPL-2.0-only", "COPYING: GPL-3.0-only"],
      "GPL-2.0-only AND GPL-3.0-only",
      [
        ["GPL-2.0-only", [0]],
        ["GPL-3.0-only", [1]],
      ],
    ],
    [
      "more in the text than declared",
      ["MIT", "LICENSE: MIT AND GPL-2.0-only"],
      "GPL-2.0-only AND MIT",
      [
        ["MIT", [0]],
        ["MIT AND GPL-2.0-only", [1]],
      ],
    ],
    [
      "a second text besides the declared one",
      ["MIT", "LICENSE: MIT", "COPYING: GPL-2.0-only"],
      "GPL-2.0-only AND MIT",
      [
        ["MIT", [0, 1]],
        ["GPL-2.0-only", [2]],
      ],
    ],
    [
      "LGPL declared, only the GPL's text",
      ["LGPL-3.0-only", "COPYING: GPL-3.0-only"],
      "GPL-3.0-only AND LGPL-3.0-only",
      [
        ["LGPL-3.0-only", [0]],
        ["GPL-3.0-only", [1]],
      ],
    ],
    [
      "all rights reserved over an MIT text",
      ["UNLICENSED", "LICENSE: MIT"],
      "NONE",
      [
        ["NONE", [0]],
        ["MIT", [1]],
      ],
    ],
    [
      "proprietary over an MIT text",
      ["Proprietary", "LICENSE: MIT"],
      "LicenseRef-scancode-proprietary-license AND MIT",
      [
        ["LicenseRef-scancode-proprietary-license", [0]],
        ["MIT", [1]],
      ],
    ],
    [
      "two corrections",
      ["curated MIT", "curated ISC"],
      "ISC AND MIT",
      [
        ["MIT", [0]],
        ["ISC", [1]],
      ],
    ],
    [
      "non-commercial text under a permissive name",
      ["CC-BY-4.0", "LICENSE: CC-BY-NC-4.0"],
      "CC-BY-4.0 AND CC-BY-NC-4.0",
      [
        ["CC-BY-4.0", [0]],
        ["CC-BY-NC-4.0", [1]],
      ],
    ],
  ])("%s", (_, texts, expression, sides) => {
    expect(concluded(texts)).toEqual({
      kind: "conflict",
      expression,
      sides: sides.map(([side, from]) => ({ expression: side, from })),
    });
  });
});

describe("nothing to conclude from", () => {
  it.each<[string, string[], Situation, Conclusion]>([
    ["an unclear name alone", ["BSD"], INSTALLED, { kind: "unreadable", from: [0] }],
    ["an unclear name and an unrecognised text", ["BSD", "LICENSE:"], INSTALLED, { kind: "unreadable", from: [0, 1] }],
    ["NOASSERTION", ["NOASSERTION"], INSTALLED, { kind: "unreadable", from: [0] }],
    ["a pointer without the file", ["SEE LICENSE IN EULA.txt"], INSTALLED, { kind: "unreadable", from: [0] }],
    ["only others' notices", ["NOTICE: Apache-2.0"], INSTALLED, { kind: "absent", because: "says-nothing" }],
    ["an unrecognised notice", ["NOTICE:", "README.md:"], INSTALLED, { kind: "absent", because: "says-nothing" }],
    ["installed and silent", [], INSTALLED, { kind: "absent", because: "says-nothing" }],
    ["not installed", [], { installed: false, lookUpFailed: false }, { kind: "absent", because: "not-installed" }],
    [
      "nobody could tell",
      [],
      { installed: undefined, lookUpFailed: false },
      { kind: "absent", because: "not-installed" },
    ],
    [
      "a source could not be asked",
      [],
      { installed: false, lookUpFailed: true },
      { kind: "absent", because: "look-up-failed" },
    ],
  ])("%s", (_, texts, situation, conclusion) => {
    expect(concluded(texts, situation)).toEqual(conclusion);
  });
});
