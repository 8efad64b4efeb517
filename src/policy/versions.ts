// Version ranges as people write them in a policy, over versions of any ecosystem.
import { err, ok, type Result } from "../model/index.ts";

type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";
interface Comparator {
  readonly operator: Operator;
  readonly version: Version;
}
/** Any of these lists, of which all comparators must hold. */
export type VersionRange = readonly (readonly Comparator[])[];

interface Version {
  readonly release: readonly (number | string)[];
  readonly pre: readonly (number | string)[];
}

const LONGEST = 256;

/**
 * Reads `>=1.2 <2`, `1.4.0`, `^1.2`, `~1.2`, `1.x`, `*`, `a || b`, and `vers:npm/>=1|<2`. A pre-release counts as before its
 * release and is not within a range that ends at that release (`<6` leaves 6.0.0-rc.1 out).
 */
export function readVersionRange(text: string): Result<VersionRange, string> {
  if (text.length > LONGEST) return err(`longer than ${LONGEST} characters`);
  const vers = /^vers:[a-z0-9.-]+\/(.*)$/i.exec(text.trim());
  const alternatives = vers ? [(vers[1] as string).replaceAll("|", " ")] : text.split("||");
  const range: Comparator[][] = [];
  for (const alternative of alternatives) {
    const words = alternative
      .replace(/(>=|<=|!=|==|=|<|>|\^|~>|~)\s+/g, "$1")
      .replaceAll(",", " ")
      .trim()
      .split(/\s+/);
    const comparators: Comparator[] = [];
    for (const word of words) {
      const read = readComparator(word);
      if (!read.ok) return read;
      comparators.push(...read.value);
    }
    range.push(comparators);
  }
  return ok(range);
}

function readComparator(word: string): Result<readonly Comparator[], string> {
  if (word === "*" || word === "x") return ok([]);
  const match = /^(>=|<=|!=|==|=|<|>|\^|~>|~)?v?([0-9][0-9A-Za-z.+_:!-]*|\d+)$/.exec(word.replace(/\.[*xX]$/, ".x"));
  if (match === null) return err(`"${word}" is not a version or a comparison`);
  const operator = match[1] ?? "=";
  const raw = match[2] as string;
  if (raw.endsWith(".x")) {
    const base = parseVersion(raw.slice(0, -2));
    return ok([at(">=", base), at("<", raise(base, base.release.length - 1))]);
  }
  const version = parseVersion(raw);
  if (operator === "^") {
    const first = version.release.findIndex((part) => part !== 0);
    return ok([
      at(">=", version),
      at("<", raise(version, first < 0 ? Math.max(version.release.length - 1, 0) : first)),
    ]);
  }
  if (operator === "~" || operator === "~>") {
    const kept = operator === "~" ? Math.min(1, version.release.length - 1) : Math.max(version.release.length - 2, 0);
    return ok([at(">=", version), at("<", raise(version, kept))]);
  }
  return ok([at(operator === "==" ? "=" : (operator as Operator), version)]);
}

function at(operator: Operator, version: Version): Comparator {
  return { operator, version };
}

function raise(version: Version, index: number): Version {
  const release = version.release.slice(0, index + 1);
  const last = release[index];
  release[index] = typeof last === "number" ? last + 1 : 1;
  return { release, pre: [] };
}

const PRE_RELEASE = /^(?:a|alpha|b|beta|c|rc|cr|pre|preview|dev|snapshot|m|milestone|canary|next|nightly)\d*$/i;

/** Splits at dots, dashes and between digits and letters; "+build" says nothing about order. */
function parseVersion(text: string): Version {
  const release: (number | string)[] = [];
  const pre: (number | string)[] = [];
  const [body = ""] = text
    .replace(/^v/i, "")
    .replace(/^\d+[:!]/, "")
    .split("+");
  const parts = body.match(/\d+|[A-Za-z]+|-/g) ?? [];
  let inPre = false;
  let afterDash = false;
  for (const part of parts) {
    if (part === "-") {
      afterDash = true;
      continue;
    }
    const isNumber = part.charCodeAt(0) <= 0x39;
    if (
      !inPre &&
      !isNumber &&
      (PRE_RELEASE.test(part) || afterDash) &&
      !/^(?:final|ga|release|post|p|sp|r|patch)$/i.test(part)
    )
      inPre = true;
    (inPre ? pre : release).push(isNumber ? Number(part) : part.toLowerCase());
    afterDash = false;
  }
  return { release, pre };
}

export function isVersionInRange(version: string, range: VersionRange): boolean {
  if (version.length > LONGEST) return false;
  const parsed = parseVersion(version);
  return range.some((comparators) => comparators.every((comparator) => holds(parsed, comparator)));
}

/** Negative if `a` comes before `b`. */
export function compareVersions(a: string, b: string): number {
  return compare(parseVersion(a), parseVersion(b));
}

function holds(version: Version, { operator, version: bound }: Comparator): boolean {
  if (operator === "<" && bound.pre.length === 0) return compareParts(version.release, bound.release) < 0;
  const order = compare(version, bound);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function compare(a: Version, b: Version): number {
  const release = compareParts(a.release, b.release);
  if (release !== 0) return release;
  if (a.pre.length === 0 || b.pre.length === 0)
    return b.pre.length - a.pre.length === 0 ? 0 : a.pre.length === 0 ? 1 : -1;
  return compareParts(a.pre, b.pre);
}

function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const left = a[index] ?? 0;
    const right = b[index] ?? 0;
    if (left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    if (typeof left === "number") return -1;
    if (typeof right === "number") return 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
