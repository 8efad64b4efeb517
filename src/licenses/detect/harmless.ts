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
    `the (?:use of the )?following (?:licen[sc]e|licen[sc]es|terms|notice|notices|copyright)(?: terms| notices?| text)? (?:appl(?:y|ies)|is|are)(?: also)? (?:applicable )?to (?!only)${REST}{0,120}`,
  ].join("|"),
  "g",
);
