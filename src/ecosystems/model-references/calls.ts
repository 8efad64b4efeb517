// Finds calls and named values in a stream of tokens, in Python as in JavaScript.
import type { Token } from "./tokens.ts";

/** What stands where a value is expected. */
export interface Value {
  /** Texts in it, in order; one alone for a plain literal. */
  readonly texts: readonly Token[];
  /** Last part of a name ("args.model" → "model"), if the value is nothing else. */
  readonly name?: string;
  /** True if it is one text and nothing else. */
  readonly isLiteral: boolean;
}

export interface Call {
  /** "transformers.AutoModel.from_pretrained" → its parts. */
  readonly callee: readonly string[];
  readonly positional: readonly Value[];
  /** Keyword arguments, and the keys of an object given as an argument. */
  readonly named: ReadonlyMap<string, Value>;
  readonly line: number;
}

/** A value with a name: an assignment, a default, an entry of an object, a keyword. */
export interface Named {
  readonly key: string;
  readonly value: Value;
  readonly line: number;
  /** The object, block or section it stands in; entries of the same one are neighbours. */
  readonly scope: number;
}

export interface Program {
  readonly calls: readonly Call[];
  readonly named: readonly Named[];
}

/** Tokens looked at for one value; more is a table of data, not a name. */
const LONGEST_VALUE = 600;
/** Calls whose first text or default is what the name gets: `os.getenv("MODEL", "org/name")`. */
const PASSING = new Set([
  "getenv",
  "get",
  "Field",
  "field",
  "str",
  "cast",
  "Literal",
  "Option",
  "Argument",
  "selectbox",
  "freeze",
  "Map",
  "Set",
  "ref",
  "writable",
  "text_input",
  "Form",
  "Query",
  "String",
  "param",
  "unwrap_or",
  "unwrap_or_else",
  "getOrDefault",
  "env",
]);
/** Methods that give a text back as it is: `"org/name".to_string()`. */
const CONVERSIONS = new Set(["to_string", "to_owned", "into", "as_str", "toString", "freeze", "trim"]);

export function readProgram(tokens: readonly Token[]): Program {
  const calls: Call[] = [];
  const named: Named[] = [];
  let scopes = 0;
  const open: number[] = [0];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "sign") {
      const startsSection = token.text === "[" && open.length === 1 && (tokens[at - 1]?.kind ?? "end") === "end";
      if (token.text === "{") open.push(++scopes);
      else if (token.text === "}" && open.length > 1) open.pop();
      else if (startsSection) open[0] = ++scopes;
    }
    if (token.kind === "sign" && token.text === "(") {
      const callee = calleeBefore(tokens, at);
      if (callee.length > 0) calls.push(readCall(tokens, at, callee));
    } else if (token.kind === "sign" && (token.text === "=" || token.text === ":")) {
      const key = keyBefore(tokens, at);
      if (key !== undefined) {
        const value = readNamedValue(tokens, at + 1);
        if (value !== undefined) named.push({ key, value, line: token.line, scope: open.at(-1) ?? 0 });
      }
    }
  }
  return { calls, named };
}

/** Names joined by dots in front of a parenthesis; a definition ("def f(") is no call. */
function calleeBefore(tokens: readonly Token[], at: number): string[] {
  const parts: string[] = [];
  let index = behindTypes(tokens, at - 1);
  while (index >= 0 && tokens[index]?.kind === "name") {
    parts.unshift((tokens[index] as Token).text);
    const dot = tokens[index - 1];
    if (dot?.kind !== "sign" || dot.text !== ".") break;
    index -= 2;
  }
  // The loop stops on the first part of the callee, or behind it on what a chain goes on from ("f().g(").
  const before = tokens[index]?.kind === "name" ? tokens[index - 1] : undefined;
  const isDefinition = before?.kind === "name" && /^(?:def|function|class)$/.test(before.text);
  return isDefinition ? [] : parts;
}

