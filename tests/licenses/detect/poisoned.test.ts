// A permissive text with something taken back is never the permissive licence: many wordings, languages and places.
import { readFileSync } from "node:fs";
import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

interface Limits {
  readonly sentences: readonly string[];
  /** Id, words of its text, what stands in their place. */
  readonly edits: readonly (readonly [id: string, words: string, instead: string])[];
}

const { sentences, edits } = JSON.parse(readFileSync(new URL("limits.json", import.meta.url), "utf8")) as Limits;
const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText ?? "";
const IDS = ["MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Zlib", "Unlicense", "CC0-1.0", "CC-BY-4.0"];

const index = shippedIndex();

/** Is the text taken for a licence, and for nothing but SPDX's? A Commons Clause found beside it is no such claim. */
function isClaimed(text: string): boolean {
  const { reading, expression } = detect(text, index);
  return reading === "matched" && expression?.includes("LicenseRef-scancode-commons-clause") !== true;
}

const PLACES: Readonly<Record<string, (text: string, limit: string) => string>> = {
  "at the end": (text, limit) => `${text.trimEnd()}\n\n${limit}\n`,
  "at the start": (text, limit) => `${limit}\n\n${text}`,
  "in the title": (text, limit) => `License (${limit.replace(/[.。]$/, "")})\n\n${text}`,
  "in an addendum": (text, limit) => `${text.trimEnd()}\n\n----------\nADDENDUM\n\n${limit}\n`,
  "in the middle": (text, limit) => {
    const parts = text.split(/\n[ \t]*\n/);
    parts.splice(Math.max(1, parts.length >> 1), 0, limit);
    return parts.join("\n\n");
  },
  "in brackets": (text, limit) => `${text.trimEnd()}\n[Note: ${limit}]\n`,
  "in HTML": (text, limit) => `<html><p>${text.split(/\n[ \t]*\n/).join("</p>\n<p>")}</p><p><b>${limit}</b></p></html>`,
  "in a comment": (text, limit) => `${text}\n\n${limit}`.replace(/^/gm, "# "),
};

describe("a permissive text that takes something back", () => {
  it.each(Object.keys(PLACES))("%s is not that licence", (place) => {
    const claimed = sentences.flatMap((limit, k) => {
      const id = IDS[k % IDS.length] as string;
      return isClaimed((PLACES[place] as (typeof PLACES)[string])(textOf(id), limit)) ? [`${id}: ${limit}`] : [];
    });
    expect(claimed).toEqual([]);
  });

  it.each([
    ["MIT", (limit: string) => `Copyright (c) 2020 Jane Doe. ${limit}\n`],
    ["MIT", (limit: string) => `Copyright (c) 2020 Jane Doe (${limit.replace(/[.。]$/, "")})\n`],
    ["ISC", (limit: string) => `Copyright (c) 2020, Jane Doe - ${limit}\n`],
  ] as const)("in the copyright line of %s is not that licence", (id, line) => {
    const claimed = sentences.filter((limit) => isClaimed(textOf(id).replace(/Copyright.*\n/, line(limit))));
    expect(claimed).toEqual([]);
  });

  it.each([
    (limit: string) => `# foo\n\nA library for bar.\n\n## License\n\nMIT. ${limit}\n`,
    (limit: string) => `# foo\n\n## License\n\nReleased under the [MIT License](LICENSE). ${limit}\n`,
    (limit: string) =>
      `# foo\n\n## License\n\nLicensed under the Apache License, Version 2.0.\n\n### Restrictions\n\n${limit}\n`,
  ])("in a README is not that licence (%#)", (readme) => {
    expect(sentences.filter((limit) => isClaimed(readme(limit)))).toEqual([]);
  });

  it("by a word in its grant is not that licence", () => {
    const claimed = edits.filter(([id, words, instead]) => {
      const raw = textOf(id);
      const flat = raw.includes(words) ? raw : raw.replace(/\s+/g, " ");
      const at = flat.toLowerCase().indexOf(words.toLowerCase());
      expect(at, `${id}: ${words}`).toBeGreaterThanOrEqual(0);
      const text = flat.slice(0, at) + instead + flat.slice(at + words.length);
      return detect(text, index).expression === id;
    });
    expect(claimed).toEqual([]);
  });
});

describe("a remark that takes nothing back", () => {
  it.each([
    "Copyright (c) 2020 Jane Doe <jane@example.org> (https://example.org)",
    "Copyright 2011 The Institute for Educational Research, Inc. and its affiliates.",
    "(c) 2019 Commercial Software GmbH, Weitergabeweg 3",
    "Copyright (c) 2014-2020, Privat AG. All rights reserved.",
  ])("leaves MIT what it is: %s", (line) => {
    expect(detect(textOf("MIT").replace(/Copyright.*\n/, `${line}\n`), index).expression).toBe("MIT");
  });

  it.each([
    "Keep in mind that users cannot pass a callback.",
    "The callback is only called if the promise was rejected.",
    "You need to use Node 18 or above.",
    "To choose the fastest library do not trust this benchmark.",
  ])("leaves a README its license: %s", (sentence) => {
    const readme = `# foo\n\n${sentence}\n\n## Install\n\n    npm install foo\n\nThen call it as the examples show you.\n\n## License\n\nMIT\n`;
    expect(detect(readme, index).expression).toBe("MIT");
  });
});
