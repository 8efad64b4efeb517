// Which exceptions, choices and clarifications speak about a component; found by name where they name one, else by pattern.
import type { Component } from "../model/index.ts";
import { matchesPackage, type PurlParts } from "./patterns.ts";
import type { PackagePattern, WaiverEntry } from "./policy.ts";
import { matchesVersions } from "./selectors.ts";

/** Entries by package: exact names in a map, patterns in a list. */
export interface PackageIndex<T> {
  readonly isEmpty: boolean;
  find(parts: PurlParts): readonly T[];
}

export function indexByPackage<T>(
  entries: readonly T[],
  patternOf: (entry: T) => PackagePattern | undefined,
): PackageIndex<T> {
  const exact = new Map<string, number[]>();
  const others: number[] = [];
  for (const [at, entry] of entries.entries()) {
    const pattern = patternOf(entry);
    if (pattern === undefined || pattern.type.includes("*") || pattern.path.includes("*")) {
      others.push(at);
      continue;
    }
    const key = `${pattern.type}/${pattern.path}`;
    const list = exact.get(key);
    if (list === undefined) exact.set(key, [at]);
    else list.push(at);
  }
  return {
    isEmpty: entries.length === 0,
    find(parts) {
      const found = exact.get(`${parts.type}/${parts.path}`) ?? [];
      const all = others.length === 0 ? found : [...found, ...others].sort((a, b) => a - b);
      return all.flatMap((at): T[] => {
        const entry = entries[at] as T;
        const pattern = patternOf(entry);
        return pattern === undefined || matchesPackage(pattern, parts) ? [entry] : [];
      });
    },
  };
}

/** An exception holds through its last day. */
export function isExpired(waiver: WaiverEntry, today: string): boolean {
  return waiver.expires !== undefined && waiver.expires < today;
}

/** True on the days from the one it was granted to its last. */
export function isInForce(waiver: WaiverEntry, today: string): boolean {
  return !isExpired(waiver, today) && (waiver.granted === undefined || waiver.granted <= today);
}

/** Versions and scopes must surely match: an exception is never given the benefit of the doubt. */
export function appliesTo(waiver: WaiverEntry, component: Component): boolean {
  if (matchesVersions(waiver.component, component) !== true) return false;
  return waiver.component.scopes === undefined || waiver.component.scopes.includes(component.scope);
}
