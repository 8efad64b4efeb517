// The common form of source code that the search for models works on: names, texts and signs, without comments.

export interface Token {
  readonly kind: "name" | "text" | "sign" | "end";
  /** Name, content of the text (without quotes, escapes resolved roughly) or the sign itself; "" for the end of a statement. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** False for a text with parts that are worked out when the program runs. */
  readonly isPlain: boolean;
}

/** Texts longer than this are prose or data, and no model's name. */
export const LONGEST_TEXT = 400;

export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code > 127;
}

export function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Content of a text between two offsets, with the escapes that matter for names and addresses. */
export function resolveEscapes(source: string, start: number, end: number): string {
  const raw = source.slice(start, Math.min(end, start + LONGEST_TEXT + 1));
  return raw.includes("\\")
    ? raw.replace(/\\(\r?\n|.)/g, (_, char: string) => (char.startsWith("\n") || char.startsWith("\r") ? "" : char))
    : raw;
}

/** Line ends between two offsets; only what lies between them is looked at. */
export function countLines(source: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end && at < source.length; at++) if (source.charCodeAt(at) === 0x0a) lines++;
  return lines;
}
