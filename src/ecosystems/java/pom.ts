// pom.xml: what a Maven project asks for, and what comes of it as far as the local repository tells. https://maven.apache.org/pom.html
import { declaredOnly, fileBroken, knownGap, partUnreadable, shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  spreadScopes,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { type EffectivePom, findParent, makeEffective } from "./effective-pom.ts";
import { type Pom, type PomDependency, readPom } from "./pom-model.ts";
import { openRepositories } from "./repositories.ts";
import { type ResolvedArtifact, resolveTree } from "./transitive.ts";

const SCOPES: Readonly<Record<string, Scope>> = {
  compile: "runtime",
  runtime: "runtime",
  system: "runtime",
  // There at compile time, and expected to be there at run time: somebody else brings it.
  provided: "peer",
  test: "test",
};
const PROJECT = "project";
const REMEDY =
  "build the project once, so that its POMs are in the local repository, or scan an SBOM made by the CycloneDX plugin";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = readPom(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const pom = parsed.value;
  const diagnostics: Diagnostic[] = [];
  const repositories = openRepositories(context.machine);
  const inTree = new Map<Pom, string>([[pom, ""]]);
  const find = (group: string, artifact: string, version: string) => repositories.find(group, artifact, version)?.pom;
  const parentOf = (child: Pom) => findParentInTree(child, inTree, context) ?? findParent(child, { find });
  const effective = makeEffective(pom, { find, parentOf });

  for (const { groupId, artifactId, line } of pom.dependencies) {
    if (groupId === "" || artifactId === "")
      diagnostics.push(partUnreadable(path, line, "a dependency without groupId or artifactId"));
  }
  for (const { id, dependencies, line } of pom.profiles) {
    const what = `${dependencies} dependencies of the profile "${shorten(id)}" are not looked at`;
    diagnostics.push(knownGap(path, line, what));
  }
  const wanted = [...pom.dependencies, ...inheritedDependencies(effective, inTree)].filter(isComplete);
  const tree = resolveTree(effective, wanted, repositories);
  const scopeOf = ({ dependency }: ResolvedArtifact) => readScope(dependency, effective);
  const direct = tree.artifacts.filter((artifact) => artifact.direct);
  const scopes = spreadScopes(
    direct.map((artifact) => [artifact.ref, scopeOf(artifact)] as const),
    tree.edges,
  );
  const lineOf = makeLines(tree, pom);
  const components = tree.artifacts.map((artifact): ExtractedComponent => {
    const { ref, groupId, artifactId, version, type, classifier } = artifact;
    return {
      ref,
      purl: buildPurl("maven", groupId, artifactId, version, { classifier, type: type === "jar" ? undefined : type }),
      kind: "library",
      name: `${groupId}:${artifactId}`,
      ...(version === undefined ? {} : { version }),
      scope: scopes.get(ref) ?? "unknown",
      direct: artifact.direct,
      location: { path, line: lineOf(artifact) },
    };
  });
  diagnostics.push(...tellGaps(path, effective, tree, repositories.troubles));
  const edges = direct.map(({ ref }) => ({ from: PROJECT, to: ref }));
  for (const [from, list] of tree.edges) for (const to of list) if (from !== to) edges.push({ from, to });
  return ok({ projects: [makeProject(pom, effective, path)], components, edges, diagnostics });
}

function isComplete({ groupId, artifactId }: PomDependency): boolean {
  return groupId !== "" && artifactId !== "";
}

/** Dependencies of parents hold for their children; parents in the tree tell their own, but not for their children's sake. */
function inheritedDependencies(effective: EffectivePom, inTree: ReadonlyMap<Pom, string>): PomDependency[] {
  return effective.chain.slice(1).flatMap((parent) => (inTree.has(parent) ? [] : parent.dependencies));
}

/** The relative path of a parent in the tree, from the folder of the POM being read. */
function findParentInTree(child: Pom, inTree: Map<Pom, string>, context: ExtractContext): Pom | undefined {
  const folder = inTree.get(child);
  if (folder === undefined || child.parent === undefined || child.parent.relativePath === "") return undefined;
  const { relativePath, artifactId, groupId } = child.parent;
  const place = normalize(`${folder}/${relativePath.endsWith(".xml") ? relativePath : `${relativePath}/pom.xml`}`);
  if (!place.endsWith("pom.xml")) return undefined;
  const file = context.beside(place);
  const parent = file?.ok === true ? readPom(file.value.text) : undefined;
  if (!parent?.ok || parent.value.artifactId !== artifactId) return undefined;
  if (parent.value.groupId !== undefined && parent.value.groupId !== groupId) return undefined;
  inTree.set(parent.value, place.slice(0, -"pom.xml".length).replace(/\/$/, ""));
  return parent.value;
}

/** Resolves "." and "..", and keeps ".." at the beginning. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

function readScope(dependency: PomDependency, effective: EffectivePom): Scope {
  const { groupId, artifactId, type, classifier } = dependency;
  const key = [groupId, artifactId, type, classifier ?? ""].map(effective.interpolate).join(":");
  const written = dependency.scope ?? effective.managed.get(key)?.scope ?? "compile";
  const scope = Object.hasOwn(SCOPES, written) ? (SCOPES[written] as Scope) : "unknown";
  return dependency.optional && scope === "runtime" ? "optional" : scope;
}

/**
 * Lines of artefacts: what is not written in this file stands where the direct dependency stands that brings it in, and
 * what is inherited where the parent stands.
 */
function makeLines(tree: ReturnType<typeof resolveTree>, pom: Pom): (artifact: ResolvedArtifact) => number {
  const own = new Set(pom.dependencies);
  const around = pom.parent?.line ?? pom.line;
  const lines = new Map<string, number>();
  for (const { ref, direct, dependency } of tree.artifacts) {
    if (direct) lines.set(ref, own.has(dependency) ? dependency.line : around);
  }
  // Artefacts are in the order in which they were reached, so whoever brings one in comes before it.
  for (const { ref } of tree.artifacts) {
    const line = lines.get(ref);
    for (const next of line === undefined ? [] : (tree.edges.get(ref) ?? []))
      if (!lines.has(next)) lines.set(next, line ?? around);
  }
  return ({ ref }) => lines.get(ref) ?? around;
}

function tellGaps(
  path: string,
  effective: EffectivePom,
  tree: ReturnType<typeof resolveTree>,
  troubles: readonly { readonly place: string; readonly reason: string }[],
): Diagnostic[] {
  const found: Diagnostic[] = troubles.map(({ place, reason }) => partUnreadable(place, undefined, reason));
  const line = effective.chain[0]?.parent?.line;
  if (effective.missing.length > 0) {
    const names = listSome(effective.missing);
    found.push(unresolved(path, line, `parents or BOMs are neither in the tree nor in the local repository: ${names}`));
  }
  const versionless = tree.artifacts.filter(({ direct, version }) => direct && version === undefined);
  if (versionless.length > 0) {
    const names = listSome(versionless.map(({ ref }) => ref));
    found.push(
      unresolved(
        path,
        versionless[0]?.dependency.line,
        `the version of ${versionless.length} dependencies is not known: ${names}`,
      ),
    );
  }
  if (tree.isCut)
    found.push({
      code: "LIC103",
      gravity: "loss",
      location: { path },
      args: { reason: "brings in more than 20,000 artefacts" },
    });
  const unknown = tree.unknown.filter((name) => !isSibling(name, effective));
  if (unknown.length > 0) {
    const { args, ...rest } = declaredOnly(path, REMEDY);
    found.push({ ...rest, args: { ...args, reason: `what these bring in is not known: ${listSome(unknown)}` } });
  } else if (tree.artifacts.length > 0) {
    found.push(
      knownGap(path, undefined, "resolved from the local repository, the nearest version first, without running Maven"),
    );
  }
  return found;
}

/** Modules of one build depend on one another in the version they share; each tells what it brings in itself. */
function isSibling(name: string, { chain, groupId, version, interpolate }: EffectivePom): boolean {
  const groups = new Set([groupId, ...chain.map((pom) => interpolate(pom.groupId ?? ""))]);
  return groups.has(name.slice(0, name.indexOf(":"))) && name.endsWith(`:${version}`) && version !== "";
}

function listSome(names: readonly string[]): string {
  const shown = names
    .slice(0, 5)
    .map((name) => shorten(name))
    .join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function makeProject(pom: Pom, effective: EffectivePom, path: string) {
  const { groupId, artifactId, version, interpolate } = effective;
  const text = (value: string | undefined) => (value ? interpolate(value) : undefined);
  const [description, homepage, repository] = [text(pom.description), text(pom.url), text(pom.scm)];
  const licenses = pom.licenses.flatMap(({ name, url }) => name ?? url ?? []);
  return {
    ref: PROJECT,
    purl: buildPurl("maven", groupId || "unnamed", artifactId, version),
    name: `${groupId}:${artifactId}`,
    ...(version === "" ? {} : { version }),
    location: { path, line: pom.line },
    about: {
      ...(description === undefined ? {} : { description }),
      ...(homepage === undefined ? {} : { homepage }),
      ...(repository === undefined ? {} : { repository }),
      ...(pom.developers.length === 0 ? {} : { author: interpolate(pom.developers.join(", ")) }),
      ...(pom.organization ? { supplier: interpolate(pom.organization) } : {}),
      ...(licenses[0] === undefined ? {} : { license: licenses.length === 1 ? licenses[0] : JSON.stringify(licenses) }),
    },
  };
}
