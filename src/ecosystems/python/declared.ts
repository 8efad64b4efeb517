// Manifests without a lockfile: components for what they ask for, and a plain word about what that leaves open.
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  weightierScope,
} from "../../model/index.ts";
import { settleFolder } from "./foreign-folder.ts";
import { at, distributionOf, placeOf, pypiPurl } from "./packages.ts";
import type { Misread, Wanted } from "./wants.ts";

export interface DeclaredInput {
  readonly path: string;
  readonly project: ExtractedProject;
  readonly wanted: readonly Wanted[];
  readonly misread: readonly Misread[];
  /** What to do to know the rest. */
  readonly remedy: string;
  /** False for a file that holds other tools' settings and describes no project. */
  readonly isProject: boolean;
  readonly context: ExtractContext;
}

export function declare({ path, project, wanted, misread, remedy, isProject, context }: DeclaredInput): Extraction {
  const components = new Map<string, ExtractedComponent>();
  for (const { name, version, scope, origin: written, line } of wanted) {
    const origin = settleFolder(written, path, context);
    // Any other folder is our own code.
    if (origin.kind === "folder") continue;
    const purl = pypiPurl(name, version, origin);
    const known = components.get(purl);
    if (known !== undefined) {
      components.set(purl, { ...known, scope: weightierScope(known.scope, scope) });
      continue;
    }
    components.set(purl, {
      ref: purl,
      purl,
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: true,
      location: at(path, line),
      ...placeOf(origin),
      about: distributionOf(origin),
    });
  }
  const diagnostics: Diagnostic[] = misread.map(({ part, line }) => ({
    code: "LIC108",
    gravity: "loss",
    location: at(path, line),
    args: { part: part.slice(0, 200), reason: "no dependency specifier" },
  }));
  if (components.size > 0) diagnostics.push(gap(path, components.size, remedy));
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  const projects = isProject || components.size > 0 ? [project] : [];
  return { projects, components: [...components.values()], edges, diagnostics };
}

export function gap(path: string, count: number, remedy: string): Diagnostic {
  const reason = `no lockfile, so neither the versions of its ${count} direct dependencies nor what they bring in are known`;
  return { code: "LIC105", gravity: "loss", location: { path }, args: { reason, remedy } };
}
