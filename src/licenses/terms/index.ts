// Looks up what a model or data-set licence says; the table is large and loads only when it is asked for.
import type { LicenseTerms, Term, TermObligation } from "../../model/index.ts";
import { canonicalModelLicense } from "./ids.ts";

/** As stored: ids that are only "<licence>/<kind>" are left out. */
export interface TermsRow extends Omit<LicenseTerms, "terms" | "obligations"> {
  readonly terms: readonly (Omit<Term, "id"> & { readonly id?: string })[];
  readonly obligations: readonly (Omit<TermObligation, "id"> & { readonly id?: string })[];
}

export interface TermsTable {
  /** Terms of a licence by any of its ids ("LicenseRef-scancode-llama-2-license-2023"); undefined if we know none. */
  find(license: string): LicenseTerms | undefined;
  /** Every licence, sorted by id. */
  readonly all: readonly LicenseTerms[];
}

let table: TermsTable | undefined;

export async function loadTerms(): Promise<TermsTable> {
  if (table === undefined) {
    const { TERMS } = await import("./terms.data.ts");
    const all = TERMS.map(complete);
    const byLicense = new Map(all.map((terms) => [terms.license, terms]));
    table = { all, find: (license) => byLicense.get(canonicalModelLicense(license) ?? license) };
  }
  return table;
}

function complete(row: TermsRow): LicenseTerms {
  // What we have from others only is told as such wherever it is shown.
  const isReported = row.confidence === "secondary";
  const named = <T extends { readonly id?: string; readonly kind: string; readonly summary: string }>(part: T) => ({
    ...part,
    id: `${row.license}/${part.id ?? part.kind}`,
    summary: isReported ? `Reported: ${part.summary}` : part.summary,
  });
  return { ...row, terms: row.terms.map(named), obligations: row.obligations.map(named) };
}
