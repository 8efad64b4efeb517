// Whatever a scanned tree says, the documents stay valid.
import fc from "fast-check";
import { expect, test } from "vitest";
import { render as renderJson } from "../../../src/reporters/cyclonedx/json.ts";
import { render as renderXml } from "../../../src/reporters/cyclonedx/xml.ts";
import { assess, report } from "../report-builder.ts";
import { jsonTrouble, xmlTrouble } from "./validate.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 4);

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom("", " ", "\u0000", "\ud800", "]]>", "<x>", "a b", "x".repeat(3000), "-1", "../..", "\u202e", "é"),
);
const address = fc.oneof(
  words,
  words.map((text) => `https://x.example/${text}`),
  fc.constantFrom(
    "git@h:o/r",
    "javascript:1",
    "https://[",
    "https://x.example:99999/",
    "urn:x",
    "HTTP://UPPER.example/%zz",
    "https://ü.example/ä",
  ),
);
const expression = fc.oneof(
  words.filter((text) => text !== ""),
  fc.constantFrom(
    "MIT",
    "MIT OR ISC",
    "NONE",
    "LicenseRef-x",
    "OpenMDW-1.0",
    "GPL-2.0-only WITH Classpath-exception-2.0",
    "DocumentRef-a:LicenseRef-b",
  ),
);
const component = fc.record({
  purl: words.map((text) => `pkg:generic/${encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "")) || "x"}`),
  name: words,
  version: words,
  declared: expression,
  unreadable: fc.boolean(),
  scope: fc.constantFrom("runtime", "development", "optional", "unknown"),
  kind: fc.constantFrom("library", "model", "dataset", "image", "file", "action", "application"),
  about: fc.record({
    description: words,
    author: words,
    supplier: words,
    repository: address,
    homepage: address,
    distribution: address,
    filename: words,
    properties: fc.dictionary(words, words, { maxKeys: 3 }),
    hashes: fc.array(fc.record({ algorithm: fc.constantFrom("SHA-512", "MD5"), value: words }), { maxLength: 3 }),
  }),
  text: words,
});

test("every report makes a valid document in every version", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(component, { maxLength: 6, selector: ({ purl }) => purl }),
      fc.constantFrom("1.5", "1.6", "1.7"),
      async (list, specVersion) => {
        const source = report({
          texts: list.map(({ text }) => text),
          assessments: list.map(({ purl, text, ...sketch }) =>
            assess(purl, {
              ...(sketch as object),
              version: sketch.version,
              texts: [{ file: "LICENSE", text, license: "MIT" }],
            }),
          ),
          edges: list.map(({ purl }, index) => [list[index - 1]?.purl ?? "pkg:npm/web-shop@1.2.3", purl] as const),
          diagnostics: list.map(({ name, version }) => ({
            code: "LIC102",
            gravity: "loss",
            location: { path: name },
            args: { reason: version },
          })),
        });
        const options = { color: false, settings: { specVersion } };
        expect(await jsonTrouble(renderJson(source, options))).toBeNull();
        expect(await xmlTrouble(renderXml(source, options), specVersion)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});
