// Package URLs of R packages by where they came from. https://github.com/package-url/purl-spec/blob/main/types/cran-definition.json
import { buildPurl, purlOfRepository } from "../../purl/index.ts";

/** `field` gives RemoteType, RemoteUsername … of a lockfile entry or DESCRIPTION. */
export function purlOfPackage(name: string, version: string, field: (key: string) => string | undefined): string {
  const remote = (field("RemoteType") ?? field("Source") ?? "").toLowerCase();
  const owner = field("RemoteUsername") ?? field("GithubUsername");
  const repository = field("RemoteRepo") ?? field("GithubRepo");
  const commit = field("RemoteSha") ?? field("GithubSHA1");
  const subfolder = field("RemoteSubdir");
  if (remote === "github" && owner !== undefined && repository !== undefined) {
    return buildPurl("github", owner, repository, commit ?? version, undefined, subfolder);
  }
  if (remote === "bitbucket" && owner !== undefined && repository !== undefined) {
    return buildPurl("bitbucket", owner, repository, commit ?? version, undefined, subfolder);
  }
  const url = field("RemoteUrl");
  if (/^git/.test(remote) && url !== undefined) return purlOfRepository(url, commit ?? version, subfolder);
  if (remote === "gitlab" && owner !== undefined && repository !== undefined) {
    const host = field("RemoteHost") ?? "gitlab.com";
    return purlOfRepository(`https://${host}/${owner}/${repository}`, commit ?? version, subfolder);
  }
  const isBioconductor = remote === "bioconductor" || field("biocViews") !== undefined;
  return buildPurl(
    "cran",
    undefined,
    name,
    version,
    isBioconductor ? { repository_url: "https://bioconductor.org" } : undefined,
  );
}
