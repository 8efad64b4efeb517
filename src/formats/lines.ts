// Splits a text into numbered lines; a line ends with LF or CRLF.

export interface TextLine {
  /** Without its line end. */
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly offset: number;
}

export function* linesOf(text: string): Generator<TextLine> {
  let offset = 0;
  for (let number = 1; offset < text.length; number++) {
    const end = text.indexOf("\n", offset);
    const stop = end < 0 ? text.length : end;
    const hasReturn = stop > offset && text.charCodeAt(stop - 1) === 0x0d;
    yield { text: text.slice(offset, hasReturn ? stop - 1 : stop), number, offset };
    offset = stop + 1;
  }
}
