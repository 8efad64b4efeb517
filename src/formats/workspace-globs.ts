// Matches folders against the globs of `workspaces`, in time linear in both: the globs come from the scanned tree.

import { getOwn, isArray, isObject, type JsonObject } from "./json.ts";

/** Globs of a root manifest: a list, or an object with `packages`. */
export function workspaceGlobs(manifest: JsonObject): string[] {
  const field = getOwn(manifest, "workspaces");
  const list = isObject(field) ? getOwn(field, "packages") : field;
  return isArray(list) ? list.filter((glob) => typeof glob === "string") : [];
}

/** True if some glob takes the folder in and none that starts with "!" leaves it out. */
export function isMember(folder: string, globs: readonly string[]): boolean {
  const segments = folder.split("/");
  let isIn = false;
  for (const glob of globs) {
    const isNegated = glob.startsWith("!");
    const bare = glob.slice(isNegated ? 1 : 0).replace(/^\.\//, "");
    for (const single of expandBraces(bare)) {
      const pattern = single.split("/").filter((part) => part !== "");
      if (matchParts(segments, pattern, "**", matchSegment)) isIn = !isNegated;
    }
  }
  return isIn;
}

const MOST_ALTERNATIVES = 64;

/** "{a,b}/*" → "a/*", "b/*"; groups are not nested, and what would be too many stays as it is. */
function expandBraces(glob: string): readonly string[] {
  let globs = [glob];
  for (;;) {
    const next = globs.flatMap((text) => {
      const open = text.indexOf("{");
      const close = text.indexOf("}", open);
      if (open < 0 || close < 0) return [text];
      const alternatives = text.slice(open + 1, close).split(",");
      return alternatives.map((part) => text.slice(0, open) + part + text.slice(close + 1));
    });
    if (next.length > MOST_ALTERNATIVES) return globs;
    if (next.every((text) => !text.includes("{"))) return next;
    if (next.length === globs.length && next.every((text, index) => text === globs[index])) return next;
    globs = next;
  }
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
