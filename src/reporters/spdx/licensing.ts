// Licences of a part in the fields of SPDX: one declared, one concluded, and everything that was said and seen as a comment.
import { showLocation } from "../../model/index.ts";
import { type Claim, claimOf, licenseRefs } from "../bom/claims.ts";
import type { Bom } from "../bom/describe.ts";
import type { Part } from "../bom/part.ts";

/** What the component's own files declare; several declarations that differ are all kept, joined by AND. NOASSERTION when none can be read. */
export function declaredLicense(part: Part): string {
  const expressions = part.declared.flatMap((claim) => ("expression" in claim ? [claim.expression] : []));
  const [first, ...others] = expressions.filter((expression) => expression !== "NONE");
  if (first === undefined) return expressions[0] ?? "NOASSERTION";
  if (others.length === 0) return first;
  return [first, ...others]
    .map((expression) => (/\sOR\s/.test(expression) ? `(${expression})` : expression))
    .join(" AND ");
}

export function concludedLicense(part: Part): string {
  return part.concluded ?? "NOASSERTION";
}

/** One line for each finding: voice, what it reads, quotation, source, place, digest of the text. Undefined when there is none. */
export function licenseComments(part: Part): string | undefined {
  const lines = (part.assessment?.findings ?? []).map((finding) => {
    const { statement, voice } = finding;
    const claim = claimOf(finding);
    const read = "expression" in claim ? claim.expression : "unreadable";
    const quoted = statement.as === "text" || statement.raw === read ? "" : ` "${statement.raw}"`;
    const digest = statement.digest === undefined ? "" : ` ${statement.digest}`;
    return `${voice} ${read}${quoted} (${statement.source} ${showLocation(statement.location)}${digest})`;
  });
  return lines.length === 0 ? undefined : lines.join("\n");
}

export interface ExtractedLicense {
  readonly id: string;
  readonly text: string;
}

/** Every LicenseRef- of the BOM with its text, which is the text of a package that is under it alone, if there is one. */
export function extractedLicenses(bom: Bom): readonly ExtractedLicense[] {
  const texts = new Map<string, string | undefined>();
  for (const part of [bom.subject, ...bom.members, ...bom.parts]) {
    for (const expression of [declaredLicense(part), concludedLicense(part)]) {
      for (const id of licenseRefs(expression)) {
        if (!id.startsWith("LicenseRef-")) continue;
        texts.set(id, texts.get(id) ?? textUnder(id, part, bom.texts));
      }
    }
  }
  return [...texts]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([id, text]) => ({ id, text: text ?? `The text of ${id} was not found in what was scanned.` }));
}

function textUnder(id: string, part: Part, texts: ReadonlyMap<string, string>): string | undefined {
  for (const finding of part.assessment?.findings ?? []) {
    const { digest } = finding.statement;
    const claim: Claim = claimOf(finding);
    if (digest !== undefined && "expression" in claim && claim.expression === id) return texts.get(digest);
  }
  return undefined;
}

/** Hands out each licence text once: to the first part that carries it. */
export function textsToQuote(bom: Bom, withTexts: boolean): ReadonlyMap<string, readonly string[]> {
  const given = new Set<string>();
  const quoted = new Map<string, readonly string[]>();
  if (!withTexts) return quoted;
  for (const part of bom.parts) {
    const fresh: string[] = [];
    for (const { digest } of part.texts) {
      const text = bom.texts.get(digest);
      if (text === undefined || given.has(digest)) continue;
      given.add(digest);
      fresh.push(text);
    }
    if (fresh.length > 0) quoted.set(part.ref, fresh);
  }
  return quoted;
}
