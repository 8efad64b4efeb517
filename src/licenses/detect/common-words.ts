// The words that a small gap of a text and of a reference share, in order.

/** Which side of a gap is open: there, foreign text may begin. */
export type Side = "start" | "inside" | "end";

/** Foreign words that may stand between two shared ones at the open side of a text. */
const REACH = 4;

/** At an open side only words close to the rest belong to the reference; others stand there by chance. */
export function adjacent(pairs: number[], at: number, end: number, side: Side): number[] {
  if (side === "inside") return pairs;
  if (side === "end") {
    let edge = at - 1;
    let k = 0;
    while (k < pairs.length && (pairs[k] as number) - edge <= REACH) {
      edge = pairs[k] as number;
      k += 2;
    }
    return pairs.slice(0, k);
  }
  let edge = end;
  let k = pairs.length;
  while (k > 0 && edge - (pairs[k - 2] as number) <= REACH) {
    edge = pairs[k - 2] as number;
    k -= 2;
  }
  return pairs.slice(k);
}

/** Longest common subsequence of a small table: pairs of positions (text, reference), flat. */
export function commonWords(
  ids: Int32Array,
  at: number,
  end: number,
  words: Int32Array,
  from: number,
  to: number,
): number[] {
  const rows = end - at;
  const columns = to - from;
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let r = rows - 1; r >= 0; r--) {
    for (let c = columns - 1; c >= 0; c--) {
      const here = r * width + c;
      table[here] =
        ids[at + r] === words[from + c]
          ? (table[here + width + 1] as number) + 1
          : Math.max(table[here + width] as number, table[here + 1] as number);
    }
  }
  const pairs: number[] = [];
  let r = 0;
  let c = 0;
  while (r < rows && c < columns) {
    if (ids[at + r] === words[from + c]) {
      pairs.push(at + r++, from + c++);
    } else if ((table[(r + 1) * width + c] as number) >= (table[r * width + c + 1] as number)) r++;
    else c++;
  }
  return pairs;
}
