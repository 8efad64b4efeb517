// Leaves scopes out of a report by request, and counts what was left out.
import type { Component, Scope } from "../model/index.ts";

/** The words of --omit and the scopes they stand for. */
export const OMIT_WORDS: Readonly<Record<string, readonly Scope[]>> = {
  dev: ["development", "test"],
  test: ["test"],
  build: ["build"],
  optional: ["optional"],
  peer: ["peer"],
};

export interface Omission {
  readonly kept: readonly Component[];
  readonly omitted: readonly { readonly scope: string; readonly components: number }[];
}

/** A component goes only if its weightiest scope is one of those left out. */
export function omitScopes(components: readonly Component[], scopes: readonly Scope[]): Omission {
  const left = new Set(scopes);
  const counts = new Map<Scope, number>();
  const kept = components.filter(({ scope }) => {
    if (!left.has(scope)) return true;
    counts.set(scope, (counts.get(scope) ?? 0) + 1);
    return false;
  });
  const omitted = [...counts].map(([scope, count]) => ({ scope, components: count }));
  return { kept, omitted: omitted.sort((a, b) => (a.scope < b.scope ? -1 : 1)) };
}
