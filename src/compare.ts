// Two reports → what changed: components added, removed, updated, and licences that are not what they were.
import type { Answer, Report } from "./model/index.ts";
import { parsePurl } from "./purl/index.ts";
import { sameMeaning } from "./spdx/equal.ts";
import { parseExpression } from "./spdx/parse.ts";

export interface ComparedRow {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  /** Canonical expression; undefined where nothing is known. */
  readonly license?: string;
  readonly answer?: Answer;
}

export interface ComparedPair {
  readonly before: ComparedRow;
  readonly after: ComparedRow;
  /** changed: another licence · learned, forgotten: known on one side only · same. */
  readonly license: "changed" | "learned" | "forgotten" | "same";
}

export interface Comparison {
  readonly added: readonly ComparedRow[];
  readonly removed: readonly ComparedRow[];
  /** The same package in another version. */
  readonly updated: readonly ComparedPair[];
  /** The same package and version with another licence. */
  readonly relicensed: readonly ComparedPair[];
  readonly unchanged: number;
}

export function rowsOfReport(report: Report): readonly ComparedRow[] {
  return report.assessments.map(({ component, conclusion, verdict }) => ({
    purl: component.purl,
    name: component.name,
    ...(component.version === undefined ? {} : { version: component.version }),
    ...("expression" in conclusion ? { license: conclusion.expression } : {}),
    answer: verdict.answer,
  }));
}

/** Packages are matched by purl; of one package in several versions, those that are on both sides first, the rest in order. */
export function compareRows(before: readonly ComparedRow[], after: readonly ComparedRow[]): Comparison {
  const old = groupByPackage(before);
  const now = groupByPackage(after);
  const added: ComparedRow[] = [];
  const removed: ComparedRow[] = [];
  const updated: ComparedPair[] = [];
  const relicensed: ComparedPair[] = [];
  let unchanged = 0;
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort(byText)) {
    const left = old.get(key) ?? [];
    const right = now.get(key) ?? [];
    const rightByPurl = new Map(right.map((row) => [row.purl, row]));
    const kept = new Set<string>();
    for (const row of left) {
      const twin = rightByPurl.get(row.purl);
      if (twin === undefined) continue;
      kept.add(row.purl);
      const pair = { before: row, after: twin, license: compareLicenses(row.license, twin.license) };
      if (pair.license === "same") unchanged += 1;
      else relicensed.push(pair);
    }
    const gone = left.filter(({ purl }) => !kept.has(purl));
    const fresh = right.filter(({ purl }) => !kept.has(purl));
    const pairs = Math.min(gone.length, fresh.length);
    for (const [index, row] of gone.entries()) {
      const successor = index < pairs ? fresh[index] : undefined;
      if (successor === undefined) removed.push(row);
      else updated.push({ before: row, after: successor, license: compareLicenses(row.license, successor.license) });
    }
    added.push(...fresh.slice(pairs));
  }
  return { added, removed, updated, relicensed, unchanged };
}

/** Rows by package, each once, versions in order of their purls. */
function groupByPackage(rows: readonly ComparedRow[]): ReadonlyMap<string, readonly ComparedRow[]> {
  const groups = new Map<string, Map<string, ComparedRow>>();
  for (const row of rows) {
    const key = packageKey(row);
    const group = groups.get(key) ?? new Map<string, ComparedRow>();
    groups.set(key, group);
    if (!group.has(row.purl)) group.set(row.purl, row);
  }
  return new Map([...groups].map(([key, group]) => [key, [...group.values()].sort((a, b) => byText(a.purl, b.purl))]));
}

/** What a package is called whatever its version: other tools add qualifiers of their own, so these do not count. */
function packageKey({ purl, name }: ComparedRow): string {
  const parsed = parsePurl(purl);
  if (!parsed.ok) return `name:${name}`;
  const { type, namespace = "", name: bare } = parsed.value;
  // Some tools write npm names in lower case, as packageurl-js does.
  return `${type}/${namespace}/${bare}`.toLowerCase();
}

function compareLicenses(before: string | undefined, after: string | undefined): ComparedPair["license"] {
  if (before === after) return "same";
  if (before === undefined) return "learned";
  if (after === undefined) return "forgotten";
  const left = parseExpression(before);
  const right = parseExpression(after);
  return left.ok && right.ok && sameMeaning(left.value, right.value) ? "same" : "changed";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
