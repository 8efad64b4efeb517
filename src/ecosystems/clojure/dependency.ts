// A dependency of a Clojure project as a component: a Maven artefact, or a repository. https://clojure.org/reference/deps_edn#deps_deps
import type { ExtractedComponent, Scope } from "../../model/index.ts";
import { buildPurl, purlOfRepository } from "../../purl/index.ts";

/** "group/artifact", or "artifact" alone, whose group has the same name. */
export function mavenDependency(
  library: string,
  version: string | undefined,
  scope: Scope,
  path: string,
  line: number,
): ExtractedComponent {
  const slash = library.indexOf("/");
  const group = slash < 0 ? library : library.slice(0, slash);
  const artifact = (slash < 0 ? library : library.slice(slash + 1)).replace(/\$.*$/s, "");
  const exact = version !== undefined && /^[\w.+-]*\d[\w.+-]*$/.test(version) ? version : undefined;
  const name = `${group}:${artifact}`;
  return {
    ref: name,
    purl: buildPurl("maven", group || "unnamed", artifact, exact),
    kind: "library",
    name,
    ...(exact === undefined ? {} : { version: exact }),
    scope,
    direct: true,
    location: { path, line },
  };
}

export function gitDependency(
  library: string,
  url: string | undefined,
  reference: string | undefined,
  scope: Scope,
  path: string,
  line: number,
): ExtractedComponent | undefined {
  // "io.github.owner/name" stands for https://github.com/owner/name.
  const [, host, owner, repository] = /^(?:io|com)\.(github|gitlab|bitbucket)\.([^/]+)\/(.+)$/.exec(library) ?? [];
  const domains: Readonly<Record<string, string>> = {
    github: "github.com",
    gitlab: "gitlab.com",
    bitbucket: "bitbucket.org",
  };
  const address = url ?? (host === undefined ? undefined : `https://${domains[host]}/${owner}/${repository}`);
  if (address === undefined) return undefined;
  return {
    ref: library,
    purl: purlOfRepository(address, reference),
    kind: "library",
    name: library,
    ...(reference === undefined ? {} : { version: reference }),
    scope,
    direct: true,
    location: { path, line },
    about: { repository: address },
  };
}
