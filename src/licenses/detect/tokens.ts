// The words of a flat passage as names are made of them: version numbers in one form, words that say nothing left out.

/** One word of a flat text. */
export interface Token {
  /** The word, a number without ".0" at its end. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** It says nothing in a name: "the", "license", "version". */
  readonly filler: boolean;
  /** A new paragraph begins with it, or a sentence. */
  readonly opens: boolean;
}

const WORD = /[a-z0-9](?:[a-z0-9à-ÿ]|\.(?=[a-z0-9])|\+(?!\s*[a-z])|\+(?= (?:with|and|or)\b))*/g;
const FILLERS = new Set([
  "the",
  "license",
  "licenses",
  "licensed",
  "version",
  "versions",
  "v",
  "ver",
  "rev",
  "revision",
  "lic",
  // Spanish, Portuguese, French, Italian.
  "versión",
  "versão",
  "licencia",
  "licença",
  "licenza",
]);
/** Nix: "lib.licenses.mit". */
const ATTRIBUTE = /^(?:(?:pkgs|stdenv|lib|meta)\.)*licenses\./;

/** "2.0" and "v2" are "2", so that "MPL v2", "MPL 2" and "MPL-2.0" are one name. */
function normalWord(word: string): string {
  if (!/\d/.test(word)) return word;
  return word.replace(/^v\.?(?=\d)/, "").replace(/^(\d+)(?:\.0+)+(\+?)$/, "$1$2");
}

export function readTokens(flat: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  // CPAN and CRAN write versions as "apache_2_0".
  const plain = flat.includes("_") ? flat.replace(/(?<=\d)_(?=\d)/g, ".") : flat;
  for (const match of plain.matchAll(WORD)) {
    const attribute = ATTRIBUTE.exec(match[0])?.[0].length ?? 0;
    const raw = match[0].slice(attribute);
    const from = match.index + attribute;
    const opens = /\n|[.;!?] $/.test(flat.slice(last, from));
    // "GPLv2", "MPL2": the version is a word of its own.
    const joined = /^([a-z]{2,9}?)v?(\d(?:\.\d+)*\+?)$/.exec(raw);
    if (joined !== null && joined[1] !== "v" && !/^(?:cc|x|w)$/.test(joined[1] as string)) {
      const middle = from + (joined[1] as string).length;
      tokens.push({ word: joined[1] as string, from, to: middle, filler: FILLERS.has(joined[1] as string), opens });
      tokens.push({
        word: normalWord(joined[2] as string),
        from: middle,
        to: from + raw.length,
        filler: false,
        opens: false,
      });
    } else {
      tokens.push({ word: normalWord(raw), from, to: from + raw.length, filler: FILLERS.has(raw), opens });
    }
    last = from + raw.length;
  }
  return tokens;
}

/** The words of a name that count, joined by blanks: what the table of names is keyed by. */
export function nameKey(name: string): string {
  return readTokens(name.toLowerCase().replace(/licence/g, "license"))
    .filter(({ filler }) => !filler)
    .map(({ word }) => word)
    .join(" ");
}
