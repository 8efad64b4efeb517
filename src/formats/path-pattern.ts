// Patterns for paths as REUSE.toml and Debian's copyright files write them. They come from the scanned tree: matching takes at most
// (length of the pattern × length of the path) steps, whatever they hold.

/** reuse: "*" stops at "/", "**" does not · debian: "*" and "?" match "/", too. "\" takes the meaning from what follows. */
export type PatternStyle = "reuse" | "debian";

type Token = { readonly kind: "sign"; readonly sign: string } | { readonly kind: "one" | "some" | "all" };

const LONGEST = 4096;

/** Compiled; `undefined` where the pattern is too long to be meant. */
export function compilePattern(pattern: string, style: PatternStyle): ((path: string) => boolean) | undefined {
  if (pattern.length > LONGEST) return undefined;
  const tokens = tokenize(pattern, style);
  return (path) => path.length <= LONGEST && matches(tokens, path);
}

function tokenize(pattern: string, style: PatternStyle): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    if (sign === "\\" && at + 1 < pattern.length) tokens.push({ kind: "sign", sign: pattern.charAt(++at) });
    else if (sign === "?" && style === "debian") tokens.push({ kind: "one" });
    else if (sign !== "*") tokens.push({ kind: "sign", sign });
    else {
      let stars = 1;
      while (pattern.charAt(at + 1) === "*") {
        stars += 1;
        at += 1;
      }
      tokens.push({ kind: style === "debian" || stars > 1 ? "all" : "some" });
    }
  }
  return tokens;
}

/** All positions in the pattern that can be reached are followed at once. */
function matches(tokens: readonly Token[], path: string): boolean {
  let reached = follow(tokens, [0]);
  for (const sign of path) {
    const next: number[] = [];
    for (const at of reached) {
      const token = tokens[at];
      if (token === undefined) continue;
      if (token.kind === "sign") {
        if (token.sign === sign) next.push(at + 1);
      } else if (token.kind === "one") next.push(at + 1);
      else if (token.kind === "all" || sign !== "/") next.push(at);
    }
    if (next.length === 0) return false;
    reached = follow(tokens, next);
  }
  return reached.has(tokens.length);
}

/** A star may stand for nothing. */
function follow(tokens: readonly Token[], starts: readonly number[]): ReadonlySet<number> {
  const reached = new Set<number>();
  for (const start of starts) {
    for (let at = start; !reached.has(at); at++) {
      reached.add(at);
      const kind = tokens[at]?.kind;
      if (kind !== "some" && kind !== "all") break;
    }
  }
  return reached;
}
