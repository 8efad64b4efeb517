// Who says what about a licence, one line each.
import { type Assessment, type LicenseFinding, showLocation } from "../../model/index.ts";
import { plain } from "../encode.ts";

/** The quotation, who said it where, and how it was read; what one file says again and again is one line. Safe to show. */
export function describeEvidence({ findings }: Assessment): string[] {
  const groups = new Map<string, LicenseFinding[]>();
  for (const finding of findings) {
    const { statement, expression, reading } = finding;
    const key = [statement.location.path, statement.as, statement.raw, expression ?? "", reading].join("\0");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map((group) => describeFinding(group[0] as LicenseFinding, group.length - 1));
}

function describeFinding(finding: LicenseFinding, repeated: number): string {
  const { statement } = finding;
  const again = repeated === 0 ? "" : ` and ${repeated} more ${repeated === 1 ? "place" : "places"} in it`;
  const where = `${plain(showLocation(statement.location))}${again}`;
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
