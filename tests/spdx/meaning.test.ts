// Evaluating, simplifying and comparing expressions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreeBarLater, implies, sameMeaning } from "../../src/spdx/equal.ts";
import { evaluateExpression } from "../../src/spdx/evaluate.ts";
import { type Expression, join, licenseLeaf } from "../../src/spdx/expression.ts";
import { parseExpression } from "../../src/spdx/parse.ts";
import { printExpression, printLeaf } from "../../src/spdx/print.ts";
import { leavesOf, simplify } from "../../src/spdx/simplify.ts";

function read(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.reason}`);
  return parsed.value;
}

const IDS = ["MIT", "ISC", "Apache-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "LicenseRef-x"];
const { anyExpression } = fc.letrec<{ anyExpression: Expression }>((tie) => ({
  anyExpression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(...IDS).map((id) => licenseLeaf(id)),
    fc
      .tuple(
        fc.constantFrom("and" as const, "or" as const),
        fc.array(tie("anyExpression"), { minLength: 2, maxLength: 4 }),
      )
      .map(([kind, parts]) => join(kind, parts) as Expression),
  ),
}));
const truth = fc.uniqueArray(fc.constantFrom(...IDS)).map((ids) => new Set(ids));

function holds(expression: Expression, allowed: ReadonlySet<string>): boolean {
  return evaluateExpression<boolean>(expression, (leaf) => allowed.has(printLeaf(leaf)), {
    and: (values) => values.every(Boolean),
    or: (values) => values.some(Boolean),
  });
}

/** Every way to choose one branch of each OR: the brute force that the linear evaluation must equal. */
function choices(expression: Expression): readonly (readonly string[])[] {
  if (expression.kind === "license") return [[printLeaf(expression)]];
  const parts = expression.operands.map(choices);
  if (expression.kind === "or") return parts.flat();
  return parts.reduce((all, part) => all.flatMap((one) => part.map((other) => [...one, ...other])), [
    [],
  ] as readonly (readonly string[])[]);
}

describe("evaluateExpression", () => {
  it("equals brute force over all choices of branches", () => {
    fc.assert(
      fc.property(anyExpression, truth, (expression, allowed) => {
        const expected = choices(expression).some((choice) => choice.every((license) => allowed.has(license)));
        expect(holds(expression, allowed)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("visits each leaf once, however many ORs stand under an AND", () => {
    const pairs = Array.from({ length: 200 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`);
    const parts = pairs.map(read);
    let visits = 0;
    evaluateExpression<boolean>(join("and", parts) as Expression, () => ++visits > 0, {
      and: (values) => values.every(Boolean),
      or: (values) => values.some(Boolean),
    });
    expect(visits).toBe(400);
  });

  it("needs no stack for deep trees", () => {
    let deep: Expression = licenseLeaf("MIT");
    for (let i = 0; i < 50_000; i += 1)
      deep = { kind: i % 2 === 0 ? "and" : "or", operands: [deep, licenseLeaf("ISC")] };
    expect(holds(deep, new Set(["MIT", "ISC"]))).toBe(true);
    expect(leavesOf(deep)).toHaveLength(2);
  });
});

describe("printExpression", () => {
  it("gives text that reads as the same tree", () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        expect(read(printExpression(expression))).toEqual(expression);
      }),
    );
  });
});

describe("simplify", () => {
  it.each([
    ["MIT AND MIT", "MIT"],
    ["MIT OR Apache-2.0 OR MIT", "Apache-2.0 OR MIT"],
    ["(MIT OR ISC) AND (ISC OR MIT)", "ISC OR MIT"],
    ["(MIT AND MIT) OR (MIT AND ISC)", "(ISC AND MIT) OR MIT"],
    ["(LicenseRef-A AND LicenseRef-A) AND LicenseRef-B", "LicenseRef-A AND LicenseRef-B"],
    ["((MIT AND ISC) OR (ISC AND MIT)) AND MIT", "ISC AND MIT"],
    ["MIT OR (MIT AND ISC)", "(ISC AND MIT) OR MIT"],
  ])("%s becomes %s", (text, simple) => {
    expect(printExpression(simplify(read(text)))).toBe(simple);
  });

  it("keeps the meaning and every leaf, and changes nothing the second time", () => {
    fc.assert(
      fc.property(anyExpression, truth, (expression, allowed) => {
        const simple = simplify(expression);
        expect(holds(simple, allowed)).toBe(holds(expression, allowed));
        expect(new Set(leavesOf(simple).map(printLeaf))).toEqual(new Set(leavesOf(expression).map(printLeaf)));
        expect(simplify(simple)).toEqual(simple);
      }),
    );
  });
});

describe("sameMeaning and implies", () => {
  it.each([
    ["MIT AND ISC", "ISC AND MIT", true],
    ["MIT", "MIT AND MIT", true],
    ["MIT AND (ISC OR 0BSD)", "(MIT AND ISC) OR (MIT AND 0BSD)", true],
    ["MIT OR (MIT AND ISC)", "MIT", true],
    ["MIT OR ISC", "MIT AND ISC", false],
    ["GPL-2.0-only", "GPL-2.0-or-later", false],
  ])("%s and %s: %s", (a, b, same) => {
    expect(sameMeaning(read(a), read(b))).toBe(same);
  });

  it.each([
    ["MIT AND ISC", "MIT", true],
    ["MIT", "MIT OR ISC", true],
    ["MIT OR ISC", "MIT", false],
    ["MIT", "ISC", false],
  ])("%s implies %s: %s", (a, b, answer) => {
    expect(implies(read(a), read(b))).toBe(answer);
  });

  it("sees through only and later where a text cannot tell", () => {
    expect(agreeBarLater(read("GPL-2.0-only"), read("GPL-2.0-or-later"))).toBe(true);
    expect(agreeBarLater(read("GPL-2.0-only"), read("GPL-3.0-only"))).toBe(false);
    expect(agreeBarLater(read("GPL-2.0-only OR MIT"), read("MIT OR GPL-2.0-or-later"))).toBe(true);
  });

  it("agrees with the truth table over all assignments", () => {
    fc.assert(
      fc.property(anyExpression, anyExpression, (a, b) => {
        const assignments = Array.from(
          { length: 2 ** IDS.length },
          (_, row) => new Set(IDS.filter((_, i) => (row >> i) & 1)),
        );
        expect(sameMeaning(a, b)).toBe(assignments.every((set) => holds(a, set) === holds(b, set)));
        expect(implies(a, b)).toBe(assignments.every((set) => !holds(a, set) || holds(b, set)));
      }),
      { numRuns: 300 },
    );
  });

  it("answers no rather than expanding when there are many licences", () => {
    const pairs = Array.from({ length: 40 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`).join(" AND ");
    expect(sameMeaning(read(pairs), read(pairs))).toBe(true);
    expect(sameMeaning(read(pairs), read("MIT"))).toBe(false);
    expect(implies(read(pairs), read("MIT"))).toBe(false);
  });
});
