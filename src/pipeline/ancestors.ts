// Follows what cached cards say a model was made from, beyond what the scanned files name: ancestors that are no components, but whose terms bind.
import type { Component, Diagnostic, Ecosystem, LookUpContext } from "../model/index.ts";
import { huggingFacePurl, readModelName } from "../purl/index.ts";
import { type LookedUp, lookUpAll } from "./look-up.ts";

/** Longer chains are not followed. */
const LONGEST_CHAIN = 20;
const MOST_ANCESTORS = 500;

/** Purls of the models that a card on this machine names as bases of the component. */
export function cachedBasesOf({ about }: Component): readonly string[] {
  const names = about.properties?.["model:base-names"];
  const list = names === undefined ? [] : typeof names === "string" ? [names] : names;
  return list
    .map((name) => readModelName(name))
    .filter((model) => model !== undefined)
    .map(({ id, revision }) => huggingFacePurl(id.namespace, id.name, revision));
}

/** Every such base and its bases in turn that is no component itself, with what the sources on this machine say of it. */
export async function lookUpAncestors(
  lookedUp: readonly LookedUp[],
  ecosystems: readonly Ecosystem[],
  context: LookUpContext,
  diagnostics: Diagnostic[],
): Promise<readonly LookedUp[]> {
  const known = new Set(lookedUp.map(({ component }) => component.purl));
  const found: LookedUp[] = [];
  let front: readonly LookedUp[] = lookedUp.filter(({ component }) => component.kind === "model");
  for (let depth = 0; depth < LONGEST_CHAIN && front.length > 0 && found.length < MOST_ANCESTORS; depth++) {
    const fresh = new Map<string, Component>();
    for (const { component } of front) {
      for (const purl of cachedBasesOf(component)) {
        if (!known.has(purl) && known.size < MOST_ANCESTORS + lookedUp.length)
          fresh.set(purl, toAncestor(purl, component));
        known.add(purl);
      }
    }
    if (fresh.size === 0) break;
    front = await lookUpAll([...fresh.values()], new Map(), ecosystems, context, diagnostics, () => {});
    found.push(...front);
  }
  return found;
}

/** Named where its descendant was read: it has no place in the scanned tree. */
function toAncestor(purl: string, descendant: Component): Component {
  const [path = "", version] = purl.slice("pkg:huggingface/".length).split("@");
  const { path: place, line } = descendant.occurrences[0];
  const occurrence = {
    path: place,
    ...(line === undefined ? {} : { line }),
    extractor: "huggingface/cache",
    scope: "unknown",
    direct: false,
    presence: "referenced",
  } as const;
  const named = { purl, kind: "model", name: decodeURIComponent(path), scope: "unknown", direct: false } as const;
  return { ...named, ...(version === undefined ? {} : { version }), occurrences: [occurrence], about: {} };
}
