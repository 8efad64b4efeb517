// Puts what was found, texts and claims, in one form, with its place in the text.
import type { TextMatch } from "../../model/license.ts";
import type { Stream } from "./alignment.ts";
import type { Claim } from "./claims.ts";
import type { Placed } from "./conclude.ts";
import { lineOf } from "./lines.ts";
import type { Hit } from "./match.ts";
import type { Words } from "./words.ts";

/** More licences than this, only named: a list. */
const MOST_NAMED = 6;
/** More licences than this, each only a field: a table of them. */
const MOST_LABELLED = 20;
/** Words of a text that has room for little more than a licence's name. */
const SHORT_TEXT = 80;

/** A text that names many licences and grants none is about licences, not under them; so is a long one that only names one. */
export function withoutLists(placed: readonly Placed[], length: number): Placed[] {
  const isMention = (m: Placed) => !m.isException && (m.claim?.strength === "name" || m.claim?.strength === "address");
  const isStrong = (m: Placed) => !m.isException && !isMention(m) && m.claim?.unclear !== true;
  const named = new Set(placed.filter(isMention).map((m) => m.license));
  const isList = named.size > MOST_NAMED;
  const granted = new Set(placed.filter((m) => !isMention(m)).map((m) => m.license));
  if (isList && granted.size * 3 < named.size)
    return placed.filter((m) => m.claim === undefined || m.claim.strength === "tag");
  const labelled = new Set(placed.filter((m) => m.claim?.strength === "label").map((m) => m.license));
  const isTable =
    labelled.size > MOST_LABELLED && placed.every((m) => m.claim?.strength !== "grant" && m.claim !== undefined);
  if (isTable) return placed.filter((m) => m.claim?.strength === "tag");
  const isNeeded = length <= SHORT_TEXT && !placed.some(isStrong);
  return placed.filter((m) => m.claim?.strength !== "name" || m.isException || isNeeded);
}

export function toTextMatch({ license, kind, startLine, endLine, confidence, modified, sameText }: Placed): TextMatch {
  const base = { license, kind, startLine, endLine, confidence, modified };
  return sameText === undefined || license.includes(" ") ? base : { ...base, sameText };
}

const TSO = "BSD-3-Clause-Tso";
/** So many of its own words make it that text: "all of which are hereby", "not". */
const OWN_WORDS = 4;

/** Its older form, without the words that are its own, is a BSD-3-Clause to everybody who has tagged such files. */
function nameOf({ reference, lost }: Hit["alignment"]): string {
  return reference.id === TSO && lost >= OWN_WORDS ? "BSD-3-Clause" : reference.id;
}

export function placeHit({ alignment, similarity }: Hit, stream: Stream, words: Words): Placed {
  const first = stream.word[alignment.from] as number;
  const last = stream.word[alignment.to - 1] as number;
  return {
    license: nameOf(alignment),
    kind: alignment.reference.kind === "notice" ? "notice" : "text",
    startLine: lineOf(words, first),
    endLine: lineOf(words, last),
    confidence: similarity,
    modified: alignment.differences > 0,
    ...(alignment.reference.shared.length === 0 ? {} : { sameText: alignment.reference.shared }),
    first,
    last,
    isException: alignment.reference.kind === "exception",
    choice: false,
  };
}

const CONFIDENCE: Readonly<Record<Claim["strength"], number>> = {
  tag: 1,
  grant: 0.95,
  label: 0.9,
  address: 0.8,
  name: 0.6,
};

export function placeClaim(claim: Claim, words: Words): Placed {
  return {
    license: claim.license,
    kind: claim.strength === "tag" ? "tag" : claim.strength === "grant" ? "notice" : "reference",
    startLine: lineOf(words, claim.first),
    endLine: lineOf(words, claim.last),
    confidence: claim.unclear ? 0.6 : claim.open ? 0.8 : CONFIDENCE[claim.strength],
    modified: false,
    first: claim.first,
    last: claim.last,
    isException: claim.isException === true,
    choice: claim.choice,
    claim,
  };
}
