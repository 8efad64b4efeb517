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

/** What each code means, and what to do about it in general; the mistake itself says more. */
export const MISTAKE_PROSE: Readonly<Record<MistakeCode, { readonly title: string; readonly remedy: string }>> = {
  LIC301: {
    title: "the policy is not valid YAML",
    remedy: "look at the line and the one before it: indentation in spaces, closed quotes and brackets, each key once",
  },
  LIC302: {
    title: "a key that the policy format does not have",
    remedy: "correct its spelling; docs/policy.md and the JSON Schema list every key",
  },
  LIC303: { title: "a value of the wrong kind", remedy: "write one of the values that the message names" },
  LIC304: { title: "a key that must be there is missing", remedy: "add the key that the message names" },
  LIC305: {
    title: "a license that is not on the SPDX list",
    remedy: "use an id of the list (licet licenses), a category, or LicenseRef-… for any other license",
  },
  LIC306: { title: "a category that does not exist", remedy: "correct its spelling, or define it under categories" },
  LIC307: { title: "a date that is none", remedy: "write days as YYYY-MM-DD and months as YYYY-MM" },
  LIC308: {
    title: "an id that is used twice",
    remedy: "give each entry its own id; reports quote it, so it must point at one place",
  },
  LIC309: {
    title: "a rule that can never match",
    remedy: "the first rule that matches decides: move this one up, or narrow the one that takes its components",
  },
  LIC310: {
    title: "a package that is not named by its package URL",
    remedy: "write pkg:type/namespace/name; a star stands for anything, as in pkg:npm/@acme/*",
  },
  LIC311: {
    title: "a version range that cannot be read",
    remedy: "write it like >=1.2 <2, ^1.4, 1.x or vers:npm/>=1|<2",
  },
  LIC312: {
    title: "a parent policy that cannot be read",
    remedy: "correct the name or the path; without its parent a policy is not the one that was written",
  },
  LIC313: {
    title: "a parent policy that is not pinned, or is not the one that was pinned",
    remedy: "review the parent, then write its digest under sha256: a gate never trusts a file that may change unseen",
  },
  LIC314: { title: "policies that extend one another in a circle", remedy: "take one of the extends out" },
  LIC315: {
    title: "a policy that loosens what a parent has locked",
    remedy: "keep it as strict as the parent, or agree on a change with those who own the parent",
  },
  LIC316: {
    title: "a fact that does not exist, or has another kind of value",
    remedy: "correct its spelling, or declare a fact of your own under facts (null = not known yet)",
  },
  LIC317: {
    title: "an exception without a sound end",
    remedy: "give it an expires after granted and within gate.max-exception-age, or permanent: true on purpose",
  },
  LIC318: {
    title: "a license expression that cannot be read",
    remedy: "write an SPDX expression with ids of the list",
  },
  LIC319: { title: "a category that contains itself", remedy: "take it out of its own list" },
  LIC320: { title: "a duty that does not exist", remedy: "use one of the duties that docs/policy.md lists" },
};

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

/** Line `line` (from 1) of a text, without its end and byte order mark, at most 160 characters. */
export function excerptOf(text: string, line: number): string {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  // A tab is shown as one sign, so that the mark below stands where it should.
  const whole = text
    .slice(start, Math.min(end < 0 ? text.length : end, start + 1000))
    .replace(/\r$/, "")
    .replaceAll("\t", "→")
    .replace(/^\ufeff/, "");
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
