// GNU notices: which licence of the family, which version, "only" or "or later". https://www.gnu.org/licenses/gpl-howto.html

import { judgeContext, type Strength } from "./context.ts";
import { type GnuFamily, type GnuName, readGnuNames } from "./gnu-names.ts";
import { type GnuVersion, readVersion } from "./gnu-version.ts";

/** A licence named in a flat text. */
export interface Mention {
  readonly license: string;
  /** Offsets in the flat text. */
  readonly from: number;
  readonly to: number;
  /** grant: the text puts something under it · label: "License: X" · name: it is only named. */
  readonly strength: Strength;
  /** The previous mention or this one may be chosen. */
  readonly choice?: boolean;
  /** True if the text leaves the version open. */
  readonly open?: boolean;
  /** The name tells only the family; the id is its most common member. */
  readonly unclear?: boolean;
  /** Of a GNU licence: the text says in so many words that no later version may be used. */
  readonly isStrict?: boolean;
  /** Named in one breath with others. */
  readonly joined?: boolean;
}

const GRANT =
  /\b(?:under|terms|licensed|released|distributed|available|redistribut\w+|permitted|covered|governed|subject to|conditions|according to|protected by|alternatively|choose|bedingungen|unter|sous|selon|termes|bajo|t[ée]rminos|sob|termos|termini)\b[^\n]{0,30}$/;
