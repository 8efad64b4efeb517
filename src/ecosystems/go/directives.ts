// The line syntax that go.mod and go.work share. https://go.dev/ref/mod#go-mod-file-lexical

export interface Directive {
  readonly verb: string;
  readonly args: readonly string[];
  /** The comment at the end of the line, without its slashes. */
  readonly comment: string;
  readonly line: number;
}

export interface DirectiveTrouble {
  readonly line: number;
  readonly reason: string;
}

export interface Directives {
  readonly directives: readonly Directive[];
  readonly troubles: readonly DirectiveTrouble[];
}

/** Reads a file into its directives; a block is spread out, so that each of its lines is one of its verb. */
export function readDirectives(text: string): Directives {
  const directives: Directive[] = [];
  const troubles: DirectiveTrouble[] = [];
  let block: { readonly verb: string; readonly line: number } | undefined;
  for (const [index, source] of text.split("\n").entries()) {
    const line = index + 1;
    const { tokens, comment, broken } = tokenize(source);
    if (broken) troubles.push({ line, reason: "a quotation that does not end" });
    const [first, ...rest] = tokens;
    if (first === undefined) continue;
    if (block !== undefined) {
      if (first === ")") block = undefined;
      else directives.push({ verb: block.verb, args: tokens, comment, line });
    } else if (rest.at(-1) === "(" && rest.length === 1) {
      block = { verb: first, line };
    } else {
      directives.push({ verb: first, args: rest, comment, line });
    }
  }
  if (block !== undefined) troubles.push({ line: block.line, reason: `the block "${block.verb}" does not end` });
  return { directives, troubles };
}

interface Tokens {
  readonly tokens: readonly string[];
  readonly comment: string;
  readonly broken: boolean;
}

function tokenize(source: string): Tokens {
  const tokens: string[] = [];
  let at = 0;
  while (at < source.length) {
    const sign = source[at] ?? "";
    if (isBlank(sign)) {
      at++;
    } else if (source.startsWith("//", at)) {
      return { tokens, comment: source.slice(at + 2).trim(), broken: false };
    } else if (sign === '"' || sign === "`") {
      const end = source.indexOf(sign, at + 1);
      if (end < 0) return { tokens, comment: "", broken: true };
      tokens.push(source.slice(at + 1, end));
      at = end + 1;
    } else if (sign === "(" || sign === ")" || sign === ",") {
      tokens.push(sign);
      at++;
    } else {
      let end = at + 1;
      while (end < source.length && !isEndOfWord(source, end)) end++;
      tokens.push(source.slice(at, end));
      at = end;
    }
  }
  return { tokens, comment: "", broken: false };
}

function isBlank(sign: string): boolean {
  return sign === " " || sign === "\t" || sign === "\r";
}

function isEndOfWord(source: string, at: number): boolean {
  const sign = source[at] ?? "";
  return isBlank(sign) || sign === "(" || sign === ")" || sign === "," || source.startsWith("//", at);
}
