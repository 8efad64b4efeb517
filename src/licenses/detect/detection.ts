// What recognising a text gives.
import type { TextMatch } from "../../model/license.ts";

/** What one text says about licences. */
export interface Detection {
  /** matched: `expression` holds · unreadable: a licence, but none we can vouch for · none: no licence in it. */
  readonly reading: "matched" | "unreadable" | "none";
  /** In reading order. */
  readonly matches: readonly TextMatch[];
  /** SPDX expression; AND of all licences found unless the text itself states a choice. Only with "matched". */
  readonly expression?: string;
  /** 0 to 1; the lowest of all matches. */
  readonly confidence: number;
  /** The licence an unreadable text resembles most. */
  readonly candidate?: { readonly license: string; readonly confidence: number };
  /** Set where the text tells only the name of a family ("BSD license"): all that it may mean, for people. */
  readonly candidates?: readonly string[];
  /** Words that belong to no licence and may restrict it, shortened. */
  readonly remainder?: string;
  /** Of the remainder: the sentence that limits use or asks for more, where there is one. */
  readonly restriction?: string;
  /** Of an unreadable text: the lines that are not understood, in reading order; missing where no place can be told. */
  readonly unread?: readonly UnreadPart[];
  /** Copyright statements, as they stand. */
  readonly copyrights: readonly string[];
}

/** Lines that nobody can vouch for. */
export interface UnreadPart {
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /**
   * changed: like `license`, with `words` in it or others left out · limit: `words` may take back what a licence grants ·
   * family: a name that tells no version · exception: from a licence that is not there · tag: `words` are no expression.
   */
  readonly why: "changed" | "limit" | "family" | "exception" | "tag";
  readonly license?: string;
  /** 0 to 1: how much it is like `license`. */
  readonly confidence?: number;
  /** As they stand, shortened. */
  readonly words?: string;
  /** 1-based line that `words` begin in, with "changed". */
  readonly wordsLine?: number;
}

/** Answers of earlier runs of this very program, by the digest of the text: "sha256:" and hexadecimal digits. */
export interface DetectionStore {
  readonly find: (digest: string) => Detection | undefined;
  readonly keep: (digest: string, detection: Detection) => void;
}
