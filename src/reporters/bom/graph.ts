// The dependency graph of a BOM: who needs whom, and for whom we know all of it.
import type { Assessment, Report } from "../../model/index.ts";
import type { Part } from "./part.ts";

export interface Graph {
  /** Refs each ref depends on, sorted, for every part (leaves with none). */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** Refs whose direct dependencies are all listed. */
  readonly complete: ReadonlySet<string>;
  /** True when nothing was lost, left out or merely asked for: the list of parts itself is complete. */
  readonly listComplete: boolean;
}

export function buildGraph(report: Report, subject: Part, members: readonly Part[], parts: readonly Part[]): Graph {
  const refsOfPurl = new Map<string, string[]>();
  for (const part of [subject, ...members, ...parts]) {
    const refs = refsOfPurl.get(part.purl);
    if (refs) refs.push(part.ref);
    else refsOfPurl.set(part.purl, [part.ref]);
  }
  const needs = new Map<string, string[]>();
  for (const part of [subject, ...members, ...parts]) needs.set(part.ref, []);
  const reached = new Set<string>();
  const connect = (from: string, to: string) => {
    if (from === to) return;
    needs.get(from)?.push(to);
    reached.add(to);
  };
  for (const edge of report.edges) {
    const targets = refsOfPurl.get(edge.to);
    if (targets === undefined) continue;
    for (const from of refsOfPurl.get(edge.from) ?? []) for (const to of targets) connect(from, to);
  }
  for (const member of members) connect(subject.ref, member.ref);
  for (const part of parts) {
    // A direct dependency that no edge leads to: its file names it and knows no graph. It belongs to the project that asks for it.
    if (part.assessment?.component.direct !== true || reached.has(part.ref)) continue;
    const owners = projectsOf(part.assessment, refsOfPurl);
    for (const owner of owners.length === 0 ? [subject.ref] : owners) connect(owner, part.ref);
  }
  const listComplete = isListComplete(report);
  const complete = completeRefs(report, subject, members, parts, listComplete);
  for (const [ref, targets] of needs) if (targets.length > 1) needs.set(ref, [...new Set(targets)].sort());
  return { needs, complete, listComplete };
}

function projectsOf(assessment: Assessment, refsOfPurl: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const purls = new Set(assessment.component.occurrences.flatMap((occurrence) => occurrence.project ?? []));
  return [...purls].flatMap((purl) => refsOfPurl.get(purl) ?? []);
}

/** Left-out scopes that are no part of what is shipped do not make a list incomplete. */
const UNSHIPPED = new Set(["development", "test"]);

function isListComplete(report: Report): boolean {
  const { coverage } = report;
  return (
    coverage.files.length > 0 &&
    coverage.files.every((file) => file.status !== "lost") &&
    coverage.excluded.length === 0 &&
    coverage.omitted.every(({ scope, components }) => components === 0 || UNSHIPPED.has(scope)) &&
    report.diagnostics.every((diagnostic) => diagnostic.gravity !== "loss")
  );
}

/** A part's dependencies are known when a reader that tells edges names it; readers that never do leave them unknown. */
function completeRefs(
  report: Report,
  subject: Part,
  members: readonly Part[],
  parts: readonly Part[],
  listComplete: boolean,
): ReadonlySet<string> {
  const inEdges = new Set<string>();
  for (const { from, to } of report.edges) inEdges.add(from).add(to);
  const readers = new Set<string>();
  for (const { assessment, purl } of parts) {
    if (!inEdges.has(purl)) continue;
    for (const { extractor } of assessment?.component.occurrences ?? []) readers.add(extractor);
  }
  const complete = new Set<string>();
  for (const { ref, assessment } of parts) {
    if (assessment?.component.occurrences.some(({ extractor }) => readers.has(extractor))) complete.add(ref);
  }
  if (listComplete && complete.size === parts.length) for (const { ref } of [subject, ...members]) complete.add(ref);
  return complete;
}
