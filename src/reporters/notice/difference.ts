// What changed between two texts, line by line, for people: removed lines with "-", added ones with "+".

/** More changes than this are only counted: the work grows with their square. */
const MOST_CHANGES = 400;

/** Empty when the texts are equal; line ends do not count. */
export function showDifference(before: string, after: string): readonly string[] {
  const old = before.replace(/\r\n?/g, "\n").split("\n");
  const now = after.replace(/\r\n?/g, "\n").split("\n");
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let oldEnd = old.length;
  let nowEnd = now.length;
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd -= 1;
    nowEnd -= 1;
  }
  const a = old.slice(start, oldEnd);
  const b = now.slice(start, nowEnd);
  if (a.length === 0 && b.length === 0) return [];
  const changes = shortestEdit(a, b);
  if (changes === undefined)
    return [`@@ line ${start + 1} @@`, `${a.length} lines became ${b.length}: too many changes to show`];
  return [`@@ line ${start + 1} @@`, ...changes];
}

/** Myers' greedy algorithm; undefined when there are too many changes. */
function shortestEdit(a: readonly string[], b: readonly string[]): readonly string[] | undefined {
  const most = Math.min(a.length + b.length, MOST_CHANGES);
  const reach = new Map<number, number>([[1, 0]]);
  const trail: Map<number, number>[] = [];
  for (let changes = 0; changes <= most; changes++) {
    trail.push(new Map(reach));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const fromBelow = reach.get(diagonal - 1) ?? -1;
      const fromAbove = reach.get(diagonal + 1) ?? -1;
      let x = diagonal === -changes || (diagonal !== changes && fromBelow < fromAbove) ? fromAbove : fromBelow + 1;
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      reach.set(diagonal, x);
      if (x >= a.length && y >= b.length) return walkBack(trail, a, b);
    }
  }
  return undefined;
}

function walkBack(
  trail: readonly ReadonlyMap<number, number>[],
  a: readonly string[],
  b: readonly string[],
): readonly string[] {
  const lines: string[] = [];
  let x = a.length;
  let y = b.length;
  for (let changes = trail.length - 1; changes > 0; changes--) {
    const reach = trail[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const below = reach.get(diagonal - 1) ?? -1;
    const above = reach.get(diagonal + 1) ?? -1;
    const added = diagonal === -changes || (diagonal !== changes && below < above);
    const previousX = added ? above : below;
    const previousY = previousX - (added ? diagonal + 1 : diagonal - 1);
    lines.push(added ? `+${b[previousY] ?? ""}` : `-${a[previousX] ?? ""}`);
    x = previousX;
    y = previousY;
  }
  return lines.reverse();
}
