// Compares what two expressions mean: the same, one implying the other, or differing only in what a text cannot tell.
import { evaluateExpression } from "./evaluate.ts";
import { type Expression, join, type LicenseLeaf, licenseLeaf } from "./expression.ts";
import { printExpression, printLeaf } from "./print.ts";
import { leavesOf, simplify } from "./simplify.ts";
import { baseId } from "./versions.ts";

/** Up to this many different leaves the truth table (2^n bits) is compared; beyond, the simplified forms. */
const TABLE_LEAVES = 8;

/**
 * True if both expressions demand and offer the same. Exact for up to 8 different leaves; for more, order, repetition
 * and grouping are seen through, but not one form multiplied out into another (then the answer is the careful "no").
 */
export function sameMeaning(a: Expression, b: Expression): boolean {
  const left = simplify(a);
  const right = simplify(b);
  if (printExpression(left) === printExpression(right)) return true;
  const table = truthTables([left, right]);
  return table !== undefined && table[0] === table[1];
}

/** True if whoever may use something under `a` may also use it under `b`: "MIT AND ISC" implies "MIT", "MIT" implies "MIT OR ISC". */
export function implies(a: Expression, b: Expression): boolean {
  if (sameMeaning(a, b)) return true;
  const table = truthTables([a, b]);
  if (table === undefined) return false;
  const [left, right] = table as [bigint, bigint];
  return (left & right) === left;
}

/**
 * True if the two say the same, apart from "only" against "or later" of one version: the text of the GPL is the same
 * for both, so a text cannot contradict either.
 */
export function agreeBarLater(a: Expression, b: Expression): boolean {
  return sameMeaning(withoutLater(a), withoutLater(b));
}

/** The expression with every "only", "or later" and "+" taken away; for comparisons, not for output. */
export function withoutLater(expression: Expression): Expression {
  return mapLeaves(expression, (leaf) => licenseLeaf(baseId(leaf.id), false, leaf.exception));
}

export function mapLeaves(expression: Expression, change: (leaf: LicenseLeaf) => Expression): Expression {
  return evaluateExpression<Expression>(expression, change, {
    and: (values) => join("and", values) as Expression,
    or: (values) => join("or", values) as Expression,
  });
}

function truthTables(expressions: readonly Expression[]): readonly bigint[] | undefined {
  const keys = [...new Set(expressions.flatMap((one) => leavesOf(one).map(printLeaf)))];
  if (keys.length > TABLE_LEAVES) return undefined;
  const rows = 2 ** keys.length;
  const columns = new Map<string, bigint>();
  for (const [index, key] of keys.entries()) {
    let column = 0n;
    for (let row = 0; row < rows; row += 1) if ((row >> index) & 1) column |= 1n << BigInt(row);
    columns.set(key, column);
  }
  return expressions.map((one) =>
    evaluateExpression<bigint>(one, (leaf) => columns.get(printLeaf(leaf)) ?? 0n, {
      and: (values) => values.reduce((all, value) => all & value),
      or: (values) => values.reduce((all, value) => all | value),
    }),
  );
}
