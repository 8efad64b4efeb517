// Cuts a licence expression into operators, parentheses and words, within fixed limits and with the offset of each.
import { err, ok, type Result } from "../model/result.ts";

/** What is wrong with an expression, and where: `offset` counts UTF-16 units from 0. */
export interface ExpressionFailure {
  readonly reason: string;
  readonly offset: number;
}

/** Packages of distributions name hundreds of licences at once. The grammar behind `parse.ts` is quadratic; within these limits it needs about 10 ms. */
export const LIMITS = { characters: 8_192, tokens: 1_500, depth: 50 } as const;

export interface Token {
  readonly kind: "word" | "plus" | "open" | "close" | "and" | "or" | "with";
  readonly text: string;
  readonly offset: number;
  /** True for spellings that SPDX does not know, such as "/" for OR. */
  readonly dialect: boolean;
}

const SYMBOLS: ReadonlyMap<string, Token["kind"]> = new Map([
  ["(", "open"],
  [")", "close"],
  ["+", "plus"],
]);
/** Symbols that other notations use for the operators. */
const DIALECT_SYMBOLS: ReadonlyMap<string, Token["kind"]> = new Map([
  ["/", "or"],
  ["|", "or"],
  ["||", "or"],
  ["&", "and"],
  ["&&", "and"],
]);
const OPERATORS: ReadonlyMap<string, Token["kind"]> = new Map([
  ["and", "and"],
  ["or", "or"],
  ["with", "with"],
]);
const WORD = /[A-Za-z0-9.:-]+/y;
const SPACE = / +/y;
const DIALECT_SPACE = /\s+/y;
const DIALECT_SYMBOL = /\|\|?|&&?|\//y;
/** Words of names may hold more than ids do: "GPL_v2", "l'Éclipse", "(c)" is not among them. */
const DIALECT_WORD = /[^\s()+/|&]+/y;

/** Cuts strictly (spaces, id characters, AND OR WITH in any case), or the way other notations need it. */
export function cutTokens(raw: string, dialect: boolean): Result<readonly Token[], ExpressionFailure> {
  if (raw.length > LIMITS.characters) return tooMuch(`longer than ${LIMITS.characters} characters`, LIMITS.characters);
  const tokens: Token[] = [];
  let depth = 0;
  for (let at = 0; at < raw.length; ) {
    const gap = match(dialect ? DIALECT_SPACE : SPACE, raw, at);
    if (gap !== undefined) {
      at += gap.length;
      continue;
    }
    const token = cutOne(raw, at, dialect);
    if (token === undefined) return err({ reason: "this character does not belong in an expression", offset: at });
    if (token.kind === "open") depth += 1;
    if (token.kind === "close") depth -= 1;
    if (depth > LIMITS.depth) return tooMuch(`more than ${LIMITS.depth} parentheses deep`, at);
    if (tokens.length === LIMITS.tokens) return tooMuch(`more than ${LIMITS.tokens} words and operators`, at);
    tokens.push(token);
    at += token.text.length;
  }
  if (tokens.length === 0) return err({ reason: "empty", offset: 0 });
  return ok(tokens);
}

function cutOne(raw: string, offset: number, dialect: boolean): Token | undefined {
  const symbol = raw[offset] as string;
  const kind = SYMBOLS.get(symbol);
  if (kind !== undefined) return { kind, text: symbol, offset, dialect: false };
  if (dialect) {
    const text = match(DIALECT_SYMBOL, raw, offset);
    if (text !== undefined) return { kind: DIALECT_SYMBOLS.get(text) ?? "or", text, offset, dialect: true };
  }
  const word = match(dialect ? DIALECT_WORD : WORD, raw, offset);
  if (word === undefined) return undefined;
  const operator = word.length <= 4 ? OPERATORS.get(word.toLowerCase()) : undefined;
  return { kind: operator ?? "word", text: word, offset, dialect: false };
}

function match(pattern: RegExp, raw: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(raw)?.[0];
}

function tooMuch(what: string, offset: number): Result<never, ExpressionFailure> {
  return err({ reason: `${what}: not read`, offset });
}
