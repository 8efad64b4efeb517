// Turns a checked policy file into entries: every section but rules, which `compile-rules.ts` reads.
import type { DataPath } from "../formats/yaml-document.ts";
import type { Answer, DatedFact, FactValue } from "../model/index.ts";
import { parseExpression } from "../spdx/parse.ts";
import {
  checkDate,
  checkVersions,
  isDay,
  readExpression,
  readKinds,
  readLicenseEntry,
  readPackage,
  readScope,
} from "./entries.ts";
import { findValueMistake } from "./fact-values.ts";
import { type FactKind, factKinds, findFactKind, isDatedFact } from "./facts.ts";
import type { Choice, Clarification, FactEntry, Gate, PolicyTest, WaiverEntry } from "./policy.ts";
import { locate, noteKeyMistake, noteMistake, type PolicyReading } from "./reading.ts";
import type { PolicyFile } from "./schema.ts";
import { nearestWord } from "./suggest.ts";

/** Copies an optional property only if it is there. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

export function compileClarifications(reading: PolicyReading, file: PolicyFile): readonly Clarification[] {
  return (file.clarifications ?? []).flatMap((entry, at): Clarification[] => {
    const path: DataPath = ["clarifications", at];
    const pattern = readPackage(reading, entry.package, [...path, "package"]);
    const license = readExpression(reading, entry.license, [...path, "license"]);
    checkVersions(reading, entry.versions, [...path, "versions"]);
    for (const [index, { sha256 }] of (entry.evidence ?? []).entries()) {
      checkDigest(reading, sha256, [...path, "evidence", index, "sha256"]);
    }
    if (pattern === undefined || license === undefined) return [];
    return [
      {
        id: entry.id,
        location: locate(reading, path),
        package: pattern,
        ...given("versions", entry.versions),
        license,
        evidence: (entry.evidence ?? []).map((one) => ({ path: one.path, sha256: one.sha256.toLowerCase() })),
        onMismatch: entry["on-mismatch"] ?? "error",
        reason: entry.reason,
        ...given("by", entry.by),
      },
    ];
  });
}

export function checkDigest(reading: PolicyReading, digest: string, path: DataPath): boolean {
  if (/^[0-9a-f]{64}$/i.test(digest)) return true;
  noteMistake(reading, "LIC303", path, {
    message: "a SHA-256 digest has 64 hexadecimal digits",
    remedy: "Take it from `sha256sum`.",
  });
  return false;
}

export function compileChoices(reading: PolicyReading, file: PolicyFile): readonly Choice[] {
  return (file.choices ?? []).flatMap((entry, at): Choice[] => {
    const path: DataPath = ["choices", at];
    const pattern = entry.package === undefined ? undefined : readPackage(reading, entry.package, [...path, "package"]);
    const from = readExpression(reading, entry.given, [...path, "given"]);
    const choose = readExpression(reading, entry.choose, [...path, "choose"]);
    checkVersions(reading, entry.versions, [...path, "versions"]);
    if (from === undefined || choose === undefined) return [];
    if (!isBranch(from, choose)) {
      const remedy = `Choose one side of "${from}".`;
      noteMistake(reading, "LIC318", [...path, "choose"], { message: `"${choose}" is no side of "given"`, remedy });
      return [];
    }
    const location = locate(reading, path);
    const { id, reason } = entry;
    return [
      { id, location, ...given("package", pattern), ...given("versions", entry.versions), given: from, choose, reason },
    ];
  });
}

/** True if `branch` is an operand of the OR that `text` is. */
function isBranch(text: string, branch: string): boolean {
  const whole = parseExpression(text);
  const part = parseExpression(branch);
  if (!whole.ok || !part.ok || whole.value.kind !== "or") return false;
  const wanted = JSON.stringify(part.value);
  return whole.value.operands.some((operand) => JSON.stringify(operand) === wanted);
}

