// Sentences that stand between the licences of one file and limit nothing: headings, lead-ins, where a licence applies.

/** Goes on to the end of the sentence, as long as no limit is stated. */
const REST =
  "(?:(?!\\b(?:unless|non-?commercial\\w*|commercially|prohibit\\w*|forbid\\w*|forbidden|may not|must|shall not|fees?|royalt\\w+|pay\\w*|purchase|military|not (?:permitted|allowed))\\b)[^.;])";

/** Cut out of a sentence before it is judged; each is known to grant or explain, and what is left of the sentence still counts. */
export const BETWEEN_LICENSES = new RegExp(
  [
    "terms (?:and|&) conditions for (?:accessing or otherwise using|use,? ?reproduction,? (?:and|or) distribution|copying,? ?distribution and modification)(?: [\\w.]+)?",
    "(?:(?:is|are) )?provided for informational purposes only",
    "(?:if you did not receive this content directly from [\\w .,]{0,40}?, )?the following is provided for informational purposes only,? and you should look to the redistributor(?:'|’|&rsquo;|&#39;)?s licen[sc]e for terms and conditions of use",
    "third[- ]party software notices and(?:\\/| )?or additional terms for licensed third[- ]party software(?: components)?",
    "(?:included in the [\\w ]{1,30} )?(?:is|are) (?:licensed|made available|provided) to (?:licensee|you) pursuant to the following terms and conditions",
    "\\bor,? (?:alternatively,? )?under the following (?:terms(?: and conditions)?|conditions|licen[sc]es?)",
    "used with permission",
    "(?:with|under)(?:out any| no) (?:additional|further|other) (?:terms?(?: (?:or|and) conditions?)?|conditions?|restrictions?)",
    "see the licen[sc]e for the specific language governing permissions and limitations under the licen[sc]e",
    "(?:you )?(?:can|may) (?:also )?(?:obtain|find|get) a copy(?: of the licen[sc]e)?(?: at)?",
    "for any purpose,? (?:whether )?(?:commercial or non-?commercial|non-?commercial or commercial)",
    "any purpose whatsoever,? including (?:without limitation )?commercial purposes",
    "except as prohibited by applicable law,? in no event",
    "does not (?:itself )?(?:bundle|include|contain)(?: any)? third[- ]party (?:libraries|code|software)",
    "so distributing code linked against [\\w ]{1,30} does not trigger this licen[sc]e",
    "all such code will be identified clearly using at least one of two mechanisms:?(?: 1\\) it will be in a separate directory tree with its own [`\\w. ]{1,30}file at the top containing the specific licen[sc]e and restrictions which apply to that software,? or(?: 2\\) it will contain specific licen[sc]e and restriction terms at the top of every file)?)?",
    "(?:2\\) )?it will contain specific licen[sc]e and restriction terms at the top of every file",
    "can only be (?:distributed|copied|modified|redistributed)(?: by you)? under the terms of(?: the)?(?: gnu general public licen[sc]e)?",
    `certain source files distributed by (?:oracle|sun) [^.;]{0,80}are subject to the following clarification and special exception to the gpl,? but only where (?:oracle|sun) has expressly included${REST}{0,160}`,
    "(?:for the avoidance of doubt,? )?except that if any licen[sc]e choice other than (?:the )?gpl (?:or lgpl )?is available it will apply instead,? (?:sun|oracle) elects to use only(?: the)?",
    "at this time for any software where a choice of (?:the )?gpl licen[sc]e versions is made available with the language indicating that",
    "except as contained in the [\\w ]{1,40}files? (?:listed|named) below",
    "this ?-{0,3} ?and only this ?-{0,3} ?header file may also be distributed under the terms of the",
    "(?:may|can|could|will|does|do) (?:also )?(?:include|contain|bundle) (?:other |some )?third[- ]party (?:software|code|components|libraries)(?: that (?:is|are) not part of [\\w ]{1,30})?(?: and (?:is|are) licensed separately(?: to [\\w ]{1,30})?)?",
    `(?:a|the) (?:list|copy|copies|full text|text) of (?:the |these |those |all )?licen[sc]es?${REST}{0,80}(?:below|included|file|found)`,
    `(?:if you (?:find|notice|see)|please (?:let us know|tell us|open an issue|contact us) if)${REST}{0,80}(?:attention|mistake|missing|wrong|incorrect)`,
    "the (?:original )?(?:licen[sc]e|copyright)(?: and (?:licen[sc]e|copyright))? notices? (?:is|are|has been|have been) (?:reproduced|retained|preserved|included) (?:below|here|above)",
    `(?:we|this (?:package|distribution|release)|it) only (?:includes?|uses?) (?:the )?${REST}{0,60}\\b(?:portions?|parts?|files?|headers?)\\b${REST}{0,80}`,
    `only \\d+ (?:header |source )?files are included in this distribution`,
    // What a deed or a notice says of its own licence
    "(?:you can )?copy,? modify,? distribute,? and perform the work,? even for commercial purposes,? all without asking permission",
    "except that this permission notice may be (?:included|stated) in (?:a )?translations? approved by the (?:free software )?foundation(?: instead of in the original english)?",
    "(?:may|must|shall) not (?:copy|use|modify|distribute)(?:,? (?:or |and )?(?:copy|use|modify|distribute))* (?:this|the|these) [\\w ,]{1,60}?except (?:in (?:compliance|accordance|conformity) with|as permitted by|as provided in)",
    "may (?:only )?be (?:used|copied|modified|distributed|redistributed)(?:,? (?:and |or |and or )?(?:used|copied|modified|distributed|redistributed))* only (?:in accordance with|in compliance with|as permitted by|pursuant to|under)(?: the)? terms (?:and conditions )?of (?:that|this|the) (?:above )?licen[sc]e",
    "you must be aware (?:that )?there is no warranty(?: whatsoever)?",
    // Which version, which of several
    `(?:permission is not granted to redistribute (?:and |or |and or )?modify|redistribution (?:and |or |and or )?modification of) this [\\w{} ]{1,30}? under (?:the terms of )?any (?:other|later|earlier) versions? of the (?:gnu )?(?:\\w+ )?(?:gpl|general public licen[sc]e)(?: is not permitted| is not granted)?(?=[^a-z]*$)`,
    "the only valid version of the gpl as far as [\\w ]{1,40} is concerned is _?this_? particular version of the licen[sc]e(?: \\(ie v\\d,? not v[\\w.]+ or v[\\w.]+ or whatever\\))?",
    "(?:elects?|has chosen|have chosen|chooses?|opts?) to use only the [\\w ]{1,60}licen[sc]e(?: version [\\d.]+)?(?: option)?",
    "(?:is|are) (?:licensed )?under the (?:gnu )?(?:lesser |library |affero )?(?:gpl|lgpl|agpl|general public licen[sc]e)(?:,? (?:version |v) ?\\d(?:\\.\\d)?)? only",
    `if you wish to allow (?:the )?use of your version of this \\w+ only under the terms of (?:either )?the [\\w ()"]{0,60}licen[sc]e[^.;]{0,40}?,? (?:and|but) not to allow others to use your version of this \\w+ under (?:the )?(?:terms of )?(?:the )?[^.;]{0,60}?,? indicate your decision by deleting the provisions above(?: and replac\\w+ them with the notice and other provisions required by the [^.;]{0,60})?`,
    `if you (?:do not|don't) delete the provisions above,? a recipient may use your version of this \\w+ under (?:either the|the terms of any one of the) [^.;]{0,80}`,
    // Whose work it is, and what follows from that
    "(?:is|are|was|were) (?:therefore )?(?:excluded from copyright(?: protection)? by section 105 of the copyright act(?: of 1976)?|not subject to (?:u\\.? ?s\\.? )?copyright(?: protection)?(?: within the united states)?)",
    "(?:in particular|including),? but (?:are |is )?not limited to",
    "encouraged to evaluate (?:both|each|them|the two)(?: to determine which [\\w ]{1,40})?",
    "an independent module is a module which is not derived from or based on (?:this library|[\\w-]{1,30})",
    "it is also royalty and buyout free",
    `the (?:use of the )?following (?:licen[sc]e|licen[sc]es|terms|notice|notices|copyright)(?: terms| notices?| text)? (?:appl(?:y|ies)|is|are)(?: also)? (?:applicable )?to (?!only)${REST}{0,120}`,
  ].join("|"),
  "g",
);

