// Reads the small languages inside a policy: license entries, package patterns, version ranges, dates, conditions.
import type { DataPath } from "../formats/yaml-document.ts";
import { findName } from "../licenses/aliases.ts";
import { suggestLicense } from "../licenses/suggest.ts";
import { CATEGORIES, type ComponentKind, type Condition, type FactValue, type Scope } from "../model/index.ts";
import { canonicalizeExpression, parseExpression } from "../spdx/parse.ts";
import { readPackagePattern } from "./patterns.ts";
import type { LicenseEntry, PackagePattern } from "./policy.ts";
import { noteMistake, type PolicyReading } from "./reading.ts";
import { nearestWord } from "./suggest.ts";
import { readVersionRange } from "./versions.ts";

/** Names that `category:` takes besides the categories of the model and the policy's own groups. */
export const CATEGORY_FLAGS: Readonly<Record<string, string>> = {
  "non-commercial": "non-commercial",
  "no-derivatives": "no-derivatives",
  "field-of-use": "field-of-use",
  "share-alike": "share-alike",
};
/** Every copyleft there is. */
export const COPYLEFT = "copyleft";

/** Reads one word of a `licenses` list; undefined after noting what is wrong with it. */
export function readLicenseEntry(
  reading: PolicyReading,
  word: string,
  path: DataPath,
  groups: ReadonlySet<string>,
): LicenseEntry | undefined {
  if (word === "*") return { kind: "any" };
  const named = /^(category|flag):(.*)$/.exec(word);
  if (named !== null) return readNamed(reading, named[1] as string, (named[2] as string).trim(), path, groups);
  const prefix = /^(LicenseRef-[A-Za-z0-9.-]*)\*$/i.exec(word);
  if (prefix !== null) return { kind: "prefix", prefix: `LicenseRef-${(prefix[1] as string).slice(11)}` };
  if (word.includes("*")) {
    const remedy = 'A star is for LicenseRef-* and for "*" alone; list the licenses or use a category.';
    noteMistake(reading, "LIC305", path, { message: `"${word}" is no license`, remedy });
    return undefined;
  }
  const read = parseExpression(word === "UNLICENSED" ? "NONE" : word);
  if (read.ok && read.value.kind === "license") {
    const { id, orLater, exception } = read.value;
    return exception === undefined ? { kind: "license", id, orLater } : { kind: "license", id, orLater, exception };
  }
  if (read.ok) {
    const remedy = "Name each license on its own; AND and OR are worked out from the package's expression.";
    noteMistake(reading, "LIC305", path, { message: `"${word}" is an expression, not one license`, remedy });
    return undefined;
  }
  noteUnknownLicense(reading, word, path, groups);
  return undefined;
}

function noteUnknownLicense(reading: PolicyReading, word: string, path: DataPath, groups: ReadonlySet<string>): void {
  const group = [...CATEGORIES, COPYLEFT, ...groups].find((name) => name === word.toLowerCase());
  const remedy =
    group === undefined
      ? (suggestSpelling(word) ?? "Use an id of the SPDX list, or LicenseRef-… for any other.")
      : `Did you mean "category:${group}"?`;
  noteMistake(reading, "LIC305", path, { message: `"${word}" is not a license of the SPDX list`, remedy });
}

