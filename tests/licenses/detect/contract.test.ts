// A license that an agreement only names is not the license of what the agreement covers.
import { describe, expect, it } from "vitest";
import { isContract } from "../../../src/licenses/detect/contract.ts";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { createWords, readWords } from "../../../src/licenses/detect/words.ts";
import { shippedIndex } from "./shipped-index.ts";

const index = shippedIndex();
/** In our own words: what such agreements say. */
const CLAUSES = [
  "By installing the Product you accept this Agreement between you and the company that made it.",
  "The company grants you a non-exclusive, non-transferable right to run the Product on the machines that were registered.",
  "The Licensee keeps all copies in a safe place and hands them back when the company asks for them in a letter.",
  "You may not reverse engineer the Product, and you may not tell others what you have learned of its inner parts.",
  "What the company marks as confidential stays confidential for five years after the day on which it was shown.",
  "The company can terminate all of this at any time when one of the duties above was not kept by the customer.",
  "The customer will indemnify the company against whatever others claim because of the way the Product was used.",
  "All of this is governed by the laws of the place where the company has its seat, and its courts have jurisdiction.",
];
const FILLER =
  "The manual of the Product tells how it is set up, which machines it runs on, and whom to call about it. ";
const agreement = (clauses: readonly string[]) => `${clauses.join("\n\n")}\n\n${FILLER.repeat(12)}\n`;

describe("an agreement", () => {
  it.each([
    "The fonts in the Product are released under the MIT License.",
    "Parts of the Product are licensed under the Apache License, Version 2.0.",
    "The help pages are in the public domain.",
  ])("is not under a license that it names: %s", (sentence) => {
    const { reading, expression } = detect(agreement([...CLAUSES.slice(0, 5), sentence, ...CLAUSES.slice(5)]), index);
    expect({ reading, expression }).toEqual({ reading: "unreadable", expression: undefined });
  });

  it("must say several things that agreements say", () => {
    const words = createWords();
    const ask = (count: number) => {
      readWords(agreement(CLAUSES.slice(0, count)), words, () => false);
      return isContract(words, () => false, false);
    };
    expect([0, 1, 8].map(ask)).toEqual([false, false, true]);
  });

  it("is none in a manual with a license", () => {
    const manual = `${FILLER.repeat(30)}\n\nReleased under the MIT License.\n`;
    expect(detect(manual, index)).toMatchObject({ reading: "matched", expression: "MIT" });
  });
});
