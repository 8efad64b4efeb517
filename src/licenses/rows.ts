// Looks keys up in sorted text tables ("key|value" lines) by halving, so that no table is built before it is needed.

/**
 * What follows "key|" in its line; undefined if no line has the key. Lines are sorted by their keys in code-unit
 * order, and no key holds "|" or a line end.
 */
export function findRow(table: string, key: string): string | undefined {
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : table.lastIndexOf("\n", middle - 1) + 1;
    const next = table.indexOf("\n", middle);
    const end = next < 0 ? table.length : next;
    const bar = table.indexOf("|", start);
    const found = table.slice(start, bar);
    if (found === key) return table.slice(bar + 1, end);
    if (found < key) low = end + 1;
    else high = start;
  }
  return undefined;
}
