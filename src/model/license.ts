// What is said about a licence (statement), what we read in it (finding) and what that adds up to (conclusion).
import type { Location } from "./location.ts";

export const CATEGORIES = [
  "public-domain",
  "permissive",
  "weak-copyleft",
  "strong-copyleft",
  "network-copyleft",
  "custom-model",
  "source-available",
  "restricted",
  "proprietary",
  "none",
  "unknown",
] as const;
/** `strong-copyleft` includes `network-copyleft` when used as a selector; as a value each stands for itself. */
export type Category = (typeof CATEGORIES)[number];

/** A verbatim quotation about a component's licence. */
export interface Statement {
  readonly purl: string;
  /** "file" points at a licence file ("SEE LICENSE IN x"); "text" is the text of one, kept in `Report.texts` under `digest`. */
  readonly as: "expression" | "name" | "url" | "file" | "text";
  /** What the source says, to the letter (a list or object as JSON); for "text" the file's name. */
  readonly raw: string;
  /** Id of the extractor or licence source that quoted it. */
  readonly source: string;
  readonly location: Location;
  /** "sha256:" and the hexadecimal digest of the text; only with "text". */
  readonly digest?: string;
}

/** declared: the author's own field · detected: a text we recognised · curated: somebody's correction. */
export type Voice = "declared" | "detected" | "curated";

/** How a statement was understood, from the surest to not at all. */
export type Reading = "exact" | "canonical" | "dialect" | "matched" | "unreadable";

/** One licence found in a text. */
export interface TextMatch {
  /** SPDX id, LicenseRef- id or `id WITH exception`. */
  readonly license: string;
  readonly kind: "text" | "notice" | "tag" | "reference";
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** 0 to 1: how much of the reference is there and how little else. */
  readonly confidence: number;
  /** True when words were added or removed that the reference does not allow for. */
  readonly modified: boolean;
  /** Other ids with the very same text: it does not tell which is meant ("-or-later" beside "-only"). */
  readonly sameText?: readonly string[];
  /** Words between the matched lines that belong to no licence, shortened. */
  readonly remainder?: string;
}

/** A statement, read. */
export interface LicenseFinding {
  readonly statement: Statement;
  readonly voice: Voice;
  readonly reading: Reading;
  /** Canonical SPDX expression, or "NONE"; missing when unreadable. */
  readonly expression?: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly matches?: readonly TextMatch[];
  /** For an unreadable statement: the licence it resembles most. Never used for a verdict. */
  readonly candidate?: { readonly license: string; readonly confidence: number };
  /** What an unclear name ("BSD") may mean, for people; never used for a verdict. */
  readonly candidates?: readonly string[];
  /** Of an unreadable text: words in it that may restrict the licence it resembles. They count against a declaration. */
  readonly restriction?: string;
  /** How the statement was understood, where that is not plain: "deprecated id", "list read as OR" … */
  readonly note?: string;
}

/** What the findings of one component add up to. Numbers are indices into its findings. */
export type Conclusion =
  | { readonly kind: "agreed"; readonly expression: string; readonly from: readonly number[] }
  | {
      readonly kind: "conflict";
      /** What is judged: all sides together, so that no side is lost. */
      readonly expression: string;
      readonly sides: readonly { readonly expression: string; readonly from: readonly number[] }[];
    }
  | { readonly kind: "unreadable"; readonly from: readonly number[] }
  | { readonly kind: "absent"; readonly because: AbsentReason };

/**
 * not-installed: the file that names it carries no licence and the package is not there to be read ·
 * says-nothing: the package was read and states no licence · look-up-failed: a source could not be asked.
 */
export type AbsentReason = "not-installed" | "says-nothing" | "look-up-failed";
