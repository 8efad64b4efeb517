// A POM with its parents: inherited coordinates, properties, managed versions. https://maven.apache.org/guides/introduction/introduction-to-the-pom.html
import type { Pom, PomDependency } from "./pom-model.ts";

/** Parents and imported BOMs may stand in one another this deep. */
const DEPTH = 8;
const LONGEST = 2000;

/** Where the POM of a parent or BOM is looked for; undefined = not there. */
export interface PomFinder {
  parentOf(pom: Pom): Pom | undefined;
  find(groupId: string, artifactId: string, version: string): Pom | undefined;
}

export interface ManagedDependency {
  readonly version: string | undefined;
  readonly scope: string | undefined;
  readonly exclusions: readonly string[];
}

export interface EffectivePom {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** From the POM itself to its last known parent. */
  readonly chain: readonly Pom[];
  /** By "group:artifact:type:classifier". */
  readonly managed: ReadonlyMap<string, ManagedDependency>;
  /** Replaces ${…} by what is known; the rest stays as it is written. */
  readonly interpolate: (text: string) => string;
  /** Coordinates of parents and BOMs that were not found. */
  readonly missing: readonly string[];
}

export function makeEffective(pom: Pom, finder: PomFinder, depth = 0): EffectivePom {
  const missing: string[] = [];
  const chain = findChain(pom, finder, missing);
  const interpolate = makeInterpolation(chain);
  const groupId = interpolate(
    chain.map((one) => one.groupId ?? one.parent?.groupId).find((id) => id !== undefined) ?? "",
  );
  const version = interpolate(
    chain.map((one) => one.version ?? one.parent?.version).find((one) => one !== undefined) ?? "",
  );
  const managed = new Map<string, ManagedDependency>();
  const imports: PomDependency[] = [];
  for (const { managed: entries } of chain) {
    for (const entry of entries) {
      if (entry.scope === "import" && entry.type === "pom") imports.push(entry);
      else {
        const key = keyOf(entry, interpolate);
        if (managed.has(key)) continue;
        const { scope, exclusions } = entry;
        managed.set(key, { version: entry.version && interpolate(entry.version), scope, exclusions });
      }
    }
  }
  for (const entry of imports) importManaged(entry, interpolate, finder, managed, missing, depth);
  return { groupId, artifactId: interpolate(pom.artifactId), version, chain, managed, interpolate, missing };
}

function findChain(pom: Pom, finder: PomFinder, missing: string[]): Pom[] {
  const chain = [pom];
  const seen = new Set([`${pom.groupId}:${pom.artifactId}:${pom.version}`]);
  for (let child = pom; child.parent !== undefined; ) {
    const parent = finder.parentOf(child);
    const name = `${child.parent.groupId}:${child.parent.artifactId}:${child.parent.version}`;
    if (parent === undefined || chain.length > DEPTH || seen.has(name)) {
      missing.push(name);
      break;
    }
    seen.add(name);
    chain.push(parent);
    child = parent;
  }
  return chain;
}

function importManaged(
  entry: PomDependency,
  interpolate: (text: string) => string,
  finder: PomFinder,
  managed: Map<string, ManagedDependency>,
  missing: string[],
  depth: number,
): void {
  const [group, artifact, version] = [entry.groupId, entry.artifactId, entry.version ?? ""].map(interpolate) as [
    string,
    string,
    string,
  ];
  const bom = depth < DEPTH ? finder.find(group, artifact, version) : undefined;
  if (bom === undefined) {
    missing.push(`${group}:${artifact}:${version}`);
    return;
  }
  const effective = makeEffective(bom, { ...finder, parentOf: (pom) => findParent(pom, finder) }, depth + 1);
  missing.push(...effective.missing);
  for (const [key, value] of effective.managed) if (!managed.has(key)) managed.set(key, value);
}

/** The parent of a POM that lies in a repository. */
export function findParent(pom: Pom, finder: Pick<PomFinder, "find">): Pom | undefined {
  return pom.parent && finder.find(pom.parent.groupId, pom.parent.artifactId, pom.parent.version);
}

export function keyOf(
  { groupId, artifactId, type, classifier }: PomDependency,
  interpolate: (text: string) => string,
): string {
  return `${interpolate(groupId)}:${interpolate(artifactId)}:${interpolate(type)}:${interpolate(classifier ?? "")}`;
}

/** Properties of children hide those of their parents; a property that needs itself stays as it is written. */
function makeInterpolation(chain: readonly Pom[]): (text: string) => string {
  const known = new Map<string, string>();
  const open = new Set<string>();
  const [own] = chain;
  const first = (read: (pom: Pom) => string | undefined) => chain.map(read).find((value) => value !== undefined);
  const builtIn: Readonly<Record<string, () => string | undefined>> = {
    groupId: () => first((pom) => pom.groupId ?? pom.parent?.groupId),
    artifactId: () => own?.artifactId,
    version: () => first((pom) => pom.version ?? pom.parent?.version),
    packaging: () => own?.packaging,
    name: () => own?.name,
    "parent.groupId": () => own?.parent?.groupId,
    "parent.artifactId": () => own?.parent?.artifactId,
    "parent.version": () => own?.parent?.version,
  };
  function lookUp(name: string): string | undefined {
    const done = known.get(name);
    if (done !== undefined) return done;
    if (open.has(name) || open.size > 20) return undefined;
    const bare = name.replace(/^(?:project|pom)\./, "");
    const own = Object.hasOwn(builtIn, bare) ? builtIn[bare]?.() : undefined;
    const value = chain.map(({ properties }) => properties.get(name)).find((one) => one !== undefined) ?? own;
    if (value === undefined) return undefined;
    open.add(name);
    const text = interpolate(value);
    open.delete(name);
    if (open.size === 0) known.set(name, text);
    return text;
  }
  function interpolate(text: string): string {
    if (!text.includes("${")) return text;
    let result = "";
    let at = 0;
    for (let start = text.indexOf("${"); start >= 0; start = text.indexOf("${", at)) {
      const end = text.indexOf("}", start);
      if (end < 0) break;
      result += text.slice(at, start) + (lookUp(text.slice(start + 2, end).trim()) ?? text.slice(start, end + 1));
      at = end + 1;
      if (result.length > LONGEST) return text.slice(0, LONGEST);
    }
    return result + text.slice(at);
  }
  return interpolate;
}

/** True for a version that tells one release: no property left, no range. */
export function isResolvedVersion(version: string | undefined): version is string {
  return version !== undefined && version !== "" && !/[${}[\](),]|^(?:LATEST|RELEASE)$/.test(version);
}
