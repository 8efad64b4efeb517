// Licence texts of packages in pub's cache; Dart has no declared licence. https://dart.dev/tools/pub/cmd/pub-get#the-system-package-cache
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";

const SOURCE = "dart/pub-cache";
const HOSTS = ["pub.dev", "pub.dartlang.org"];

/** Packages that lie in the tree itself and are not ours. */
export function lookUpInTree(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  for (const folder of subject.installPaths) {
    const entries = tree.list(folder);
    if (!entries.ok) continue;
    return ok({
      installed: true,
      ...quoteLicenseFiles({ tree, folder, source: "dart/by-path", keepText, entries: entries.value }),
    });
  }
  return ok({ installed: false, statements: [] });
}

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const cache = context.machine.folder("PUB_CACHE", ".pub-cache");
  const { name, version } = subject;
  if (cache === undefined || version === undefined) return ok({ installed: false, statements: [] });
  for (const folder of placesOf(subject)) {
    const entries = cache.list(folder);
    if (!entries.ok) continue;
    const nameOf = (path: string) => `${cache.label}/${path}`;
    const texts = quoteLicenseFiles({
      tree: cache,
      folder,
      source: SOURCE,
      keepText: context.keepText,
      nameOf,
      entries: entries.value,
    });
    return ok({ installed: true, ...texts });
  }
  return ok({ installed: false, statements: [] });

  function placesOf({ purl }: LookUpSubject): string[] {
    const parsed = parsePurl(purl);
    const qualifiers = parsed.ok ? parsed.value.qualifiers : new Map<string, string>();
    const git = qualifiers.get("vcs_url");
    if (git !== undefined) {
      const [, repository, commit] = /\/([^/]+?)(?:\.git)?@([0-9a-f]{40})$/.exec(git) ?? [];
      return [name, repository].filter((one) => one !== undefined).map((one) => `git/${one}-${commit}`);
    }
    const url = qualifiers.get("repository_url");
    const host = url === undefined ? undefined : withoutTrailingSlashes(url.replace(/^https?:\/\//, ""));
    // Signs that cannot stand in a file name are written as their code, "%58" for a colon.
    const hosts = host === undefined ? HOSTS : [host.replace(/[<>:"\\/|?*%]/g, (sign) => `%${sign.charCodeAt(0)}`)];
    return hosts.map((one) => `hosted/${one}/${name}-${version}`);
  }
}
