// Puts together what was found in one text: exceptions with their licences, notices with texts, choices, and the verdict on it all.
import type { TextMatch } from "../../model/license.ts";
import type { Claim } from "./claims.ts";
import { canHost, fitException } from "./exceptions.ts";
import type { Passage } from "./passage.ts";

/** A match and the words it stands on. */
export interface Placed extends TextMatch {
  readonly first: number;
  readonly last: number;
  readonly isException: boolean;
  readonly choice: boolean;
  readonly claim?: Claim;
}

const TITLE_DISTANCE = 60;
const GNU = /^(?:[AL]?GPL|GFDL)-/;

/** Family and version of a GNU id: "GPL-2.0" of "GPL-2.0-or-later". */
function gnuVersion(license: string): string | undefined {
  return GNU.test(license) ? license.replace(/-(?:only|or-later)$/, "") : undefined;
}

function familyOf(license: string): string {
  const named = /^(?:BSD|Artistic)(?=-)/.exec(license);
  if (named !== null) return named[0];
  return license.replace(/[-.\d]*(?:-only|-or-later)?$/, "");
}

const EXHIBITED = "MPL-2.0-no-copyleft-exception";

/** The text of the MPL 2.0 has Exhibit B as a form; where a notice fills it in, the text is read with it. */
function withExhibit(placed: readonly Placed[]): readonly Placed[] {
  if (!placed.some((m) => m.license === EXHIBITED && (m.claim !== undefined || m.kind === "notice"))) return placed;
  return placed.map((m) => (m.license === "MPL-2.0" ? { ...m, license: EXHIBITED } : m));
}

/** "The MPL" beside a choice of the GPL or LGPL is version 1.1: the next version needs no such choice. */
function withOldMozilla(placed: readonly Placed[]): readonly Placed[] {
  if (!placed.some((m) => (m.choice || m.claim?.strength === "grant") && /^L?GPL-2/.test(m.license))) return placed;
  return placed.map((m) => (m.license === "MPL-2.0" && m.claim?.unclear === true ? { ...m, license: "MPL-1.1" } : m));
}

/** Drops what another match says better. `all` is in reading order. */
export function reconcile(all: readonly Placed[]): Placed[] {
  const placed = withOldMozilla(withExhibit(all));
  const strong = placed.filter(
    (m) =>
      m.claim === undefined ||
      m.claim.strength === "tag" ||
      (!m.claim.open && m.claim.unclear !== true && m.claim.strength !== "address" && m.claim.strength !== "name"),
  );
  const ids = new Set(strong.flatMap((m) => leaves(m.license)));
  const families = new Set(
    placed
      .filter((m) => m.claim?.open !== true && m.claim?.unclear !== true)
      .flatMap((m) => leaves(m.license))
      .map(familyOf),
  );
  const strongFamilies = new Set([...ids].map(familyOf));
  const later = new Set(
    placed
      .filter((m) => m.claim !== undefined && !m.claim.open)
      .map((m) => m.license)
      .filter((l) => l.endsWith("-or-later"))
      .map(gnuVersion),
  );
  const kept = placed.filter((match) => {
    const { claim, license } = match;
    if (claim === undefined) return true;
    if (claim.isException) return true;
    if (claim.open && isSaidBetter(match, placed)) return false;
    if (claim.open || claim.unclear) return !families.has(familyOf(license));
    if (claim.strength === "address") return !ids.has(license) && !strongFamilies.has(familyOf(license));
    if (claim.strength === "name") return !strongFamilies.has(familyOf(license));
    return true;
  });
  // The text of the GPL does not say whether later versions may be used: where a notice does, the notice decides.
  return kept.filter((match) => {
    if (isHalf(match, placed)) return false;
    const version = gnuVersion(match.license);
    return (
      version === undefined ||
      match.claim?.strength === "tag" ||
      match.claim?.strength === "grant" ||
      (match.claim?.strength === "label" && !match.choice && !isTitle(match, placed)) ||
      match.license.endsWith("-or-later") ||
      !later.has(version)
    );
  });
}

/** "GNU Lesser General Public License" and "LGPL": the first says from which version on. */
function isSaidBetter(open: Placed, placed: readonly Placed[]): boolean {
  const family = familyOf(open.license);
  return placed.some((m) => m.claim?.open === true && familyOf(m.license) === family && m.license > open.license);
}

/** So near, a version alone and the same version "or later" are one notice; where "only" is said they are two. */
const SAME_NOTE = 60;
/** The same where it is a field: files of Debian list one after the other. */
const SAME_FIELD = 8;

/** "GPL 3 … under version 3 of the License, or any later version": the first half. */
function isHalf({ license, claim, first, last }: Placed, placed: readonly Placed[]): boolean {
  if (claim === undefined || claim.strength === "tag" || claim.isStrict === true) return false;
  if (!GNU.test(license) || !license.endsWith("-only")) return false;
  const version = gnuVersion(license);
  const reach = claim.strength === "label" ? SAME_FIELD : SAME_NOTE;
  return placed.some(
    (m) =>
      m.claim !== undefined &&
      m.claim.open !== true &&
      m.license.endsWith("-or-later") &&
      gnuVersion(m.license) === version &&
      Math.max(first, m.first) - Math.min(last, m.last) < reach,
  );
}

/** "License: GPL-2" right above a notice that says "or later" is its title. */
function isTitle(label: Placed, placed: readonly Placed[]): boolean {
  const version = gnuVersion(label.license);
  return placed.some(
    (m) =>
      m.claim?.strength === "grant" &&
      !m.claim.open &&
      m.first > label.last &&
      m.first - label.last < TITLE_DISTANCE &&
      gnuVersion(m.license) === version,
  );
}

