// What a text says besides the licences found in it: a sentence there may take back what a licence grants.
import { BETWEEN_LICENSES, withoutFreeUse, withoutNonCommercial } from "./harmless.ts";
import { limitsUse, speaksOfWork } from "./limits.ts";
import type { Words } from "./words.ts";

/** A limit of use, wherever it stands. */
const LIMITS =
  /\bnon-? ?commercial|\bcommons clause|\bcommercial(?:ly)? (?:use|usage|users?|purposes?|licen[sc]es?|redistribution|distribution|products?|exploitation|applications?|entit\w+|organi[sz]ations?|services?)|\b(?:use|used|using|sold|resold) commercially|\bmonthly active users|\broyalt(?:y|ies)(?! ?-? ?free)|\blicen[sc]e fees?\b|\b(?:personal|academic|research|educational|evaluation|private|internal)(?:(?:,| or| and|\/| ?&) ?[a-z-]+){0,3} (?:use|uses|purposes?)(?: only)?\b|\buse only\b|\bpurposes? only\b|\b(?:additional|further|following|special) (?:terms?|conditions?|restrictions?|limitations?|clauses?|requirements?)\b|\b(?:managed|hosted) service|\b(?:saas|software as a service)\b|\bmilitary|\bweapons?\b|\bfield of use|\b(?:may|must|shall|can) ?not (?:be )?(?:use|sell|sold|resell|resold|distribut|redistribut|copy|copied|modif|host|offer|compet|train|deploy|sublicens|commerciali|charge|publish|share|remove|provide)|\b(?:prohibited|forbidden|not (?:permitted|allowed|authorized|licensed))\b|\bexplicitly excluded|\bno (?:commercial|rights?|permission|license) |\b(?:requires?|require|obtain|purchase|buy) (?:a |an |the |our |your )?(?:separate |paid |written |commercial |prior |explicit )+(?:commercial )?(?:licen[sc]e|permission|consent|agreement|subscription)|\bprior (?:written )?(?:permission|consent|approval)|\bgood,? not evil|\brestricted rights legend|\btrade secrets? of\b|\bunpublished[^a-z]{1,4}(?:rights|work|source code|proprietary|all rights)|\blicensed only pursuant\b|\bproprietary information\b|\b(?:evaluation|testing|academic|research|educational|personal|private|internal)(?: [a-z]+){0,2} only\b|\bnot for use (?:in|by|with|on)\b|\bunless (?:you|your [a-z]+|the user) (?:purchase|buy|pay)\b|\bunless (?:you|your [a-z]+|the user) (?:are|is|have|has)\b[^.;]{0,40}\b(?:compan|entit|commercial|employ|revenue|users?\b|organi|licen[sc]e|permission|consent|paid)|\bif (?:you|your [a-z]+|the user) (?:purchase|buy|pay)\b[^.;]{0,40}\b(?:subscri|licen[sc]e|support|commercial)|\bif (?:you|your [a-z]+|the user) (?:want to use (?:it|this) commercially|use (?:it|this) commercially)|\b(?:purchase|buy|obtain) an? (?:[a-z]+ )?(?:subscription|licen[sc]e)|\b(?:is|are|remains?) (?:strictly )?(?:proprietary|confidential)\b|\bproprietary and confidential|\bapplies only to\b|\b(?:except|but) this (?:one|file|folder|directory)\b|\ball rights reserved otherwise|otherwise all rights reserved/;
/** Words that oblige, forbid or make an exception; in a licence file a sentence with one of them may be part of the terms. */
const DUTIES =
  /\b(?:must|shall|cannot|only|solely|exclusively|not|no|never|except|unless|until|terminat\w*|expir\w*|exclud\w*|prohibit\w*|forbid\w*|forbidden|restrict\w*|limit\w*|requir\w*|purchas\w*|subscri\w*|fees?|pay|paid|payments?|charge[sd]?|subject to|conditions?|provided that|agrees? (?:to|that|not|with)|consent|permission|revok\w*|obtain|register|notify)\b/;
const SUBJECTS =
  /\b(?:us(?:e|es|ed|ing|age|ers?)|cop(?:y|ies|ied|ying)|distribut\w+|redistribut\w+|modif\w+|sell\w*|sold|sublicens\w+|software|work|licensee|licen[sc]e[ds]?|you|your|product|service|deriv\w+|compan(?:y|ies)|entit(?:y|ies)|countr(?:y|ies)|person|anyone|grant\w*|rights?)\b/;
