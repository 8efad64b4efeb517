// Splits a CMake file into commands with their arguments. https://cmake.org/cmake/help/latest/manual/cmake-language.7.html

export interface Command {
  /** Lower case. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly line: number;
}

/** Linear in the text; comments, quoted and bracket arguments are known, nothing is evaluated. */
export function readCommands(source: string): Command[] {
  const commands: Command[] = [];
  let line = 1;
  let at = 0;
  let open: { name: string; arguments: string[]; line: number; depth: number } | undefined;
  let word = "";
  const moveTo = (end: number) => {
    for (; at < end; at++) if (source.charCodeAt(at) === 0x0a) line++;
  };
  const finishWord = () => {
    if (open !== undefined && word !== "") open.arguments.push(word);
    if (open !== undefined) word = "";
  };
  while (at < source.length) {
    const char = source.charAt(at);
    const bracket = char === "[" || char === "#" ? openingBracket(source, char === "#" ? at + 1 : at) : undefined;
    if (char === "#" || (bracket !== undefined && word === "" && open !== undefined)) {
      const end = bracket === undefined ? source.indexOf("\n", at) : source.indexOf(bracket.close, bracket.start);
      const stop = end < 0 ? source.length : end;
      if (char === "[" && bracket !== undefined) open?.arguments.push(source.slice(bracket.start, stop));
      moveTo(Math.min(source.length, stop + (bracket?.close.length ?? 0)));
    } else if (char === '"' && open !== undefined) {
      let end = at + 1;
      while (end < source.length && source.charAt(end) !== '"') end += source.charAt(end) === "\\" ? 2 : 1;
      open.arguments.push(source.slice(at + 1, Math.min(end, source.length)));
      moveTo(Math.min(source.length, end + 1));
    } else if (char === "(") {
      if (open === undefined) open = { name: word.toLowerCase(), arguments: [], line, depth: 1 };
      else open.depth++;
      word = "";
      at++;
    } else if (char === ")") {
      finishWord();
      if (open !== undefined && --open.depth === 0) {
        commands.push({ name: open.name, arguments: open.arguments, line: open.line });
        open = undefined;
      }
      word = "";
      at++;
    } else if (/\s/.test(char)) {
      if (open !== undefined) finishWord();
      else if (char === "\n") word = "";
      moveTo(at + 1);
    } else {
      word += char;
      at++;
    }
  }
  return commands;
}

/** "[==[" opens what "]==]" closes. */
function openingBracket(source: string, at: number): { readonly start: number; readonly close: string } | undefined {
  if (source.charAt(at) !== "[") return undefined;
  let end = at + 1;
  while (source.charAt(end) === "=" && end - at < 20) end++;
  return source.charAt(end) === "[" ? { start: end + 1, close: `]${"=".repeat(end - at - 1)}]` } : undefined;
}
