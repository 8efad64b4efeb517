// Splits a Dockerfile into its instructions: continued lines, comments, here-documents. https://docs.docker.com/reference/dockerfile/

export interface Instruction {
  /** Upper case. */
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
}

export function readInstructions(text: string): Instruction[] {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const escapeSign = readEscape(lines);
  const endOf = findHereDocumentEnds(lines);
  const instructions: Instruction[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (isBlankOrComment(lines[at])) continue;
    const start = at;
    const parts: string[] = [];
    for (; at < lines.length; at++) {
      const line = lines[at] ?? "";
      if (at > start && isBlankOrComment(line)) continue;
      const trimmed = line.trimEnd();
      if (!trimmed.endsWith(escapeSign)) {
        parts.push(trimmed);
        break;
      }
      parts.push(trimmed.slice(0, -1));
    }
    const whole = parts.join(" ").trim();
    const [, keyword = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(whole) ?? [];
    instructions.push({ keyword: keyword.toUpperCase(), text: rest, line: start + 1 });
    if (/^(?:RUN|COPY|ADD)$/i.test(keyword)) at = skipHereDocuments(rest, at, endOf);
  }
  return instructions;
}

function isBlankOrComment(line: string | undefined): boolean {
  const first = line?.trimStart() ?? "";
  return first === "" || first.startsWith("#");
}

/** The parser directive `# escape=` counts only above everything else. */
function readEscape(lines: readonly string[]): string {
  for (const line of lines) {
    const match = /^\s*#\s*([A-Za-z]+)\s*=\s*(\S+)\s*$/.exec(line);
    if (match === null) break;
    if (match[1]?.toLowerCase() === "escape") return match[2] === "`" ? "`" : "\\";
  }
  return "\\";
}

/** First line behind a given one that holds nothing but the word; undefined if there is none. */
type EndOf = (word: string, after: number) => number | undefined;

/** One pass over all lines, so that a file full of unfinished here-documents costs no more than one. */
function findHereDocumentEnds(lines: readonly string[]): EndOf {
  const byWord = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const word = line.trim();
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(word)) continue;
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [index]);
    else known.push(index);
  }
  return (word, after) => {
    const places = byWord.get(word) ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) <= after) low = middle + 1;
      else high = middle;
    }
    return places[low];
  };
}

/** Index of the last line of the here-documents that an instruction opens: their text is no Dockerfile. */
function skipHereDocuments(text: string, at: number, endOf: EndOf): number {
  let last = at;
  for (const match of text.matchAll(/<<-?[ \t]*(["']?)([A-Za-z_][A-Za-z0-9_]*)\1/g)) {
    // Without an end it is no here-document, or the file is broken: better to read on.
    last = endOf(match[2] ?? "", last) ?? last;
  }
  return last;
}
