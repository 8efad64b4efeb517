// What stands beside a licence: which sentences leave it what it is, and which, worded nearly the same, do not.
import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const index = shippedIndex();
const MIT = texts.MIT?.licenseText ?? "";
const inC = (text: string) => `/*\n${text.replace(/^/gm, " * ")}\n */\n`;
const CODE = Array.from({ length: 12 }, (_, k) => `int f${k}(int a)\n{\n  return a + ${k};\n}\n`).join("\n");

/** Each as the last sentence of a text, and behind a one-line notice. */
const beside = (sentence: string) => [`${MIT}\n\n${sentence}\n`, `Licensed under the MIT license. ${sentence}\n`];

describe("a sentence beside a licence", () => {
  it.each([
    "You can copy, modify, distribute and perform the work, even for commercial purposes, all without asking permission.",
    "It is free for commercial and non-commercial use.",
    "This allows commercial use and modification.",
    "It may be used for any purpose, including commercial applications.",
    "There is no limitation for both academic and commercial usage.",
    "You must be aware that there is no warranty whatsoever.",
    "You may not copy or use this file, in either source code or executable form, except in compliance with the License.",
    "This tool was prepared by a United States Government employee and, therefore, is excluded from copyright by Section 105 of the Copyright Act.",
    "You are encouraged to evaluate both to determine which fits you best.",
  ])("leaves it what it is: %s", (sentence) => {
    for (const text of beside(sentence)) expect(detect(text, index).expression, text.slice(-300)).toBe("MIT");
  });

  it.each([
    "You can copy, modify, distribute and perform the work, but not for commercial purposes.",
    "It is free for non-commercial use.",
    "It is free for commercial and non-commercial use for 30 days, after that you must pay.",
    "Commercial and non-commercial use requires a separate license.",
    "This allows commercial use by non-profits.",
    "This allows commercial use for a fee.",
    "This allows commercial use in companies with less than 10 employees.",
    "Commercial use is only allowed for members, including commercial applications.",
    "It may be used for any purpose, excluding commercial applications.",
    "There is no permission for academic and commercial usage.",
    "You must be aware that there is no warranty whatsoever, and must not sell copies.",
    "You may not copy or use this file, in either source code or executable form, except with our written consent.",
    "United States Government employees are excluded from this license.",
    "You are encouraged to evaluate the software for 30 days; after that a license must be bought.",
    "You may use these scripts for the sole purpose of talking to our service.",
    "This license is for informational purposes only; no use is permitted without a contract.",
  ])("takes something back: %s", (sentence) => {
    for (const text of beside(sentence)) expect(detect(text, index).reading, text.slice(-300)).toBe("unreadable");
  });
});

describe("a licence that forbids commercial use", () => {
  it("may say so beside its name", () => {
    const text = "Licensed under CC BY-NC 4.0. This model should not be used for any commercial purpose.";
    expect(detect(text, index).expression).toBe("CC-BY-NC-4.0");
  });

  it.each([
    "Licensed under CC BY-NC 4.0. Military use is prohibited.",
    "Licensed under CC BY-NC 4.0. Commercial use requires a paid license.",
    "Licensed under CC BY 4.0. This model should not be used for any commercial purpose.",
  ])("is no excuse for other limits: %s", (text) => {
    expect(detect(text, index).reading).toBe("unreadable");
  });
});

describe("program code below its header", () => {
  const header = inC('Licensed under the Apache License, Version 2.0 (the "License").');
  it.each([
    "/** Persistence cannot be used in this mode. Negative indices are not allowed. */",
    "/** For internal use only. */",
    "/** Gives more context for evaluation; must not be used with strict rows. */",
    "// A private key must not be shared.",
    'throw new Error("define cannot be used indirect");',
  ])("may speak of what functions do: %s", (line) => {
    expect(detect(`${header}import { a } from "a";\n${line}\n${CODE}`, index).expression).toBe("Apache-2.0");
    expect(detect(`// SPDX-License-Identifier: MIT\nimport a\n${line}\n`, index).expression).toBe("MIT");
  });

  it.each([
    "/* Not for commercial use. */",
    "/* This program must not be used by the army. */",
    "/* For academic use only. */",
    "// You may not redistribute this file.",
    "/* Nur f\u00fcr nichtkommerzielle Nutzung. */",
  ])("may still hold a limit: %s", (line) => {
    expect(detect(`${header}import { a } from "a";\n${line}\n${CODE}`, index).reading).toBe("unreadable");
  });

  it.each(["/* It cannot be used by anybody else. */", "// It cannot be used by anybody else."])(
    "is under what the next comment says, too: %s",
    (line) => {
      expect(detect(`${header}\n${line}\n${CODE}`, index).reading).toBe("unreadable");
    },
  );

  it("is read to the end where it begins with an empty line or does not close its comment", () => {
    for (const text of [
      "\n// MIT licensed\n// must not be used",
      "\n\n/* MIT licensed. It must not be used",
      "// MIT licensed",
    ])
      expect(new Set(detect(text, index).matches.map(({ license }) => license))).toEqual(new Set(["MIT"]));
  });
});

describe("a disclaimer without a grant above it", () => {
  const DISCLAIMERS = ["MIT", "BSD-2-Clause", "ISC"].map((id) => {
    const text = texts[id]?.licenseText ?? "";
    return text.slice(text.search(/THE SOFTWARE IS PROVIDED|THIS SOFTWARE IS PROVIDED/));
  });

  it("does not hide the notice that it belongs to", () => {
    for (const disclaimer of DISCLAIMERS) {
      const text = `This library is free software; you can redistribute it under the terms of the GNU General Public License, version 2.\n\n${disclaimer}`;
      expect(detect(inC(text) + CODE, index).expression).toBe("GPL-2.0-only");
    }
  });

  it("is never a licence by itself", () => {
    for (const disclaimer of DISCLAIMERS) {
      expect(detect(disclaimer, index).expression).toBeUndefined();
      expect(detect(`Part of the tool.\n\n${inC(disclaimer)}${CODE}`, index).expression).toBeUndefined();
    }
  });
});

describe("program code that handles licences", () => {
  it.each([
    'const head = "SPDX-License-Identifier: {{ license }}";',
    'printf("SPDX-License-Identifier: %s", id);',
    'char *path = strdup ("/usr/share/common-licenses/GPL-2");',
    "if (permission is granted to the linked table) go();",
  ])("is under none: %s", (line) => {
    expect(detect(`${CODE}\n${line}\n${CODE}`, index).reading).toBe("none");
  });

  it.each([
    ["# On Debian systems, see /usr/share/common-licenses/GPL-2 for the license.", "GPL-2.0-only"],
    ["// SPDX-License-Identifier: MIT", "MIT"],
  ])("may be under one: %s", (line, license) => {
    expect(detect(`${line}\n${CODE}`, index).expression).toBe(license);
  });

  it("that holds a tag without an expression is not free", () => {
    expect(detect(`// SPDX-License-Identifier: our own terms\n${CODE}`, index).reading).toBe("unreadable");
  });
});
