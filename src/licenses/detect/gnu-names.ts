// The names of the GNU licences in flat text, written out or short, with their aliases: "GNU Lesser General Public License (LGPLv3)".

export type GnuFamily = "GPL" | "LGPL" | "AGPL" | "GFDL";

export interface GnuName {
  readonly family: GnuFamily;
  /** Offsets in the flat text; `to` is behind the alias. */
  readonly from: number;
  readonly to: number;
  /** The version that is part of the name ("GPLv3"), with or without its point. */
  readonly number?: string;
  /** "GPL (>= 2)" */
  readonly isAtLeast: boolean;
  /** Three or four letters, and nothing that makes them a licence's: "GPL". */
  readonly isBare: boolean;
  /** "Lesser" is written out: the name came up with version 2.1. */
  readonly isLesser: boolean;
}

const KIND = "affero|lesser|library";
const LICENSE = "(?:licen[sc]e|lisence|licens|lincense|liscense)s?";
const LONG = [
  `general (?:(?<middle>${KIND}) )?public ${LICENSE}`,
  `(?<=(?:gnu|${KIND}|gnu's) )(?:general )?(?:public|purpose|publ) ${LICENSE}`,
  `(?<=(?:gnu|${KIND}) )general public(?= ?\\()`,
  `(?<=gnu )(?:general )?${LICENSE}(?=,? (?:version|v\\.?|ver\\.?) ?\\d)`,
  `(?<=gnu (?:lesser|library) )${LICENSE}`,
].join("|");
const NUMBER = "\\d(?:\\.?\\d{1,2})?(?!\\.?\\d)";
/** A slip of the pen counts only before a version: a GLP is many things. */
const SLIP = "(?<slip>a?glpl?|apgl)(?=[ -]?v\\.? ?[23])";
const SHORT = `(?:(?<prefix>[al])?gpl|(?<doc>gfdl|(?<=gnu )fdl)|${SLIP})(?:'?e?d\\b)?(?:[ _-]?v(?:ersion |er\\.? ?|\\. ?)?(?=\\d)|(?<least>[ -]{0,2}\\(?>= ?(?=\\d))|-(?=\\d))?(?<number>${NUMBER})?(?![a-z0-9_])|(?:(?<prefix2>[al])?gpl)(?:[ -]?v)?(?<number2>${NUMBER})(?=plus)`;
const NAME = new RegExp(
  `\\b(?:gnu(?:'s)?(?: |/| ?- ?|(?=[al]?gpl|gfdl)))?(?:\\(?(?<kind>${KIND})\\)?(?:(?:,? (?:or|and) (?:the )?|[ /|]{1,3})["'(]{0,2}(?:lesser|library)["')]{0,2})?(?: gnu)? )?(?:gnu )?(?:(?:${LONG})|(?<free>(?:free|(?<=gnu )) ?documentation ${LICENSE})|${SHORT})`,
  "g",
);
/** "…License (the "GPL")", "…License, version 2 (GPLv2)": the same licence once more. */
const ALIAS =
  /^[ ,]{0,2}(?:(?:version |ver\.? ?|v\.? ?)?(\d(?:\.\d)?)[ ,]{0,2})?[("'“[]{1,3}(?:the |or |also |aka |a\.k\.a\.? |called |known as |short |hereinafter |hereafter |gnu |["'“])*$/;
const CLOSING = /^["'”)\]]{0,4}/;
/** The GNU licences as Creative Commons once offered them, with a summary of its own. */
const COMMONS = /\bcreative commons (?:license )?$/;

/** All of them, in order; names that are one another's alias are one. */
export function readGnuNames(flat: string): GnuName[] {
  const names: GnuName[] = [];
  for (const match of flat.matchAll(NAME)) {
    const name = nameOf(match, flat);
    const last = names.at(-1);
    const merged = last === undefined ? undefined : mergeAlias(last, name, flat);
    if (merged === undefined) names.push(name);
    else names[names.length - 1] = merged;
  }
  return names;
}

function nameOf(match: RegExpExecArray, flat: string): GnuName {
  const groups = match.groups as Record<string, string | undefined>;
  const kind = groups.kind ?? groups.middle;
  const prefix = groups.prefix ?? groups.prefix2;
  const number = groups.number ?? groups.number2;
  const family = familyOf(kind, prefix, groups);
  const begin = COMMONS.exec(flat.slice(Math.max(0, match.index - 30), match.index))?.[0].length ?? 0;
  return {
    family,
    from: match.index - begin,
    to: match.index + match[0].length,
    isAtLeast: groups.least !== undefined,
    isBare: /^(?:[al]?gpl|g?fdl)[\d.]*$/.test(match[0]) && begin === 0,
    isLesser: kind === "lesser",
    ...(number !== undefined ? { number } : begin > 0 ? { number: family === "LGPL" ? "2.1" : "2" } : {}),
  };
}

function familyOf(
  kind: string | undefined,
  prefix: string | undefined,
  groups: Record<string, string | undefined>,
): GnuFamily {
  if (groups.free !== undefined || groups.doc !== undefined) return "GFDL";
  const { slip } = groups;
  if (kind === "affero" || prefix === "a" || slip?.startsWith("a")) return "AGPL";
  return kind !== undefined || prefix === "l" || slip === "glpl" ? "LGPL" : "GPL";
}

function mergeAlias(last: GnuName, next: GnuName, flat: string): GnuName | undefined {
  if (last.family !== next.family) return undefined;
  const between = flat.slice(last.to, next.from);
  // "LGPL, GNU Lesser General Public License, v2.1"
  if (last.isBare && !next.isBare && /^ ?[,:=-] (?:the )?$/.test(between)) return { ...next, from: last.from };
  const joint = ALIAS.exec(between);
  if (joint === null) return undefined;
  const told = last.number ?? joint[1];
  if (told !== undefined && next.number !== undefined && !isSame(told, next.number)) return undefined;
  const number = told ?? next.number;
  const to = next.to + (CLOSING.exec(flat.slice(next.to, next.to + 4))?.[0].length ?? 0);
  const isAtLeast = last.isAtLeast || next.isAtLeast;
  return {
    ...last,
    to,
    isAtLeast,
    isLesser: last.isLesser || next.isLesser,
    ...(number === undefined ? {} : { number }),
  };
}

function isSame(a: string, b: string): boolean {
  return a.replace(/\.?0?$/, "") === b.replace(/\.?0?$/, "");
}
