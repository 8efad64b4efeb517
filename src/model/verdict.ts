// The judgement of one component: an answer, and everything that led to it.
import type { Truth } from "./condition.ts";
import type { Category } from "./license.ts";
import type { Location } from "./location.ts";

/** From best to worst. */
export const ANSWERS = ["allow", "warn", "review", "undetermined", "deny"] as const;
export type Answer = (typeof ANSWERS)[number];

export function worseAnswer(a: Answer, b: Answer): Answer {
  return ANSWERS.indexOf(a) >= ANSWERS.indexOf(b) ? a : b;
}

export function betterAnswer(a: Answer, b: Answer): Answer {
  return ANSWERS.indexOf(a) <= ANSWERS.indexOf(b) ? a : b;
}

/** Where a rule stands: in a policy file, in a preset, or in our own table of terms. */
export interface RuleReference {
  readonly id: string;
  readonly location?: Location;
  /** Name of the preset or parent policy the rule comes from, if not the policy itself. */
  readonly origin?: string;
  /** The policy author's own reason and advice, verbatim. */
  readonly why?: string;
  readonly fix?: string;
  /** What must be confirmed where the rule is relied on, in the author's words. */
  readonly conditions?: readonly string[];
  /** True for a locked rule of a parent: neither exceptions nor a baseline of the policy itself lift it. */
  readonly locked?: true;
}

/** One licence of the expression, judged. */
export interface VerdictStep {
  /** The leaf as it stands in the expression: an id, a LicenseRef-, `id WITH exception`, "NONE" … */
  readonly license: string;
  readonly category: Category;
  readonly answer: Answer;
  readonly rule: RuleReference;
  /** True if the verdict rests on this leaf (false: the other branch of an OR was taken). */
  readonly chosen: boolean;
  /** Clause of the licence that decides, when our terms data say so. */
  readonly clause?: string;
}

/** A missing fact that would settle an undetermined verdict. */
export interface Question {
  /** Key of the fact in the policy's `facts`. */
  readonly fact: string;
  /** In plain words. */
  readonly ask: string;
  readonly clause?: string;
}

/** A duty that comes with the chosen licence. */
export interface Obligation {
  readonly id: string;
  readonly license: string;
  readonly summary: string;
  /** Clause or page that says so. */
  readonly source: string;
  /** What fulfils it. */
  readonly fulfil?: string;
  /** Wording that must be reproduced as it stands. */
  readonly quote?: string;
  readonly status?: "met" | "unmet" | "unchecked";
}

/** One limit or permission that a licence spells out, held against the facts. */
export interface Limit {
  /** "license-id/name". */
  readonly id: string;
  readonly license: string;
  /** Clause of the licence, or of the document it makes binding. */
  readonly clause: string;
  readonly summary: string;
  /** What follows where it bites; "information" is never held against anybody. */
  readonly effect: Answer | "information";
  /** Does it bite, by the facts that were told? */
  readonly applies: Truth;
}

/** An accepted risk that changed the answer (policy key `exceptions`). */
export interface Waiver {
  readonly id: string;
  readonly reason: string;
  readonly location?: Location;
  readonly approvedBy?: string;
  readonly expires?: string;
}

/** What would help against a verdict, worked out from the project itself: only what is true there. */
export interface Fix {
  /** In one sentence. */
  readonly text: string;
  /** A command or lines to paste. */
  readonly paste?: string;
}

export interface Verdict {
  readonly answer: Answer;
  /** The part of the expression that was judged after choosing branches of ORs. */
  readonly chosen?: string;
  readonly steps: readonly VerdictStep[];
  readonly obligations: readonly Obligation[];
  readonly questions: readonly Question[];
  /** What the chosen licences limit by their own words, as far as we have read them; absent where they limit nothing. */
  readonly limits?: readonly Limit[];
  readonly waiver?: Waiver;
  /** The answer before the waiver. */
  readonly unwaived?: Answer;
}
