// What the licenses of the packages ask for, in two lines: each duty once, with the number of components that ask it.
import type { Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import type { Style } from "../style.ts";

/** Duties in few words, in the order of the work they make. */
const WORDS: Readonly<Record<string, string>> = {
  "license-text": "pass the license text on",
  attribution: "name the authors",
  "notice-file": "pass the NOTICE on",
  "state-changes": "mark changes",
  "source-offer": "offer the source",
  "same-license": "hand the whole work on under the same license",
  "same-license-part": "hand the part on under the same license",
  relinkable: "let users replace it",
  "network-source": "offer the source to users of the service",
  "share-alike": "share changes alike",
  acknowledgment: "acknowledge it in advertising",
  "display-notices": "show notices in the interface",
  "installation-information": "tell how to install a changed version",
};

/** What helps to make the product is not handed on with it. */
const TOOL_SCOPES: ReadonlySet<string> = new Set(["development", "test", "build"]);

/** Models have a list of their own, which is longer and can be ticked off. */
export function renderAsked(report: Report, style: Style, width: number): string {
  const counts = new Map<string, number>();
  for (const { component, verdict } of report.assessments) {
    if (component.kind === "model" || component.kind === "dataset" || TOOL_SCOPES.has(component.scope)) continue;
    if (verdict.answer !== "allow" && verdict.answer !== "warn") continue;
    for (const duty of new Set(verdict.obligations.map(({ id }) => id))) counts.set(duty, (counts.get(duty) ?? 0) + 1);
  }
  const known = Object.keys(WORDS).filter((duty) => counts.has(duty));
  if (known.length === 0) return "";
  const parts = known.map((duty) => `${plain(WORDS[duty] ?? duty)} ${counts.get(duty)}`);
  const title = `${style.bold("what they ask of you")} ${style.dim("(licet notice writes the attribution, licet explain tells each)")}`;
  return [title, ...fillLines(parts, width).map((line) => `  ${line}`)].join("\n");
}

/** Puts as many parts into a line as fit. */
function fillLines(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length + 5 <= width) lines[lines.length - 1] = `${last} · ${part}`;
    else lines.push(part);
  }
  return lines;
}
