// What a licence says, as data: each entry cites its clause. What we think of it is the policy's business.
import type { Condition } from "./condition.ts";
import type { Category } from "./license.ts";
import type { Answer } from "./verdict.ts";

/** One limit or permission of a licence. */
export interface Term {
  /** "license-id/name", unique. */
  readonly id: string;
  /** What sort of term it is, such as "mau-threshold" or "no-train-other-models". */
  readonly kind: string;
  /** Clause of the licence, such as "§2" or "1.b.v". */
  readonly clause: string;
  /** Our paraphrase in plain words. */
  readonly summary: string;
  /** When it bites; absent = always. */
  readonly when?: Condition;
  /** What follows where it bites: an answer, or "information" for what only needs to be known. */
  readonly effect: Answer | "information";
  /** license: the licence itself · use-policy: a document it makes binding · documentation: not binding. */
  readonly binding: "license" | "use-policy" | "documentation";
}

/** A duty that comes with using or passing on what is under the licence. */
export interface TermObligation {
  readonly id: string;
  /** What sort of duty it is, such as "notice-file" or "name-prefix". */
  readonly kind: string;
  readonly clause: string;
  readonly summary: string;
  readonly fulfil?: string;
  /** Wording the licence wants reproduced as it stands. */
  readonly quote?: string;
  readonly when?: Condition;
}

/** primary-text: the whole text was read · primary-partial: part of it · secondary: reported by others. */
export type TermsConfidence = "primary-text" | "primary-partial" | "secondary";

export interface LicenseTerms {
  /** SPDX id or LicenseRef- id. */
  readonly license: string;
  readonly title: string;
  readonly category: Category;
  readonly confidence: TermsConfidence;
  readonly source: string;
  readonly released?: string;
  readonly terms: readonly Term[];
  readonly obligations: readonly TermObligation[];
  /** Do the terms bind derivatives (fine-tunes, adapters, merges, distillations)? */
  readonly flowsDown: boolean;
  /** Do the terms limit what may be done with a model's outputs? */
  readonly restrictsOutputs?: boolean;
  readonly licensor?: string;
  /** Where the licensor publishes the text. */
  readonly url?: string;
  /** Conflicts with the Open Source Definition, by criterion. */
  readonly osdConflicts: readonly { readonly criterion: number; readonly clause: string; readonly reason: string }[];
}
