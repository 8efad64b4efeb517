// Where Swift packages come from: addresses of repositories become purls. https://github.com/package-url/purl-spec/blob/main/types/swift-definition.json
import { withoutTrailingSlashes } from "../../model/index.ts";
import { buildPurl, purlOfPath } from "../../purl/index.ts";

/** "https://github.com/owner/repo.git", "git@github.com:owner/repo", "ssh://git@host/owner/repo" or a registry's "scope.name". */
export function swiftPurl(location: string, version: string | undefined): string {
  const path = pathOfLocation(location);
  if (path.includes("/")) return purlOfPath("swift", path, version);
  const [scope, ...name] = path.split(".");
  if (scope !== undefined && name.length > 0) return buildPurl("swift", scope, name.join("."), version);
  return buildPurl("swift", "unnamed", path, version);
}

/** "host/owner/repo", without scheme, user and ".git". */
export function pathOfLocation(location: string): string {
  const path = location
    .trim()
    .replace(/^[a-z+]+:\/\//i, "")
    .replace(/^[^/@]+@/, "")
    .replace(/^([^/:]+):(?!\d+\/)/, "$1/");
  return withoutTrailingSlashes(path).replace(/\.git$/, "");
}

/** The folder a repository is checked out to. */
export function checkoutName(location: string): string {
  return pathOfLocation(location).split("/").at(-1) ?? location;
}
