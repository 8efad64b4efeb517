// Brackets that stand too far left: YAML 1.2 forbids it, yet libyaml, go-yaml and all tools built on them read it, so real files have it.

/** Lines repaired one by one after the closing brackets; each costs another reading of the file. */
export const MOST_REPAIRS = 30;

/** Moves every line that begins with a closing bracket to the right of the line before it; lines keep their numbers, block texts may gain spaces. */
export function indentClosingBrackets(text: string): string {
  let before = 0;
  return text
    .split("\n")
    .map((line) => {
      const own = indentOf(line);
      const first = line.charCodeAt(own);
      if (Number.isNaN(first) || first === CARRIAGE_RETURN) return line;
      const moved = first === CLOSE_SQUARE || first === CLOSE_CURLY ? Math.max(own, before + 1) : own;
      before = own;
      return " ".repeat(moved - own) + line;
    })
    .join("\n");
}

/** Moves the line at an offset to the right of the line before it; undefined if it stands there already. */
export function indentLineAt(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const previous = text.slice(text.lastIndexOf("\n", Math.max(0, start - 2)) + 1, start);
  const missing = indentOf(previous) + 1 - indentOf(text.slice(start, start + 10_000));
  return start === 0 || missing <= 0 ? undefined : text.slice(0, start) + " ".repeat(missing) + text.slice(start);
}

const CLOSE_SQUARE = 0x5d;
const CLOSE_CURLY = 0x7d;
const CARRIAGE_RETURN = 0x0d;

function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 0x20) at++;
  return at;
}
