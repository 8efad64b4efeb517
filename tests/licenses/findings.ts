// Findings in short, and what they add up to, for the tests of conclusions.
import { conclude, type Situation } from "../../src/licenses/conclude.ts";
import { readStatement } from "../../src/licenses/read.ts";
import type { Conclusion, LicenseFinding, Statement } from "../../src/model/license.ts";

export const INSTALLED: Situation = { installed: true, lookUpFailed: false };

function statement(raw: string, as: Statement["as"]): Statement {
  return { purl: "pkg:npm/a@1.0.0", as, raw, source: "test", location: { path: "package.json" } };
}

/** "MIT" is a declaration; "LICENSE: MIT" a text of that name in which MIT was found; "LICENSE:" one that nobody recognised. */
export function finding(text: string): LicenseFinding {
  const match = /^([\w./-]+): ?(.*)$/.exec(text);
  if (text.startsWith("curated ")) return readStatement(statement(text.slice(8), "expression"), undefined, "curated");
  if (match === null || text.startsWith("License ::")) return readStatement(statement(text, "expression"));
  const [, file, expression] = match as unknown as [string, string, string];
  const base = { statement: { ...statement(file, "text"), digest: "sha256:00" }, voice: "detected" as const };
  return expression === ""
    ? { ...base, reading: "unreadable", confidence: 0 }
    : { ...base, reading: "matched", expression, confidence: 0.99 };
}

export function concluded(texts: readonly string[], situation = INSTALLED): Conclusion {
  return conclude(texts.map(finding), situation);
}
