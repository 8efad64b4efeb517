// Every way from a project to a component, the shortest first.
import type { Report } from "../../model/index.ts";

export interface Paths {
  /** Purls from a project to the component. */
  readonly paths: readonly (readonly string[])[];
  /** True if there are more than were asked for. */
  readonly more: boolean;
}

/** Steps the search may take; graphs with very many paths are cut there. */
const STEPS = 100_000;

/** Paths without repetitions, found backwards from the component, breadth first. */
export function findPaths(report: Report, purl: string, most: number): Paths {
  const incoming = new Map<string, string[]>();
  for (const { from, to } of report.edges) {
    const list = incoming.get(to);
    if (list === undefined) incoming.set(to, [from]);
    else list.push(from);
  }
  for (const list of incoming.values()) list.sort();
  const roots = new Set(report.projects.map((project) => project.purl));
  const found: (readonly string[])[] = [];
  const queue: (readonly string[])[] = [[purl]];
  for (let at = 0; at < queue.length; at++) {
    const path = queue[at] as readonly string[];
    const first = path[0] as string;
    if (roots.has(first)) {
      if (found.length === most) return { paths: found, more: true };
      found.push(path);
      continue;
    }
    if (queue.length > STEPS) return { paths: found, more: true };
    for (const from of incoming.get(first) ?? []) if (!path.includes(from)) queue.push([from, ...path]);
  }
  return { paths: found, more: false };
}
