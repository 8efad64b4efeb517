// What a gate says, as plain data: small enough for a comment, and all that one job hands to another.
import type { ChangeKind } from "./comparison.ts";
import type { PolicyReference } from "./report.ts";
import type { Answer } from "./verdict.ts";

/** One component that changed, or (in a check of everything) one that is not simply allowed. Untrusted text throughout. */
export interface GateRow {
  readonly kind: ChangeKind | "present";
  readonly name: string;
  readonly version?: string;
  readonly versionBefore?: string;
  /** Canonical expression, or the words that could not be read; empty where nothing is known. */
  readonly license: string;
  readonly licenseBefore?: string;
  readonly answer: Answer;
  readonly code?: string;
  readonly fails: boolean;
  readonly rule?: string;
  /** path:line of the rule. */
  readonly ruleAt?: string;
  /** path:line:column of the manifest. */
  readonly at: string;
  /** Names from the project to the component, the two ends left out; missing where no file tells. */
  readonly via?: readonly string[];
  readonly fix?: string;
  /** What must be confirmed where it is relied on, in the words of the policy. */
  readonly conditions?: readonly string[];
  /** Why it is accepted although a rule says no. */
  readonly waiver?: string;
}

export interface GateTrouble {
  readonly code: string;
  readonly at?: string;
  readonly message: string;
  readonly remedy: string;
}

export interface GateCounts {
  readonly components: number;
  readonly violations: number;
  readonly warnings: number;
  /** Components about whose licence nothing certain is known. */
  readonly unknown: number;
  readonly losses: number;
  readonly waived: number;
  readonly added: number;
  readonly upgraded: number;
  readonly relicensed: number;
  readonly rescoped: number;
  readonly removed: number;
  readonly unchanged: number;
}

export interface GateResult {
  readonly schemaVersion: 1;
  readonly kind: "licet-gate";
  readonly tool: { readonly name: "licet"; readonly version: string };
  readonly result: "pass" | "fail" | "incomplete";
  /** What was compared with; missing when everything was judged. */
  readonly base?: string;
  readonly caution?: string;
  /** Present when no file that a scan reads has changed: then nothing was counted. */
  readonly untouched?: true;
  readonly policy: Pick<PolicyReference, "kind" | "name" | "failOn">;
  readonly counts: GateCounts;
  /** Failing ones first, then by name. */
  readonly rows: readonly GateRow[];
  /** What could not be looked at. */
  readonly losses: readonly GateTrouble[];
  /** Further trouble that is worth a look. */
  readonly problems: readonly GateTrouble[];
}
