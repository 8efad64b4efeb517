// Shortest paths from the projects to their components.
import type { Report } from "../model/index.ts";

export interface Graph {
  /** Purls from a project to the component, both included; undefined when no file tells who brings it in. */
  pathTo(purl: string): readonly string[] | undefined;
}

/** One breadth-first search for all components; edges are sorted, so the result is the same every time. */
export function makeGraph(report: Report): Graph {
  const next = new Map<string, string[]>();
  for (const { from, to } of report.edges) {
    const list = next.get(from);
    if (list === undefined) next.set(from, [to]);
    else list.push(to);
  }
  const parents = new Map<string, string | undefined>();
  const queue: string[] = [];
  for (const { purl } of report.projects) {
    parents.set(purl, undefined);
    queue.push(purl);
  }
  for (let at = 0; at < queue.length; at++) {
    const from = queue[at] as string;
    for (const to of next.get(from) ?? []) {
      if (parents.has(to)) continue;
      parents.set(to, from);
      queue.push(to);
    }
  }
  return {
    pathTo(purl) {
      if (!parents.has(purl)) return undefined;
      const path = [purl];
      for (let parent = parents.get(purl); parent !== undefined; parent = parents.get(parent)) path.push(parent);
      return path.reverse();
    },
  };
}

/** Name and version of a purl, for people; not yet encoded for output. */
export function shortName(purl: string): string {
  const bare = purl.replace(/^pkg:[^/]+\//, "").split(/[?#]/)[0] ?? purl;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
