// Text → expression. The door of spdx-expression-parse, which decides how AND, OR and parentheses bind (docs/decisions/0003).
// https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
import parseGrammar from "spdx-expression-parse";
import { err, ok, type Result } from "../model/result.ts";
import { type ResolveName, readAtom } from "./atom.ts";
import { type Expression, join } from "./expression.ts";
import { cutTokens, type ExpressionFailure, type Token } from "./lex.ts";
import { printExpression } from "./print.ts";

export type { ResolveName } from "./atom.ts";
export { type ExpressionFailure, LIMITS } from "./lex.ts";

/** A readable expression and how its text differed from SPDX's. */
export interface CanonicalExpression {
  readonly expression: Expression;
  /** Canonical text. */
  readonly text: string;
  /** What was read differently from how it was written, in plain words; empty if nothing but parentheses and spaces. */
  readonly changes: readonly string[];
  /** True if the text is no SPDX expression as it stands, but another notation for one. */
  readonly dialect: boolean;
}

/**
 * Reads an SPDX expression: ids and operators in any letter case, deprecated ids as their successors. At most 8,192
 * characters, 1,500 words and operators, 50 parentheses deep.
 */
export function parseExpression(raw: string): Result<Expression, ExpressionFailure> {
  const read = readStrictly(raw);
  return read.ok ? ok(read.value.expression) : read;
}

/**
 * Reads what `parseExpression` reads, and other notations: "/" and "|" for OR, "&" for AND, tabs and line ends as
 * spaces, and names between the operators when `resolve` knows them.
 */
export function canonicalizeExpression(
  raw: string,
  resolve?: ResolveName,
): Result<CanonicalExpression, ExpressionFailure> {
  const strict = readStrictly(raw);
  return strict.ok ? strict : readNotation(raw, true, resolve);
}

type Reading = Result<CanonicalExpression, ExpressionFailure>;

/** A project has thousands of statements and few different ones; short ones are read once. */
const remembered = new Map<string, Reading>();
const MEMORY = { entries: 4_000, characters: 200 } as const;

function readStrictly(raw: string): Reading {
  if (raw.length > MEMORY.characters) return readNotation(raw, false);
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const read = readNotation(raw, false);
  if (remembered.size < MEMORY.entries) remembered.set(raw, read);
  return read;
}

function readNotation(raw: string, dialect: boolean, resolve?: ResolveName): Reading {
  const cut = cutTokens(raw, dialect);
  if (!cut.ok) return cut;
  const tokens = cut.value;
  const atoms: Expression[] = [];
  const changes: string[] = dialect ? dialectChanges(raw, tokens) : [];
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { kind, text, offset } = tokens[at] as Token;
    if (kind === "plus" || kind === "with") return err({ reason: `"${text}" does not belong here`, offset });
    if (kind === "word") {
      const atom = readAtom(raw, tokens, at, { dialect, resolve });
      if (!atom.ok) return atom;
      pieces.push({ kind, offset, text: `${STAND_IN}${atoms.length}` });
      atoms.push(atom.value.expression);
      changes.push(...atom.value.changes);
      at += atom.value.length;
    } else {
      pieces.push({ kind, offset, text: GRAMMAR_TEXT[kind] });
      at += 1;
    }
  }
  const failure = findMisplaced(pieces, raw.length) ?? findCompany(pieces, atoms);
  if (failure !== undefined) return err(failure);
  const expression = build(pieces, atoms);
  if (expression === undefined) return err({ reason: "not an SPDX expression", offset: 0 });
  return ok({ expression, text: printExpression(expression), changes: [...new Set(changes)], dialect });
}

interface Piece {
  readonly kind: "word" | "open" | "close" | "and" | "or";
  readonly offset: number;
  readonly text: string;
}

const STAND_IN = "LicenseRef-";
const GRAMMAR_TEXT = { open: "(", close: ")", and: "AND", or: "OR" } as const;

/** The first place where operands, operators and parentheses do not take turns; beyond it the grammar cannot fail. */
function findMisplaced(pieces: readonly Piece[], end: number): ExpressionFailure | undefined {
  const open: number[] = [];
  let wantsOperand = true;
  for (const { kind, offset } of pieces) {
    const startsOperand = kind === "word" || kind === "open";
    if (startsOperand !== wantsOperand) {
      return {
        reason: startsOperand ? "AND or OR is missing before this" : "a license is missing before this",
        offset,
      };
    }
    if (kind === "open") open.push(offset);
    if (kind === "close" && open.pop() === undefined) return { reason: '")" without "("', offset };
    wantsOperand = kind === "open" || kind === "and" || kind === "or";
  }
  if (wantsOperand) return { reason: "a license is missing at the end", offset: end };
  const unclosed = open.pop();
  return unclosed === undefined ? undefined : { reason: '"(" without ")"', offset: unclosed };
}

/** NONE and NOASSERTION are statements about everything and join with nothing. */
function findCompany(pieces: readonly Piece[], atoms: readonly Expression[]): ExpressionFailure | undefined {
  if (atoms.length === 1) return undefined;
  const at = atoms.findIndex((atom) => atom.kind === "license" && (atom.id === "NONE" || atom.id === "NOASSERTION"));
  const offset = pieces.filter((piece) => piece.kind === "word")[at]?.offset;
  return offset === undefined ? undefined : { reason: "NONE and NOASSERTION stand alone", offset };
}

/** What spdx-expression-parse returns for our stand-ins. */
type Grammar =
  | { readonly license: string }
  | { readonly conjunction: "and" | "or"; readonly left: Grammar; readonly right: Grammar };

/** Lets the package decide the structure over stand-ins ("LicenseRef-0 AND …") and puts the licences in their places. */
function build(pieces: readonly Piece[], atoms: readonly Expression[]): Expression | undefined {
  if (atoms.length === 1) return atoms[0];
  try {
    return fillIn(parseGrammar(pieces.map((piece) => piece.text).join(" ")) as Grammar, atoms);
  } catch {
    return undefined;
  }
}

/** Recursion is bounded by the limits on tokens and depth. */
function fillIn(node: Grammar, atoms: readonly Expression[]): Expression {
  if ("license" in node) return atoms[Number(node.license.slice(STAND_IN.length))] as Expression;
  const operands: Expression[] = [];
  let rest: Grammar = node;
  while ("conjunction" in rest && rest.conjunction === node.conjunction) {
    operands.push(fillIn(rest.left, atoms));
    rest = rest.right;
  }
  operands.push(fillIn(rest, atoms));
  return join(node.conjunction, operands) as Expression;
}

function dialectChanges(raw: string, tokens: readonly Token[]): string[] {
  const changes = tokens
    .filter((token) => token.dialect)
    .map((token) => `"${token.text}" read as ${token.kind.toUpperCase()}`);
  if (/[^\S ]/.test(raw)) changes.push("line ends and tabs read as spaces");
  return changes;
}
