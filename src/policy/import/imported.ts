// What other tools' configurations say, in our own words, and how it is written as a policy.

import { writeScalar } from "../../formats/yaml-edit.ts";
import { findName } from "../../licenses/aliases.ts";
import { parseExpression } from "../../spdx/parse.ts";
import { type DraftException, exceptionEntry } from "../draft.ts";

export interface ImportedPolicy {
  /** Name of the tool, for the reader. */
  readonly tool: string;
  readonly allow: readonly string[];
  readonly deny: readonly string[];
  /** Package URLs that the tool does not look at. */
  readonly accepted: readonly string[];
  /** Packages that somebody approved whatever their license, with who and why. */
  readonly approved: readonly { readonly packages: readonly string[]; readonly why: string }[];
  readonly exceptions: readonly DraftException[];
  readonly clarifications: readonly ImportedClarification[];
  readonly choices: readonly { readonly package?: string; readonly given: string; readonly choose: string }[];
  /** True if a package that is accepted is denied all the same under a denied license. */
  readonly isDenialFirst?: boolean;
  /** True if what no list names is denied; as if an allow list were there, though it may be empty. */
  readonly isClosed?: boolean;
  /** What could not be carried over, and what is different now; one sentence each. */
  readonly notes: readonly string[];
}

export interface ImportedClarification {
  readonly package: string;
  readonly versions?: string;
  readonly license: string;
  readonly reason?: string;
  readonly by?: string;
}

export const NOTHING: Omit<ImportedPolicy, "tool"> = {
  allow: [],
  deny: [],
  accepted: [],
  approved: [],
  exceptions: [],
  clarifications: [],
  choices: [],
  notes: [],
};

/** Ids of the SPDX list; what cannot be read as one is told in `notes`. */
export function readLicenses(words: readonly unknown[], notes: string[]): readonly string[] {
  return words.flatMap((word) => {
    if (typeof word !== "string") return [];
    const text = word.trim();
    const alias = findName(text);
    const parsed = parseExpression(alias?.kind === "exact" ? alias.expression : text);
    if (parsed.ok && parsed.value.kind === "license") {
      const { id, orLater, exception } = parsed.value;
      return [`${id}${orLater ? "+" : ""}${exception === undefined ? "" : ` WITH ${exception}`}`];
    }
    if (parsed.ok) notes.push(`"${text}" is an expression; list its licenses one by one`);
    else if (alias?.kind === "unclear") notes.push(`"${text}" may mean ${alias.candidates.join(", ")}; say which`);
    else notes.push(`"${text}" is not on the SPDX list and was left out`);
    return [];
  });
}

export function textsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split(/[;,]/).filter((word) => word.trim() !== "") : [];
}

export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The text of a policy; comments say what has to be looked at. */
export function writeImported(imported: ImportedPolicy): string {
  const { tool, allow, deny, accepted, approved, exceptions, clarifications, choices, notes } = imported;
  const denied = ruleLines("denied", "licenses", deny, "deny");
  const lines = [
    `# Brought over from ${tool} by licet policy import.`,
    ...(notes.length === 0 ? [] : ["# To look at:", ...notes.map((note) => `# - ${note.replace(/\s+/g, " ")}`)]),
    "version: 1",
    "",
    "defaults:",
    `  unlisted: ${unlistedOf(imported)}`,
    "  unknown: deny",
    "  none: deny",
    "",
    "rules:",
    ...(imported.isDenialFirst === true ? denied : []),
    ...ruleLines("accepted-packages", "packages", accepted, "allow"),
    ...approved.flatMap(({ packages, why }, at) => [
      ...ruleLines(`approved-${at + 1}`, "packages", packages, "allow"),
      `    why: ${writeScalar(why)}`,
    ]),
    ...(imported.isDenialFirst === true ? [] : denied),
    ...ruleLines("allowed", "licenses", allow, "allow"),
  ];
  if (deny.length + accepted.length + approved.length + allow.length === 0) lines[lines.length - 1] = "rules: []";
  if (choices.length > 0) lines.push("", "choices:");
  for (const [at, choice] of choices.entries()) {
    lines.push(`  - id: CHO-${String(at + 1).padStart(4, "0")}`);
    if (choice.package !== undefined) lines.push(`    package: ${writeScalar(choice.package)}`);
    lines.push(
      `    given: ${writeScalar(choice.given)}`,
      `    choose: ${writeScalar(choice.choose)}`,
      `    reason: Chosen in ${tool}.`,
    );
  }
  if (clarifications.length > 0) lines.push("", "clarifications:");
  for (const [at, entry] of clarifications.entries()) {
    lines.push(`  - id: CLR-${String(at + 1).padStart(4, "0")}`, `    package: ${writeScalar(entry.package)}`);
    if (entry.versions !== undefined) lines.push(`    versions: ${writeScalar(entry.versions)}`);
    lines.push(
      `    license: ${writeScalar(entry.license)}`,
      `    reason: ${writeScalar(entry.reason ?? `Said so in ${tool}.`)}`,
    );
    if (entry.by !== undefined) lines.push(`    by: ${writeScalar(entry.by)}`);
  }
  if (exceptions.length > 0) lines.push("", "exceptions:");
  for (const entry of exceptions) lines.push(...exceptionLines(entry));
  return `${lines.join("\n")}\n`;
}

/** Where the tool keeps no lists at all, nobody knows what it would have said. */
function unlistedOf({ allow, deny, isClosed }: ImportedPolicy): string {
  if (isClosed ?? allow.length > 0) return "deny   # what the list does not name";
  return deny.length > 0 ? "allow   # what the list does not name, as before" : "review   # no list came with it";
}

function ruleLines(id: string, selector: string, words: readonly string[], action: string): string[] {
  if (words.length === 0) return [];
  const unique = [...new Set(words)];
  return [`  - id: ${id}`, `    ${selector}: [${unique.map(writeScalar).join(", ")}]`, `    action: ${action}`];
}

function exceptionLines(entry: DraftException): string[] {
  const pairs = exceptionEntry(entry).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (typeof value === "boolean") return [`${key}: ${value}`];
    return [`${key}: ${typeof value === "string" ? writeScalar(value) : `[${value.map(writeScalar).join(", ")}]`}`];
  });
  return pairs.map((pair, at) => `${at === 0 ? "  - " : "    "}${pair}`);
}