/** Words that take back: a sentence with one of them is left as it is. */
const TAKES =
  /\b(?:no|not|never|n't|cannot|only|must|shall|should|except\w*|unless|until|if|requires?|required|need\w*|prohibit\w*|forbid\w*|forbidden|restrict\w*|limited|fees?|pay\w*|paid|contact|obtain|purchas\w*|buy|subscri\w*|consent|approv\w*|agreement|up to|over|than|per|after|evaluat\w*|trial|internal\w*|under \d[\w.,]*)\b|[$€£%]/;
const EVERY = "(?:non-? ?commercial(?:ly)?|academic|private|personal|open(?:[- ]source)?|free|educational|hobby)";
/** "for commercial and non-commercial use": both are all there is. */
const BOTH = new RegExp(
  `(?:both )?(?:${EVERY}(?:,? (?:and|or|as well as)|,)? comm?ercial(?:ly)?|commercial(?:ly)?(?:,? (?:and|or|as well as)|,)? ${EVERY})(?: (?:use|usage|purposes?|applications?|projects?|products?|software))?`,
  "g",
);
/** "allows commercial use", "for any purpose, including commercial": given, not taken. */
const GIVEN =
  /\b(?:allow|permit|encourag|grant|includ|welcom)(?:s|es|ed|ing|e)? (?:the |any |both |all |free )?commercial (?:use|usage|purposes?|applications?|redistribution|distribution)|\b(?:even|including|also)(?: for| in)? (?:the )?commercial (?:use|usage|purposes?|applications?|products?|ones)|\b(?:free(?:ly)?|open) (?:to use |available |use )?(?:for|in) (?:any )?commercial (?:use|usage|purposes?|applications?|products?)|\bfree commercial use/g;
/** Behind what is given: to whom or where would be a limit. */
const FREE_END = /^(?: and (?:redistribution|modification|distribution|private use|personal use))?\W*$/;

/** Takes out what grants commercial use, unless the sentence takes anything back. */
export function withoutFreeUse(sentence: string): string {
  if (!/comm?ercial/.test(sentence)) return sentence;
  const rest = sentence.replace(
    /\bwithout (?:any )?(?:restrictions?|limitations?|limits?)\b|\bno (?:restrictions?|limitations?|limits?)\b/g,
    " ",
  );
  if (TAKES.test(rest)) return sentence;
  return rest
    .replace(BOTH, " ")
    .replace(GIVEN, (given, at: number, all: string) => (FREE_END.test(all.slice(at + given.length)) ? " " : given));
}

const NON_COMMERCIAL =
  /(?:attribution[- ])?non-? ?commercial(?:ly)?(?:[- ](?:share-? ?alike|no-? ?deriv\w*))?(?: (?:use|purposes?|licen[sc]e))?(?: only)?|(?:not |never )(?:be )?(?:used )?for (?:any )?commercial (?:use|purposes?)/g;

/** Takes out what a licence that forbids commercial use says anyway. */
export function withoutNonCommercial(sentence: string): string {
  return sentence.replace(NON_COMMERCIAL, " ");
}
