// Looks for any of many words in one pass over bytes (Aho and Corasick, 1975), so that searching source code stays cheap.

export type WordFinder = (bytes: Uint8Array) => boolean;

/** Words are ASCII and not empty. Two bytes of table for each state and byte: some hundred kilobytes for dozens of words. */
export function makeWordFinder(words: readonly string[]): WordFinder {
  const states = 1 + words.reduce((sum, word) => sum + word.length, 0);
  const table = new Uint16Array(states * 256);
  const isEnd = new Uint8Array(states);
  let count = 1;
  for (const word of words) {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const slot = state * 256 + (word.charCodeAt(at) & 0xff);
      if (table[slot] === 0) table[slot] = count++;
      state = table[slot] as number;
    }
    isEnd[state] = 1;
  }
  completeTable(table, isEnd, count);
  return (bytes) => {
    let state = 0;
    for (let at = 0; at < bytes.length; at++) {
      state = table[state * 256 + (bytes[at] as number)] as number;
      if (isEnd[state] === 1) return true;
    }
    return false;
  };
}

/** Where a word breaks off, goes on with the longest other start that its end is: breadth first, so shorter ones are done. */
function completeTable(table: Uint16Array, isEnd: Uint8Array, count: number): void {
  const fallback = new Uint16Array(count);
  const queue: number[] = [];
  for (let byte = 0; byte < 256; byte++) if (table[byte] !== 0) queue.push(table[byte] as number);
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as number;
    const back = fallback[state] as number;
    if (isEnd[back] === 1) isEnd[state] = 1;
    for (let byte = 0; byte < 256; byte++) {
      const slot = state * 256 + byte;
      const next = table[slot] as number;
      const other = table[back * 256 + byte] as number;
      if (next === 0) table[slot] = other;
      else {
        fallback[next] = other;
        queue.push(next);
      }
    }
  }
}
