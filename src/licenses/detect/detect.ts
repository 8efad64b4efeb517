// Recognises the licences in a text: whole texts, exceptions, notices, tags; says what is left over.
import type { TextMatch } from "../../model/license.ts";
import type { Stream } from "./align.ts";
import { collectCopyrights } from "./copyright.ts";
import type { LicenseIndex } from "./load.ts";
import { findHits, type Hit } from "./match.ts";
import { comparableHashes, readStream, streamKey, wordNumber } from "./stream.ts";
import { createWords, readWords, type Words } from "./words.ts";

export { type LicenseIndex, loadIndex } from "./load.ts";

/** What one text says about licences. */
export interface Detection {
  /** matched: `expression` holds · unreadable: a licence, but none we can vouch for · none: no licence in it. */
  readonly reading: "matched" | "unreadable" | "none";
  /** In reading order. */
  readonly matches: readonly TextMatch[];
  /** SPDX expression; AND of all licences found unless the text itself states a choice. Only with "matched". */
  readonly expression?: string;
  /** 0 to 1; the lowest of all matches. */
  readonly confidence: number;
  /** The licence an unreadable text resembles most. */
  readonly candidate?: { readonly license: string; readonly confidence: number };
  /** Words that belong to no licence and may restrict it, shortened. */
  readonly remainder?: string;
  /** Copyright statements, as they stand. */
  readonly copyrights: readonly string[];
}

const scratch = createWords();
let hashes = new Int32Array(0);

/** The answer for a text whose words are known to the last; undefined for any other. A few microseconds per kilobyte. */
export function identify(text: string, index: LicenseIndex): Detection | undefined {
  return identifyWords(readAll(text, index), index);
}

/** Recognises the licences in a text. Never throws; linear in the text. */
export function detect(text: string, index: LicenseIndex): Detection {
  const words = readAll(text, index);
  return identifyWords(words, index) ?? search(words, index);
}

function readAll(text: string, index: LicenseIndex): Words {
  readWords(text, scratch, (hash) => wordNumber(index.references().numbers, hash) >= 0);
  return scratch;
}

function identifyWords(words: Words, index: LicenseIndex): Detection | undefined {
  if (hashes.length < words.count) hashes = new Int32Array(words.hash.length);
  const count = comparableHashes(words, hashes);
  if (count === 0) return undefined;
  const head = index.known(streamKey(hashes, count));
  if (head === undefined) return undefined;
  const match: TextMatch = {
    license: head.id,
    kind: "text",
    startLine: words.line[0] as number,
    endLine: words.line[words.count - 1] as number,
    confidence: 1,
    modified: false,
  };
  return {
    reading: "matched",
    matches: [match],
    expression: head.id,
    confidence: 1,
    copyrights: collectCopyrights(words),
  };
}

function search(words: Words, index: LicenseIndex): Detection {
  const references = index.references();
  const stream = readStream(words, references.numbers);
  const hits = findHits(stream, references);
  const copyrights = collectCopyrights(words);
  const accepted = hits.filter((hit) => hit.accepted);
  const matches = accepted.map((hit) => toMatch(hit, stream, words));
  if (matches.length === 0) {
    const like = hits.reduce<Hit | undefined>(
      (a, b) => (a === undefined || b.similarity > a.similarity ? b : a),
      undefined,
    );
    if (like === undefined) return { reading: "none", matches, confidence: 0, copyrights };
    const candidate = { license: like.alignment.reference.id, confidence: like.similarity };
    return { reading: "unreadable", matches, confidence: 0, candidate, copyrights };
  }
  const expression = [...new Set(matches.map((m) => m.license))].join(" AND ");
  return {
    reading: "matched",
    matches,
    expression,
    confidence: Math.min(...matches.map((m) => m.confidence)),
    copyrights,
  };
}

function toMatch(hit: Hit, stream: Stream, words: Words): TextMatch {
  const { alignment, similarity } = hit;
  return {
    license: alignment.reference.id,
    kind: alignment.reference.kind === "notice" ? "notice" : "text",
    startLine: words.line[stream.word[alignment.from] as number] as number,
    endLine: words.line[stream.word[alignment.to - 1] as number] as number,
    confidence: similarity,
    modified: alignment.differences > 0,
  };
}
