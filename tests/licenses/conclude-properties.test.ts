// What holds of every conclusion, by properties.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conclude } from "../../src/licenses/conclude.ts";
import { concluded, finding, INSTALLED } from "./findings.ts";

describe("every conclusion", () => {
  const said = fc.constantFrom(
    "MIT",
    "ISC",
    "BSD",
    "UNLICENSED",
    "NOASSERTION",
    "GPL-2.0-or-later",
    "MIT OR GPL-2.0-only",
    "MIT AND ISC",
    "LICENSE: MIT",
    "COPYING: GPL-2.0-only",
    "LICENSE:",
    "NOTICE: ISC",
    "README: ISC",
    "curated ISC",
  );

  it("names only findings that exist, each once, and no readable declaration is left out", () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), (texts) => {
        const findings = texts.map(finding);
        const conclusion = conclude(findings, INSTALLED);
        const from =
          conclusion.kind === "conflict"
            ? conclusion.sides.flatMap((side) => side.from)
            : conclusion.kind === "absent"
              ? []
              : conclusion.from;
        expect(new Set(from).size).toBe(from.length);
        for (const index of from) expect(findings[index]).toBeDefined();
        if (findings.some(({ voice, expression }) => voice === "curated" && expression)) return;
        const declared = findings.flatMap(({ voice, expression }, index) =>
          voice === "declared" && expression ? [index] : [],
        );
        expect(from).toEqual(expect.arrayContaining(declared));
      }),
    );
  });

  it("does not depend on the order of the findings", () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 6 }), (texts) => {
        const [one, other] = [concluded(texts), concluded([...texts].reverse())];
        expect(one.kind).toBe(other.kind);
      }),
    );
  });
});
