// What every kind of SBOM says, in one shape, and how that becomes an extraction.
import { partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import type {
  About,
  ComponentKind,
  Diagnostic,
  ExtractedComponent,
  ExtractedEdge,
  ExtractedProject,
  Extraction,
  OwnStatement,
  Scope,
} from "../../model/index.ts";
import { buildPurl, canonicalizePurl } from "../../purl/index.ts";

/** A package as an SBOM describes it. */
export interface SbomPackage {
  /** bom-ref, SPDXID or spdxId; made up where the SBOM has none. */
  readonly ref: string;
  /** As written; missing where the SBOM gives none. */
  readonly purl?: string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly kind: ComponentKind;
  readonly scope: Scope;
  readonly line?: number;
  readonly about: About;
  readonly statements: readonly OwnStatement[];
  /** Said to be the project itself, or a part of it. */
  readonly isProject?: boolean;
}

export interface SbomDocument {
  /** What the SBOM is about, when it names exactly one thing and lists others. */
  readonly root?: SbomPackage;
  readonly packages: readonly SbomPackage[];
  readonly edges: readonly ExtractedEdge[];
  readonly diagnostics: readonly Diagnostic[];
}

export function toExtraction(path: string, document: SbomDocument): Extraction {
  const { root, edges } = document;
  const diagnostics = [...document.diagnostics];
  const projects: ExtractedProject[] = [];
  const components: ExtractedComponent[] = [];
  const seen = new Set<string>();
  const directRefs =
    root === undefined
      ? new Set<string>()
      : new Set(edges.flatMap((edge) => (edge.from === root.ref ? [edge.to] : [])));
  const listed = [...document.packages];

  if (root !== undefined) listed.unshift(root);
  for (const one of listed) {
    const ref = uniqueRef(one.ref, seen);
    // A root with a licence is somebody's product, and is judged like any other; without one it is the project itself.
    if (one.isProject === true || (one === root && root.statements.length === 0)) {
      projects.push({ ...toProject(path, one), ref });
      continue;
    }
    const purl = purlOf(path, one, diagnostics);
    const { name, version, kind, scope, about, statements } = one;
    const isDirect = one === root ? undefined : directRefs.size === 0 ? undefined : directRefs.has(one.ref);
    components.push({
      ref,
      purl,
      kind,
      name: one.group ? `${one.group}/${name}` : name,
      ...(version ? { version } : {}),
      scope,
      direct: isDirect,
      location: placeAt(path, one.line),
      about,
      statements,
    });
  }
  return { projects, components, edges: edges.filter(({ from, to }) => seen.has(from) && seen.has(to)), diagnostics };
}

/** The subpath keeps a project that an SBOM claims from passing for a package of that name elsewhere in the tree. */
function toProject(path: string, root: SbomPackage): ExtractedProject {
  const { ref, group, name, version, about } = root;
  const purl = buildPurl("generic", group, name, version, undefined, path);
  return { ref, purl, name, ...(version ? { version } : {}), location: placeAt(path, root.line), about };
}

function uniqueRef(wanted: string, seen: Set<string>): string {
  let ref = wanted;
  while (seen.has(ref)) ref = `${ref} (${seen.size})`;
  seen.add(ref);
  return ref;
}

function purlOf(path: string, one: SbomPackage, diagnostics: Diagnostic[]): string {
  if (one.purl !== undefined) {
    const canonical = canonicalizePurl(one.purl);
    if (canonical.ok) return canonical.value;
    const reason = `"${shorten(one.purl)}" is no package URL: ${canonical.error.reason}`;
    diagnostics.push({ ...partUnreadable(path, one.line, reason), gravity: "problem" });
  }
  return buildPurl("generic", one.group, one.name, one.version);
}