export function compileWaivers(
  reading: PolicyReading,
  file: PolicyFile,
  groups: ReadonlySet<string>,
  /** Most days that an exception may run. */
  limit: number | undefined,
): readonly WaiverEntry[] {
  return (file.exceptions ?? []).flatMap((entry, at): WaiverEntry[] => {
    const path: DataPath = ["exceptions", at];
    const pattern = readPackage(reading, entry.package, [...path, "package"]);
    const licenses = entry.licenses.flatMap(
      (word, index) => readLicenseEntry(reading, word, [...path, "licenses", index], groups) ?? [],
    );
    checkVersions(reading, entry.versions, [...path, "versions"]);
    checkDate(reading, entry.granted, [...path, "granted"]);
    checkDate(reading, entry.expires, [...path, "expires"]);
    checkTerm(reading, entry, path, limit);
    if (pattern === undefined) return [];
    const scopes = entry.scopes?.map(readScope);
    return [
      {
        id: entry.id,
        location: locate(reading, path),
        licenses,
        component: { packages: [pattern], ...given("versions", entry.versions), ...given("scopes", scopes) },
        action: entry.action ?? "allow",
        reason: entry.reason,
        ...given("approvedBy", entry["approved-by"]),
        ...given("ticket", entry.ticket),
        ...given("granted", entry.granted),
        ...given("expires", entry.expires),
      },
    ];
  });
}

type ExceptionFile = NonNullable<PolicyFile["exceptions"]>[number];

/** An exception ends some day, or says on purpose that it does not. */
function checkTerm(reading: PolicyReading, entry: ExceptionFile, path: DataPath, limit: number | undefined): void {
  const { expires, granted, permanent } = entry;
  if (expires === undefined && permanent === undefined) {
    const message = `exception "${entry.id}" never expires`;
    noteMistake(reading, "LIC317", path, {
      message,
      remedy: "Add `expires: YYYY-MM-DD`, or `permanent: true` on purpose.",
    });
    return;
  }
  if (expires !== undefined && permanent !== undefined) {
    const message = `exception "${entry.id}" both expires and is permanent`;
    noteMistake(reading, "LIC317", [...path, "permanent"], { message, remedy: "Keep one of the two." });
    return;
  }
  if (limit !== undefined && permanent !== undefined) {
    const message = `it never ends; gate.max-exception-age is ${limit} days`;
    noteMistake(reading, "LIC317", [...path, "permanent"], { message, remedy: "Give it an `expires:` instead." });
    return;
  }
  if (limit !== undefined && granted === undefined) {
    const message = `exception "${entry.id}" does not say since when; gate.max-exception-age is ${limit} days`;
    noteMistake(reading, "LIC317", path, { message, remedy: "Add `granted: YYYY-MM-DD`." });
    return;
  }
  if (expires === undefined || granted === undefined || !isDay(expires) || !isDay(granted)) return;
  if (expires < granted) {
    noteMistake(reading, "LIC317", [...path, "expires"], {
      message: "it expires before it is granted",
      remedy: "Correct one of the two dates.",
    });
    return;
  }
  if (limit !== undefined && daysBetween(granted, expires) > limit) {
    const message = `it runs ${daysBetween(granted, expires)} days; gate.max-exception-age is ${limit}`;
    noteMistake(reading, "LIC317", [...path, "expires"], { message, remedy: "Let it end earlier." });
  }
}

/** Whole days from one YYYY-MM-DD to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** "30d", "8w", "1y" in days; undefined if it is no such thing. */
export function readDays(text: string): number | undefined {
  const match = /^(\d{1,5})\s*([dwmy])$/.exec(text.trim());
  if (match === null) return undefined;
  const factor = { d: 1, w: 7, m: 30, y: 365 }[match[2] as "d" | "w" | "m" | "y"];
  return Number(match[1]) * factor;
}

export const DEFAULT_GATE: Gate = { failOn: "review", report: "new", unusedEntries: "warn", expiryNoticeDays: 30 };

