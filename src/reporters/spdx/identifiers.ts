// Identifiers of SPDX documents and their elements: made from purls, unique, the same every time.
import type { Bom } from "../bom/describe.ts";

/** "SPDXRef-" ids by the refs of the BOM. */
export function elementIds(bom: Bom): ReadonlyMap<string, string> {
  const taken = new Set<string>(["SPDXRef-DOCUMENT"]);
  const ids = new Map<string, string>();
  for (const { ref } of [bom.subject, ...bom.members, ...bom.parts]) {
    const base = `SPDXRef-${ref
      .replace(/^pkg:/, "")
      .replace(/%40/g, "")
      .replace(/[^A-Za-z0-9.-]+/g, "-")}`;
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    ids.set(ref, id);
  }
  return ids;
}

/** SPDX wants an instant; without one the document is not dated, which the beginning of time says best. */
export function createdAt(timestamp: string | undefined): string {
  return `${new Date(timestamp ?? 0).toISOString().slice(0, 19)}Z`;
}

export function documentName(bom: Bom): string {
  const { group, name, version } = bom.subject;
  return `${group === undefined ? "" : `${group}/`}${name}${version === undefined ? "" : `-${version}`}`;
}

/** The pattern that SPDX recommends to those without a web space of their own. */
export function documentNamespace(bom: Bom, uuid: string): string {
  return `https://spdx.org/spdxdocs/${documentName(bom).replace(/[^A-Za-z0-9.-]+/g, "-")}-${uuid}`;
}