/** `f<"task">(…)` of TypeScript: the index of `f`. */
function behindTypes(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ">") return at;
  for (let index = at - 1; index > at - 20 && index >= 0; index--) if (tokens[index]?.text === "<") return index - 1;
  return at;
}

function readCall(tokens: readonly Token[], open: number, callee: readonly string[]): Call {
  const positional: Value[] = [];
  const named = new Map<string, Value>();
  let start = open + 1;
  for (let at = open + 1, depth = 0; at < tokens.length && at < open + LONGEST_VALUE; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== "sign") continue;
    if (text === "(" || text === "[" || text === "{") depth++;
    const isEnd = depth === 0 && text === ")";
    if (isEnd || (depth === 0 && text === ",")) {
      addArgument(tokens, start, at, positional, named);
      start = at + 1;
      if (isEnd) break;
    } else if (text === ")" || text === "]" || text === "}") depth--;
  }
  return { callee, positional, named, line: (tokens[open] as Token).line };
}

function addArgument(
  tokens: readonly Token[],
  start: number,
  end: number,
  positional: Value[],
  named: Map<string, Value>,
): void {
  if (start >= end) return;
  const [first, second] = [tokens[start] as Token, tokens[start + 1]];
  // `model="x"`, and `model: "x"` of C#, Swift, Ruby and PHP.
  if (first.kind === "name" && second?.kind === "sign" && (second.text === "=" || second.text === ":")) {
    named.set(first.text, toValue(tokens, start + 2, end));
    return;
  }
  positional.push(toValue(tokens, start, end));
  if (first.kind === "sign" && first.text === "{") addEntries(tokens, start + 1, end - 1, named);
}

/** `{ model: "org/name", dtype: "q4" }` as an argument: its own keys, not those of objects in it. */
function addEntries(tokens: readonly Token[], start: number, end: number, named: Map<string, Value>): void {
  let from = start;
  for (let at = start, depth = 0; at <= end; at++) {
    const token = tokens[at] as Token;
    const isLast = at === end;
    if (token.kind === "sign" && !isLast) {
      if (/^[([{]$/.test(token.text)) depth++;
      else if (/^[)\]}]$/.test(token.text)) depth--;
    }
    if (!isLast && !(depth === 0 && token.kind === "sign" && token.text === ",")) continue;
    const key = tokens[from];
    const colon = tokens[from + 1];
    if (key !== undefined && key.kind !== "sign" && colon?.text === ":" && from + 2 < at) {
      named.set(key.text, toValue(tokens, from + 2, at));
    }
    from = at + 1;
  }
}

function toValue(tokens: readonly Token[], first: number, last: number): Value {
  const { start, end } = withoutConversions(tokens, first, last);
  const texts: Token[] = [];
  let onlyTexts = true;
  let onlyNames = true;
  for (let at = start; at < end; at++) {
    const token = tokens[at] as Token;
    if (token.kind === "text") texts.push(token);
    else onlyTexts = false;
    if (token.kind !== "name" && !(token.kind === "sign" && token.text === ".")) onlyNames = false;
  }
  const final = tokens[end - 1];
  if (onlyNames && final?.kind === "name") return { texts, name: final.text, isLiteral: false };
  // Adjacent texts are one text in Python.
  if (onlyTexts && texts.length > 1) {
    const [opening] = texts as [Token, ...Token[]];
    const joined = {
      ...opening,
      text: texts.map(({ text }) => text).join(""),
      isPlain: texts.every(({ isPlain }) => isPlain),
    };
    return { texts: [joined], isLiteral: true };
  }
  return { texts, isLiteral: onlyTexts && texts.length === 1 };
}

