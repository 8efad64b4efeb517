// Does a text put something under a licence that we do not know, or say only where its licence lies? Then it is not without one.

/** A header or a notice is near the beginning. */
const READ = 4000;
/** A text that is an address and nothing else. */
const LONGEST_ADDRESS = 300;
const MARKS = /[\s*#/;]+/g;
/** "Licensed under the Yahoo! Public License", "the contents of this file are subject to the Foo License" */
const GRANT =
  /\b(?:[Ll]icensed|[Rr]eleased|[Dd]istributed|[Aa]vailable|[Gg]overned|[Cc]overed|[Ss]ubject|is|are) (?:solely |only )?(?:under|by|to) (?:the )?(?:terms (?:and conditions )?of )?(?:the |an? )?["'(]?((?:[A-Z][\w!.&'-]{0,30} ){1,6})(?:License|Licence|LICENSE)\b/g;
const NEGATED = /\b(?:not|never|no longer|nor|formerly|previously|originally|unlike|maybe)\b[^.]{0,60}$/i;
/** "https://host/project/blob/master/LICENSE.txt" */
const ADDRESS =
  /^\s{0,40}(?:see |license:? ?)?https?:\/\/[^\s"'<>]{3,200}(?:licen[cs]e|copying|eula)[^\s"'<>]{0,80}\s{0,40}$/i;

export function speaksOfUnknown(text: string): boolean {
  if (text.length <= LONGEST_ADDRESS && ADDRESS.test(text)) return true;
  const flat = text.slice(0, READ).replace(MARKS, " ");
  for (const { index } of flat.matchAll(GRANT)) {
    if (!NEGATED.test(flat.slice(Math.max(0, index - 80), index))) return true;
  }
  return false;
}
