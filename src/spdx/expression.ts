// A licence expression as a tree: leaves joined by AND and OR, each operator holding all its operands at once.
// https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/

/**
 * One licence of an expression. `id` is canonical: a list id ("MIT", "GPL-2.0-or-later"), "LicenseRef-x", "DocumentRef-d:LicenseRef-x",
 * or "NONE"/"NOASSERTION", which only stand alone.
 */
export interface LicenseLeaf {
  readonly kind: "license";
  readonly id: string;
  /** The "+" of an id that has no -or-later form of its own, as in "EUPL-1.1+". */
  readonly orLater: boolean;
  /** Id of the exception after WITH, or "AdditionRef-x". */
  readonly exception?: string;
}

/** AND or OR over at least two operands; an operand never has the same operator as its parent. */
export interface Compound {
  readonly kind: "and" | "or";
  readonly operands: readonly [Expression, Expression, ...Expression[]];
}

export type Expression = LicenseLeaf | Compound;

export function licenseLeaf(id: string, orLater = false, exception?: string): LicenseLeaf {
  return exception === undefined ? { kind: "license", id, orLater } : { kind: "license", id, orLater, exception };
}

/** Joins expressions with one operator and takes in operands that already have it; undefined for none. */
export function join(kind: "and" | "or", parts: readonly Expression[]): Expression | undefined {
  const operands: Expression[] = [];
  for (const part of parts) {
    if (part.kind === kind) for (const inner of part.operands) operands.push(inner);
    else operands.push(part);
  }
  const [first, second, ...rest] = operands;
  if (first === undefined || second === undefined) return first;
  return { kind, operands: [first, second, ...rest] };
}