/** What a person may have meant by a license's name; a name with several meanings is never decided for them. */
function suggestSpelling(word: string): string | undefined {
  const alias = findName(word);
  if (alias?.kind === "exact") return `Did you mean "${alias.expression}"?`;
  if (alias !== undefined && alias.candidates.length > 0)
    return `It may mean ${alias.candidates.slice(0, 5).join(", ")}; say which.`;
  const near = suggestLicense(word);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

const FLAG_REMEDY = "Flags are words such as non-commercial; docs/classification.md lists them.";

function readNamed(
  reading: PolicyReading,
  kind: string,
  name: string,
  path: DataPath,
  groups: ReadonlySet<string>,
): LicenseEntry | undefined {
  if (kind === "flag") {
    if (/^[a-z][a-z0-9-]*$/.test(name)) return { kind: "flag", name };
    noteMistake(reading, "LIC306", path, { message: `"${name}" is no flag`, remedy: FLAG_REMEDY });
    return undefined;
  }
  const known = [...groups, ...CATEGORIES, COPYLEFT, ...Object.keys(CATEGORY_FLAGS)];
  if (known.includes(name)) {
    const flag = groups.has(name) || !Object.hasOwn(CATEGORY_FLAGS, name) ? undefined : CATEGORY_FLAGS[name];
    return flag === undefined ? { kind: "category", name } : { kind: "flag", name: flag };
  }
  const near = nearestWord(name, known);
  const remedy = near === undefined ? `Known: ${known.join(", ")}.` : `Did you mean "category:${near}"?`;
  noteMistake(reading, "LIC306", path, { message: `there is no category "${name}"`, remedy });
  return undefined;
}

export function readPackages(
  reading: PolicyReading,
  words: readonly string[],
  path: DataPath,
): readonly PackagePattern[] {
  return words.flatMap((word, at) => readPackage(reading, word, [...path, at]) ?? []);
}

export function readPackage(reading: PolicyReading, word: string, path: DataPath): PackagePattern | undefined {
  const pattern = readPackagePattern(word);
  if (pattern.ok) return pattern.value;
  noteMistake(reading, "LIC310", path, {
    message: `"${word}" is no package pattern: ${pattern.error}`,
    remedy: 'Write it like "pkg:npm/@acme/*".',
  });
  return undefined;
}

export function checkVersions(reading: PolicyReading, range: string | undefined, path: DataPath): void {
  if (range === undefined) return;
  const read = readVersionRange(range);
  if (read.ok) return;
  const remedy = 'Write it like ">=1.2 <2", "^1.4", "1.x" or "vers:npm/>=1|<2".';
  noteMistake(reading, "LIC311", path, { message: `not a version range: ${read.error}`, remedy });
}

/** A real day of the calendar, YYYY-MM-DD. */
export function checkDate(reading: PolicyReading, date: string | undefined, path: DataPath): void {
  if (date === undefined || isDay(date)) return;
  const remedy = "Write it as YYYY-MM-DD.";
  noteMistake(reading, "LIC307", path, { message: `"${date}" is no day of the calendar`, remedy });
}

export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** Canonical text of an expression, or undefined after noting what is wrong with it. */
export function readExpression(reading: PolicyReading, text: string, path: DataPath): string | undefined {
  const read = canonicalizeExpression(text === "UNLICENSED" ? "NONE" : text);
  if (read.ok) return read.value.text;
  const remedy =
    (/\b(?:AND|OR|WITH)\b|[()]/.test(text) ? undefined : suggestSpelling(text)) ?? "Write an SPDX expression.";
  noteMistake(reading, "LIC318", path, {
    message: `"${text}" cannot be read as a license: ${read.error.reason}`,
    remedy,
  });
  return undefined;
}

const SCOPE_OF: Readonly<Record<string, Scope>> = { prod: "runtime", dev: "development" };

export function readScope(word: string): Scope {
  return SCOPE_OF[word] ?? (word as Scope);
}

export function readKinds(words: readonly string[]): readonly ComponentKind[] {
  return words.flatMap((word): ComponentKind[] =>
    word === "package" ? ["library", "application"] : [word as ComponentKind],
  );
}

type WhenValue =
  | boolean
  | number
  | string
  | readonly (boolean | number | string)[]
  | Readonly<{
      is?: boolean | number | string | undefined;
      over?: number | undefined;
      "at-least"?: number | undefined;
      at?: string | undefined;
    }>;

/** The condition of a `when` mapping: all of its facts; for a list, any of its values. */
export function readWhen(when: Readonly<Record<string, WhenValue>>): Condition {
  const all = Object.entries(when).map(([fact, value]): Condition => {
    if (Array.isArray(value)) return { any: value.map((is: FactValue): Condition => ({ fact, is })) };
    if (typeof value !== "object") return { fact, is: value };
    const {
      is,
      over,
      at,
      "at-least": atLeast,
    } = value as Exclude<WhenValue, readonly unknown[] | boolean | number | string>;
    return {
      fact,
      ...(at === undefined ? {} : { at }),
      ...(over === undefined ? {} : { over }),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(is === undefined ? {} : { is }),
    };
  });
  return all.length === 1 ? (all[0] as Condition) : { all };
}