/** "GPL v2, can be found in COPYING" */
const POINTER = /^[^\n]{0,50}\b(?:found in|see|refer to|in)(?: the)?(?: file)? (?:copying|license)\b/;
/** Needed where no version tells a notice from a remark. */
const PLAIN_GRANT =
  /\b(?:licensed|released|distributed|available|published|redistribut\w+|covered|protected|provided|copyrighted|is|are|it|modify it|file|under)\b[^\n.]{0,30}\b(?:under|by|according to|subject to|terms of|in accordance with)\b(?: the| a| an| terms| of| conditions| and| either| gnu| your| this| choice| same| following|[("'])* ?$/;
const LABEL =
  /\blicen[sc]es?(?: type| name)?"?'? ?[:=]+ ?["'([]{0,2}(?:the )?$|@ ?licen[sc]e:? (?:the )?$|\n ?licen[sc]e[ .]?\n ?$/;
const NO_GRANT =
  /\b(?:see|copy of|copies of|received|read|text of|compatible|incompatible|version of|like|unlike|not|than|from|into|replaces?|section \d+ of|to) (?:the |a )?(?:gnu )?$/;

/** "…to combine it with other software that is released under the GPL". */
const OF_OTHERS =
  /\b(?:with|into|to|of|for) (?:any |some )?(?:other |third[- ]party )?(?:software|code|programs?|works?|libraries|projects?)(?: (?:that|which) (?:is|are))? (?:released|licensed|distributed|covered|available) under (?:the )?(?:terms of )?(?:the )?(?:gnu )?$/;
const OTHER_BEHIND = /^[- "']{0,3}(?:compatible|incompatible|like|style|compatibility|only exported|only symbol)/;
/** Of other things: "non-GPL code", "to avoid the GPL", "based on GPL'd sources". */
const REMARK =
  /\b(?:based on|non|avoid\w*|violat\w+ of|missing|changed|provides|some|pretend\w* to be)[ -](?:(?:an?|the|valid|under|gnu) )*$/;
const NOT_GRANTED = /^ (?:for (?:more|further)|along with|in |text)/;

const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>()]{3,200}/g;

/** "…elects to use only the GPL version 2" */
const ONLY_BEFORE = /\bonly (?:(?:under|the|terms|of|by|in|accordance|with|gnu) ){0,6}$/;
/** "…any later version of the AGPL", said of a version that was told before. */
const LATER_OF =
  /\b(?:or|and)[ ,(]{1,3}(?:at your option[),]{0,2} )?(?:any |a )?(?:later|newer) versions? of (?:the )?(?:gnu )?$/;
const LATER_REACH = 200;
/** "GPL licensed", "GPL'd" */
const IS_LICENSED = /'?e?d$|^[- ]licen[sc]ed\b/;
/** What makes three letters a licence's. */
const CALLED = /^["')]{0,2} ?(?:public )?licen[sc]/;
const ALONE = /^["')\]*_]{0,3} ?[.,;]?(?:\n|$)/;
/** A line of its own, … */
const STARTS_LINE = /(?:^|\n) ?$/;
/** … among lines that are licences: the headings of a list of libraries. */
const HEADING =
  /\n(?=(?:the )?(?:mit|bsd|isc|apache|mozilla|mpl|eclipse|epl|cddl|zlib|unlicense|boost|public domain|cc0)\b[a-z0-9 .,-]{0,30}\n)/g;
const FEWEST_HEADINGS = 2;
const RECEIVED =
  /\b(?:received|have|find|get|included|see) (?:a copy of )?(?:the )?(?:terms of )?(?:the )?(?:gnu )?$|\bcopy of (?:the )?(?:gnu )?$/;
const ALONG = /^(?: licen[sc]e)?,? (?:along )?with (?:this|the) |^ for more details/;
/** Version 2 "or later" for linux/module.h from 2003 to 2019; since its commit bf7fbeeae6db it leaves open whether later ones may be used. */
const MODULE = /\bmodule_license[ ("']{1,4}$/;

/** All GNU licences that the passage names, in order. */
export function readGnuMentions(passage: string): Mention[] {
  // "LGPLv3 <https://…/lgpl-3.0> or later": an address between hides nothing.
  const flat = passage.replace(ADDRESS, (address) => " ".repeat(address.length));
  const found: Mention[] = [];
  const names = readGnuNames(flat);
  names.forEach((name, k) => {
    const stop = Math.min(names[k + 1]?.from ?? flat.length, name.to + 300);
    const before = flat.slice(Math.max(0, name.from - 120), name.from);
    const behind = flat.slice(name.to, stop);
    if (OTHER_BEHIND.test(behind)) return;
    const version = readVersion(name, before, behind);
    if (version === undefined) addOpen(flat, name, before, behind, found);
    else addVersioned(flat, name, version, before, behind, found);
  });
  return found;
}

function addVersioned(
  flat: string,
  { from, to: end }: GnuName,
  version: GnuVersion,
  before: string,
  behind: string,
  found: Mention[],
): void {
  const to = end + version.length;
  const license = version.id;
  const judged = judgeContext(flat, from, to, true);
  if (judged === "negated") {
    found.push({ license, from, to, strength: judged });
    return;
  }
  const label = LABEL.test(before);
  const isCopy = NO_GRANT.test(before);
  const isGranted = !isCopy && (GRANT.test(before) || label);
  // "version 3 or any later version" and "GPL v2, see COPYING" are said of something, wherever they stand.
  const isLabel =
    label ||
    (!isCopy && (POINTER.test(behind) || /^ license\b/.test(behind))) ||
    / later\b/.test(behind.slice(0, version.length));
  const strength = isGranted ? (label ? "label" : "grant") : isLabel ? "label" : (judged ?? "name");
  const isStrict = version.isStrict || ONLY_BEFORE.test(before) ? { isStrict: true } : {};
  found.push({ license, from, to, strength, ...isStrict });
  if (version.second !== undefined)
    found.push({ license: version.second, from, to, strength, choice: true, ...isStrict });
}

/** A name without a version. */
function addOpen(flat: string, name: GnuName, before: string, behind: string, found: Mention[]): void {
  const { family, from, to } = name;
  const license = name.isLesser && family === "LGPL" ? "LGPL-2.1-or-later" : OPEN[family];
  if (LATER_OF.test(before)) {
    const at = found.findLastIndex((m) => m.open !== true && m.license.startsWith(`${family}-`));
    const last = found[at];
    if (last !== undefined && from - last.to < LATER_REACH) {
      found[at] = { ...last, license: last.license.replace(/-only$/, "-or-later") };
      return;
    }
  }
  if (MODULE.test(before)) {
    found.push({ license: family === "GPL" ? "GPL-2.0-or-later" : license, from, to, strength: "label", open: true });
    return;
  }
  if (RECEIVED.test(before) && ALONG.test(behind)) {
    found.push({ license, from, to, strength: "name", open: true });
    return;
  }
  if (REMARK.test(before) || NO_GRANT.test(before) || NOT_GRANTED.test(behind) || OF_OTHERS.test(before)) return;
  const judged = judgeContext(flat, from, to, true);
  if (judged === "negated") {
    found.push({ license, from, to, strength: "negated" });
    return;
  }
  const label = LABEL.test(before);
  const isGranted = PLAIN_GRANT.test(before);
  const isLicensed = IS_LICENSED.test(flat.slice(from, to)) || IS_LICENSED.test(behind);
  // Without a reason to take it for a grant it counts only beside a licence that is granted, or in a text of few words.
  if (judged === undefined && !label && !isGranted && !isLicensed) return;
  if (name.isBare && STARTS_LINE.test(before) && ALONE.test(behind) && hasHeadings(flat)) {
    found.push({ license, from, to, strength: "label", open: true });
    return;
  }
  const isCalled = CALLED.test(behind) || judged === "grant" || (judged === "label" && ALONE.test(behind));
  if (name.isBare && !isCalled && !label && !isGranted) {
    found.push({ license, from, to, strength: "none", open: true });
    return;
  }
  found.push({ license, from, to, strength: label ? "label" : isGranted ? "grant" : "name", open: true });
}

function hasHeadings(flat: string): boolean {
  return (flat.match(HEADING) ?? []).length >= FEWEST_HEADINGS;
}

/** What a notice without a version means: "you may choose any version ever published" (GPL section 9, LGPL 13, AGPL 14). */
const OPEN: Readonly<Record<GnuFamily, string>> = {
  GPL: "GPL-1.0-or-later",
  LGPL: "LGPL-2.0-or-later",
  AGPL: "AGPL-3.0-or-later",
  GFDL: "GFDL-1.1-or-later",
};
