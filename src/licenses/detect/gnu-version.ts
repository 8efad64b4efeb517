// Which version of a GNU licence a text means, and whether later ones may be used. https://www.gnu.org/licenses/gpl-howto.html
import type { GnuName } from "./gnu-names.ts";

export interface GnuVersion {
  readonly id: string;
  /** Another version that may be chosen. */
  readonly second?: string;
  /** Characters behind the name that belong to it. */
  readonly length: number;
  /** The text says in so many words that no later version may be used. */
  readonly isStrict: boolean;
}

const NUMBER = "(\\d(?:\\.\\d{1,2})?|two|three)";
/** What stands between the name and its version, but no other licence, nor the end of the sentence. */
const BETWEEN =
  "(?:(?!\\b(?:apache|mozilla|artistic|eclipse|creative|academic|common|mit|bsd|mpl|cpl|epl|cddl|afl|or the)\\b|\\. (?!version|v\\d))[^\\n]){0,60}?";
const FOUNDATION =
  "(?:the )?(?:free software foundation|fsf)(?:,? inc\\.?)?(?:,? (?:51|59|675) [^\\n;]{0,90}?(?:usa?\\b|0\\d{4}(?:-\\d{4})?)(?:,? usa?\\b)?)?";
const VERSION = "(?:\\bversions?|\\bver\\.?|\\bv\\.?|\\brelease|\\brevision)(?: number)?[ -]?[(\"']?";
const VERSION_BEHIND = new RegExp(
  `^[ ,"'()-]{0,4}(?:license )?(?:\\(?(?:as )?published by ${FOUNDATION}[ ,;:.)-]{0,4}|(?:wie|telle?|tal|come|conforme)\\b[^\\n.;]{0,40}free software foundation[^\\n.;]{0,60}?)?(?:\\(?"?[al]?gpl"?\\)?[ ,;:-]{1,3})?${BETWEEN}${VERSION}${NUMBER}(?![\\d.]*\\d)`,
);
const NUMBER_BEHIND = /^[ ,(-]{0,2}(?:>= ?)?v?(\d(?:\.?\d)?)(?=[\s+,.;:)]|plus\b|$)/;
const LATER_WORD = "(?:later|latter|newer|higher|above|greater|subsequent|upwards?|onwards?|future)";
const OPTION = "(?:\\(?at (?:your|you|the user's) option\\)?,? )?";
const VERSION_BEFORE = new RegExp(
  `(?:${NUMBER} (?:or|and) )?\\b(?:versions?|v\\.?) ?${NUMBER}(\\+|,? ?\\(?(?:or|and),? ${OPTION}(?:any )?${LATER_WORD}[^\\n]{0,24}?)?,?\\)? (?:(?:of|to|from) )?(?:the )?(?:terms (?:and conditions )?of (?:the )?)?(?:less restrictive )?$`,
);
const DATE = "(?:,? (?:\\d{1,2} )?(?:january|february|march|june|november),? \\d{4})?";
const LATER = new RegExp(
  [
    "^(?:[ <(\\]]{0,4} {8,200}[>)]?)?(?:",
    "\\+(?![a-z])|[ -]?plus\\b|",
    `[^\\n]{0,24}?\\b(?:or|and|ot)\\b[^\\n.;]{0,36}?\\b${LATER_WORD}\\b|`,
    "(?:[^\\n.]|\\.(?=\\d)){0,48}?\\bany (?:later|latter|newer|subsequent) (?:version|release)|",
    `[^\\n]{0,24}?\\(at your option\\)[^\\n.;]{0,16}${LATER_WORD}|`,
    "[^\\n]{0,24}?\\b(?:oder|und|ou|o|soit)\\b[^\\n.;]{0,44}\\b(?:sp[äa]teren?|neueren?|ult[ée]rieure|post[ée]rieure|posterior|successiva)\\b",
    ")",
  ].join(""),
);
const ONLY = /^[ ,(]{0,2}(?:of the license,? )?\(?only\b/;
const NOT_LATER =
  /\b(?:no|not|without|nor)\b[^\n.;]{0,24}\b(?:later|newer|higher)\b|\blater versions?[^\n.;]{0,20}\b(?:is|are|may|can|shall|must)(?: ?not\b|n't\b)/;
/** "…version 3, or any later version accepted by the membership of KDE e.V.": nobody but them can say which. */
const BY_PROXY =
  /\bor,? (?:\(?at your option\)?,? )?any later version(?: of (?:the )?\w+)? (?:accepted|approved|published) by the membership of/;
const PROXY_SECOND = /\bor (?:\(?at your option\)? )?version (\d(?:\.\d)?)/;
const SECOND = new RegExp(
  `^${DATE}[ ,"']{0,3}(?:only )?(?:(?:or|and/or),? ${OPTION}(?:the )?(?:gnu )?(?:[al]?gpl ?)?(?:version |v\\.? ?)?|and (?:version |v))(\\d(?:\\.\\d)?)(?=[\\s+,.;:)]|$)`,
);
/** "…version 2 as published by the FSF; either version 2 of the License, or any later": the second half counts. */
const AGAIN = new RegExp(
  `^[ ,;:(]{0,3}(?:of the license,? )?(?:as )?published by ${FOUNDATION}[ ,;:.)]{0,3}(?:(?:under )?(?:either )?(?:version|v\\.?) ?(\\d(?:\\.\\d)?)(?: of the license)?)?`,
);

/** `behind` ends where the next name begins. Undefined if no version is told that exists. */
export function readVersion(name: GnuName, before: string, behind: string): GnuVersion | undefined {
  const { family } = name;
  const told = numberOf(name, before, behind);
  if (told === undefined) return undefined;
  const version = normalVersion(family, told.number);
  if (version === undefined) return undefined;
  const rest = behind.slice(told.length);
  if (BY_PROXY.test(rest.slice(0, 140))) {
    const second = normalVersion(family, PROXY_SECOND.exec(rest.slice(0, 110))?.[1]);
    const id = `${family}-${version}-only`;
    return {
      id,
      length: told.length,
      isStrict: true,
      ...(second === undefined ? {} : { second: `${family}-${second}-only` }),
    };
  }
  const later = readLater(rest, version, family);
  if (told.isLater || later.isLater)
    return { id: `${family}-${version}-or-later`, length: told.length + later.length, isStrict: false };
  const id = `${family}-${version}-only`;
  const other = SECOND.exec(rest.slice(0, 110));
  const second = normalVersion(family, other?.[1] ?? told.second);
  if (second === undefined || second === version) return { id, length: told.length, isStrict: later.isStrict };
  const end = other?.[0].length ?? 0;
  const isLater = readLater(rest.slice(end), second, family).isLater;
  return {
    id,
    length: told.length + end,
    isStrict: true,
    second: `${family}-${second}-${isLater ? "or-later" : "only"}`,
  };
}

interface Told {
  readonly number: string;
  readonly length: number;
  readonly isLater: boolean;
  readonly second?: string;
}

function numberOf({ number, isAtLeast }: GnuName, before: string, behind: string): Told | undefined {
  if (number !== undefined) return { number, length: 0, isLater: isAtLeast };
  const hit = NUMBER_BEHIND.exec(behind) ?? VERSION_BEHIND.exec(behind);
  if (hit !== null) return { number: hit[1] as string, length: hit[0].length, isLater: />= ?/.test(hit[0]) };
  const earlier = VERSION_BEFORE.exec(before);
  if (earlier === null) return undefined;
  const told = { number: earlier[2] as string, length: 0, isLater: earlier[3] !== undefined };
  return earlier[1] === undefined ? told : { ...told, number: earlier[1], second: earlier[2] as string };
}

interface Later {
  readonly isLater: boolean;
  readonly isStrict: boolean;
  readonly length: number;
}

/** What follows the number: "or later", "only", or nothing of the kind. */
function readLater(rest: string, version: string, family: string): Later {
  const none = { isLater: false, isStrict: false, length: 0 };
  if (!/^\+/.test(rest) && (ONLY.test(rest) || NOT_LATER.test(rest.slice(0, 90)))) return { ...none, isStrict: true };
  const tail = LATER.exec(rest.slice(0, 110));
  if (tail !== null) return { isLater: true, isStrict: false, length: tail[0].length };
  const again = AGAIN.exec(rest);
  if (again === null || (again[1] !== undefined && normalVersion(family, again[1]) !== version)) return none;
  const end = again[0].length;
  if (NOT_LATER.test(rest.slice(end, end + 60))) return { ...none, isStrict: true };
  const more = LATER.exec(rest.slice(end, end + 110));
  return more === null ? none : { isLater: true, isStrict: false, length: end + more[0].length };
}

const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  GPL: ["1.0", "2.0", "3.0"],
  LGPL: ["2.0", "2.1", "3.0"],
  AGPL: ["1.0", "3.0"],
  GFDL: ["1.1", "1.2", "1.3"],
};
const WORDS: Readonly<Record<string, string>> = { two: "2", three: "3" };

function normalVersion(family: string, raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const number = Object.hasOwn(WORDS, raw) ? (WORDS[raw] as string) : raw;
  // "LGPL21", "GPL20"
  const pointed = /^\d\d$/.test(number) ? `${number.charAt(0)}.${number.charAt(1)}` : number;
  const full = pointed.includes(".") ? pointed : `${pointed}.0`;
  if (VERSIONS[family]?.includes(full)) return full;
  // There is no GPL 2.1: somebody meant the LGPL's number, or nothing at all.
  return family === "GPL" && full === "2.1" ? "2.0" : undefined;
}
