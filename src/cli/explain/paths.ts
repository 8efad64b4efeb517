// Every way from a project to a component, the shortest first.
import type { Report } from "../../model/index.ts";

export interface Paths {
  /** Purls from a project to the component. */
  readonly paths: readonly (readonly string[])[];
  /** True if there are more than were asked for. */
  readonly more: boolean;
}

/** Steps the search may take; graphs with very many paths are cut there. */
const STEPS = 200_000;

/**
 * Paths without repetitions, backwards from the component, the shortest first. Each step knows how far the nearest
 * project still is, so that the first paths are found at once, however many there are in all.
 */
export function findPaths(report: Report, purl: string, most: number): Paths {
  const incoming = groupEdges(report, "to", "from");
  const distances = distancesFromProjects(report);
  const roots = new Set(report.projects.map((project) => project.purl));
  const found: (readonly string[])[] = [];
  // Partial paths by the least length that they can come to; the last put in is taken first.
  const open: (readonly string[])[][] = [];
  const put = (path: readonly string[]): void => {
    const rest = distances.get(path[0] as string);
    if (rest === undefined) return;
    const length = path.length + rest;
    open[length] ??= [];
    open[length].push(path);
  };
  put([purl]);
  let steps = 0;
  for (let length = 0; length < open.length; length++) {
    for (let path = open[length]?.pop(); path !== undefined; path = open[length]?.pop()) {
      const first = path[0] as string;
      if (roots.has(first)) {
        if (found.length === most) return { paths: found, more: true };
        found.push(path);
        continue;
      }
      if (++steps > STEPS) return { paths: found, more: true };
      for (const from of incoming.get(first) ?? []) if (!path.includes(from)) put([from, ...path]);
    }
  }
  return { paths: found, more: false };
}

/** Neighbours of each node, the last in order first: what is put in last is taken first. */
function groupEdges(report: Report, at: "from" | "to", other: "from" | "to"): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const edge of report.edges) {
    const list = groups.get(edge[at]);
    if (list === undefined) groups.set(edge[at], [edge[other]]);
    else list.push(edge[other]);
  }
  for (const list of groups.values()) list.sort().reverse();
  return groups;
}

/** Edges between a project and each node that can be reached from one. */
function distancesFromProjects(report: Report): ReadonlyMap<string, number> {
  const outgoing = groupEdges(report, "from", "to");
  const distances = new Map(report.projects.map((project) => [project.purl, 0]));
  const queue = [...distances.keys()];
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at] as string;
    for (const to of outgoing.get(node) ?? []) {
      if (distances.has(to)) continue;
      distances.set(to, (distances.get(node) ?? 0) + 1);
      queue.push(to);
    }
  }
  return distances;
}