/** Remarks that limit nothing, whatever their words. */
const HARMLESS =
  /you may not use this file except in compliance|may not use (?:this|the|these) (?:file|work|software|package|library|source code)s? except|not (?:a|an) (?:official|part)|not affiliated|without warranty|as is\b|not responsible|no warrant|no restrictions|gpl-? ?compatible|according to richard stallman/;
/** Goes on to the end of the sentence, as long as nothing is taken back. */
const TAIL =
  "(?:(?!\\b(?:unless|except|only|but(?! not limited)|(?:non-?)?commercial\\w*|prohibit\\w*|forbid\\w*|forbidden|may not|must|shall not|fees?|royalt\\w+|pay\\w*|purchase|military|not (?:permitted|allowed))\\b)[^.;])";
/** Standard phrases of notices, cut out before a sentence is judged: what is left of it counts. */
const BOILERPLATE = new RegExp(
  [
    "(?:is|are) free software(?: ?[:;,]? ?(?:it comes without any warranty,? to the extent permitted by applicable law\\.?)?)",
    "you (?:can|may) (?:re)?distribute (?:it|this \\w+|them)? ?(?:and ?\\/? ?or|and|or) (?:modify|redistribute) (?:it|this \\w+|them)?",
    "(?:it|them|this \\w+) (?:is|are) (?:being )?distributed in the hope that (?:it|they) will be useful,?",
    "but without any warranty[ ;,]{0,3}(?:without even the implied warranty of merchantability or fitness for a particular purpose)?",
    `without even the implied warranty of (?:merchantability|fitness)${TAIL}{0,60}`,
    `you should (?:have received|find|also find)(?: a)? cop(?:y|ies)${TAIL}{0,160}`,
    `if not,? (?:see|write to|you can)${TAIL}{0,200}`,
    `you may (?:obtain|find|view|download|request|get) (?:a |the )?(?:copy|text|licen[sc]e)${TAIL}{0,80}`,
    "everyone is permitted to copy and distribute verbatim copies(?: of this licen[sc]e document)?,? but changing it is not allowed",
    "no modification of (?:the|this) licen[sc]e is permitted,? only verbatim copy is allowed",
    "may not use (?:this|the|these|any part of (?:this|the)) [\\w ]{1,30} except in (?:compliance|accordance|conformity) with",
    "may not be (?:copied|used)(?:, ?modified,? or distributed| or distributed)? except (?:according|in compliance|in accordance)",
    "(?:either )?version \\d(?:\\.\\d)?(?: of the licen[sc]e)?,? (?:and|or) \\(?(?:at your option\\)? )?any later version",
    "unless required by applicable law or agreed to in writing",
    "may be used to endorse or promote products derived from this software without specific prior written permission",
    "(?:shall|will|be|is|are) (?:not )?(?:be )?(?:held )?(?:liable|responsible) for",
    `in no event (?:shall|will) (?!you |licensee|users? )${TAIL}{0,300}\\bli-? ?ab(?:le|ility)${TAIL}{0,400}`,
    "provided that (?:this notice is|the copyright notices? (?:and this notice )?are) retained in full",
    `in which case the provisions of ${TAIL}{0,60}(?:apply|are required|are applicable)(?: instead of (?:those|the) [a-z ]{0,30})?`,
    `(?:this clause|\\(?this) is necessary due to a potential (?:bad )?(?:conflict|interaction)${TAIL}{0,200}`,
    "the provided data structures and external interfaces from this code are not restricted to be used by modules with a gpl compatible licen[sc]e",
    `(?:no|any|all|or|disclaims?|makes? no|without)(?: [\\w,]+){0,6} warrant(?:y|ies)${TAIL}{0,120}`,
    `you (?:may|can) (?:choose|select|elect|opt)${TAIL}{0,60}`,
    "(?:is|are|may be|can be)(?: \\w+)? available (?:at|from|in|on|under)",
    "at your option",
    `\\b(?:payments?|donations?|attribution|credits?|acknowledge?ments?|links?|mention|feedback|contributions?)\\b${TAIL}{0,80}\\b(?:is|are|would be|will be) (?:not (?:required|necessary|mandatory|obligatory)|optional|(?:much |greatly |always |very )?(?:appreciated|welcome))(?:,? but (?:is|are) (?:expected|appreciated|welcome|encouraged))?(?: and would be appreciated)?`,
    `you (?:(?:do not|don'?t) (?:have|need) to|need not|are not required to) ${TAIL}{0,160}`,
    "(?:licen[sc]ed|released|distributed|available|provided|covered|governed) (?:to you )?(?:under|by|subject to|according to) the following (?:terms(?: and conditions)?|conditions|licen[sc]es?)",
    `on debian(?: gnu/linux)? systems${TAIL}{0,120}`,
    `please (?:report|send|see|visit|refer)${TAIL}{0,200}`,
    "so that all may benefit",
  ].join("|"),
  "g",
);
/** Program code, not prose. */
const CODE =
  /[{}]|==|::|->|=>|&&|\|\||\w\(\)|;\s*(?:\/\/|\/\*|\w+ ?=)|#(?:define|include|if|endif)|\b(?:static|const|int|void|return|struct|function|var|elif|import)\b[^.]*[=;({]/;
