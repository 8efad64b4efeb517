// Hashes of words and of streams of words: what the index stores instead of texts.

export const WORD_SEED = 0x811c9dc5 | 0;
export const WORD_PRIME = 0x01000193;

/** FNV-1a over UTF-16 codes of one lower-case word, 32 bit. */
export function hashWord(word: string): number {
  let h = WORD_SEED;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), WORD_PRIME);
  return h;
}

export function hashWords(words: string): number[] {
  return words.split(/\s+/).filter(Boolean).map(hashWord);
}

/** Scrambles a 32-bit hash so that its low bits can index a table. */
export function mix(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b | 0);
  return x ^ (x >>> 16);
}
