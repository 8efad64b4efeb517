// Reads the operand at a place of a token list: a licence with its "+" and exception, or a name of several words.
import { err, ok, type Result } from "../model/result.ts";
import type { Expression } from "./expression.ts";
import { addException, addOrLater, type ReadLeaf, readForeignEnding, readLicenseWord } from "./leaf.ts";
import type { ExpressionFailure, Token } from "./lex.ts";
import { printExpression } from "./print.ts";

/** How liberally to read. */
export interface Notation {
  /** Read other notations than SPDX's. */
  readonly dialect: boolean;
  readonly resolve?: ResolveName | undefined;
}

/** Knows licence names that are no ids; used between operators when reading other notations. */
export type ResolveName = (name: string) => Expression | undefined;

export interface Atom {
  readonly expression: Expression;
  readonly changes: readonly string[];
  /** Tokens it takes up. */
  readonly length: number;
}

/** `tokens[start]` is a word. */
export function readAtom(
  raw: string,
  tokens: readonly Token[],
  start: number,
  notation: Notation,
): Result<Atom, ExpressionFailure> {
  let end = start + 1;
  while (isNamePart(tokens[end])) end += 1;
  const base = readBase(raw, tokens.slice(start, end), notation);
  if (!base.ok) return base;
  const { expression, changes } = base.value;
  if (tokens[end]?.kind !== "with" || expression.kind !== "license") {
    return ok({ expression, changes, length: end - start });
  }
  const exception = tokens[end + 1];
  if (exception?.kind !== "word") {
    return err({ reason: "WITH needs an exception after it", offset: tokens[end]?.offset ?? 0 });
  }
  const added = addException({ leaf: expression, changes }, exception, notation.dialect);
  if (!added.ok) return added;
  return ok({ expression: added.value.leaf, changes: added.value.changes, length: end + 2 - start });
}

/** The words before WITH, an operator or a parenthesis: an id and perhaps its "+", else a name. */
function readBase(
  raw: string,
  words: readonly Token[],
  { dialect, resolve }: Notation,
): Result<Omit<Atom, "length">, ExpressionFailure> {
  const [word, second, third] = words as [Token, Token?, Token?];
  const last = words.at(-1) ?? word;
  const single = second === undefined || (second.kind === "plus" && third === undefined);
  const read: ReadLeaf | undefined = single ? readLicenseWord(word.text) : undefined;
  if (read !== undefined) {
    const whole = second === undefined ? ok(read) : addOrLater(read, word, second);
    return whole.ok ? ok({ expression: whole.value.leaf, changes: whole.value.changes }) : whole;
  }
  const name = raw.slice(word.offset, last.offset + last.text.length).replace(/\s+/g, " ");
  const expression = resolve?.(name);
  if (expression !== undefined) {
    return ok({ expression, changes: [`"${name}" read as "${printExpression(expression)}"`] });
  }
  const foreign = dialect && second === undefined ? readForeignEnding(word.text) : undefined;
  if (foreign !== undefined) return ok({ expression: foreign.leaf, changes: foreign.changes });
  if (single) return err({ reason: "no license of this name is on the SPDX list", offset: word.offset });
  return err({ reason: "AND or OR is missing before this", offset: second?.offset ?? word.offset });
}

function isNamePart(token: Token | undefined): boolean {
  return token?.kind === "word" || token?.kind === "plus";
}
