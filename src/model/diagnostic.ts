// Trouble that does not stop a scan: a code and typed arguments; the prose is written by reporters.
import type { Location } from "./location.ts";

/** loss: something could not be looked at (exit 3, cannot be silenced) · problem: worth acting on · note: worth knowing. */
export type Gravity = "loss" | "problem" | "note";

/**
 * 1xx losses · 2xx notes on a scan · 4xx lineage of models; 0xx are verdicts (`reporters/findings.ts`), 3xx a policy's mistakes (`policy/mistakes.ts`).
 * Every code has a title and a remedy in `reporters/prose/codes.ts` and a page in `docs/codes/`.
 */
export const DIAGNOSTIC_CODES = {
  LIC101: "file-unreadable",
  LIC102: "format-broken",
  LIC103: "limit-exceeded",
  LIC104: "format-unsupported",
  LIC105: "manifest-unresolved",
  LIC106: "look-up-failed",
  LIC107: "nothing-found",
  LIC108: "part-unreadable",
  LIC109: "extractor-crashed",
  LIC110: "folder-unreadable",
  LIC111: "texts-unrecognized",
  LIC201: "entry-skipped",
  LIC202: "license-conflict",
  LIC203: "lock-out-of-date",
  LIC204: "outside-root",
  LIC205: "known-gap",
  LIC206: "gate-changed",
  LIC401: "ancestor-license-lost",
  LIC402: "model-name-prefix-missing",
  LIC403: "incompatible-ancestors",
  LIC404: "lineage-unknown",
  LIC331: "exception-expired",
  LIC332: "exception-expires-soon",
  LIC333: "entry-unused",
  LIC334: "clarification-mismatch",
  LIC335: "clarification-locked-out",
  LIC336: "compatibility-unchecked",
} as const;
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** Codes of entries that fail the gate when the policy makes them problems (`unused-entries: error`). */
const BREACHES: ReadonlySet<string> = new Set(["LIC333", "LIC334"]);

export function isBreach({ code, gravity }: { readonly code: string; readonly gravity: Gravity }): boolean {
  return gravity === "problem" && BREACHES.has(code);
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly gravity: Gravity;
  readonly location?: Location;
  readonly purl?: string;
  /** Values for the message; plain data, untrusted. */
  readonly args: Readonly<Record<string, string | number>>;
}
