// Who says what about a licence, one line each.
import { type Assessment, type LicenseFinding, showLocation } from "../../model/index.ts";
import { plain } from "../encode.ts";

/** One line per finding: the quotation, who said it where, and how it was read. Safe to show. */
export function describeEvidence({ findings }: Assessment): string[] {
  return findings.map(describeFinding);
}

function describeFinding(finding: LicenseFinding): string {
  const { statement } = finding;
  const where = plain(showLocation(statement.location));
  const said = statement.as === "text" ? `text of ${plain(statement.raw)}` : `"${plain(statement.raw)}"`;
  return `${where}: ${said} ${readAs(finding)}`;
}

function readAs({ reading, expression, statement, candidate, confidence, note }: LicenseFinding): string {
  const aside = note === undefined ? "" : ` (${plain(note)})`;
  if (expression === undefined) {
    const like = candidate === undefined ? "" : `, resembles ${plain(candidate.license)}${share(candidate.confidence)}`;
    // What a parser misses in words that are no expression says nothing to a reader.
    const isExpression = /\b(?:AND|OR|WITH)\b|[()+/]/i.test(statement.raw);
    return `not understood${like}${isExpression ? aside : ""}`;
  }
  if (statement.as === "text") return `is ${plain(expression)}${share(confidence)}${aside}`;
  return expression === statement.raw && reading === "exact"
    ? `declared${aside}`
    : `read as ${plain(expression)}${aside}`;
}

function share(confidence: number): string {
  return confidence > 0 ? ` (${Math.floor(confidence * 100)} %)` : "";
}
