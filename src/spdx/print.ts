// An expression as canonical text: upper-case operators, single spaces, parentheses around every nested group.
import { evaluateExpression } from "./evaluate.ts";
import type { Expression, LicenseLeaf } from "./expression.ts";

export function printLeaf(leaf: LicenseLeaf): string {
  const id = leaf.orLater ? `${leaf.id}+` : leaf.id;
  return leaf.exception === undefined ? id : `${id} WITH ${leaf.exception}`;
}

/** Groups inside groups are always in parentheses, so that nobody has to know that AND binds tighter than OR. */
export function printExpression(expression: Expression): string {
  if (expression.kind === "license") return printLeaf(expression);
  const printed = evaluateExpression<Printed>(expression, (leaf) => ({ text: printLeaf(leaf), group: false }), {
    and: (values) => ({ text: values.map(inParentheses).join(" AND "), group: true }),
    or: (values) => ({ text: values.map(inParentheses).join(" OR "), group: true }),
  });
  return printed.text;
}

interface Printed {
  readonly text: string;
  readonly group: boolean;
}

function inParentheses(part: Printed): string {
  return part.group ? `(${part.text})` : part.text;
}
