// Sentences in which the licence's name is not behind "under", but the subject: "The MIT license applies to …", "A copy of the EPL is included".
import type { Strength } from "./context.ts";

const APPLIES =
  /^(?: licen[sc]e)?(?: agreement)?(?: \([a-z0-9 .-]{2,20}\))?,? (?:also )?(?:applies to|is applicable to|covers|governs) (?!no\b|none\b|neither\b|only\b|some\b)/;
const IF = /\b(?:if|whether|when|where|how|unless|why|that|following)(?: the| an?)? ["'(]{0,2}$/;
/** "name: The Unlicense", the flattened field of a manifest. */
const NAME = /(?:^|[\s{,<])name["']? ?[:=>] ?["']?(?:the )?$/;
/** "The full text of the MIT license follows", "A copy of the EPL 1.0 is provided along with this program" */
const TEXT_OF = /\b(?:copy|copies|text|version|terms) of (?:the |an? )?["'(]{0,2}$/;
const INCLUDED =
  /^["')]{0,2}(?: (?:licen[sc]e|agreement)){0,2},? (?:(?:is|are) (?:also )?(?:provided|included|reproduced|attached|appended|given|printed|supplied|shown) (?:below|above|here|with|along|in|at|as)\b|follows\b|(?:is|can be) found (?:below|above)\b|(?:is|reads) as follows\b)|^["')]{0,2}(?: licen[sc]e)?(?: text)? ?: ?\n/;
const FULL = /(?:^|\n)["'(*_#=. -]{0,4}(?:the )?(?:full |complete )?text of (?:the )?$/;
/** "MIT, see LICENSE", "CC0 (public domain) - see LICENSE.CC0": alone in its paragraph. */
const ALONE = /\n["'([*_#=. -]{0,4}(?:the )?["'(]{0,2}$/;
const SEE =
  /^["')]{0,2}(?: licen[sc]e)?(?: \([a-z0-9 .-]{2,20}\))?(?:[,.;:]| -)? (?:please )?(?:see|check|read|refer to|cf\.?) (?:the )?["'(*_`]{0,2}(?:(?:file|accompanying|included) )?["'(*_`]{0,2}(?:licen[sc]e|copying|[\w.-]{0,20}licen[sc]e)\b/;
/** "see LICENSE.txt for the MIT license", "see the file COPYING for the terms of the MIT license" */
const SEE_FOR =
  /\b(?:see|refer to|read|in) (?:the )?(?:(?:file|enclosed|included|accompanying) )?["'(]?[\w./-]{2,40}["')]?(?: file)? for (?:the |an? )?(?:(?:full|complete) )?(?:(?:text|terms|copy) of (?:the )?)?["'(]?$/;
/** "the text of the site is CC0": only before names that are nothing else. */
const IS = /(?<!\b(?:what|which|that) )\b(?:is|are)(?: now| all| also)? $/;

/**
 * `sure`: the name is of nothing but a licence ("cc0", "wtfpl", "mozilla public license"); `says`: it, or the word behind it, tells
 * that it is one.
 */
export function judgeSubject(before: string, behind: string, says: boolean, sure: boolean): Strength | undefined {
  if ((says || sure) && NAME.test(before)) return "label";
  if (says && APPLIES.test(behind) && !IF.test(before)) return "grant";
  if (says && TEXT_OF.test(before) && INCLUDED.test(behind)) return "label";
  if (says && FULL.test(before) && INCLUDED.test(behind)) return "label";
  if (says && SEE_FOR.test(before)) return "label";
  if (ALONE.test(before) && SEE.test(behind)) return "label";
  return sure && IS.test(before) ? "grant" : undefined;
}