export function compileGate(reading: PolicyReading, file: PolicyFile, inherited: Gate): Gate {
  const gate = file.gate;
  if (gate === undefined) return inherited;
  const days = (key: "expiry-notice" | "max-exception-age"): number | undefined => {
    const text = gate[key];
    const read = text === undefined ? undefined : readDays(text);
    if (text !== undefined && read === undefined) {
      const message = `"${text}" is no span of time`;
      noteMistake(reading, "LIC303", ["gate", key], { message, remedy: 'Write it like "30d", "8w" or "1y".' });
    }
    return read;
  };
  // A missing fact is never fine: whoever fails on denials fails on what may turn out to be one.
  const failOn: Answer | undefined = gate["fail-on"] === "deny" ? "undetermined" : gate["fail-on"];
  return {
    failOn: failOn ?? inherited.failOn,
    ...given("failOnAt", failOn === undefined ? inherited.failOnAt : locate(reading, ["gate", "fail-on"])),
    report: gate.report ?? inherited.report,
    ...given("baseline", gate.baseline ?? inherited.baseline),
    ...given("reviewClearedBy", gate["review-cleared-by"] ?? inherited.reviewClearedBy),
    unusedEntries: gate["unused-entries"] ?? inherited.unusedEntries,
    expiryNoticeDays: days("expiry-notice") ?? inherited.expiryNoticeDays,
    ...given("maxExceptionAgeDays", days("max-exception-age") ?? inherited.maxExceptionAgeDays),
  };
}

type FactsFile = NonNullable<PolicyFile["facts"]>;

/** Told facts; the names of those declared but not told are in `declared`, too. */
export function compileFacts(
  reading: PolicyReading,
  facts: FactsFile | undefined,
  path: DataPath,
  declared: Set<string>,
): readonly FactEntry[] {
  const entries: FactEntry[] = [];
  for (const [name, value] of Object.entries(facts ?? {})) {
    declared.add(name);
    if (value === null) continue;
    const told = value as FactValue | DatedFact;
    if (checkFact(reading, name, told, [...path, name])) entries.push([name, told]);
  }
  return entries;
}

function checkFact(reading: PolicyReading, name: string, value: FactValue | DatedFact, path: DataPath): boolean {
  const kind = findFactKind(name);
  if (kind === undefined) {
    const near = nearestWord(
      name,
      factKinds().map((one) => one.name),
    );
    if (near === undefined) return true;
    noteKeyMistake(reading, "LIC316", path, {
      message: `there is no fact "${name}"`,
      remedy: `Did you mean "${near}"?`,
    });
    return false;
  }
  if (isDatedFact(value)) {
    const bad = Object.keys(value).find((month) => !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month));
    if (bad === undefined) return fits(reading, kind, value, path);
    noteKeyMistake(reading, "LIC307", [...path, bad], {
      message: `"${bad}" is no month`,
      remedy: "Write it as YYYY-MM.",
    });
    return false;
  }
  return fits(reading, kind, value, path);
}

function fits(reading: PolicyReading, kind: FactKind, value: FactValue | DatedFact, path: DataPath): boolean {
  const mistake = findValueMistake(kind, value);
  if (mistake === undefined) return true;
  const { message, remedy, month } = mistake;
  noteMistake(reading, "LIC316", month === undefined ? path : [...path, month], { message, remedy });
  return false;
}

export function compileTests(reading: PolicyReading, file: PolicyFile): readonly PolicyTest[] {
  return (file.tests ?? []).map((test, at): PolicyTest => {
    const path: DataPath = ["tests", at];
    checkDate(reading, test.date, [...path, "date"]);
    if (test.package !== undefined) readPackage(reading, test.package, [...path, "package"]);
    const facts = compileFacts(reading, test.facts, [...path, "facts"], new Set());
    return {
      name: test.name,
      location: locate(reading, path),
      license: test.license,
      ...given("package", test.package),
      ...given("kind", test.kind === undefined ? undefined : readKinds([test.kind])[0]),
      ...given("scope", test.scope === undefined ? undefined : readScope(test.scope)),
      ...given("direct", test.direct),
      ...given("path", test.path),
      ...given("date", test.date),
      ...(facts.length === 0 ? {} : { facts }),
      expect: test.expect,
      ...given("chosen", test.chosen),
      ...given("rule", test.rule),
    };
  });
}
