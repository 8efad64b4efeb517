// Matches folders against the globs of `workspaces`, in time linear in both: the globs come from the scanned tree.

/** True if some glob takes the folder in and none that starts with "!" leaves it out. */
export function isMember(folder: string, globs: readonly string[]): boolean {
  const segments = folder.split("/");
  let isIn = false;
  for (const glob of globs) {
    const isNegated = glob.startsWith("!");
    const bare = glob.slice(isNegated ? 1 : 0).replace(/^\.\//, "");
    const pattern = bare.split("/").filter((part) => part !== "");
    if (matchParts(segments, pattern, "**", matchSegment)) isIn = !isNegated;
  }
  return isIn;
}

function matchSegment(name: string, pattern: string): boolean {
  return matchParts([...name], [...pattern], "*", (char, expected) => expected === "?" || char === expected);
}

/** Greedy matching with one wildcard that stands for any number of parts, going back only to the last one seen. */
function matchParts(
  parts: readonly string[],
  pattern: readonly string[],
  wildcard: string,
  matches: (part: string, expected: string) => boolean,
): boolean {
  let at = 0;
  let want = 0;
  let star = -1;
  let mark = 0;
  while (at < parts.length) {
    const expected = pattern[want];
    if (expected === wildcard) {
      star = want++;
      mark = at;
    } else if (expected !== undefined && matches(parts[at] as string, expected)) {
      at++;
      want++;
    } else if (star >= 0) {
      want = star + 1;
      at = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[want] === wildcard) want++;
  return want === pattern.length;
}