/** Where the scope of a licence is told: "except where noted" is no limit of use. */
const SCOPE =
  /\b(?:except|unless|other than)\b[^.;]{0,24}\b(?:as|where|when|if|for|those|that|explicitly|otherwise)\b[^.;]{0,60}\b(?:documented|noted|stated|indicated|specified|files?|mentioned|marked|listed|below|otherwise)\b/;
/** Sentences that lead to a licence or tell where it applies. */
const LEADING =
  /\b(?:under|by|of|to|with|in)(?: the)? (?:terms(?: and conditions)? of |following |same )?(?:the |either |this |a )?(?:gnu )?$|\b(?:following|below|above|follows|either)\b|\bappl(?:y|ies) to\b|\b(?:under|by|with|of) (?:the )?(?:terms (?:and conditions )?of )?(?:the |a |an )?[\w .-]{0,40}licen[sc]es?\b|\bsee (?:the )?(?:license|licence|file)\b|\bcontribut/;
/** What even such a sentence may not say. */
const STRICT =
  /\b(?:only|solely|exclusively|not|no|never|except|unless|until|exclud\w*|prohibit\w*|forbid\w*|pa(?:y|id)|payments?|fees?|purchas\w*|terminat\w*|expir\w*|requir\w*|must|shall|restrict\w*|consent|revok\w*|subscri\w*|limit\w*)\b/;

/** In a file of so few words all that is said of a licence is said of the one that is found. */
const SHORT_FILE = 1000;
const GRANT =
  /\b(?:this|the|our) licen[sc]e\b|\b(?:licen[sc]e|permission|rights?) (?:is|are|was) (?:hereby )?g(?:ranted|iven)\b/;

const LONGEST_SHOWN = 200;

export interface Remainder {
  /** True if it holds a sentence that may limit what was granted. */
  readonly limits: boolean;
  /** The sentence, or the beginning of the rest; shortened. */
  readonly shown: string;
  /** The limit is stated in so many words, not only guessed from its tone. */
  readonly isPlain: boolean;
  /** The word that the limit begins with. */
  readonly word?: number;
}

/** What is known of the words of a text. */
export interface Surroundings {
  readonly isCovered: (word: number) => boolean;
  readonly isNear: (word: number) => boolean;
  /** Right beside a licence, where less plain limits count, too. */
  readonly isClose: (word: number) => boolean;
  /** In program code outside of the comment that holds the licence: there "cannot be used" is said of functions. */
  readonly isApart: (word: number) => boolean;
  /** The text is a licence file, so that every duty counts; otherwise only plain limits of use do, and only near a licence. */
  readonly isLicenseFile: boolean;
  /** What was found forbids commercial use by itself. */
  readonly isNonCommercial: boolean;
}

