// The search for words agrees with the plain one, whatever overlaps.
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeWordFinder } from "../../src/pipeline/word-finder.ts";

test("finds what a plain search finds, and nothing else", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom("a", "b", "c", "é"), maxLength: 30 }),
      (words, text) => {
        const found = makeWordFinder(words)(new TextEncoder().encode(text));
        expect(found).toBe(words.some((word) => text.includes(word)));
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
});

test("a word inside a longer one that breaks off is found", () => {
  const find = makeWordFinder(["transformers", "form"]);
  expect(find(new TextEncoder().encode("a transformed thing"))).toBe(true);
  expect(find(new TextEncoder().encode("a transfo thing"))).toBe(false);
});
