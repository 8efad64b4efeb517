// Facts of packages that are locked but not installed (builds for other platforms), taken from an installed package of the same family.
import { parsePurl } from "../../purl/index.ts";
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

function familyOf(part: Part): string | undefined {
  if (!part.purl.startsWith("pkg:npm/%40")) return undefined;
  const purl = parsePurl(part.purl);
  if (!purl.ok || purl.value.version === undefined || purl.value.qualifiers.size > 0) return undefined;
  return `${purl.value.namespace}@${purl.value.version}`;
}
