import fc from "fast-check";
import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect, detectWhole } from "../../../src/licenses/detect/detect.ts";
import { plainText } from "../../../src/licenses/detect/markup.ts";
import { answerQuiet } from "../../../src/licenses/detect/quiet.ts";
import { createWords } from "../../../src/licenses/detect/words.ts";
import { shippedIndex } from "./shipped-index.ts";

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const index = shippedIndex();
const words = createWords();
const answer = (text: string) => answerQuiet(text, words, index.references());

/** Long enough to be searched before it is read, with nothing in it. */
const PROSE =
  "People walk along the river every morning before work.\nThey drink coffee, talk about music and watch small boats. ".repeat(
    900,
  );
const inside = (text: string) => `${PROSE}\n${text}\n${PROSE}`;

const NOTICES = [
  "Licensed under the Apache License, Version 2.0.",
  "SPDX-License-Identifier: MIT",
  "License: GPL-2+",
  "This file is in the public domain.",
  "Released under the terms of the GNU Lesser General Public License, version 2.1 or any later version.",
  '{"text": "a\\nMIT License\\nb"}',
  "You may use it under the li-\ncense of the Apache Software Foundation, version 2.0",
  "Distributed under the ＭＩＴ Ｌｉｃｅｎｓｅ.",
  "Under the terms of http://www.gnu.org/licenses/gpl-3.0.html",
  "Dual licensed: BSD or GPL.",
  "This work is under Creative Commons Attribution-ShareAlike 4.0 International.",
  "same terms as Perl itself",
  "See the file COPYING for the copying conditions of this GPL program.",
  "FILE_LICENCE ( GPL2_OR_LATER );",
  "Copyright (c) 2001 Jane Roe. All rights reserved.",
  "© 2010 Jane Roe",
  "  * (c) 2001-2004 by Some Company",
  "Portions Copyright 1999 Some Company",
  "Ce logiciel est distribué sous licence CeCILL 2.1.",
];

describe("a long text", () => {
  it("without a license is turned away by a search", () => {
    expect(answer(inside(""))?.reading).toBe("none");
    expect(answer(inside("Terms of endearment, a domain name, the notice board."))?.reading).toBe("none");
  });

  it.each(NOTICES)("gets the answer that reading all of it gives: %s", (notice) => {
    const text = inside(notice);
    expect(detect(text, index)).toEqual(detectWhole(plainText(text), index));
  });

  it("with the text of a license in it is never turned away", () => {
    const some = Object.entries(texts).filter(([, { licenseText }], k) => k % 6 === 0 || licenseText.length < 500);
    for (const [id, { licenseText }] of some) {
      const text = plainText(inside(licenseText));
      if (answer(text) === undefined) continue;
      expect(detectWhole(text, index).reading, id).toBe("none");
    }
  });

  it("that speaks like terms of use is not turned away", () => {
    const terms =
      "The licensor grants hereunder an exclusive, perpetual and irrevocable right; damages, warranties, liability and termination are governed by law. ";
    expect(detect(terms.repeat(800), index).reading).toBe("unreadable");
  });

  it("gets the same answer in one line, in tables and between blanks", () => {
    const part = fc.constantFrom(...NOTICES, "MIT", "the", "\n", " ".repeat(300), "x".repeat(500), "| a | b |\n");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, isLine) => {
        const text = inside(parts.join(" "));
        const laid = isLine ? text.replace(/\s/g, " ") : text;
        expect(detect(laid, index)).toEqual(detectWhole(plainText(laid), index));
      }),
      { numRuns: 60 },
    );
  });
});

describe("the plain form of a text", () => {
  it("is NFKC", () => {
    const text = fc.string({ unit: "binary", maxLength: 30 });
    fc.assert(
      fc.property(text, (t) => {
        if (/[\ufdfa\ufdfb]/.test(t)) return;
        expect(plainText(t)).toBe(t.normalize("NFKC"));
      }),
      { numRuns: 2000 },
    );
    for (let c = 0x80; c < 0xd800; c++) {
      const letter = String.fromCharCode(c);
      for (const t of [letter, `e${letter}`, `\u1100${letter}`, `\uac00${letter}`])
        expect(plainText(t), c.toString(16)).toBe(t.normalize("NFKC"));
    }
  });

  it("does not sort thousands of marks on one letter", () => {
    const marks = "\u0315\u0300\u05ae\u0301".repeat(200_000);
    expect(plainText(`e${marks}`).length).toBeLessThan(40);
    expect(plainText("\ufdfa".repeat(1000)).length).toBeLessThan(2000);
  });
});
