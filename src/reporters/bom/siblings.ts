// Facts of packages that are locked but not installed (builds for other platforms), taken from an installed package of the same family.
import type { Part } from "./part.ts";

/**
 * An npm scope belongs to one owner, and packages of one scope and version are released together: where all of those that state a repository
 * state the same one, a silent one gets supplier and repository from them. The part says so (`derivedFrom`), so that nobody takes it for its own word.
 */
export function deriveFromSiblings(parts: readonly Part[]): readonly Part[] {
  const families = new Map<string, Part[]>();
  for (const part of parts) {
    const family = familyOf(part);
    if (family === undefined || part.repository === undefined || part.supplier === undefined) continue;
    const members = families.get(family);
    if (members === undefined) families.set(family, [part]);
    else members.push(part);
  }
  if (families.size === 0) return parts;
  return parts.map((part) => {
    if (part.supplier !== undefined || part.repository !== undefined) return part;
    const [first, ...others] = families.get(familyOf(part) ?? "") ?? [];
    if (first?.repository === undefined || first.supplier === undefined) return part;
    if (others.some(({ repository }) => repository !== first.repository)) return part;
    return {
      ...part,
      supplier: first.supplier,
      supplierBasis: "sibling",
      repository: first.repository,
      derivedFrom: first.purl,
    };
  });
}

/** "%40scope@version" of a plain scoped purl, cut out without parsing it: this is asked for every part. */
function familyOf({ purl }: Part): string | undefined {
  if (!purl.startsWith("pkg:npm/%40") || purl.includes("?") || purl.includes("#")) return undefined;
  const slash = purl.lastIndexOf("/");
  const at = purl.lastIndexOf("@");
  return at < slash ? undefined : `${purl.slice("pkg:npm/".length, slash)}${purl.slice(at)}`;
}
