// How the scope of direct dependencies spreads to what they bring in.
import { SCOPES, type Scope } from "./component.ts";

export interface ScopedRoot {
  readonly ref: string;
  readonly scope: Scope;
}

export interface ReachEdge {
  readonly from: string;
  readonly to: string;
}

/**
 * The weightiest scope by which each ref is reached, along `edges` from the refs that `roots` names with the scopes they are asked for in.
 * What is not reached is not in the result. Linear in the edges.
 */
export function spreadScopes(
  roots: Iterable<readonly [ref: string, scope: Scope]>,
  edges: ReadonlyMap<string, readonly string[]>,
): Map<string, Scope> {
  return spread(roots, (ref) => edges.get(ref) ?? [], NEVER);
}

/**
 * The same over a list of edges, some of which may be such that `from` works without `to`: what a package that is needed to run can do
 * without is optional; inside development everything stays development.
 */
export function spreadScopesAlong<Edge extends ReachEdge>(
  roots: readonly ScopedRoot[],
  edges: readonly Edge[],
  isOptional: (edge: Edge) => boolean = NEVER,
): Map<string, Scope> {
  const needed = groupTargets(edges, (edge) => !isOptional(edge));
  const optional = isOptional === NEVER ? NOTHING : groupTargets(edges, isOptional);
  return spread(
    roots.map(({ ref, scope }) => [ref, scope] as const),
    (ref) => needed.get(ref) ?? [],
    (ref) => optional.get(ref) ?? [],
  );
}

const NEVER = () => false as const;
const NOTHING: ReadonlyMap<string, readonly string[]> = new Map();

function groupTargets<Edge extends ReachEdge>(
  edges: readonly Edge[],
  keeps: (edge: Edge) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const edge of edges) {
    if (!keeps(edge)) continue;
    const list = targets.get(edge.from);
    if (list === undefined) targets.set(edge.from, [edge.to]);
    else list.push(edge.to);
  }
  return targets;
}

function spread(
  roots: Iterable<readonly [ref: string, scope: Scope]>,
  neededBy: (ref: string) => readonly string[],
  optionalFor: (ref: string) => readonly string[] | false,
): Map<string, Scope> {
  const waiting = new Map<Scope, string[]>(SCOPES.map((scope) => [scope, []]));
  for (const [ref, scope] of roots) waiting.get(scope)?.push(ref);
  const reached = new Map<string, Scope>();
  for (const scope of SCOPES) {
    const stack = waiting.get(scope) ?? [];
    const later = scope === "runtime" ? (waiting.get("optional") ?? []) : stack;
    for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) {
      if (reached.has(ref)) continue;
      reached.set(ref, scope);
      for (const next of neededBy(ref)) if (!reached.has(next)) stack.push(next);
      for (const next of optionalFor(ref) || []) if (!reached.has(next)) later.push(next);
    }
  }
  return reached;
}
