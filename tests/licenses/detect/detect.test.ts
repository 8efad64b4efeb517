import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect, identify } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText ?? "";

const index = shippedIndex();

describe("a whole licence text", () => {
  it.each(["MIT", "ISC", "0BSD", "MIT-0", "X11", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "Zlib", "Apache-2.0"])(
    "%s is told from its near twins",
    (id) => {
      const answer = detect(`Copyright (c) 2019 Somebody\n\n${textOf(id)}`, index);
      expect(answer.reading).toBe("matched");
      expect(answer.expression).toBe(id);
    },
  );

  it("is known at once, whoever holds the copyright", () => {
    const mine = textOf("MIT").replace("<year> <copyright holders>", "2021 Jane Roe and others");
    expect(identify(mine, index)?.expression).toBe("MIT");
    expect(identify(mine, index)?.copyrights).toEqual(["Copyright (c) 2021 Jane Roe and others"]);
  });

  it("of Apache without its appendix is Apache", () => {
    const text = textOf("Apache-2.0");
    const answer = detect(text.slice(0, text.indexOf("END OF TERMS")), index);
    expect(answer.expression).toBe("Apache-2.0");
  });

  it("of the GPL stands for -only: the text does not say more", () => {
    expect(detect(textOf("GPL-3.0-or-later"), index).expression).toBe("GPL-3.0-only");
  });
});

describe("a text that several ids share", () => {
  it("names the others", () => {
    const { matches } = detect(textOf("GPL-3.0-only"), index);
    expect(matches[0]?.sameText).toContain("GPL-3.0-or-later");
  });

  it("of the MPL is the one with Exhibit B where a notice fills it in", () => {
    const notice =
      'This Source Code Form is "Incompatible With Secondary Licenses", as defined by the Mozilla Public License, v. 2.0.';
    expect(detect(textOf("MPL-2.0"), index).expression).toBe("MPL-2.0");
    expect(detect(`${notice}\n\n${textOf("MPL-2.0")}`, index).expression).toBe("MPL-2.0-no-copyleft-exception");
  });

  it("of Python is told by its version", () => {
    for (const id of ["Python-2.0", "Python-2.0.1", "PSF-2.0", "CNRI-Python", "CNRI-Python-GPL-Compatible"])
      expect(detect(textOf(id), index).expression).toBe(id);
  });
});

describe("a license in another form", () => {
  const offer =
    'ALTERNATIVELY, this software may be distributed under the terms of the GNU General Public License ("GPL") version 2 as published by the Free Software Foundation.';

  it("may offer the GPL in its middle", () => {
    const text = textOf("BSD-3-Clause").replace(/^THIS SOFTWARE/m, `${offer}\n\nTHIS SOFTWARE`);
    expect(text).toContain(offer);
    expect(detect(text, index).expression).toBe("BSD-3-Clause OR GPL-2.0-only");
  });

  it("may be a manual in Texinfo", () => {
    const lines = textOf("GFDL-1.3-only").split("\n");
    const text = lines.map((line, k) => (k % 9 === 0 ? `@item\n${line}` : line)).join("\n");
    expect(detect(`@center @emph{License}\n@enumerate 0\n${text}\n@end enumerate\n`, index).expression).toBe(
      "GFDL-1.3-only",
    );
  });

  it("may break off before its disclaimer", () => {
    const text = textOf("MIT");
    expect(detect(text.slice(0, text.indexOf("THE SOFTWARE IS")), index).expression).toBe("MIT");
  });

  it("may have lost the blank between two words", () => {
    expect(detect(textOf("BSD-3-Clause").replace("NOT LIMITED", "NOTLIMITED"), index).expression).toBe("BSD-3-Clause");
  });

  it("may stand in program code full of duties", () => {
    const code = Array.from(
      { length: 40 },
      (_, k) => `int f${k}(void) { /* must not be called twice */ return ${k}; }`,
    );
    expect(detect(`/*\n${textOf("ISC")}\n*/\n${code.join("\n")}`, index).expression).toBe("ISC");
  });

  it("is no license where only a disclaimer is left", () => {
    const text = textOf("MIT");
    expect(detect(text.slice(text.indexOf("THE SOFTWARE IS")), index).expression).toBeUndefined();
  });
});

describe("a file in Debian's format", () => {
  it("has the licenses of all its fields", () => {
    const text = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2010 Jane Roe
License: GPL-2+

Files: lib/*
Copyright: 2011 Jane Roe
License: LGPL-2.1

Files: perl/*
Copyright: 2012 Jane Roe
License: Artistic or GPL-1+
`;
    const found = new Set(detect(text, index).matches.map((m) => m.license));
    expect([...found].sort()).toEqual(["Artistic-1.0-Perl", "GPL-1.0-or-later", "GPL-2.0-or-later", "LGPL-2.1-only"]);
  });
});

describe("a text without a licence", () => {
  it("is none", () => {
    const answer = detect("A library that adds numbers.\n\nInstall it, then call add(1, 2).", index);
    expect(answer).toMatchObject({ reading: "none", matches: [], confidence: 0 });
  });

  it("may be empty", () => {
    expect(detect("", index).reading).toBe("none");
  });
});

describe("a changed text", () => {
  it("is not the licence it imitates", () => {
    const text = textOf("MIT").replace("to deal\nin the Software without restriction", "to deal\nin the Software");
    const changed = text.replace(
      "subject to the\nfollowing conditions",
      "for non-commercial purposes only, subject to the\nfollowing conditions",
    );
    expect(changed).not.toBe(text);
    const answer = detect(changed, index);
    expect(answer.reading).toBe("unreadable");
    expect(answer.candidate?.license).toBe("MIT");
  });
});