/** Looks through the words that nothing covers. */
export function readRemainder(words: Words, around: Surroundings): Remainder | undefined {
  const { isCovered, isNear, isClose, isApart, isLicenseFile, isNonCommercial } = around;
  let shown = "";
  for (let i = 0; i < words.count; i++) {
    if (isCovered(i)) continue;
    const isFar = !(isLicenseFile || isNear(i));
    if (isFar && words.count > SHORT_FILE) continue;
    let to = i + 1;
    while (to < words.count && !isCovered(to) && to - i < 80 && !endsSentence(words, to - 1)) to++;
    const raw = words.text.slice(words.start[i], words.end[to - 1]);
    const close = isLicenseFile || isClose(i);
    const read = (part: string) => (isNonCommercial ? withoutNonCommercial(flatten(part)) : flatten(part));
    const sentence = read(raw);
    if (isFar) {
      if (GRANT.test(sentence) && limitsUse(sentence, false))
        return { limits: true, isPlain: true, shown: shorten(raw), word: i };
      i = to - 1;
      continue;
    }
    const isMeant = () => !isApart(i) || speaksOfWork(sentence);
    if (limits(sentence, isLicenseFile, close) && isMeant()) {
      const isPlain = limits(sentence, false, close);
      if (isPlain || !isApart(i)) return { limits: true, isPlain, shown: shorten(raw), word: i };
    }
    // The last word may be one that the licence has in common: "contact us for a commercial license".
    const more = to < words.count && isCovered(to) ? words.text.slice(words.start[i], words.end[to]) : raw;
    if (more !== raw && close && limits(read(more), false, close) && !isLimit(more.slice(raw.length)) && isMeant())
      return { limits: true, isPlain: true, shown: shorten(more), word: i };
    if (shown === "" && to - i > 3) shown = shorten(raw);
    i = to - 1;
  }
  return shown === "" ? undefined : { limits: false, isPlain: false, shown };
}

function flatten(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/[\s*#/;]+/g, " ")
    .replace(BETWEEN_LICENSES, " ")
    .replace(BOILERPLATE, " ");
}

/** Do these words, put inside of a licence text, limit it? */
export function isLimit(raw: string): boolean {
  const flat = raw.toLowerCase().replace(/[\s*#/;]+/g, " ");
  return SHORT_RULE.test(flat) || limits(flat.replace("subject to the following conditions", " "), false, true);
}

/** Talk of business is no limit by itself: something must be asked for or taken away. */
const BUSINESS =
  /\bcommercial(?:ly)? (?:redistribution|distribution|products?|exploitation|applications?|entit\w+|organi[sz]ations?|services?)/g;
const DEMAND =
  /\b(?:must|shall|only|except|exclud\w*|prohibit\w*|forbidden|requir\w*|purchas\w*|buy|pay\w*|fees?|obtain|contact|licen[sc]e[ds]?|permission|may not|can ?not|not (?:permitted|allowed|granted|for))\b/;

/** "Vegans only.", "No gambling.": so short a rule needs no subject. */
const SHORT_RULE =
  /^\W*(?:(?:[a-z-]+ ){1,3}only|(?:no|not for) (?!warrant)[a-z ]{3,30}|limited|restricted|conditional|temporary|non-?profit)\W*$/;

function limits(all: string, strict: boolean, close = strict): boolean {
  const sentence = withoutFreeUse(DEMAND.test(all) ? all : all.replace(BUSINESS, " "));
  if (LIMITS.test(sentence) || limitsUse(sentence, close))
    return !HARMLESS.test(sentence) || /non-? ?commercial|commons clause|royalt|use only/.test(sentence);
  if (!strict || HARMLESS.test(sentence) || CODE.test(sentence)) return false;
  if (SHORT_RULE.test(sentence)) return true;
  const plain = sentence.replace(SCOPE, " ");
  if (LEADING.test(plain) && !STRICT.test(plain)) return false;
  return DUTIES.test(plain) && SUBJECTS.test(plain);
}

function endsSentence(words: Words, i: number): boolean {
  const end = words.end[i] as number;
  const next = words.start[i + 1] ?? words.text.length;
  for (let k = end; k < next && k < end + 12; k++) {
    const c = words.text.charCodeAt(k);
    if (c === 46 && !(words.text.charCodeAt(k + 1) > 32)) return true;
    if (c === 10 && /^\s*\n/.test(words.text.slice(k + 1, k + 8))) return true;
    if (c === 42 && /^\*\/(?!(?:\s|\\[nrt]){0,8}\/[/*])/.test(words.text.slice(k, k + 12))) return true;
  }
  return false;
}

function shorten(raw: string): string {
  const line = raw.replace(/\s+/g, " ").trim();
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN - 1)}…`;
}
