// Names of licences in running text: each with what the words around it make of it.

import { judgeContext, type Strength } from "./context.ts";
import { readCommonsNames } from "./creative-commons.ts";
import type { Mention } from "./gnu.ts";
import { beginsName, findByKey, LONGEST_NAME, type NamedLicense } from "./name-table.ts";
import { judgeSubject } from "./subject.ts";
import { nameKey, readTokens, type Token } from "./tokens.ts";

/** Of the names of one word these are known as licences; all others need "license" beside them, or a label before. */
const WELL_KNOWN = new Set(
  "mit bsd isc apache zlib expat unlicense wtfpl artistic mpl epl cddl eupl cecill ofl cc0 0bsd bsl boost psf agpl gpl lgpl beerware ncsa sspl".split(
    " ",
  ),
);

/** Words that are nothing but names of licences. */
const UNMISTAKABLE = /^(?:cc0|wtfpl|unlicense|0bsd)\b/;

const GNU = /^(?:[AL]?GPL|GFDL)-/;

/** Perl's own licence is a choice of two. */
const PERL =
  /\bsame (?:terms?|license) (?:and conditions )?as (?:the )?perl\b(?: ?v?5[\d.]*)?(?: (?:itself|programming language|interpreter|system itself))?/g;
const PERL_LICENSE = "Artistic-1.0-Perl OR GPL-1.0-or-later";
const PUBLIC_DOMAIN =
  /\b(?:(?:is|are|be|been|was|all|this|code|file|work|software|it) (?:hereby |now |also )?(?:in|into|in to) (?:the )?|(?:placed|released|put|donated?|dedicated?|contributed|committed|entered|given|in|falls?|release|belongs|put)(?: (?:this|the|it|all|these|his|her|our|my|any)(?: [a-z]+){0,4})? (?:in|into|to|in to|as|under) (?:the )?|is (?:explicitly )?(?:free )?|(?:license|copyright|licensing)[":=]{1,3} ?["']?)public[- ]domain\b/g;
const NOT_PUBLIC = /\b(?:no|not|none|nothing|never|nor|neither|without|cannot|n't)\b[^.\n]{0,30}$/;
const VERSION_BEHIND =
  /^(?:(?!\b(?:or|and|as well as|gnu|gpl|lgpl|mit|bsd)\b)[^\n]){0,60}?\b(?:version|ver\.|v\.?) ?(\d(?:\.\d+)*)(?!\d)/;
/** Between a name and a version, these say that the version is of something else. */
const OTHER_NAME = /\b(?:apache|mozilla|eclipse|artistic|academic|common)\b/g;
const VERSION_BEFORE =
  /\b(?:version|ver\.?|v\.?|release) ?(\d(?:\.\d+)*),? (?:of|to) (?:the )?(?:terms of the )?["']?$/;

/** All licences that the passage names, in order. */
export function readNamedMentions(flat: string): Mention[] {
  const found: Mention[] = [];
  const tokens = readTokens(flat);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.filler || !beginsName(token.word)) continue;
    const hit = longestFrom(tokens, i, flat);
    if (hit === undefined) continue;
    addMention(flat, hit, found);
    i = hit.last;
  }
  for (const { license, from, to, unclear } of readCommonsNames(flat)) {
    const strength = judge(flat, from, to, true, /^cc\b/.test(flat.slice(from, to)));
    if (strength !== undefined) found.push({ license, from, to, strength, unclear });
  }
  for (const match of flat.matchAll(PERL)) {
    found.push({ license: PERL_LICENSE, from: match.index, to: match.index + match[0].length, strength: "grant" });
  }
  for (const match of flat.matchAll(PUBLIC_DOMAIN)) {
    const { index } = match;
    if (NOT_PUBLIC.test(flat.slice(Math.max(0, index - 40), index + match[0].length - 13))) continue;
    found.push({
      license: "LicenseRef-scancode-public-domain",
      from: index,
      to: index + match[0].length,
      strength: /^(?:licen|copyright)/.test(match[0]) ? "label" : "grant",
    });
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** What the words around a name make of it. `named`: it says that it is one of a licence; `sure`: it is nothing else. */
function judge(flat: string, from: number, to: number, named: boolean, sure: boolean): Strength | undefined {
  const strength = judgeContext(flat, from, to, named);
  if (strength === "grant" || strength === "label" || strength === "negated") return strength;
  const behind = flat.slice(to, to + 100);
  const says = named || LICENSE_WORD.test(behind);
  return judgeSubject(flat.slice(Math.max(0, from - 100), from), behind, says, sure) ?? strength;
}

interface Hit {
  readonly named: NamedLicense;
  readonly from: number;
  readonly to: number;
  readonly last: number;
  /** The name alone could be anything. */
  readonly plain: boolean;
}

/** What stands between two words of no one name: much, or the border of two fields ("MIT", "version": "0.0.0"). */
function isApart(between: string): boolean {
  return between.length > 4 || /["'] ?[,:=] ?\n? ?["']/.test(between);
}

/** The longest known name that begins with this word. */
function longestFrom(tokens: readonly Token[], at: number, flat: string): Hit | undefined {
  let key = "";
  let count = 0;
  let said = false;
  let best: Hit | undefined;
  for (let k = at; k < tokens.length && count < LONGEST_NAME; k++) {
    const token = tokens[k] as Token;
    if (k > at && (token.opens || isApart(flat.slice((tokens[k - 1] as Token).to, token.from)))) break;
    if (token.filler) {
      said ||= token.word.startsWith("lic");
      continue;
    }
    // "Mozilla Public License (MPL) 1.1": the short form between is no part of the name.
    if (k > at && flat.charAt(token.from - 1) === "(" && flat.charAt(token.to) === ")" && !/\d/.test(token.word)) {
      // "Artistic License 1.0 (Perl)": here it is.
      const named = findByKey(`${key} ${token.word}`);
      if (named !== undefined)
        best = { named, from: (tokens[at] as Token).from, to: token.to + 1, last: k, plain: false };
      continue;
    }
    key = key === "" ? token.word : `${key} ${token.word}`;
    count++;
    // "MPL-2.0+"
    const named = findByKey(key) ?? findByKey(key.replace(/(?<=\d)\+$/, ""));
    if (named === undefined) continue;
    const plain = count === 1;
    const { from } = tokens[at] as Token;
    best = { named, from, to: token.to, last: k, plain: plain && !said };
  }
  return best;
}

const STYLE = /^[- ]{1,3}(?:style|stype|like|type|variant|derived|inspired|based)\b/;
const LICENSE_WORD =
  /^["')]{0,2} ?(?:(?:software |public |open[- ]source )?licen[sc](?:e|ing\b)|\([a-z0-9 .-]{2,12}\) licen[sc]e)/;
/** "CC0, OpenSSL or Apache 2.0 licenses": what is at the end of the list is said of each. */
const LIST_OF_LICENSES = /^(?:,|,? or|,? and|\/) (?:[^.;:\n]|\.(?=\d)){2,60}\blicenses\b/;
/** "BSD 2.0", "BSDv2": some mean the second version, which has three clauses. */
const BSD_VERSION = /\bbsd(?: licen[sc]e)?,? ?(?:v\.? ?2|version 2|2\.0)(?![\w.]|[- ](?:clause|term))/;
/** Somebody has changed it. */
const CHANGED =
  /\b(?:modified|custom|customi[sz]ed|altered|adapted|amended|extended|derived|variant of the|version of the) $/;

function addMention(flat: string, hit: Hit, found: Mention[]): void {
  const { from, to } = hit;
  // "someone@host": of an e-mail address.
  if (flat.charAt(from - 1) === "@") return;
  const behind = flat.slice(to, to + 100);
  // "Berkeley style socket": of anything.
  const isNamed =
    !hit.plain &&
    !/[- ](?:style|like|type)$/.test(flat.slice(from, to)) &&
    (/licen[sc]e|public|domain|\d/.test(flat.slice(from, to)) || /-/.test(hit.named.license));
  const style = STYLE.exec(behind)?.[0] ?? "";
  // "ISC License (MIT-style)" says what the licence is like.
  const last = found.at(-1);
  const isStyle = style !== "" || (hit.named.unclear && /[- ](?:style|like|type)$/.test(flat.slice(from, to)));
  if (isStyle && last !== undefined && /^ ?(?:licen[sc]e|agreement)? ?\((?:an? )?$/.test(flat.slice(last.to, from)))
    return;
  // What the GNU licences are said to do is read with "or later" (gnu.ts); "the following BSD-style license applies" names none.
  const strength =
    isStyle || GNU.test(hit.named.license)
      ? judgeContext(flat, from, to + style.length, isNamed)
      : judge(flat, from, to + style.length, isNamed, UNMISTAKABLE.test(flat.slice(from, to)));
  if (strength === undefined) return;
  const isWord = hit.plain && !WELL_KNOWN.has(flat.slice(from, to));
  // A foundation has a licence of its name, too.
  const isOwner = flat.slice(from, to).endsWith("foundation");
  const isOne = LICENSE_WORD.test(behind) || (!isOwner && LIST_OF_LICENSES.test(behind));
  if ((isOwner || (isWord && strength !== "label")) && !isOne) return;
  let { license, unclear } = hit.named;
  if (style !== "" && !/^(?:BSD|MIT|ISC|Zlib|Apache)/.test(license)) return;
  // "3-clause BSD style license" tells the clauses; "BSD-style" does not.
  const isExact = /clause/.test(flat.slice(from, to)) && style !== "" && !/derived|inspired|based/.test(style);
  if ((style !== "" && !isExact) || CHANGED.test(flat.slice(Math.max(0, from - 16), from))) unclear = true;
  else if (unclear && !license.startsWith("BSD")) {
    const number =
      VERSION_BEFORE.exec(flat.slice(Math.max(0, from - 50), from))?.[1] ?? versionBehind(behind, flat.slice(from, to));
    const exact = number === undefined ? undefined : findByKey(nameKey(`${flat.slice(from, to)} ${number}`));
    if (exact !== undefined && !exact.unclear) {
      license = exact.license;
      unclear = false;
    }
  }
  if (license === "BSD-2-Clause" && BSD_VERSION.test(flat.slice(from, to + 12))) {
    license = "BSD-3-Clause";
    unclear = true;
  }
  found.push({ license, from, to, strength, unclear });
}

function versionBehind(behind: string, name: string): string | undefined {
  const match = VERSION_BEHIND.exec(behind);
  if (match === null || match[0].match(OTHER_NAME)?.some((other) => !name.includes(other))) return undefined;
  return match[1];
}

/** The licence that a lower-case name means, if it means one. */
export function resolveName(raw: string): string | undefined {
  if (raw.length < 3 || raw.length > 120 || /[\n;]/.test(raw.trim())) return undefined;
  const key = nameKey(raw);
  const named = findByKey(key);
  if (named === undefined || named.unclear) return undefined;
  return key.includes(" ") || WELL_KNOWN.has(key) || /licen[sc]e/.test(raw) ? named.license : undefined;
}
