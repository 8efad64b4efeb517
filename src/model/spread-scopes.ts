// How the scope of direct dependencies spreads to what they bring in.
import { SCOPES, type Scope } from "./component.ts";

/**
 * The weightiest scope by which each ref is reached, along `edges` from the refs that `roots` names with the scopes they are asked for in.
 * What is not reached is not in the result.
 */
export function spreadScopes(
  roots: Iterable<readonly [ref: string, scope: Scope]>,
  edges: ReadonlyMap<string, readonly string[]>,
): Map<string, Scope> {
  const waiting = new Map<Scope, string[]>(SCOPES.map((scope) => [scope, []]));
  for (const [ref, scope] of roots) waiting.get(scope)?.push(ref);
  const reached = new Map<string, Scope>();
  for (const scope of SCOPES) {
    const stack = waiting.get(scope) ?? [];
    for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) {
      if (reached.has(ref)) continue;
      reached.set(ref, scope);
      for (const next of edges.get(ref) ?? []) if (!reached.has(next)) stack.push(next);
    }
  }
  return reached;
}