/** `String::from("x")`, `"x".to_string()` and `Some("x".into())` are "x". */
function withoutConversions(
  tokens: readonly Token[],
  first: number,
  last: number,
): { readonly start: number; readonly end: number } {
  let [start, end] = [first, last];
  const at = (index: number) => tokens[index]?.text;
  for (let guard = 0; guard < 4; guard++) {
    if (at(end - 1) !== ")") break;
    if (at(end - 2) === "(" && at(end - 4) === "." && CONVERSIONS.has(at(end - 3) ?? "") && end - 4 > start) end -= 4;
    else if (at(start) === "Some" && at(start + 1) === "(" && closingOf(tokens, start + 1) === end - 1) {
      start += 2;
      end -= 1;
    } else if (at(start) === "String" && at(start + 2) === "from" && closingOf(tokens, start + 3) === end - 1) {
      start += 4;
      end -= 1;
    } else break;
  }
  return { start, end };
}

/** The key in front of "=" or ":": `name =`, `name: type =`, `"name":`, `self.name =`. */
function keyBefore(tokens: readonly Token[], at: number): string | undefined {
  const before = tokens[at - 1];
  const sign = (tokens[at] as Token).text;
  if (before === undefined) return undefined;
  if (before.kind === "text")
    return sign === ":" && before.isPlain && before.text.length <= 80 ? before.text : undefined;
  if (sign === "=") {
    // `model_name: str = …` and `model_name: Optional[str] = …`: the name stands in front of the colon.
    for (let index = at - 1; index >= 0 && index > at - 12; index--) {
      const token = tokens[index] as Token;
      if (token.kind === "end" || token.text === "(" || token.text === ",") break;
      if (token.kind === "sign" && token.text === ":" && tokens[index - 1]?.kind === "name")
        return tokens[index - 1]?.text;
      if (token.kind === "sign" && !/^[[\]|.?<>&]$/.test(token.text)) break;
    }
  }
  return before.kind === "name" ? before.text : undefined;
}

/** What follows "=" or ":" if it is a text, a list or table of texts, or a call that passes one on. */
function readNamedValue(tokens: readonly Token[], start: number): Value | undefined {
  const first = tokens[start];
  if (first === undefined) return undefined;
  if (first.kind === "text") {
    let end = start + 1;
    while (tokens[end]?.kind === "text") end++;
    while (tokens[end]?.text === "." && CONVERSIONS.has(tokens[end + 1]?.text ?? "") && tokens[end + 3]?.text === ")")
      end += 4;
    const next = tokens[end];
    const isWhole =
      next === undefined ||
      next.kind === "end" ||
      (next.kind === "sign" && /^[,)\]};:]$/.test(next.text)) ||
      next.kind === "name";
    return isWhole ? toValue(tokens, start, end) : undefined;
  }
  if (first.kind === "sign" && /^[[({]$/.test(first.text)) return toValue(tokens, start, closingOf(tokens, start));
  if (first.kind !== "name") return undefined;
  // Rust: `let model_id = match which { … => "org/name" }`.
  if (first.text === "match") {
    let block = start + 1;
    while (block < start + 40 && tokens[block]?.text !== "{" && tokens[block]?.kind !== "end") block++;
    return tokens[block]?.text === "{" ? toValue(tokens, block, closingOf(tokens, block)) : undefined;
  }
  let open = start + 1;
  while (tokens[open]?.text === "." && tokens[open + 1]?.kind === "name") open += 2;
  // String::from("org/name") of Rust passes its text on as String("…") does elsewhere.
  const callee = first.text === "String" ? first.text : (tokens[open - 1]?.text ?? "");
  if (
    tokens[open]?.text !== "(" ||
    !(
      PASSING.has(callee) ||
      /^(?:get|read|load)?_?env(?:ironment)?(?:_?(?:var|variable|or|str|string|default))*$/i.test(callee)
    )
  )
    return undefined;
  return toValue(tokens, open, closingOf(tokens, open));
}

function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  const limit = Math.min(tokens.length, open + LONGEST_VALUE);
  for (let at = open; at < limit; at++) {
    const token = tokens[at] as Token;
    if (token.kind !== "sign") continue;
    if (/^[([{]$/.test(token.text)) depth++;
    else if (/^[)\]}]$/.test(token.text) && --depth === 0) return at;
  }
  return limit;
}
