// What can be wrong with a policy file, each with a code, its place, the line itself and what to do.
import type { Location } from "../model/index.ts";

export const MISTAKE_CODES = {
  LIC301: "policy-syntax",
  LIC302: "policy-unknown-key",
  LIC303: "policy-bad-value",
  LIC304: "policy-missing-key",
  LIC305: "policy-unknown-license",
  LIC306: "policy-unknown-category",
  LIC307: "policy-bad-date",
  LIC308: "policy-duplicate-id",
  LIC309: "policy-unreachable-rule",
  LIC310: "policy-bad-pattern",
  LIC311: "policy-bad-version-range",
  LIC312: "policy-parent-unavailable",
  LIC313: "policy-parent-not-pinned",
  LIC314: "policy-parent-cycle",
  LIC315: "policy-loosens-parent",
  LIC316: "policy-unknown-fact",
  LIC317: "policy-exception-unbounded",
  LIC318: "policy-bad-expression",
  LIC319: "policy-category-cycle",
  LIC320: "policy-unknown-duty",
} as const;
export type MistakeCode = keyof typeof MISTAKE_CODES;

/** A person's mistake in a policy file. */
export interface PolicyMistake {
  readonly code: MistakeCode;
  /** What is wrong, in one sentence without a full stop. */
  readonly message: string;
  /** What to do, in one sentence. */
  readonly remedy?: string;
  readonly location: Location;
  /** The line as it stands in the file. */
  readonly excerpt: string;
}

/** Line `line` (from 1) of a text, without its end, at most 160 characters. */
export function excerptOf(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  const whole = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, "");
  return whole.length > 160 ? `${whole.slice(0, 159)}…` : whole;
}

/** In the order of the file. */
export function sortMistakes(mistakes: readonly PolicyMistake[]): readonly PolicyMistake[] {
  const place = ({ location }: PolicyMistake): readonly number[] => [location.line ?? 0, location.column ?? 0];
  return [...mistakes].sort((a, b) => {
    const [lineA = 0, columnA = 0] = place(a);
    const [lineB = 0, columnB = 0] = place(b);
    return lineA - lineB || columnA - columnB || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  });
}
