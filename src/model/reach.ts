// Tells why each package is there, for lockfiles that mark only what the projects themselves ask for.
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
 * The weightiest scope in which each ref is reached from the roots; what is not reached is missing. What a package that is
 * needed to run asks for optionally is optional; inside development everything stays development. Linear in the edges.
 */
export function spreadScopes(roots: readonly ScopedRoot[], edges: readonly ReachEdge[]): Map<string, Scope> {
  const outgoing = new Map<string, ReachEdge[]>();
  for (const edge of edges) {
    const list = outgoing.get(edge.from);
    if (list === undefined) outgoing.set(edge.from, [edge]);
    else list.push(edge);
  }
  const waiting = new Map<Scope, string[]>(SCOPES.map((scope) => [scope, []]));
  for (const { ref, scope } of roots) waiting.get(scope)?.push(ref);
  const reached = new Map<string, Scope>();
  for (const scope of SCOPES) {
    const queue = waiting.get(scope) ?? [];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (reached.has(next)) continue;
      reached.set(next, scope);
      for (const { to, optional } of outgoing.get(next) ?? []) {
        waiting.get(optional === true && scope === "runtime" ? "optional" : scope)?.push(to);
      }
    }
  }
  return reached;
}