function leaves(expression: string): string[] {
  return expression
    .split(/ (?:AND|OR) |[()]/)
    .map((leaf) => leaf.trim())
    .filter(Boolean);
}

/** Joins each exception with the licence it belongs to: the nearest one before it, else behind it. */
export function attachExceptions(matches: readonly Placed[]): Placed[] {
  const list: Placed[] = matches.filter((m) => !m.isException);
  for (const exception of matches) {
    if (!exception.isException) continue;
    let best = -1;
    for (let k = 0; k < list.length; k++) {
      const host = list[k] as Placed;
      if (!canHost(host.license, exception.license)) continue;
      const other = list[best];
      if (other === undefined || distance(host, exception) <= distance(other, exception)) best = k;
    }
    const host = list[best];
    if (host === undefined) {
      // A text that grants an exception from nothing cannot be read; a name alone says too little to mind.
      const isRepeated = list.some((m) => m.license.endsWith(` WITH ${exception.license}`));
      if (exception.claim === undefined && !isRepeated) list.push(exception);
      continue;
    }
    const id = fitException(host.license, exception.license, exception.claim !== undefined);
    if (id !== undefined) list[best] = { ...host, license: `${host.license} WITH ${id}`, isException: false };
  }
  return withoutBare(list).sort((a, b) => a.first - b.first || a.last - b.last);
}

/** So near, a notice that names the licence alone and one that adds the exception are one. */
const SAME_NOTICE = 400;
/** In a list of fields, as Debian keeps them, each is one of its own. */
const SAME_ENTRY = 30;
const FIELDS_OF_A_LIST = 5;

/** "GPL version 2 … with the Classpath exception": the first half is no licence of its own. */
function withoutBare(list: readonly Placed[]): Placed[] {
  const extended = list.filter((m) => m.license.includes(" WITH "));
  const isList = list.filter((m) => m.claim?.strength === "label").length >= FIELDS_OF_A_LIST;
  const isField = (m: Placed) => isList && m.claim?.strength === "label";
  return list.filter(
    (m, k) =>
      m.claim === undefined ||
      m.claim.strength === "tag" ||
      (isField(m) && (m.choice || list[k + 1]?.choice === true)) ||
      !extended.some(
        (other) =>
          leaves(other.license).some((leaf) => leaf.startsWith(`${m.license} WITH `)) &&
          Math.max(m.first, other.first) - Math.min(m.last, other.last) < (isField(m) ? SAME_ENTRY : SAME_NOTICE),
      ),
  );
}

function distance(a: Placed, b: Placed): number {
  return a.last < b.first ? b.first - a.last : (a.first - b.last) * 3;
}

/** All licences joined: those that one of the passages offers by OR, everything else by AND. */
export function buildExpression(matches: readonly Placed[], passages: readonly Passage[]): string | undefined {
  const groups: string[][] = [];
  for (const { license, choice } of matches) {
    const last = groups.at(-1);
    if (choice && last !== undefined) {
      if (!last.includes(license)) last.push(license);
    } else groups.push([license]);
  }
  const choices = groups.filter((group) => group.length > 1 || group[0]?.includes(" OR "));
  const offered = new Set(choices.flat().flatMap(leaves));
  const units = new Set<string>();
  for (const group of groups) {
    if (group.length === 1 && !group[0]?.includes(" OR ") && offered.has(group[0] as string)) continue;
    units.add(group.length === 1 ? (group[0] as string) : group.join(" OR "));
  }
  const list = withoutRepeats([...units]);
  if (list.length === 0) return undefined;
  if (list.length === 1) return list[0];
  if (passages.length === 0 || choices.length > 0 || list.length > 3) return list.map(wrap).join(" AND ");
  // "The examples are dual licensed under A and B": C stands beside them.
  const named = namedTogether(matches, passages).filter((license) => list.includes(license));
  const others = named.length < 2 ? [] : list.filter((license) => !named.includes(license));
  const choice = list
    .filter((license) => !others.includes(license))
    .map(wrap)
    .join(" OR ");
  return others.length === 0 ? choice : [wrap(choice), ...others.map(wrap)].join(" AND ");
}

/** What the passages that offer a choice call by name. */
function namedTogether(matches: readonly Placed[], passages: readonly Passage[]): string[] {
  const isInside = (m: Placed) =>
    passages.some(({ first, offsets }) => m.first >= first && m.first < first + offsets.length);
  return [...new Set(matches.filter((m) => m.claim !== undefined && isInside(m)).map((m) => m.license))];
}

/** The same choice in another order is the same choice. */
function withoutRepeats(units: readonly string[]): string[] {
  const seen = new Set<string>();
  return units.filter((unit) => {
    const key = unit.includes("(") ? unit : unit.split(" OR ").sort().join(" OR ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function wrap(unit: string): string {
  return / (?:OR|AND) /.test(unit) ? `(${unit})` : unit;
}

const CHOICE =
  /\b(?:dual|triple|tri|multi)[- ]?licen[sc](?:ed|ing|e)\b|\bat your (?:option|choice)\b(?!\)?,? ?(?:any|or any|version|under)\b)|\b(?:either|any) (?:one )?of the(?:se| following)? (?:two |three )?licen[sc]es|\byou(?:r)? (?:may|can|choice)[^.\n]{0,40}\b(?:choose|either|choice)\b|\balternatively\b|\byour choice of\b|\bunder (?:the terms of |the )?\*?either\b|\bunder either\b/;

/** Does the text itself say that one of its licences may be chosen? */
export function offersChoice(flat: string): boolean {
  return CHOICE.test(flat);
}
