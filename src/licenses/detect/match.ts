// Lays the likely references over a text and keeps those that explain it best, without overlap.
import { align } from "./align.ts";
import type { Alignment, Sensitivity, Stream } from "./alignment.ts";
import { canonicalWord } from "./equivalents.ts";
import { hashWord } from "./hash.ts";
import type { References } from "./load.ts";
import { isPlainlySensitive, sensitiveStem } from "./restrictions.ts";
import { type Candidate, findCandidates } from "./search.ts";

/** A reference found in a text. */
export interface Hit {
  readonly alignment: Alignment;
  /** 0 to 1: share of the words of both sides that agree. */
  readonly similarity: number;
  /** True if the text may be taken for the reference: what differs is little and changes nothing. */
  readonly accepted: boolean;
}

interface Valued {
  readonly hit: Hit;
  readonly value: number;
}

/** Of a reference so short the stretch that was found may be less than half. */
const SHORT_REFERENCE = 400;
/** References tried at one place of the text. */
const MOST_TRIED = 48;
/** Below this a text only resembles the reference. */
const LEAST_SIMILARITY = 0.93;
/** Words of a beginning that is lost, not only worded otherwise. */
const LOST_BEGINNING = 6;
/** Words of a grant, which no disclaimer has. */
const GRANTS = new Set(
  "permission permitted permits grant granted grants redistribution redistributions redistribute distribute distributed sublicense public want"
    .split(" ")
    .map((word) => canonicalWord(hashWord(word))),
);
/** Below this it does not even do that. */
const LEAST_RESEMBLANCE = 0.6;

/** All references in the text, accepted or only similar, in reading order. */
export function findHits(stream: Stream, references: References): Hit[] {
  const sensitivity: Sensitivity = { sensitiveStem, isPlainlySensitive, vocabulary: references.vocabulary };
  const candidates = findCandidates(stream, references);
  // What the best alignment so far explains around each word: in all, if it explains everything, else per word.
  const whole = new Float64Array(stream.count + 1);
  const dense = new Float32Array(stream.count + 1);
  const tried = new Uint8Array(stream.count + 1);
  const hits: Valued[] = [];
  for (const candidate of candidates) {
    const middle = Math.min(stream.count, (candidate.from + candidate.to) >> 1);
    const hope = candidate.words * 1.2;
    if (hope < (whole[middle] as number) || (tried[middle] as number) > MOST_TRIED) continue;
    if (hope / (candidate.to - candidate.from) < (dense[middle] as number)) continue;
    const alignment = alignCandidate(stream, candidate, references, sensitivity);
    if (alignment === undefined) continue;
    const value = worthOf(alignment);
    const hit = judge(alignment);
    if (hit.accepted || resembles(hit, stream)) hits.push({ hit, value });
    const share = (value * 0.6) / (alignment.to - alignment.from);
    for (let i = alignment.from; i < alignment.to; i++) {
      tried[i] = Math.min(255, (tried[i] as number) + 1);
      if (alignment.differences === 0) whole[i] = Math.max(whole[i] as number, value * 0.95);
      else if (share > (dense[i] as number)) dense[i] = share;
    }
  }
  hits.sort((a, b) => b.value - a.value || a.hit.alignment.reference.number - b.hit.alignment.reference.number);
  return keepApart(hits, stream.count);
}

function alignCandidate(
  stream: Stream,
  candidate: Candidate,
  references: References,
  sensitivity: Sensitivity,
): Alignment | undefined {
  const { reference, positions } = references.prepare(candidate.number);
  const length = reference.words.length;
  const margin = Math.max(
    24,
    Math.ceil(length * 1.1) - (candidate.to - candidate.from),
    Math.ceil(length * (length < SHORT_REFERENCE ? 0.7 : 0.4)),
  );
  const from = Math.max(0, candidate.from - margin);
  const to = Math.min(stream.count, candidate.to + margin);
  return align(stream, from, to, reference, positions, sensitivity);
}

/** Words explained, less what does not fit: by this the best of several references is chosen. */
function worthOf(a: Alignment): number {
  return a.matched + a.optional * 0.97 - 2 * a.missing - 1.5 * a.extra - 4 * a.sensitive;
}

