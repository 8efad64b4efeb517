// Holds what a rule demands of a component against a component; what nobody told is unknown.
import type { Component, Truth } from "../model/index.ts";
import { matchesGlob, matchesPackage, type PurlParts, partsOfPurl } from "./patterns.ts";
import type { ComponentSelector } from "./policy.ts";
import { isVersionInRange, readVersionRange, type VersionRange } from "./versions.ts";

/** One way a component is brought in, as selectors see it. */
export interface SelectorSubject {
  readonly component: Component;
  /** File that brings it in. */
  readonly path: string;
  /** Taken apart when first asked for. */
  parts(): PurlParts;
  /** True if it is reached through one of these packages and no other way; unknown without edges. */
  isOnlyVia(selector: ComponentSelector): Truth;
}

export function subjectOf(
  component: Component,
  path: string,
  isOnlyVia: (component: Component, selector: ComponentSelector) => Truth,
): SelectorSubject {
  let parts: PurlParts | undefined;
  return {
    component,
    path,
    parts: () => (parts ??= partsOfPurl(component.purl)),
    isOnlyVia: (selector) => isOnlyVia(component, selector),
  };
}

/** All demands must hold. A scope that nobody told counts as runtime, the strictest use. */
export function matchesSelector(selector: ComponentSelector, subject: SelectorSubject): Truth {
  const { component } = subject;
  if (selector.kinds !== undefined && !selector.kinds.includes(component.kind)) return false;
  if (selector.scopes !== undefined && !matchesScope(selector.scopes, component)) return false;
  if (
    selector.packages !== undefined &&
    !selector.packages.some((pattern) => matchesPackage(pattern, subject.parts()))
  ) {
    return false;
  }
  if (selector.paths !== undefined && !selector.paths.some((pattern) => matchesGlob(pattern, subject.path)))
    return false;
  let truth: Truth = true;
  for (const one of [
    matchesVersions(selector, component),
    matchesDirect(selector, component),
    matchesRegistry(selector, component),
  ]) {
    if (one === false) return false;
    if (one === "unknown") truth = one;
  }
  const via = selector.via === undefined ? true : subject.isOnlyVia(selector);
  return via === true ? truth : via;
}

function matchesScope(scopes: readonly string[], { scope }: Component): boolean {
  return scopes.includes(scope) || (scope === "unknown" && scopes.includes("runtime"));
}

const ranges = new Map<string, VersionRange | undefined>();

function rangeOf(text: string): VersionRange | undefined {
  if (!ranges.has(text)) {
    const read = readVersionRange(text);
    if (ranges.size > 10_000) ranges.clear();
    ranges.set(text, read.ok ? read.value : undefined);
  }
  return ranges.get(text);
}

export function matchesVersions(selector: Pick<ComponentSelector, "versions">, component: Component): Truth {
  if (selector.versions === undefined) return true;
  if (component.version === undefined) return "unknown";
  const range = rangeOf(selector.versions);
  return range !== undefined && isVersionInRange(component.version, range);
}

function matchesDirect(selector: ComponentSelector, component: Component): Truth {
  if (selector.direct === undefined) return true;
  return component.direct === undefined ? "unknown" : component.direct === selector.direct;
}

function matchesRegistry(selector: ComponentSelector, component: Component): Truth {
  if (selector.registries === undefined) return true;
  const from = component.about.distribution;
  if (from === undefined) return "unknown";
  const bare = from.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
  return selector.registries.some((pattern) => {
    const wanted = pattern.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
    return matchesGlob(wanted, bare, true) || bare === wanted || bare.startsWith(`${wanted}/`);
  });
}

/** The name of the first thing a selector wants to know and nobody told, for the question. */
export function missingOf(selector: ComponentSelector, component: Component): string | undefined {
  if (selector.direct !== undefined && component.direct === undefined) return "direct";
  if (selector.versions !== undefined && component.version === undefined) return "version";
  if (selector.registries !== undefined && component.about.distribution === undefined) return "registry";
  return selector.via === undefined ? undefined : "via";
}
