// Licence texts off the SPDX list, and variants of listed ones, are known by their words; those that limit use are never taken for free ones.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classify } from "../../../src/licenses/catalogue.ts";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const index = shippedIndex();
const read = (name: string) => readFileSync(new URL(`../../../fixtures/texts/${name}.txt`, import.meta.url), "utf8");

describe("a text off the SPDX list", () => {
  it.each([
    ["fatfs", "LicenseRef-scancode-fatfs", "permissive"],
    ["lilo", "LicenseRef-scancode-lilo", "permissive"],
    ["mit-kyle-restrictions", "LicenseRef-scancode-mit-kyle-restrictions", "proprietary"],
    ["stmicroelectronics-linux-firmware", "LicenseRef-scancode-stmicro-linux-firmware", "proprietary"],
  ])("is known by ScanCode's id, and filed where ScanCode files it: %s", (name, license, category) => {
    const { reading, expression } = detect(read(name), index);
    expect({ reading, expression }).toEqual({ reading: "matched", expression: license });
    expect(classify(license).category).toBe(category);
    expect(classify(license).source).toContain("ScanCode");
  });

  it.each(["fatfs", "lilo"])("with a limit added is not that licence: %s", (name) => {
    const { reading } = detect(`${read(name)}\nThis software may not be used for commercial purposes.\n`, index);
    expect(reading).toBe("unreadable");
  });

  it("is not the free license it is built on, whoever is left out", () => {
    const text = read("mit-kyle-restrictions");
    const { expression } = detect(text.replaceAll(/"[A-Z][\w ,.&]+"/g, '"Somebody Else Ltd"'), index);
    expect(expression).not.toBe("MIT");
  });
});

describe("a variant of a listed text", () => {
  it.each([
    ["mit-variant", "MIT"],
    ["bsd-3-clause-variant", "BSD-3-Clause"],
  ])("is read as that license: %s", (name, license) => {
    expect(detect(read(name), index)).toMatchObject({ reading: "matched", expression: license });
  });

  it.each(["mit-variant", "bsd-3-clause-variant"])("is refused with a limit in its grant: %s", (name) => {
    const poisoned = read(name).replace(
      /\bpermi(?:ssion|tted)\b/i,
      (word) => `${word} for non-commercial purposes only`,
    );
    expect(poisoned).not.toBe(read(name));
    expect(detect(poisoned, index).reading).toBe("unreadable");
  });
});
