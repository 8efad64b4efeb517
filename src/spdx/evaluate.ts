// Works an expression out from its leaves to its root: one visit per node, no recursion, no expansion of ANDs over ORs.
import type { Expression, LicenseLeaf } from "./expression.ts";

export interface Combine<T> {
  /** What several operands under AND amount to; at least two values, in the expression's order. */
  and(values: readonly T[]): T;
  or(values: readonly T[]): T;
}

/** The value of the whole expression, given what each leaf is worth. */
export function evaluateExpression<T>(
  expression: Expression,
  ofLeaf: (leaf: LicenseLeaf) => T,
  combine: Combine<T>,
): T {
  const root: Frame<T> = { values: [], at: 0, operands: [expression] };
  const stack: Frame<T>[] = [root];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const next = frame.operands[frame.at];
    if (next === undefined) {
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined && frame.kind !== undefined) parent.values.push(combine[frame.kind](frame.values));
      continue;
    }
    frame.at += 1;
    if (next.kind === "license") frame.values.push(ofLeaf(next));
    else stack.push({ kind: next.kind, values: [], at: 0, operands: next.operands });
  }
  return root.values[0] as T;
}

interface Frame<T> {
  readonly kind?: "and" | "or";
  readonly values: T[];
  readonly operands: readonly Expression[];
  at: number;
}