/** Notices and short texts either are there or are not; longer ones may be there in a changed form. */
function resembles({ similarity, alignment }: Hit, stream: Stream): boolean {
  const { id, kind, words } = alignment.reference;
  // Exceptions repeat the notice of the licence they belong to; many texts off the SPDX list are built on listed ones.
  const isShort = words.length < SHORT_REFERENCE;
  const own = kind === "exception" ? 0.85 : words.length < 200 ? 0.72 : LEAST_RESEMBLANCE;
  const least = id.includes("Ref-scancode-") ? (isShort ? LEAST_SIMILARITY : 0.8) : own;
  // Without its beginning it grants nothing: a disclaimer that stands alone is no licence.
  const [first] = alignment.gaps;
  const lost = first !== undefined && first[2] === 0 ? first[3] : 0;
  if (lost > words.length * 0.3 || (lost >= LOST_BEGINNING && !grantsAnything(alignment, stream))) return false;
  return kind !== "notice" && alignment.matched >= 24 && similarity >= least;
}

/** Is its beginning lost, and not only a title that may be missing? */
function isBeheaded({ gaps: [first], reference }: Alignment): boolean {
  if (first === undefined || first[2] !== 0) return false;
  return reference.flags.subarray(0, first[3]).filter((flag) => flag === 0).length >= LOST_BEGINNING;
}

/** Is there a word of a grant among those that the text and the reference share? */
function grantsAnything({ from, to, gaps }: Alignment, stream: Stream): boolean {
  let at = from;
  for (const [begin, end] of [...gaps, [to, to] as const]) {
    for (; at < begin; at++) if (GRANTS.has(stream.hashes[at] as number)) return true;
    at = Math.max(at, end);
  }
  return false;
}

function judge(alignment: Alignment): Hit {
  const { matched, differences, sensitive } = alignment;
  const similarity = matched / Math.max(1, matched + differences);
  // A notice is a name and a number in a common frame: in another frame, or with another name, it is read as a sentence.
  const { reference, numbers, lost } = alignment;
  if (reference.kind === "notice" && numbers + lost > 0) return { alignment, similarity, accepted: false };
  if (sensitive > 0) return { alignment, similarity, accepted: false };
  return { alignment, similarity, accepted: similarity >= LEAST_SIMILARITY || isCutShort(alignment, similarity) };
}

/** A text that breaks off before its disclaimer, and says nothing else up to there. */
function isCutShort(alignment: Alignment, similarity: number): boolean {
  const { lost, extra, numbers, missing, matched, reference } = alignment;
  if (reference.kind !== "license" || isBeheaded(alignment)) return false;
  return lost + extra + numbers === 0 && missing > 0 && matched >= 60 && similarity >= 0.75;
}

/**
 * The best first; whatever overlaps with a better one by more than a few words is dropped. One that is only similar yields
 * to an accepted one that explains nearly as much of the same stretch.
 */
function keepApart(hits: readonly Valued[], length: number): Hit[] {
  const taken = new Uint8Array(length + 1);
  const kept: Hit[] = [];
  const accepted = hits.filter(({ hit }) => hit.accepted);
  const isFree = ({ from, to }: Alignment) => {
    let overlap = 0;
    for (let i = from; i < to; i++) overlap += taken[i] as number;
    return overlap <= Math.max(3, (to - from) * 0.05);
  };
  for (const { hit, value } of hits) {
    if (!isFree(hit.alignment)) continue;
    const better = hit.accepted
      ? hit
      : accepted.find(
          (other) =>
            other.value >= value * 0.9 && coversMost(other.hit.alignment, hit.alignment) && isFree(other.hit.alignment),
        )?.hit;
    const chosen = better ?? hit;
    taken.fill(1, chosen.alignment.from, chosen.alignment.to);
    kept.push(chosen);
  }
  return kept.sort((a, b) => a.alignment.from - b.alignment.from);
}

function coversMost(a: Alignment, b: Alignment): boolean {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from) >= (b.to - b.from) * 0.9;
}
