// How the scope of direct dependencies spreads to what they bring in.
import { SCOPES, type Scope } from "./component.ts";

export interface ScopedRoot {
  readonly ref: string;
  readonly scope: Scope;
}

export interface ReachEdge {
  readonly from: string;
  readonly to: string;
  /** True when `from` works without `to`. */
  readonly optional?: boolean;
}

/**
 * The weightiest scope by which each ref is reached, along `edges` from the refs that `roots` names with the scopes they are asked for in.
 * What is not reached is not in the result. What a package that is needed to run can do without (`isOptional`) is optional; inside
 * development everything stays development. Linear in the edges.
 */
export function spreadScopes(
  roots: Iterable<readonly [ref: string, scope: Scope]>,
  edges: ReadonlyMap<string, readonly string[]>,
  isOptional: (from: string, to: string) => boolean = () => false,
): Map<string, Scope> {
  const waiting = new Map<Scope, string[]>(SCOPES.map((scope) => [scope, []]));
  for (const [ref, scope] of roots) waiting.get(scope)?.push(ref);
  const reached = new Map<string, Scope>();
  for (const scope of SCOPES) {
    const stack = waiting.get(scope) ?? [];
    for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) {
      if (reached.has(ref)) continue;
      reached.set(ref, scope);
      for (const next of edges.get(ref) ?? []) {
        if (reached.has(next)) continue;
        if (scope === "runtime" && isOptional(ref, next)) waiting.get("optional")?.push(next);
        else stack.push(next);
      }
    }
  }
  return reached;
}

/** The same over a list of edges, some of which may be optional. */
export function spreadScopesAlong(roots: readonly ScopedRoot[], edges: readonly ReachEdge[]): Map<string, Scope> {
  const targets = new Map<string, string[]>();
  const needed = new Map<string, boolean>();
  for (const { from, to, optional } of edges) {
    const list = targets.get(from);
    if (list === undefined) targets.set(from, [to]);
    else list.push(to);
    const key = `${from}\n${to}`;
    needed.set(key, needed.get(key) === true || optional !== true);
  }
  return spreadScopes(
    roots.map(({ ref, scope }) => [ref, scope] as const),
    targets,
    (from, to) => needed.get(`${from}\n${to}`) === false,
  );
}
