// Is what was found in a text only named in passing, by an agreement of its own? Then the agreement decides, and we do not know it.
import type { Words } from "./words.ts";

/** What agreements say, by subject; a notice or a manual says two or three of them. */
const SUBJECTS: readonly RegExp[] = [
  /\b(?:this|the) (?:[a-z]+ ){0,3}agreement\b|\bthese terms\b|\bthis eula\b/,
  /\blicensees?\b|\blicensors?\b/,
  /\b(?:you|licensee|customer|user)s? (?:hereby )?(?:agrees?|accepts?|acknowledges?)\b/,
  /\bby (?:installing|downloading|accessing|clicking|copying|using)\b/,
  /\bgoverning law\b|\bgoverned by\b[^.]{0,60}\blaws?\b|\bjurisdiction\b/,
  /\bterminat(?:e|es|ed|ion)\b/,
  /\bconfidential(?:ity)?\b|\btrade secrets?\b/,
  /\breverse[- ]engineer|\bdecompil|\bdisassembl/,
  /\bgrants? (?:to )?(?:you|licensee|customer|the user)\b|\byou are (?:hereby )?granted\b/,
  /\bindemnif/,
  /\bnon-?exclusive\b|\bnon-?transferable\b/,
  /\bseverab|\bentire agreement\b|\bassign this\b|\bwaiver\b/,
  /\b(?:you|licensee|customer) (?:may|shall|must|will|agrees?) not\b/,
  /\bexport (?:laws|regulations|control)|\bu\.?s\.? government\b|\bembargo/,
  /\b(?:licensor|licensee|you|software|work|program|product)["”'*_]* (?:shall )?(?:means?|refers? to)\b/,
  /\bsublicen[sc]e\b|\bthird part(?:y|ies)\b/,
];
const FEWEST_SUBJECTS = 5;
/** Beside a whole licence text, of which others may be told: terms of a project, thanks. */
const FEWEST_BESIDE_TEXT = 9;
const LEAST_BESIDE_TEXT = 0.7;
/** Shorter than this is no agreement. */
const FEWEST_WORDS = 250;

/** Do the words that nothing covers make an agreement? `hasText`: a whole licence text is among what was found. */
export function isContract(words: Words, isCovered: (word: number) => boolean, hasText: boolean): boolean {
  if (!/agreement|terms|licensee|eula/i.test(words.text)) return false;
  let rest = "";
  let count = 0;
  for (let i = 0; i < words.count; i++) {
    if (isCovered(i)) continue;
    const from = i;
    while (i + 1 < words.count && !isCovered(i + 1)) i++;
    count += i - from + 1;
    rest += `${words.text.slice(words.start[from], words.end[i])}\n`;
  }
  if (count < FEWEST_WORDS || (hasText && count < words.count * LEAST_BESIDE_TEXT)) return false;
  const flat = rest.toLowerCase().replace(/[\s*#/;]+/g, " ");
  return SUBJECTS.filter((subject) => subject.test(flat)).length >= (hasText ? FEWEST_BESIDE_TEXT : FEWEST_SUBJECTS);
}
