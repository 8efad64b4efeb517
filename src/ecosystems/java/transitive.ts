// What the direct dependencies of a project bring in, as Maven decides it. https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html
import { type EffectivePom, findParent, isResolvedVersion, keyOf, makeEffective } from "./effective-pom.ts";
import type { PomDependency } from "./pom-model.ts";
import type { Repositories } from "./repositories.ts";

export interface ResolvedArtifact {
  readonly ref: string;
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly type: string;
  readonly classifier: string | undefined;
  readonly direct: boolean;
  readonly dependency: PomDependency;
}

export interface ResolvedTree {
  readonly artifacts: readonly ResolvedArtifact[];
  /** By ref. */
  readonly edges: ReadonlyMap<string, readonly string[]>;
  /** Artefacts whose POM is not in any repository here, so that what they need is not known. */
  readonly unknown: readonly string[];
  /** True when there are more than are followed. */
  readonly isCut: boolean;
}

interface Visit {
  readonly dependency: PomDependency;
  readonly from: EffectivePom;
  readonly parent: string | undefined;
  readonly exclusions: readonly string[];
  readonly direct: boolean;
}

/** Artefacts that are followed into what they bring in; direct dependencies are always listed. */
const MOST = 20_000;

/** The nearest to the project wins, and of equally near ones the first; the project's managed versions go before all others. */
export function resolveTree(
  root: EffectivePom,
  dependencies: readonly PomDependency[],
  repositories: Repositories | undefined,
): ResolvedTree {
  const artifacts = new Map<string, ResolvedArtifact>();
  const edges = new Map<string, string[]>();
  const unknown: string[] = [];
  const queue: Visit[] = dependencies.map((dependency) => ({
    dependency,
    from: root,
    parent: undefined,
    exclusions: dependency.exclusions,
    direct: true,
  }));
  let isCut = false;
  for (let at = 0; at < queue.length; at++) {
    const { dependency, from, parent, exclusions, direct } = queue[at] as Visit;
    const key = keyOf(dependency, from.interpolate);
    const [groupId = "", artifactId = "", type = "jar", classifier] = key.split(":");
    const ref = classifier ? `${groupId}:${artifactId}:${classifier}` : `${groupId}:${artifactId}`;
    if (parent !== undefined) {
      const list = edges.get(parent);
      if (list === undefined) edges.set(parent, [ref]);
      else if (!list.includes(ref)) list.push(ref);
    }
    if (artifacts.has(ref)) continue;
    const ownVersion = dependency.version === undefined ? undefined : from.interpolate(dependency.version);
    const managedHere = root.managed.get(key)?.version;
    const written = direct
      ? (ownVersion ?? managedHere)
      : (managedHere ?? ownVersion ?? from.managed.get(key)?.version);
    const version = isResolvedVersion(written) ? written : undefined;
    artifacts.set(ref, {
      ref,
      groupId,
      artifactId,
      version,
      type,
      classifier: classifier || undefined,
      direct,
      dependency,
    });
    if (artifacts.size > MOST) {
      isCut = true;
      continue;
    }
    if (repositories === undefined) continue;
    const pom = version === undefined ? undefined : repositories.find(groupId, artifactId, version)?.pom;
    if (pom === undefined) {
      unknown.push(version === undefined ? ref : `${ref}:${version}`);
      continue;
    }
    const finder = {
      find: (...parts: [string, string, string]) => repositories.find(...parts)?.pom,
      parentOf: (one: typeof pom) => findParent(one, finder),
    };
    const effective: EffectivePom = makeEffective(pom, finder);
    unknown.push(...effective.missing);
    const inherited = effective.chain.flatMap((one) => one.dependencies);
    for (const next of inherited) {
      const nextKey = keyOf(next, effective.interpolate);
      const scope = next.scope ?? effective.managed.get(nextKey)?.scope ?? "compile";
      if (next.optional || (scope !== "compile" && scope !== "runtime")) continue;
      if (isExcluded(nextKey, exclusions)) continue;
      queue.push({
        dependency: next,
        from: effective,
        parent: ref,
        exclusions: [...exclusions, ...next.exclusions],
        direct: false,
      });
    }
  }
  return { artifacts: [...artifacts.values()], edges, unknown: [...new Set(unknown)], isCut };
}

function isExcluded(key: string, exclusions: readonly string[]): boolean {
  const [group, artifact] = key.split(":");
  return exclusions.some((exclusion) => {
    const [outGroup, outArtifact] = exclusion.split(":");
    return (outGroup === "*" || outGroup === group) && (outArtifact === "*" || outArtifact === artifact);
  });
}
