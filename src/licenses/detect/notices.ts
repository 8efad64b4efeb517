// Everything that says what licence applies without being its text: tags, notices, sentences, labels, addresses.
import { readAddresses } from "./addresses.ts";
import { type Claim, withoutVaguer } from "./claims.ts";
import { readExceptionNames } from "./exceptions.ts";
import { type Mention, readGnuMentions } from "./gnu.ts";
import { groupMentions } from "./grouping.ts";
import { readNamedMentions, resolveName } from "./named.ts";
import { findPassages, type Passage, wordAt } from "./passage.ts";
import { readPointers } from "./pointers.ts";
import { readExpressionFields, readTags } from "./tags.ts";
import type { Words } from "./words.ts";

export interface Notices {
  readonly claims: readonly Claim[];
  readonly passages: readonly Passage[];
  /** Tags that hold no expression we can read, verbatim. */
  readonly unreadTags: readonly string[];
}

/** Reads all notices outside of what is covered. */
export function readNotices(words: Words, isCovered: (word: number) => boolean): Notices {
  const claims: Claim[] = [];
  const unreadTags: string[] = [];
  const tagged = new Set<number>();
  const passages = findPassages(words, isCovered);
  const whole = readWholeName(words);
  if (whole !== undefined) claims.push(whole);
  for (const tag of readTags(words.text)) {
    const first = firstWordFrom(words, tag.from);
    if (isCovered(first)) continue;
    const last = Math.max(first, lastWordBefore(words, tag.to));
    for (let i = first; i <= last; i++) tagged.add(i);
    if (tag.expression === undefined) unreadTags.push(tag.raw);
    else claims.push({ license: tag.expression, strength: "tag", first, last, choice: false, open: false });
  }
  for (const field of readExpressionFields(words.text)) {
    const first = firstWordFrom(words, field.from);
    if (field.expression === undefined || isCovered(first) || tagged.has(first)) continue;
    const last = Math.max(first, lastWordBefore(words, field.to));
    for (let i = first; i <= last; i++) tagged.add(i);
    claims.push({ license: field.expression, strength: "label", first, last, choice: false, open: false });
  }
  for (const passage of passages) {
    const { flat } = passage;
    const pointers = readPointers(flat).map((pointer): Mention => ({ ...pointer, strength: "label" }));
    const mentions = [...readGnuMentions(flat), ...readNamedMentions(flat), ...pointers].filter(outsideAddresses(flat));
    for (const { license, from, to } of readExceptionNames(flat)) {
      const place = { first: wordAt(passage, from), last: wordAt(passage, to - 1) };
      if (tagged.has(place.first)) continue;
      claims.push({ license, strength: "name", ...place, choice: false, open: false, isException: true });
    }
    for (const mention of groupMentions(flat, withoutOverlaps(mentions))) {
      const first = wordAt(passage, mention.from);
      if (tagged.has(first)) continue;
      const last = Math.max(first, wordAt(passage, mention.to - 1));
      const { license, strength, choice = false, open = false, unclear = false, isStrict = false } = mention;
      if (strength !== "none" && strength !== "negated")
        claims.push({ license, strength, first, last, choice, open, unclear, isStrict });
    }
  }
  for (const address of readAddresses(words.text)) {
    const first = firstWordFrom(words, address.from);
    if (isCovered(first) || tagged.has(first)) continue;
    const last = Math.max(first, lastWordBefore(words, address.to));
    claims.push({
      license: address.license,
      strength: "address",
      first,
      last,
      choice: false,
      open: address.open === true,
    });
  }
  const kept = withoutVaguer(claims).sort((a, b) => a.first - b.first || a.last - b.last);
  return { claims: kept, passages, unreadTags };
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>]{3,300}/g;

/** Words of an address are no names: addresses are read as a whole. */
function outsideAddresses(flat: string): (mention: Mention) => boolean {
  const ranges = [...flat.matchAll(ADDRESS)].map((m) => [m.index, m.index + m[0].length] as const);
  return ({ from }) => !ranges.some(([begin, end]) => begin <= from && from < end);
}

/** A text that is nothing but the name of a licence, as some package managers keep it. */
function readWholeName(words: Words): Claim | undefined {
  if (words.count === 0 || words.text.length > 120) return undefined;
  const license = resolveName(words.text.trim().toLowerCase());
  if (license === undefined) return undefined;
  return { license, strength: "label", first: 0, last: words.count - 1, choice: false, open: false };
}

const RANK: Readonly<Record<Mention["strength"], number>> = { grant: 0, label: 1, name: 2, none: 3, negated: 4 };

/** What the shorter name says of the version counts for the longer: "GPL-2+ with Autoconf exception", "GPL version 2 only". */
function withVersion(longer: Mention, shorter: Mention): Mention {
  const isStrict = longer.isStrict === true || shorter.isStrict === true ? { isStrict: true } : {};
  const version = /^(.*)-or-later$/.exec(shorter.license)?.[1];
  const license = version === undefined ? longer.license : longer.license.replace(`${version}-only`, shorter.license);
  return { ...longer, ...isStrict, license };
}

/** Where two readers found something at one place, the longer and stronger counts. A choice stays with its partner. */
function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  const sorted = [...mentions].sort(
    (a, b) =>
      a.from - b.from ||
      Number(a.choice ?? false) - Number(b.choice ?? false) ||
      b.to - a.to ||
      RANK[a.strength] - RANK[b.strength],
  );
  for (const mention of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && mention.from < last.to) {
      const partner = mention.choice === true && mention.from === last.from && mention.to === last.to;
      if (!partner) {
        if (mention.to > last.to && mention.open !== true && last.choice !== true)
          kept[kept.length - 1] = withVersion(mention, last);
        else kept[kept.length - 1] = withVersion(last, mention);
        continue;
      }
    }
    kept.push(mention);
  }
  return kept;
}

/** Index of the last word that begins before an offset of the text. */
function lastWordBefore(words: Words, offset: number): number {
  const next = firstWordFrom(words, offset);
  return (words.start[next] as number) < offset ? next : next - 1;
}

/** Index of the first word at or behind an offset of the text. */
function firstWordFrom(words: Words, offset: number): number {
  let low = 0;
  let high = words.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words.start[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, Math.max(0, words.count - 1));
}
