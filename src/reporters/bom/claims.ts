// What a component's files declare about its licence and what we conclude, in the two voices that BOM formats keep apart.
import type { Assessment, LicenseFinding } from "../../model/index.ts";

/** An SPDX expression ("NONE" among them), or words that are none. */
export type Claim = { readonly expression: string } | { readonly words: string };

/** Distinct claims of the component's own files, nearest first; an unreadable one is quoted. */
export function declaredClaims(assessment: Assessment): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const finding of assessment.findings) {
    if (finding.voice !== "declared") continue;
    const claim = claimOf(finding);
    claims.set("expression" in claim ? claim.expression : `"${claim.words}`, claim);
  }
  return [...claims.values()];
}

/** Undefined when there is no conclusion: formats then state that it is unknown. */
export function concludedExpression(assessment: Assessment): string | undefined {
  const { conclusion } = assessment;
  return conclusion.kind === "agreed" || conclusion.kind === "conflict" ? conclusion.expression : undefined;
}

export function claimOf(finding: LicenseFinding): Claim {
  return finding.expression === undefined ? { words: finding.statement.raw } : { expression: finding.expression };
}

/** True for a single licence: no operator, no exception, no parentheses. */
export function isSingleLicense(expression: string): boolean {
  return !/[\s()]/.test(expression);
}

/** LicenseRef- and AdditionRef- ids of an expression, in order, once each. */
export function licenseRefs(expression: string): readonly string[] {
  return [
    ...new Set(expression.match(/(?:DocumentRef-[A-Za-z0-9.-]+:)?(?:LicenseRef|AdditionRef)-[A-Za-z0-9.-]+/g) ?? []),
  ];
}
