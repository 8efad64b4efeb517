// GNU notices: which licence of the family, which version, "only" or "or later". https://www.gnu.org/licenses/gpl-howto.html

import { judgeContext, type Strength } from "./context.ts";

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
  /** Named in one breath with others. */
  readonly joined?: boolean;
}

const NAME =
  /\b(?:gnu[ -])?(?:(affero|lesser|library)(?: gnu)? )?(?:gnu )?(?:(general) public license|(free documentation) license|(?<=gnu )public license)s?\b(?:,? ?\("?(?:the )?"?[a-z ]{0,12}[al]?gpl"?\))?|\b(?:gnu[ -/]?)?([al])?(?:gpl|(gfdl))(?:[ -]?v(?:ersion |er\. ?|\. ?)?(?=\d)|-(?=\d))?(\d(?:\.\d{1,2})?)?(?![a-z])/g;
const VERSION_BEHIND =
  /^[ ,"'()-]{0,4}(?:license )?(?:as published by the free software foundation[ ,;:-]{0,3}|(?:wie|telle?|tal|come|conforme)\b[^\n.;]{0,40}free software foundation[^\n.;]{0,60}?)?(?:\(?"?[al]?gpl"?\)?[ ,;:-]{1,3})?[^\n]{0,60}?(?:\bversions?|\bver\.?|\bv\.?|\brelease|\brevision) ?(\d(?:\.\d{1,2})?)(?![\d.]*\d)/;
const NUMBER_BEHIND = /^[ ,(-]{0,2}v?(\d(?:\.\d)?)(?=[\s+,.;:)]|$)/;
const VERSION_BEFORE =
  /\b(?:version|versions|v\.?) ?(\d(?:\.\d{1,2})?)(\+|,? ?\(?(?:or|and) (?:\(?at your option\)? )?(?:any )?(?:later|newer|above|higher)[^\n]{0,24}?)?,? (?:of|to) (?:the )?(?:terms of the )?(?:less restrictive )?$/;
const LATER =
  /^(?:[ <(\]]{0,4} {8,200}[>)]?)?[^\n]{0,24}?(?:\+|\b(?:or|and)\b[^\n.;]{0,36}?\b(?:later|newer|higher|above|greater|subsequent|upwards?|future)\b|\bany (?:later|newer|subsequent) version|\(at your option\)[^\n.;]{0,16}later|\b(?:oder|und|ou|o)\b[^\n.;]{0,44}\b(?:sp[äa]teren?|neueren?|ult[ée]rieure|post[ée]rieure|posterior|successiva)\b)/;
const NOT_LATER = /\b(?:no|not|without)\b[^\n.;]{0,24}\blater/;
/** "…version 3, or any later version accepted by the membership of KDE e.V.": nobody but them can say which. */
const BY_PROXY =
  /\bor,? (?:\(?at your option\)?,? )?any later version(?: of (?:the )?\w+)? (?:accepted|approved|published) by the membership of/;
const PROXY_SECOND = /\bor (?:\(?at your option\)? )?version (\d(?:\.\d)?)/;
const SECOND =
  /^[ ,"']{0,3}(?:only )?or (?:at your option )?(?:the )?(?:gnu )?(?:[al]?gpl ?)?(?:version |v\.? ?)?(\d(?:\.\d)?)(?=[\s+,.;:)]|$)/;
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
const NOT_GRANTED = /^ (?:for (?:more|further)|along with|in |text)/;

const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>()]{3,200}/g;

/** All GNU licences that the passage names, in order. */
export function readGnuMentions(passage: string): Mention[] {
  // "LGPLv3 <https://…/lgpl-3.0> or later": an address between hides nothing.
  const flat = passage.replace(ADDRESS, (address) => " ".repeat(address.length));
  const found: Mention[] = [];
  const names = [...flat.matchAll(NAME)];
  names.forEach((match, k) => {
    const from = match.index;
    const end = from + match[0].length;
    const stop = Math.min(names[k + 1]?.index ?? flat.length, end + 240);
    const before = flat.slice(Math.max(0, from - 120), from);
    const behind = flat.slice(end, stop);
    const family = familyOf(match);
    if (/^[- "']{0,3}(?:compatible|incompatible|like|style|compatibility|d\b)/.test(behind)) return;
    const version = findVersion(family, match, before, behind);
    const label = LABEL.test(before);
    const grants = !NO_GRANT.test(before) && (GRANT.test(before) || label);
    if (version === undefined) {
      const license = OPEN[family];
      if (license === undefined || NO_GRANT.test(before) || NOT_GRANTED.test(behind) || OF_OTHERS.test(before)) return;
      // Without a reason to take it for a grant it counts only beside a licence that is granted.
      const judged = judgeContext(flat, from, end, true);
      if (judged === undefined && !label && !PLAIN_GRANT.test(before)) return;
      if (judged === "negated") {
        found.push({ license, from, to: end, strength: "negated" });
        return;
      }
      const strength = label ? "label" : PLAIN_GRANT.test(before) ? "grant" : "none";
      found.push({ license, from, to: end, strength, open: true });
      return;
    }
    // "version 3 or any later version" and "GPL v2, see COPYING" are said of something, wherever they stand.
    const isLabel =
      label || POINTER.test(behind) || /^ license\b/.test(behind) || / later\b/.test(behind.slice(0, version.length));
    const judged = judgeContext(flat, from, end + version.length, true);
    if (judged === "negated") {
      found.push({ license: version.id, from, to: end + version.length, strength: judged });
      return;
    }
    const strength = grants ? (label ? "label" : "grant") : isLabel ? "label" : (judged ?? "name");
    const to = end + version.length;
    found.push({ license: version.id, from, to, strength });
    if (version.second !== undefined) found.push({ license: version.second, from, to, strength, choice: true });
  });
  return found;
}

/** What a notice without a version means: "you may choose any version ever published" (GPL section 9, LGPL 13, AGPL 14). */
const OPEN: Readonly<Record<string, string>> = {
  GPL: "GPL-1.0-or-later",
  LGPL: "LGPL-2.0-or-later",
  AGPL: "AGPL-3.0-or-later",
  GFDL: "GFDL-1.1-or-later",
};

function familyOf(match: RegExpMatchArray): string {
  if (match[3] !== undefined || match[5] !== undefined) return "GFDL";
  const prefix = match[1] ?? match[4];
  if (prefix === "affero" || prefix === "a") return "AGPL";
  return prefix === undefined ? "GPL" : "LGPL";
}

interface Version {
  readonly id: string;
  readonly second?: string;
  /** Characters behind the name that belong to it. */
  readonly length: number;
}

function findVersion(family: string, match: RegExpMatchArray, before: string, behind: string): Version | undefined {
  let number = match[6];
  let rest = behind;
  let length = 0;
  let later = false;
  if (number === undefined) {
    const hit = NUMBER_BEHIND.exec(behind) ?? VERSION_BEHIND.exec(behind);
    if (hit !== null) {
      number = hit[1];
      length = hit[0].length;
      rest = behind.slice(length);
    } else {
      const earlier = VERSION_BEFORE.exec(before);
      if (earlier === null) return undefined;
      number = earlier[1];
      later = earlier[2] !== undefined;
    }
  }
  const version = normalVersion(family, number as string);
  if (version === undefined) return undefined;
  const near = rest.slice(0, 110);
  const only = NOT_LATER.test(near.slice(0, 60)) || /^[ ,(]{0,2}only\b/.test(near);
  const tail = LATER.exec(near);
  if (BY_PROXY.test(rest.slice(0, 140))) {
    const other = PROXY_SECOND.exec(near);
    const second = other === null ? undefined : normalVersion(family, other[1] as string);
    const id = `${family}-${version}-only`;
    return second === undefined ? { id, length } : { id, length, second: `${family}-${second}-only` };
  }
  if (!only && tail !== null) {
    later = true;
    length += tail[0].length;
  }
  const id = `${family}-${version}-${later ? "or-later" : "only"}`;
  const other = later ? null : SECOND.exec(near);
  const second = other === null ? undefined : normalVersion(family, other[1] as string);
  if (second === undefined) return { id, length };
  const secondLater = LATER.test(near.slice(other?.[0].length ?? 0));
  return {
    id,
    length: length + (other?.[0].length ?? 0),
    second: `${family}-${second}-${secondLater ? "or-later" : "only"}`,
  };
}

const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  GPL: ["1.0", "2.0", "3.0"],
  LGPL: ["2.0", "2.1", "3.0"],
  AGPL: ["1.0", "3.0"],
  GFDL: ["1.1", "1.2", "1.3"],
};

function normalVersion(family: string, number: string): string | undefined {
  const full = number.includes(".") ? number : `${number}.0`;
  if (VERSIONS[family]?.includes(full)) return full;
  // There is no GPL 2.1: somebody meant the LGPL's number, or nothing at all.
  return family === "GPL" && full === "2.1" ? "2.0" : undefined;
}
