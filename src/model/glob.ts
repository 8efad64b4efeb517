// Path patterns: "*" stands for anything but "/", "**" for any number of folders, "?" for one character, "{a,b}" for either.

const compiled = new Map<string, RegExp>();

/** Whole-path match. Patterns come from us or the user, never from the scanned tree. */
export function matchesGlob(path: string, pattern: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compileGlob(pattern);
    compiled.set(pattern, expression);
  }
  return expression.test(path);
}

export function matchesAny(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern));
}

function compileGlob(pattern: string): RegExp {
  let source = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === "*" && pattern.charAt(at + 1) === "*") {
      const isFolder = pattern.charAt(at + 2) === "/";
      source += isFolder ? "(?:[^/]+/)*" : ".*";
      at += isFolder ? 2 : 1;
    } else if (char === "*") source += "[^/]*";
    else if (char === "?") source += "[^/]";
    else if (char === "{" && pattern.indexOf("}", at) > 0) {
      source += "(?:";
      depth++;
    } else if (char === "}" && depth > 0) {
      source += ")";
      depth--;
    } else if (char === "," && depth > 0) source += "|";
    else source += char.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  }
  return new RegExp(`^${source}$`, "s");
}
