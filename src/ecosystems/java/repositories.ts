// POMs that build tools have downloaded: Maven's local repository, Gradle's cache, Coursier's cache.
import { type FileTree, joinPath, type Machine } from "../../model/index.ts";
import { type Pom, readPom } from "./pom-model.ts";

export interface StoredPom {
  readonly pom: Pom;
  readonly tree: FileTree;
  /** In the tree. */
  readonly path: string;
  /** How the report names the place. */
  readonly place: string;
}

export interface StoredTrouble {
  readonly place: string;
  readonly reason: string;
}

export interface Repositories {
  /** undefined = not downloaded, or broken (then `troubles` tells). */
  find(groupId: string, artifactId: string, version: string): StoredPom | undefined;
  readonly troubles: readonly StoredTrouble[];
}

interface Store {
  readonly tree: FileTree;
  readonly placesOf: (group: string, artifact: string, version: string) => readonly string[];
}

const COURSIER_HOSTS = ["repo1.maven.org/maven2", "repo.maven.apache.org/maven2", "dl.google.com/dl/android/maven2"];
/** What may stand in a coordinate that becomes a path. */
const SAFE = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;

export function openRepositories(machine: Machine): Repositories {
  const stores = findStores(machine);
  const known = new Map<string, StoredPom | undefined>();
  const troubles: StoredTrouble[] = [];
  return {
    troubles,
    find(groupId, artifactId, version) {
      const key = `${groupId}:${artifactId}:${version}`;
      if (known.has(key)) return known.get(key);
      const found = [groupId, artifactId, version].every((part) => SAFE.test(part) && !part.includes(".."))
        ? findPom(stores, groupId, artifactId, version, troubles)
        : undefined;
      known.set(key, found);
      return found;
    },
  };
}

function findStores(machine: Machine): Store[] {
  const stores: Store[] = [];
  const maven = machine.folder("MAVEN_REPO_LOCAL", ".m2/repository");
  if (maven !== undefined) stores.push({ tree: maven, placesOf: (...parts) => [mavenPath(...parts)] });
  const gradle = machine.folder("GRADLE_USER_HOME", ".gradle");
  if (gradle !== undefined) {
    stores.push({
      tree: gradle,
      placesOf: (group, artifact, version) => {
        const folder = `caches/modules-2/files-2.1/${group}/${artifact}/${version}`;
        const entries = gradle.list(folder);
        const hashes = entries.ok ? entries.value.filter(({ kind }) => kind === "folder") : [];
        return hashes.map(({ name }) => joinPath(folder, `${name}/${artifact}-${version}.pom`));
      },
    });
  }
  const coursier = machine.folder("COURSIER_CACHE", ".cache/coursier/v1");
  if (coursier !== undefined) {
    stores.push({
      tree: coursier,
      placesOf: (...parts) => COURSIER_HOSTS.map((host) => `https/${host}/${mavenPath(...parts)}`),
    });
  }
  return stores;
}

function mavenPath(group: string, artifact: string, version: string): string {
  return `${group.replaceAll(".", "/")}/${artifact}/${version}/${artifact}-${version}.pom`;
}

function findPom(
  stores: readonly Store[],
  group: string,
  artifact: string,
  version: string,
  troubles: StoredTrouble[],
): StoredPom | undefined {
  for (const { tree, placesOf } of stores) {
    for (const path of placesOf(group, artifact, version)) {
      const text = tree.readText(path);
      if (!text.ok && text.error.reason === "absent") continue;
      const place = `${tree.label}/${path}`;
      const pom = text.ok ? readPom(text.value) : undefined;
      if (pom?.ok) return { pom: pom.value, tree, path, place };
      troubles.push({ place, reason: text.ok ? (pom?.ok === false ? pom.error.reason : "") : text.error.detail });
    }
  }
  return undefined;
}
