import fc from "fast-check";
import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { findPassages } from "../../../src/licenses/detect/passage.ts";
import { findCandidates } from "../../../src/licenses/detect/search.ts";
import { readStream, wordNumber } from "../../../src/licenses/detect/stream.ts";
import { createWords, readWords } from "../../../src/licenses/detect/words.ts";
import { shippedIndex } from "./shipped-index.ts";

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText ?? "";
const index = shippedIndex();

const SOME = [
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "Zlib",
  "MPL-2.0",
  "EPL-2.0",
  "BSL-1.0",
  "GPL-3.0-only",
];
const known = (hash: number) => wordNumber(index.references().numbers, hash) >= 0;

/** The words that are compared, written one behind the other. */
function normalise(text: string): string {
  const words = createWords();
  readWords(text, words, known);
  const list: string[] = [];
  for (let i = 0; i < words.count; i++)
    if (words.flag[i] === 0) list.push(words.text.slice(words.start[i], words.end[i]).toLowerCase());
  return list.join(" ");
}

describe("normalisation", () => {
  it("of a normalised text changes nothing more", () => {
    for (const id of Object.keys(texts)) {
      const once = normalise(textOf(id));
      const twice = normalise(once);
      expect(normalise(twice), id).toBe(twice);
    }
  });
});

describe("a license text", () => {
  it("means the same whoever holds the copyright", () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,9}(?: [A-Z][a-z]{2,9}){0,3}(?:, Inc\.)?$/);
    const year = fc.integer({ min: 1970, max: 2039 });
    fc.assert(
      fc.property(
        fc.constantFrom("MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause"),
        name,
        year,
        year,
        (id, holder, a, b) => {
          const body = textOf(id).replace(/^.*(?:copyright|<year>).*$/gim, (line) =>
            /^\s*copyright/i.test(line) && /<|\d{4}/.test(line) ? "" : line,
          );
          const one = detect(`Copyright (c) ${a} ${holder}\n\n${body}`, index);
          const other = detect(`Copyright ${b}-${b + 3} ${holder} and others. All rights reserved.\n\n${body}`, index);
          expect(one.expression).toBe(id);
          expect(other.expression).toBe(id);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("is found beside another one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SOME), fc.constantFrom(...SOME), (a, b) => {
        fc.pre(a !== b);
        const { matches } = detect(`${textOf(a)}\n\n${"-".repeat(70)}\n\n${textOf(b)}`, index);
        const found = new Set(matches.map((m) => m.license));
        expect([...found].sort()).toEqual([a, b].sort());
      }),
      { numRuns: 40 },
    );
  });

  it("with a word changed is never the exact text", () => {
    const foreign = fc.constantFrom("zebra", "banana", "not", "only", "commercial", "must");
    fc.assert(
      fc.property(
        fc.constantFrom("Apache-2.0", "GPL-3.0-only", "MPL-2.0", "Unlicense"),
        fc.nat(),
        foreign,
        (id, seed, word) => {
          const list = textOf(id).split(/(\s+)/);
          // The first and last lines hold titles and forms, which may differ.
          const at = Math.floor(list.length * 0.1) + (seed % Math.floor(list.length * 0.5));
          const place = at + (at % 2);
          fc.pre(/^[a-z]{4,}$/.test(list[place] ?? ""));
          const before = normalise(list.join(""));
          list.splice(place, 1, word);
          fc.pre(normalise(list.join("")) !== before);
          const { matches } = detect(list.join(""), index);
          for (const match of matches.filter((m) => m.license === id && m.kind === "text"))
            expect(match.modified || match.confidence < 1).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("any text", () => {
  it("is read without a throw", () => {
    const parts = fc.constantFrom(
      ...SOME.map((id) => textOf(id).slice(0, 400)),
      "license",
      "under the terms of ",
      "MIT or ",
      "\0",
      "{\\rtf1",
      "/* ",
      "\n\n",
      "<a ",
      "&#",
      "\u00a9 2020 ",
      "SPDX-License-Identifier: ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string(), fc.string({ unit: "binary" })), { maxLength: 12 }), (list) => {
        const text = list.join(" ");
        const { matches, reading, expression } = detect(text, index);
        const lines = text.normalize("NFKC").split(/\r\n|\n|\r/).length;
        for (const { startLine, endLine, confidence } of matches) {
          expect(startLine).toBeGreaterThan(0);
          expect(endLine).toBeGreaterThanOrEqual(startLine);
          expect(endLine).toBeLessThanOrEqual(lines);
          expect(confidence).toBeGreaterThan(0);
        }
        expect(expression !== undefined).toBe(reading === "matched");
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["a license", textOf("MIT")],
    ["near misses", textOf("MIT").replace(/\b(\w+) (\w+) (\w+)\b/g, "$1 $2 zz")],
    ["license license", "license license of the terms "],
    ["names", "MIT or Apache-2.0, BSD-3-Clause and GPL version 2 or later; "],
  ])("costs what its length says: %s", (_, unit) => {
    const cost = (times: number) => {
      const words = createWords();
      readWords(`${unit}\n`.repeat(times), words, known);
      const stream = readStream(words, index.references().numbers);
      const candidates = findCandidates(stream, index.references());
      const passages = findPassages(words, () => false);
      return {
        places: candidates.reduce((sum, { from, to }) => sum + to - from, 0),
        letters: passages.reduce((sum, { flat }) => sum + flat.length, 0),
      };
    };
    const one = cost(32);
    const four = cost(128);
    expect(four.places).toBeLessThanOrEqual(one.places * 4.5 + 200);
    expect(four.letters).toBeLessThanOrEqual(one.letters * 4.5 + 200);
  });
});
