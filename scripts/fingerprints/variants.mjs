// Chooses variants of known licences, as found in the wild and labelled in ScanCode's rules: texts that the index does not yet explain.
import { isLimit } from "../../dist/lib/licenses/detect/remainder.js";
import { LONGEST_PROPRIETARY } from "./unlisted.mjs";

/** Shorter ones are sentences: these are read by their names. */
const FEWEST_WORDS = 24;
/** Of its rows of three words, what shows a text to be a part of another. */
const PART = 0.85;
/** And two variants to be one. */
const ALIKE = 0.9;

/** Read by eye, as were all that differ from their licence in a word that matters (`--verbose` names them): these say something else. */
const REFUSED = {
  "mit_743.RULE": "does not let copies be sold, and hints at exceptions",
  "openpub.LICENSE": "lost what is prohibited",
  "openssh.LICENSE": "holds the licences of other parts as well",
  "agpl-3.0_160.RULE": "breaks off in the middle of section 4",
};

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function rowsOfThree(text) {
  const words = wordsOf(text);
  const rows = new Set();
  for (let i = 2; i < words.length; i++) rows.add(`${words[i - 2]} ${words[i - 1]} ${words[i]}`);
  return rows;
}

function shareIn(rows, other) {
  let found = 0;
  for (const row of rows) if (other.has(row)) found++;
  return rows.size === 0 ? 0 : found / rows.size;
}

const sentencesOf = (text) => text.split(/(?<=[.;:])\s+|\n\s*\n/).filter((sentence) => /\p{L}/u.test(sentence));

/**
 * @param rules what `readRules` gives
 * @param about tells of an id: its texts so far, whether it is free of limits, and whether it is proprietary
 * @param toId reads a leaf of a label
 * @param read gives the ids that a text is read as; undefined if it cannot be read
 * @returns {{id: string, name: string, text: string}[]} in the order of their names
 */
export function chooseVariants(rules, toId, about, read) {
  const known = new Map();
  const chosen = [];
  const dropped = { read: 0, other: 0, limit: 0, part: 0, alike: 0, unknown: 0, long: 0 };
  for (const { name, kind, expression, relevance, text: raw } of rules) {
    if (kind !== "text" || relevance < 100 || / (?:and|or|with) /i.test(expression) || name in REFUSED) continue;
    const text = raw.normalize("NFKC");
    const words = wordsOf(text).length;
    if (words < FEWEST_WORDS) continue;
    const id = toId(expression);
    const { texts, isFree, isProprietary } = about(id);
    if (texts.length === 0) {
      dropped.unknown++;
      continue;
    }
    if (isProprietary && words > LONGEST_PROPRIETARY) {
      dropped.long++;
      continue;
    }
    const answer = read(text);
    if (answer !== undefined && answer.length > 0) {
      dropped[answer.length === 1 && answer[0] === id ? "read" : "other"]++;
      continue;
    }
    if (
      isFree &&
      sentencesOf(text).some(isLimit) &&
      !texts.some((other) => other !== raw && sentencesOf(other).some(isLimit))
    ) {
      dropped.limit++;
      continue;
    }
    const rows = rowsOfThree(text);
    if (!known.has(id)) known.set(id, { texts: texts.map(rowsOfThree), variants: [] });
    const isPart = (other) => rows.size < other.size * 0.75 && shareIn(rows, other) > PART;
    const isLike = (other) => shareIn(rows, other) > ALIKE && shareIn(other, rows) > ALIKE;
    const reason = known.get(id).texts.some(isPart)
      ? "part"
      : known.get(id).variants.some(isLike)
        ? "alike"
        : undefined;
    if (reason !== undefined) {
      dropped[reason]++;
      continue;
    }
    known.get(id).variants.push(rows);
    chosen.push({ id, name, text });
  }
  return { chosen, dropped };
}
