// What is not text: HTML tags and entities, RTF controls, and the characters that Unicode writes in several ways.

const TAGS = new Set(
  `a p br div span b i em strong h1 h2 h3 h4 h5 h6 ul ol li pre code tt table tbody thead tr td th html head body title meta link
  script style hr font center blockquote dl dt dd small sup u img article section main nav header footer para ulink legalnotice
  s strike var kbd samp cite q abbr col colgroup caption svg path button form input label iframe noscript xml dir
  acronym bridgehead orderedlist itemizedlist listitem screen replaceable literal emphasis sect1 sect2 title literallayout programlisting citetitle`.split(
    /\s+/,
  ),
);
const ENTITIES = new Set(
  "quot amp lt gt copy nbsp apos ldquo rdquo lsquo rsquo mdash ndash reg trade hellip bull middot sect laquo raquo para".split(
    " ",
  ),
);
const LONGEST_TAG = 600;

/** Offset behind the HTML tag or comment that starts at `at` ("<"), or `at` if there is none. Never looks beyond the next "<". */
export function tagEnd(text: string, at: number): number {
  let i = at + 1;
  let c = text.charCodeAt(i);
  if (c === 33 && (text.startsWith("--", i + 1) || /^doctype/i.test(text.slice(i + 1, i + 8)))) {
    // Only the mark of a comment goes: licences are often inside.
    return text.startsWith("--", i + 1) ? i + 3 : closing(text, i, at);
  }
  if (c === 47) c = text.charCodeAt(++i);
  const from = i;
  while (i - from < 12 && ((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57)))
    c = text.charCodeAt(++i);
  if (i === from || i - from > 11) return at;
  if (!(c === 62 || c === 32 || c === 47 || c === 10 || c === 13 || c === 9)) return at;
  if (!TAGS.has(text.slice(from, i).toLowerCase())) return at;
  return closing(text, i, at);
}

function closing(text: string, from: number, at: number): number {
  const stop = Math.min(text.length, from + LONGEST_TAG);
  for (let i = from; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 62) return i + 1;
    if (c === 60) return at;
  }
  return at;
}

/** Offset behind the HTML entity that starts at `at` ("&"), or `at` if there is none. */
export function entityEnd(text: string, at: number): number {
  for (let i = at + 1; i < at + 9; i++) {
    const c = text.charCodeAt(i);
    if (c === 59) {
      const name = text.slice(at + 1, i);
      return ENTITIES.has(name) || /^#(?:\d+|x[0-9a-f]+)$/i.test(name) ? i + 1 : at;
    }
    if (!(c === 35 || (c >= 48 && c <= 57) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90))) return at;
  }
  return at;
}

const TEXINFO =
  /@(?:end [a-z]+|enumerate(?: [a-z0-9]\b)?|(?:item|itemx|itemize|center|display|group|page|iftex|ifinfo|ifset|ifclear|ifnottex|smallexample|example|quotation|heading|subheading|unnumbered|unnumberedsec|appendix|appendixsec|appendixsubsec|node|c|samp|var|dfn|code|file|emph|strong|uref|url|email|dots|copyright|sp|w|r)(?=[ \t\n{]))/y;

/** Offset behind the Texinfo command that starts at `at` ("@"), or `at` if there is none. https://www.gnu.org/software/texinfo/manual/texinfo/ */
export function commandEnd(text: string, at: number): number {
  TEXINFO.lastIndex = at;
  return TEXINFO.test(text) ? TEXINFO.lastIndex : at;
}

const WIDE = /[^\x00-\x7f]/;

/** Is every character one of ASCII? */
export function isPlain(text: string): boolean {
  return !WIDE.test(text);
}

/** All but characters that certainly stay as they are, alone and behind any other: most texts hold none, and need no second copy. */
const CHANGES = new RegExp(
  "[^\\x00-\\x9f\\xa1-\\xa7\\xa9\\xab-\\xae\\xb0\\xb1\\xb6\\xb7\\xbb\\xbf-\\u0131\\u0134-\\u013e\\u0141-\\u0148\\u014a-\\u017e\\u0391-\\u03a1\\u03a3-\\u03c9" +
    "\\u0400-\\u0482\\u048a-\\u052f\\u2010\\u2012-\\u2016\\u2018-\\u2023\\u2030-\\u2032\\u2039\\u203a\\u20ac\\u2190-\\u222b\\u2500-\\u26ff\\u3001\\u3002\\u3008-\\u3011" +
    "\\u3041-\\u3096\\u30a1-\\u30fa\\u4e00-\\u9fa5\\uac00-\\ud7a3\\ud83d\\udc00-\\udfff\\ufeff\\ufffd]",
);
/** Marks are sorted when they are composed, which takes the square of their number: nobody needs more on one letter. */
const MANY_MARKS = /([\p{M}\uff9e\uff9f]{32})[\p{M}\uff9e\uff9f]+/gu;
/** Characters that are written out as a whole sentence, and appear in no licence. */
const SENTENCES = /[\ufdfa\ufdfb]/g;

/** The text in one Unicode form (NFKC), without RTF controls. Line breaks stay where they were. */
export function plainText(input: string): string {
  const text = input.startsWith("{\\rtf") ? withoutRtf(input) : input;
  return CHANGES.test(text) ? text.replace(MANY_MARKS, "$1").replace(SENTENCES, " ").normalize("NFKC") : text;
}

function withoutRtf(text: string): string {
  return text
    .replace(/\\(?:par|line)\b ?\r?\n?/g, "\n")
    .replace(/\\'[0-9a-f]{2}/gi, " ")
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?|[{}]/gi, " ");
}
