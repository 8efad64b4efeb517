// Reading and printing licence expressions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalizeExpression, parseExpression } from "../../src/spdx/parse.ts";
import { printExpression } from "../../src/spdx/print.ts";

function canonical(raw: string): string {
  const read = parseExpression(raw);
  return read.ok ? printExpression(read.value) : `${read.error.offset}: ${read.error.reason}`;
}

describe("parseExpression", () => {
  it.each([
    ["MIT", "MIT"],
    ["mit", "MIT"],
    ["apache-2.0 and MIT", "Apache-2.0 AND MIT"],
    ["MIT OR ISC AND 0BSD", "MIT OR (ISC AND 0BSD)"],
    ["(MIT OR ISC) AND 0BSD", "(MIT OR ISC) AND 0BSD"],
    ["((MIT))", "MIT"],
    ["MIT OR (ISC OR 0BSD)", "MIT OR ISC OR 0BSD"],
    ["GPL-2.0", "GPL-2.0-only"],
    ["GPL-2.0+", "GPL-2.0-or-later"],
    ["GPL-2.0-or-later+", "GPL-2.0-or-later"],
    ["GPL-2.0-with-classpath-exception", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["GPL-2.0-with-classpath-exception+", "GPL-2.0-or-later WITH Classpath-exception-2.0"],
    ["eCos-2.0", "GPL-2.0-or-later WITH eCos-exception-2.0"],
    ["StandardML-NJ", "SMLNJ"],
    ["EUPL-1.1+", "EUPL-1.1+"],
    ["GPL-2.0-only WITH classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["LGPL-2.1 WITH Nokia-Qt-exception-1.1", "LGPL-2.1-only WITH Qt-LGPL-exception-1.1"],
    ["GPL-2.0-or-later WITH romic-exception", "GPL-2.0-or-later WITH romic-exception"],
    ["LicenseRef-a WITH Classpath-exception-2.0", "LicenseRef-a WITH Classpath-exception-2.0"],
    ["MIT WITH AdditionRef-x", "MIT WITH AdditionRef-x"],
    ["MIT WITH DocumentRef-d:AdditionRef-x", "MIT WITH DocumentRef-d:AdditionRef-x"],
    ["DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2", "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2"],
    ["NONE", "NONE"],
    ["NOASSERTION", "NOASSERTION"],
  ])("reads %j as %s", (raw, text) => {
    expect(canonical(raw)).toBe(text);
  });

  it.each([
    ["", 0],
    ["   ", 0],
    ["MIT OR", 6],
    ["OR MIT", 0],
    ["MIT AND OR ISC", 8],
    ["(MIT", 0],
    ["MIT)", 3],
    ["()", 1],
    ["MIT ISC", 4],
    ["MIT (ISC)", 4],
    ["MIT +", 4],
    ["Apache 2.0", 7],
    ["MIT/Apache-2.0", 3],
    ["MIT\nOR ISC", 3],
    ["MIT WITH", 4],
    ["MIT WITH no-such-exception", 9],
    ["MIT WITH MIT", 9],
    ["MIT WITH LicenseRef-x", 9],
    ["WITH Classpath-exception-2.0", 0],
    ["Classpath-exception-2.0", 0],
    ["eCos-2.0 WITH Classpath-exception-2.0", 14],
    ["(MIT OR ISC) WITH Classpath-exception-2.0", 13],
    ["Apache-2.0-only", 0],
    ["LicenseRef-a_b", 12],
    ["LicenseRef-", 0],
    ["LicenseRef-a+", 12],
    ["GPL-2.0-only+", 12],
    ["NONE AND MIT", 0],
    ["MIT OR NOASSERTION", 7],
    ["NONE WITH Classpath-exception-2.0", 10],
    ["AdditionRef-x", 0],
    ["UNLICENSED", 0],
    ["none", 0],
    ["MIT\u0000", 3],
  ])("refuses %j at offset %i", (raw, offset) => {
    const read = parseExpression(raw);
    expect(read.ok ? printExpression(read.value) : read.error.offset).toBe(offset);
  });

  it("keeps its limits instead of overflowing", () => {
    for (const hostile of [
      `${"(".repeat(10_000)}MIT${")".repeat(10_000)}`,
      `${"(".repeat(51)}MIT${")".repeat(51)}`,
      Array(751).fill("MIT").join(" OR "),
      "A".repeat(1_000_000),
      " ".repeat(1_000_000),
      "(".repeat(4_000),
      `${"MIT OR ".repeat(3_000)}ISC`,
    ]) {
      expect(parseExpression(hostile).ok).toBe(false);
      expect(canonicalizeExpression(hostile, () => undefined).ok).toBe(false);
    }
    expect(canonical(`${"(".repeat(50)}MIT${")".repeat(50)}`)).toBe("MIT");
    expect(parseExpression(Array(750).fill("MIT").join(" OR ")).ok).toBe(true);
    const pairs = Array(200).fill("(MIT OR ISC)").join(" AND ");
    expect(canonical(pairs)).toBe(pairs);
    const nested = `${"(MIT AND (ISC OR ".repeat(25)}Zlib${"))".repeat(25)}`;
    expect(parseExpression(nested).ok).toBe(true);
  });

  it("never throws, and gives text that reads as itself", () => {
    const word = fc.constantFrom(
      "MIT",
      "gpl-2.0",
      "+",
      "(",
      ")",
      " and ",
      " OR ",
      " WITH ",
      "/",
      "LLVM-exception",
      "LicenseRef-x",
      "NONE",
      " ",
      "\n",
      "é",
      "-",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 30 }).map((parts) => parts.join("")),
        ),
        (raw) => {
          const read = canonicalizeExpression(raw, () => undefined);
          if (!read.ok) return;
          expect(canonical(read.value.text)).toBe(read.value.text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("the examples of the SPDX specification (annex on license expressions)", () => {
  it.each([
    ["CDDL-1.0", "CDDL-1.0"],
    ["CDDL-1.0+", "CDDL-1.0+"],
    ["LicenseRef-23", "LicenseRef-23"],
    ["LicenseRef-MIT-Style-1", "LicenseRef-MIT-Style-1"],
    ["DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2", "DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2"],
    ["LGPL-2.1-only OR MIT", "LGPL-2.1-only OR MIT"],
    ["LGPL-2.1-only OR MIT OR BSD-3-Clause", "LGPL-2.1-only OR MIT OR BSD-3-Clause"],
    ["LGPL-2.1-only AND MIT", "LGPL-2.1-only AND MIT"],
    ["LGPL-2.1-only AND MIT AND BSD-2-Clause", "LGPL-2.1-only AND MIT AND BSD-2-Clause"],
    ["GPL-2.0-or-later WITH Bison-exception-2.2", "GPL-2.0-or-later WITH Bison-exception-2.2"],
    ["LGPL-2.1-only OR BSD-3-Clause AND MIT", "LGPL-2.1-only OR (BSD-3-Clause AND MIT)"],
    ["MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)", "MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)"],
    ["MIT and (lgpl-2.1-or-later or bsd-3-clause)", "MIT AND (LGPL-2.1-or-later OR BSD-3-Clause)"],
  ])("%s", (raw, text) => {
    expect(canonical(raw)).toBe(text);
  });
});

describe("canonicalizeExpression", () => {
  it.each([
    ["MIT/Apache-2.0", "MIT OR Apache-2.0", true],
    ["MIT | ISC", "MIT OR ISC", true],
    ["MIT & ISC", "MIT AND ISC", true],
    ["MIT\n\tor ISC", "MIT OR ISC", true],
    ["(MIT or ISC)", "MIT OR ISC", false],
    ["Apache-2.0-or-later", "Apache-2.0+", true],
    ["epl-2.0-only OR MIT", "EPL-2.0 OR MIT", true],
    ["GPL-2.0 WITH LicenseRef-scancode-x", "GPL-2.0-only WITH AdditionRef-scancode-x", true],
    ["GPL-2.0+/MIT", "GPL-2.0-or-later OR MIT", true],
  ])("reads %j as %s", (raw, text, dialect) => {
    const read = canonicalizeExpression(raw);
    expect(read.ok && [read.value.text, read.value.dialect]).toEqual([text, dialect]);
  });

  it("says what it read differently", () => {
    const read = canonicalizeExpression("mit/GPL-2.0+");
    expect(read.ok && read.value.changes).toEqual([
      '"/" read as OR',
      '"mit" read as "MIT"',
      'deprecated "GPL-2.0+" read as "GPL-2.0-or-later"',
    ]);
  });
});
