// Where in a text something about licences may stand: found by searches in native code, which cost a fifth of reading the words.

/** A stretch of a text, [from, to): what was found in it, with room around. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Offset of the first word that was found, and behind the last. */
  readonly first: number;
  readonly last: number;
}

/** Room around a word that all texts of licences have; around one of a notice; around a statement, which does not go beyond its line. */
const TEXT_ROOM = 1500;
const NOTICE_ROOM = 700;
const STATEMENT_ROOM = 1100;
/** How far a stretch grows to begin or end with a line, else with a word. */
const LINE_REACH = 400;

/** Parts of words. The phrases are of texts that have none of the words. */
const IN_TEXTS =
  "licen|copyr|warrant|permi[st]|liab[il]|distribut|damages|merchantab|grant|disclaim|hereby|freely|responsib|anything you want|whatever way|what you want|for any purpose";
const IN_NOTICES = "copyleft|gpl|creativecommons|opensource|wtfpl|openssl|jquery|dedicated|governed|artistic";
/** Words beside which no letter or digit stands. */
const WORDS_OF_TEXTS = "rights?|agreement|terms|conditions";
const WORDS_OF_NOTICES =
  "spdx|gfdl|mpl|cc0|domain|dual|mit|bsd|cddl|epl|eupl|cecill|copying|llvm|ijg|jpeg|notice|reserved";
/** Statements of copyright that do not begin with the word. */
const SIGNS = "©|\\(c\\)(?=[^\\n]{0,100}(?:\\d{4}|yyyy|copyr))";
/** A word that is broken at the end of a line, or has other letters: it may be any of the above. */
const UNCLEAR = "[a-z]-\\r?\\n|[\\u00aa-\\u00ba\\u00c0-\\u1fff\\u2c00-\\ufefe\\uff00-\\uffdc]+";

/** The "n" of "\n" in a quoted string is no letter of a word. */
function whole(words: string): string {
  return `(?:^|[^a-z0-9]|\\\\[nrt])(?:${words})(?![a-z0-9])`;
}

/** Each is one loop of native code; all in one would try everything at each place. */
const SEARCHES: readonly (readonly [pattern: string, room: number])[] = [
  [IN_TEXTS, TEXT_ROOM],
  [whole(WORDS_OF_TEXTS), TEXT_ROOM],
  [IN_NOTICES, NOTICE_ROOM],
  [whole(WORDS_OF_NOTICES), NOTICE_ROOM],
  [UNCLEAR, NOTICE_ROOM],
  [SIGNS, STATEMENT_ROOM],
];

/** Gives the stretches of a text one by one, in order; undefined behind the last. One longer than `most` ends there, though it goes on. */
export function stretchesOf(text: string, most: number): () => Stretch | undefined {
  const searches = SEARCHES.map(([pattern]) => new RegExp(pattern, "gi"));
  const hits = searches.map((search) => search.exec(text));

  function nextHit(): number {
    let next = -1;
    let least = text.length + 1;
    for (let k = 0; k < hits.length; k++) {
      const at = hits[k]?.index ?? least;
      if (at >= least) continue;
      least = at;
      next = k;
    }
    return next;
  }

  return () => {
    let k = nextHit();
    if (k < 0) return undefined;
    const first = (hits[k] as RegExpExecArray).index;
    let from = first;
    let to = first;
    let last = first;
    for (; k >= 0; k = nextHit()) {
      const hit = hits[k] as RegExpExecArray;
      const [, room] = SEARCHES[k] as readonly [string, number];
      if (to > first && (hit.index - room > to + LINE_REACH || to - from > most)) break;
      last = Math.max(last, hit.index + hit[0].length);
      from = Math.min(from, hit.index - room);
      to = Math.max(to, last + room);
      hits[k] = (searches[k] as RegExp).exec(text);
    }
    return { from: beginOfLine(text, Math.max(0, from)), to: endOfLine(text, Math.min(text.length, to)), first, last };
  };
}

function beginOfLine(text: string, at: number): number {
  const least = Math.max(0, at - LINE_REACH);
  const near = text.slice(least, at);
  const line = near.lastIndexOf("\n");
  if (line >= 0) return least + line + 1;
  return least === 0 ? 0 : least + Math.max(0, near.lastIndexOf(" "));
}

function endOfLine(text: string, at: number): number {
  const near = text.slice(at, at + LINE_REACH);
  const line = near.indexOf("\n");
  if (line >= 0) return at + line;
  if (near.length < LINE_REACH) return text.length;
  const blank = near.indexOf(" ");
  return blank >= 0 ? at + blank : at;
}
