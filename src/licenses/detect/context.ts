// What the words around a licence's name make of it: a grant, a label, a mere mention, or the contrary.
import { isFieldValue } from "./fields.ts";

/** From the surest to the contrary. */
export type Strength = "grant" | "label" | "name" | "none" | "negated";

const LINK = `(?:the|a|an|terms|conditions|and|of|this|that|its|our|both|either|any|one|same|following|standard|permissive|liberal|open|source|free|software|new|dual|triple|then|current|latest|gnu|so-called|called|these|two|three|to|use|as|published|license|licenses|licensed|version|your|choice|choose|public|approved|osi|or|later|newer|at|option|less|restrictive|\\d[\\d.]*\\+?)`;
const LINKS = `(?:${LINK}[ ,:"'(\\[*_\`]{1,4}){0,10}["'(\\[*_\`]{0,3}`;
/** Words that put something under what follows. */
const GRANT = new RegExp(
  `\\b(?:under|terms of|conditions of|subject to|according to|accordance with|compliance with|pursuant to|(?:governed|covered|protected|licensed|provided|restricted|bound|owned) by|(?:licensed|released|available|published|distributed|provided|offered|contributed|placed|shared|waived) (?:as|with|via|into|using|on|in|through)|(?:licensed|licensing|relicensed|released|copylefted)|license (?:for (?:this|the) [a-z]+ )?is|falls under|as per|are satisfied|choos(?:e|ing) (?:from|between)|dedicated to|dual|dual-license:?|sous (?:la )?license(?: publique)?|bajo (?:la )?licencia|sob (?:a )?licen[cç]a|lizenziert unter(?: der)?|con licenza)[ ,:"'(]{1,3}${LINKS}$`,
);
/** These do so only before a name that says it is one of a licence. */
const WEAK_GRANT = new RegExp(
  `\\b(?:(?:uses?|adopts?|using|follows|has|carries|choose|chosen|elects?|select) (?:the|an?)|in the|may use|unter de[rn]|bedingungen der|lizenz:|(?:selon|sous) les termes de la)[ ,:"'(]{1,3}${LINKS}$`,
);
/** "License: X", "@license X", a heading "License" above it, and what manifests and package files make of that. */
const LABEL = new RegExp(
  `(?:[\\s@"'(:;,.*/_<>[-]|^)(?:licen[sc]e(?:s|d)?(?:[ _-](?:type|name|identifier|id|expression|terms|used|information|info|field|spdx|notice))?|licensing|license-file|copying|short-?name|licence|spdx)["'\\])]{0,2} ?(?:::? ?osi approved ::?|:+=?>?|={4,}|=>?|>|- |\\n) ?["'([{<*_\`]{0,3} ?${LINKS}(?:type"? ?[:=] ?["'])?$|(?:^|[\\s@.])licen[sc]e ?\\( ?["']?(?:dual )?$|@ ?licen[sc]e[ :]{1,2}${LINKS}$`,
);
/** A heading "License" alone; "Ruby on Rails is …" below it begins a sentence. */
const HEADING = /licen[sc](?:e|es|ing)[ .:]{0,2}\n["'([{<*_`]{0,3}(?:the )?$/;
const GOES_ON =
  /^(?! licen)(?: [a-z0-9'-]{1,20}){0,3} (?:is|are|was|were|has|have|uses?|can|may|should|must|comes?|contains?|includes?)\b/;
/** "The documentation is CC BY-SA 4.0": only before a name that says it is one of a licence. */
const PREDICATE =
  /\b(?<!\bsome )(?:software|code|library|project|package|program|work|documentation|docs|contents?|text|data|images?|icons?|fonts?|artwork|assets|media|examples|everything|rest|remainder|license) (?:is|are)(?: all| itself)? (?:the )?$/;
/** "left-pad 1.3.0 - MIT", "zlib 1.2.11 (Zlib)": an entry of a list of components. */
const ENTRY = /\d\.\d[\w.+-]{0,20}(?: -|:|,| \(| =| \|) ?$/;
/** "Data: ODbL 1.0": what of a project is under a licence. */
const PART =
  /(?:^|[\s*_([-])(?:source )?(?:code|software|library|data|database|docs?|documentation|contents?|text|images?|icons?|fonts?|artwork|assets|media|models?|weights|examples|packaging|website)["'*_)]{0,2} ?: ?["'(*_[]{0,2}$/;
/** The same words, turned round. */
const NEGATED =
  /\b(?:not|never|no longer|cannot|neither|nor|isn.?t|aren.?t|wasn.?t|don.?t|doesn.?t)\b(?! only| limited)(?: [a-z']+){0,6} (?:licensed?|released|distribut(?:ed|ing)|available|covered|governed|provided|published|under|subject|used?|offered|part of|compatible|an?|the|in)\b[^.;\n]{0,30}$|\b(?:no|not|without)(?: an?| any| the)? $|\b(?:would|could|might) (?:be|have been)\b[^.;\n]{0,40}$|\b(?:reject(?:s|ed)?|refus(?:es|ed)|declin(?:es|ed)|consider(?:s|ed|ing)|propos(?:es|ed|als?)|plan(?:s|ned)?)\b[^.;\n]{0,40}$|\b(?:previously|formerly|originally|once|before (?:that|then)|prior to that|used to be|instead of|rather than|other than|different from|unlike|replac(?:es|ed|ing)|incompatible with|in contrast to|as opposed to|proprietary version of|if it (?:were|was))\b[^.;\n]{0,40}$/;
/** What a Business Source License becomes one day: https://mariadb.com/bsl11/ */
/** "Some suggested licenses: …", as the forms of several tools have it: https://docs.ansible.com/ansible/latest/galaxy/dev_guide.html */
const SUGGESTED =
  /\b(?:suggested|possible|recommended|popular|sample|valid|common|supported|allowed|accepted|acceptable) (?:open source )?licen[sc]es?(?: (?:are|include|names?|identifiers?|ids?))? ?:? ?["'([-]{0,3} ?$|\blicen[sc]e: ?licen[sc]e \($/;
const ONE_DAY = /\bchange license(?: is)?["'*_]{0,2} ?[:=|-]?\s?["'(*_]{0,2}(?:the |gnu )*$/;
/** The first words of a text are its title. */
const TITLE = /^\n["'([*_#=. -]{0,4}(?:the |a |an )?$/;
const DESPITE = /\bexcept in compliance with\b[^.\n]{0,30}$|\bnot only\b/;
/** Neither for nor against: the licence is talked about. */
const TALK =
  /\b(?:compatible with|incompatible|copy of|copies of|text of|received|read|like|similar to|based on|inspired by|derived from|(?<!\bchoos(?:e|ing) )from|into|than|about|section \d+ of|see|called|known as|e\.g\.,?|such as|examples?(?: are| is| include)?|for instance|whether|questions? about|summary of)(?: (?:the|a|an|this|gnu|terms of|original|standard|[al]?gpl(?:v?\d)?|mit|bsd|apache|and|or|,))*[ "'(]{1,3}$/;
const MAYBE = /\b(?:maybe|perhaps|possibly|todo:?)\b[^.;\n]{0,50}$/;
/** What behind a name says that it is no grant of it. */
const TALK_BEHIND =
  /^[- "'”)]{0,3}(?:compatible|incompatible|compatibility|compliant|compliance|like\b|faq|wiki|header|logo|logos|trademark|community|foundation|project|server|httpd|commons|documentation team|operating|systems?\b|unix|socket)/;
const NEGATED_BEHIND =
  /^(?: licen[sc]es?)?,? (?:does|do|did) not (?:apply|cover|extend)|^(?: licen[sc]es?)? (?:no longer|never) (?:applies|apply|covers?)/;
/** A sentence about the licence. */
const TOPIC_BEHIND =
  /^(?: licen[sc]es?)?,? (?:is|are|was|were|has|have|requires?|does|do|allows?|permits?|grants?|says?|means|differs?|can|may|must|text|texts|file|files)\b/;
const LICENSED_BEHIND = /^[- ]licen[sc]ed\b|^ ?(?:lic\.|lics?\b)/;
const LICENSE_BEHIND =
  /^[- ]lizenz\b|^ ?(?:开源)?(?:许可|协议|授权|許諾|授權|協議|ライセンス|라이선스)|^["'”’)]{0,2} ?\(?(?:software |public |open[- ]source )?licen[sc]es?\b/;
/** Alone in its paragraph, or in brackets: "(MIT License)". */
const ALONE_BEFORE = /(?:\n["'([*_#=. -]{0,4}|\| |- )(?:the |a |an )?["'(]{0,2}$/;
const ALONE_BEHIND =
  /^["')\]]{0,2}(?: ?licen[sc]es?)?(?: agreement)?(?: \([a-z0-9 .+-]{2,20}\))?(?:[ .:;,"')\]*_=-]{0,4}\n| \|)/;

/**
 * `named`: the name itself says that it is one of a licence ("mozilla public license", "cc-by-4.0"). "none" counts only beside
 * another one that counts; undefined is no name of a licence at all.
 */
export function judgeContext(flat: string, from: number, to: number, named: boolean): Strength | undefined {
  // A list may begin in a new paragraph.
  const before = flat
    .slice(Math.max(0, from - 140), from)
    .replace(/:\s{0,3}\n["'([*_#=. -]{0,4}$/, ": ")
    .replace(/\b(of|under|either)\s{0,3}\n["'([*_#=. -]{0,4}$/, "$1 ");
  const behind = flat.slice(to, to + 60);
  if (!DESPITE.test(before) && NEGATED.test(before)) return "negated";
  if (SUGGESTED.test(before) || ONE_DAY.test(before) || NEGATED_BEHIND.test(behind) || MAYBE.test(before))
    return "negated";
  if (TALK_BEHIND.test(behind)) return undefined;
  if (!named && HEADING.test(before) && GOES_ON.test(behind)) return undefined;
  if (LABEL.test(before) || (/\bversion: $/.test(before) && /^[mne]pl\b/.test(flat.slice(from, from + 4))))
    return "label";
  if (isFieldValue(before, behind)) return "label";
  const licensed = LICENSED_BEHIND.test(behind);
  if (licensed || (GRANT.test(before) && !TALK.test(before))) return "grant";
  const says = named || LICENSE_BEHIND.test(behind);
  if (says && (WEAK_GRANT.test(before) || PREDICATE.test(before))) return "grant";
  if ((ENTRY.test(before) || PART.test(before)) && !TOPIC_BEHIND.test(behind)) return "label";
  if (TALK.test(before) || TOPIC_BEHIND.test(behind)) return undefined;
  if (!says) return "none";
  if (from < 12 && TITLE.test(before)) return "label";
  if (ALONE_BEFORE.test(before) && ALONE_BEHIND.test(behind)) return "label";
  // "f(mit)" is a call.
  if (/(?:^|[^\w)])[([]$/.test(before) && /^(?: licen[sc]e)?[)\]]/.test(behind)) return "label";
  return "name";
}
