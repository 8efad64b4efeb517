// Names of the Latin-1 characters (HTML 4.01, section 24.2) and of common punctuation, as used in POM files.

const LATIN_1 = `
nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring
AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml
times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
ugrave uacute ucirc uuml yacute thorn yuml
`;

const OTHERS: readonly (readonly [string, number])[] = [
  ["OElig", 338],
  ["oelig", 339],
  ["Scaron", 352],
  ["scaron", 353],
  ["Yuml", 376],
  ["ndash", 8211],
  ["mdash", 8212],
  ["lsquo", 8216],
  ["rsquo", 8217],
  ["ldquo", 8220],
  ["rdquo", 8221],
  ["bull", 8226],
  ["hellip", 8230],
  ["euro", 8364],
  ["trade", 8482],
];

/** Replacement text by entity name. */
export const LATIN_ENTITIES: Readonly<Record<string, string>> = Object.fromEntries([
  ...LATIN_1.trim()
    .split(/\s+/)
    .map((name, index) => [name, String.fromCharCode(160 + index)]),
  ...OTHERS.map(([name, code]) => [name, String.fromCharCode(code)]),
]);
