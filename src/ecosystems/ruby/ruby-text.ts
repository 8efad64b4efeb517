// As much of Ruby as manifests need, read as text and never run: strings, lists of strings, comments.

/** The line up to its comment; a "#" inside a string is none. */
export function withoutComment(line: string): string {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? "";
    if (quote !== "") {
      if (sign === "\\") at++;
      else if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "#") return line.slice(0, at);
  }
  return line;
}

const STRING = /"([^"\\]*)"|'([^'\\]*)'|%[qQ][<([{]([^>)\]}]*)[>)\]}]/g;

/** All plain strings in a piece of code, in order; such that are put together at run time ("#{…}") are undefined. */
export function stringsIn(code: string): (string | undefined)[] {
  return [...code.matchAll(STRING)].map(([, double, single, percent]) => {
    const value = double ?? single ?? percent ?? "";
    return double?.includes("#{") === true ? undefined : value;
  });
}
