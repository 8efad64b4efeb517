// Brings an expression into one order without repetitions, where that cannot change what it means.
import { evaluateExpression } from "./evaluate.ts";
import { type Expression, join, type LicenseLeaf } from "./expression.ts";
import { printExpression, printLeaf } from "./print.ts";

/**
 * The same expression with sorted operands and none twice ("B AND A AND A" → "A AND B"). Nothing is multiplied out
 * and no licence disappears: every leaf of the input is in the output.
 */
export function simplify(expression: Expression): Expression {
  return evaluateExpression<Keyed>(expression, (leaf) => ({ expression: leaf, key: printLeaf(leaf) }), {
    and: (values) => joinSorted("and", values),
    or: (values) => joinSorted("or", values),
  }).expression;
}

/** Every different leaf once, in the order of first appearance. */
export function leavesOf(expression: Expression): readonly LicenseLeaf[] {
  const found = new Map<string, LicenseLeaf>();
  const add = (leaf: LicenseLeaf): void => {
    const key = printLeaf(leaf);
    if (!found.has(key)) found.set(key, leaf);
  };
  evaluateExpression<void>(expression, add, { and: () => undefined, or: () => undefined });
  return [...found.values()];
}

interface Keyed {
  readonly expression: Expression;
  readonly key: string;
}

function joinSorted(kind: "and" | "or", values: readonly Keyed[]): Keyed {
  const parts = new Map<string, Expression>();
  for (const { expression, key } of values) {
    // An operand that shrank to our own operator is taken in piece by piece.
    if (expression.kind === kind) for (const inner of expression.operands) parts.set(printExpression(inner), inner);
    else parts.set(key, expression);
  }
  const keys = [...parts.keys()].sort();
  const joined = join(
    kind,
    keys.flatMap((key) => parts.get(key) ?? []),
  ) as Expression;
  return { expression: joined, key: printExpression(joined) };
}
