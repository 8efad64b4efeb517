// Counts nesting before a recursive parser sees the text, since a caught stack overflow can still abort the process.

/** Deepest nesting a JSON text may have (JSON.parse itself takes far more). */
export const JSON_DEPTH_LIMIT = 2000;
/** Deepest nesting of YAML, TOML and XML. */
export const DEPTH_LIMIT = 200;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Offset of the first bracket nested deeper than `limit`, or -1. One pass, aware of double-quoted strings. */
export function findTooDeep(text: string, limit: number): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = skipString(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return at;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return -1;
}

/** Offset of the closing quote of the string that opens at `start`; the end of the text if there is none. */
function skipString(text: string, start: number): number {
  let from = start + 1;
  for (;;) {
    const end = text.indexOf('"', from);
    if (end < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
    from = end + 1;
  }
}
