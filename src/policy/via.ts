// Finds components that are reached through certain packages and no other way, by walking the edges once per selector.
import type { Component, Edge, Truth } from "../model/index.ts";
import { matchesPackage, partsOfPurl } from "./patterns.ts";
import type { ComponentSelector } from "./policy.ts";

/** Unknown for a component that no edge leads to. The packages named by `via` are themselves not reached through themselves. */
export function makeViaCheck(
  edges: readonly Edge[],
  roots: readonly string[],
): (component: Component, selector: ComponentSelector) => Truth {
  const answers = new Map<ComponentSelector, ReadonlySet<string>>();
  let targets: ReadonlySet<string> | undefined;
  let outgoing: ReadonlyMap<string, readonly string[]> | undefined;
  return (component, selector) => {
    targets ??= new Set(edges.map((edge) => edge.to));
    outgoing ??= groupEdges(edges);
    if (!targets.has(component.purl)) return "unknown";
    let others = answers.get(selector);
    if (others === undefined) {
      others = reachWithout(outgoing, startsOf(outgoing, targets, roots), selector);
      answers.set(selector, others);
    }
    return !others.has(component.purl);
  };
}

function groupEdges(edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const outgoing = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = outgoing.get(from);
    if (list === undefined) outgoing.set(from, [to]);
    else list.push(to);
  }
  return outgoing;
}

function startsOf(
  outgoing: ReadonlyMap<string, readonly string[]>,
  targets: ReadonlySet<string>,
  roots: readonly string[],
): readonly string[] {
  return roots.length > 0 ? roots : [...outgoing.keys()].filter((purl) => !targets.has(purl));
}

/** Everything that can be reached without passing through a package of the selector; those packages included. */
function reachWithout(
  outgoing: ReadonlyMap<string, readonly string[]>,
  starts: readonly string[],
  selector: ComponentSelector,
): ReadonlySet<string> {
  const reached = new Set(starts);
  const open = [...starts];
  for (let purl = open.pop(); purl !== undefined; purl = open.pop()) {
    const parts = partsOfPurl(purl);
    if (selector.via?.some((pattern) => matchesPackage(pattern, parts))) continue;
    for (const to of outgoing.get(purl) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}
