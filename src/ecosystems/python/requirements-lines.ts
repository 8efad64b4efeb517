// The lines of a pip requirements file: continuations joined, comments and options taken off. https://pip.pypa.io/en/stable/reference/requirements-file-format/
import { linesOf } from "../../formats/lines.ts";

export interface LogicalLine {
  readonly text: string;
  /** Of its first physical line. */
  readonly line: number;
  /** What pip-compile says behind it: who asks for it. */
  readonly via: readonly string[];
  readonly hashes: readonly string[];
}

export function logicalLines(text: string): LogicalLine[] {
  const lines: { text: string; line: number; via: string[]; hashes: string[] }[] = [];
  let open: { parts: string[]; line: number } | undefined;
  let inVia = false;
  const close = () => {
    if (open === undefined) return;
    const joined = open.parts.join(" ").trim();
    if (joined !== "") lines.push({ ...takeHashes(joined), line: open.line, via: [] });
    open = undefined;
  };
  for (const { text: raw, number } of linesOf(text)) {
    const comment = /^\s*#(.*)$/.exec(raw)?.[1];
    if (comment !== undefined) {
      // A comment ends a continuation, as pip drops it before joining.
      close();
      const word = comment.trim();
      if (word === "via" || word.startsWith("via ")) inVia = true;
      else if (!/^\s*#\s{2,}\S/.test(raw)) inVia = false;
      const last = lines.at(-1);
      if (inVia && last !== undefined) last.via.push(...splitVia(word.replace(/^via\b/, "")));
      continue;
    }
    inVia = false;
    const isContinued = raw.endsWith("\\");
    const part = (isContinued ? raw.slice(0, -1) : raw).replace(/(?:^|\s)#.*$/, "");
    open ??= { parts: [], line: number };
    open.parts.push(part.trim());
    if (!isContinued) {
      const trailing = /\s#\s*via\s+(.*)$/.exec(raw)?.[1];
      close();
      if (trailing !== undefined) lines.at(-1)?.via.push(...splitVia(trailing));
    }
  }
  close();
  return lines;
}

function splitVia(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function takeHashes(text: string): { readonly text: string; readonly hashes: string[] } {
  const hashes: string[] = [];
  const words = text.split(/\s+/).filter((word) => {
    const hash = /^--hash[=:]?(.*)$/.exec(word)?.[1];
    if (hash === undefined) return true;
    if (hash !== "") hashes.push(hash);
    return false;
  });
  return { text: words.join(" "), hashes };
}
