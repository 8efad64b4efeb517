// One entry for a model on a line, however many patterns find it there.
import type { ExtractedComponent } from "../../model/index.ts";

/** Loaded beats referenced where both are said of one line. */
export function mergePlaces(components: readonly ExtractedComponent[]): ExtractedComponent[] {
  const byPlace = new Map<string, ExtractedComponent>();
  for (const component of components) {
    const ref = `${component.purl} ${component.location.line ?? 0}`;
    const known = byPlace.get(ref);
    if (known === undefined || (known.presence === "referenced" && component.presence === "loaded"))
      byPlace.set(ref, { ...component, ref });
  }
  return [...byPlace.values()].sort(
    (a, b) => (a.location.line ?? 0) - (b.location.line ?? 0) || (a.ref < b.ref ? -1 : 1),
  );
}
