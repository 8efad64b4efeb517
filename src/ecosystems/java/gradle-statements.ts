// Finds the statements of the `dependencies` blocks of a Gradle script. https://docs.gradle.org/current/userguide/groovy_build_script_primer.html
import type { ScriptToken } from "../../formats/script-tokens.ts";

/** Blocks that do not change what the statements in them mean. */
const TRANSPARENT = new Set(["if", "else", "try", "each", "forEach", "apply", "invoke"]);
const KEYWORDS = new Set([
  "def",
  "val",
  "var",
  "if",
  "else",
  "for",
  "return",
  "exclude",
  "because",
  "constraints",
  "modules",
]);

export interface Statement {
  readonly configuration: string;
  readonly tokens: readonly ScriptToken[];
  readonly isForBuild: boolean;
  /** True inside of a source set for tests, such as "commonTest". */
  readonly isForTest: boolean;
}

/** The statements of all `dependencies` blocks. */
export function findStatements(tokens: readonly ScriptToken[]): Statement[] {
  const statements: Statement[] = [];
  const blocks: { readonly name: string; readonly isOpen: boolean; readonly isForTest: boolean }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as ScriptToken;
    const block = blocks.at(-1);
    if (token.kind === "sign" && token.text === "{") {
      const name = nameOfBlock(tokens, at);
      const isOpen = name === "dependencies" || (block?.isOpen === true && TRANSPARENT.has(name));
      const isForTest = !TRANSPARENT.has(name) && wordsBefore(tokens, at).some((word) => /test/i.test(word));
      blocks.push({ name, isOpen, isForTest });
    } else if (token.kind === "sign" && token.text === "}") blocks.pop();
    else if (block?.isOpen === true && token.kind === "word" && isStart(tokens, at)) {
      const { statement, next } = readStatement(tokens, at);
      const isForBuild = blocks.some(({ name }) => name === "buildscript" || name === "pluginManagement");
      const isForTest = blocks.some((one) => one.isForTest);
      statements.push({ configuration: token.text, tokens: statement, isForBuild, isForTest });
      at = next - 1;
    }
  }
  return statements;
}

/** The word that a "{" belongs to: "dependencies {", "if (x) {", "commonMain.dependencies {", "maybeCreate('x') {". */
function nameOfBlock(tokens: readonly ScriptToken[], open: number): string {
  let at = open - 1;
  if (tokens[at]?.text === ")" && tokens[at]?.kind === "sign") {
    for (let depth = 0, steps = 0; at >= 0 && steps < 500; at--, steps++) {
      const { kind, text } = tokens[at] as ScriptToken;
      if (kind === "sign" && text === ")") depth++;
      else if (kind === "sign" && text === "(" && --depth === 0) break;
    }
    at--;
  }
  const word = tokens[at];
  return word?.kind === "word" ? word.text : "";
}

/** The words on the line of a "{", before it. */
function wordsBefore(tokens: readonly ScriptToken[], open: number): string[] {
  const words: string[] = [];
  const line = tokens[open]?.line;
  for (let at = open - 1; at >= Math.max(0, open - 40) && tokens[at]?.line === line; at--) {
    if (tokens[at]?.kind === "word") words.push((tokens[at] as ScriptToken).text);
  }
  return words;
}

/** A word that begins a line begins a statement. */
function isStart(tokens: readonly ScriptToken[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at] as ScriptToken, tokens[at + 1]];
  if (KEYWORDS.has(token.text) || TRANSPARENT.has(token.text) || after === undefined) return false;
  if (after.kind === "sign" && after.text !== "(" && after.text !== "[") return false;
  return before === undefined || before.line < token.line || before.text === "{" || before.text === ";";
}

/** Up to the line's end, or further while brackets are open or a comma asks for more; a block at its end is left out. */
function readStatement(tokens: readonly ScriptToken[], start: number) {
  const statement: ScriptToken[] = [];
  let depth = 0;
  let at = start + 1;
  for (; at < tokens.length; at++) {
    const token = tokens[at] as ScriptToken;
    const before = tokens[at - 1] as ScriptToken;
    const isSign = token.kind === "sign";
    const goesOn = before.kind === "sign" && [",", "(", "[", "+", "."].includes(before.text);
    if (depth === 0 && token.line > before.line && !goesOn && at > start + 1) break;
    if (isSign && token.text === "{" && depth === 0) break;
    if (isSign && token.text === "}" && depth === 0) break;
    if (isSign && token.text === ";") break;
    if (isSign && "([{".includes(token.text)) depth++;
    else if (isSign && ")]}".includes(token.text)) depth--;
    statement.push(token);
  }
  return { statement, next: Math.max(at, start + 1) };
}
