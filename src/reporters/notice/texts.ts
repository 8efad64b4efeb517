// Licence texts as attribution needs them: bodies that differ only in their copyright lines are one text, printed once.
import { copyrightLines } from "../bom/copyrights.ts";

export interface SplitText {
  /** Without its copyright lines, which are printed with each component. */
  readonly body: string;
  readonly copyrights: readonly string[];
  /** Equal for texts that say the same: case, spacing and rulers do not count. */
  readonly key: string;
}

export function splitText(text: string): SplitText {
  const copyrights = copyrightLines(text);
  const body = withoutLines(text, new Set(copyrights));
  return {
    body,
    copyrights,
    key: body
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim(),
  };
}

function withoutLines(text: string, lines: ReadonlySet<string>): string {
  const kept = text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => !copyrightLines(line).some((found) => lines.has(found)))
    .map((line) => line.trimEnd());
  while (kept.length > 0 && kept[0] === "") kept.shift();
  while (kept.length > 0 && kept.at(-1) === "") kept.pop();
  return kept.filter((line, index) => line !== "" || kept[index - 1] !== "").join("\n");
}

/** NOTICE files want to be passed on themselves (Apache-2.0 §4(d)); collections of others' notices are such files, too. */
export function isNoticeFile(file: string): boolean {
  return /notice/i.test(file);
}

/** A text to the letter, but for what a terminal or a page would obey: control characters are taken out, nothing is shortened. */
export function verbatim(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "");
}
