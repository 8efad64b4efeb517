// Code that handles licences (a licence checker, its tests) is full of their names, and is under none of them.
import { looksLikeCode } from "./code-lines.ts";
import type { Placed } from "./conclude.ts";
import type { Words } from "./words.ts";

/** How far back a comment may have begun. */
const LONGEST_COMMENT = 4000;
const COMMENT_LINE = /^\s*(?:\/\/|\/?\*|#|<!--|--|;|%|dnl\b|rem\b|"""|''')/i;

/**
 * Leaves out names in the strings of program code when there are several and they differ; one ("license='MIT'") is a field, and
 * what stands in comments, tags and sentences that grant something is kept.
 */
export function withoutLiterals(placed: readonly Placed[], words: Words): readonly Placed[] {
  const isWeak = (m: Placed) => m.claim !== undefined && /^(?:label|name|address)$/.test(m.claim.strength);
  const weak = placed.filter(isWeak);
  // A data file holds fields, however many.
  if (new Set(weak.map((m) => m.license)).size < 2 || /^\s*[[{]/.test(words.text)) return placed;
  if (!looksLikeCode(words.text)) return placed;
  const hasBlocks = words.text.includes("/*") || words.text.includes('"""');
  const literals = weak.filter((m) => !isInComment(words.text, words.start[m.first] as number, hasBlocks));
  const lines = new Set(literals.map((m) => m.startLine));
  if (new Set(literals.map((m) => m.license)).size < 2 || lines.size < 2) return placed;
  const left = new Set(literals);
  return placed.filter((m) => !left.has(m));
}

function isInComment(text: string, at: number, hasBlocks: boolean): boolean {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  if (COMMENT_LINE.test(text.slice(line, Math.max(line, Math.min(at, line + 200))))) return true;
  if (!hasBlocks) return false;
  const before = text.slice(Math.max(0, at - LONGEST_COMMENT), at);
  if (before.lastIndexOf("/*") > before.lastIndexOf("*/")) return true;
  return before.split('"""').length % 2 === 0;
}
