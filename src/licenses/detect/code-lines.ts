// Tells program code from prose.

const CODE_LINE =
  /[;{}]\s*$|^\s*(?:#\s*(?:include|define|if|endif|import)\b|import\b|from \S+ import\b|(?:async )?def \w|func \w|(?:pub )?fn \w|class \w+\s*[(:<]|var |const |let |@\w|end\s*$|it ["']|(?:describe|context|expect|assert\w*)[ (]["'(]?\w)|\bdo(?: \|[^|]*\|)?\s*$|^[^/*#]{0,120}[\])],?\s*$/;

/** Source files are full of "must" and "should" that have nothing to do with their licence. */
export function looksLikeCode(text: string): boolean {
  let lines = 0;
  let code = 0;
  for (let at = 0; at < text.length && lines < 2000; lines++) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    if (CODE_LINE.test(text.slice(at, Math.min(end, at + 300)))) code++;
    at = end + 1;
  }
  return code > 8 && code > lines * 0.15;
}
