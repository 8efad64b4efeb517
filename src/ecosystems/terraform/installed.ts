// Licence files of what "terraform init" installed: .terraform/modules/<key> and .terraform/providers/<address>/<version>/<platform>.
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";

const SOURCE = "terraform/working-folder";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  for (const folder of [...subject.installPaths, ...providerFolders(subject, context)]) {
    const entries = tree.list(folder);
    if (!entries.ok) continue;
    return ok({
      installed: true,
      ...quoteLicenseFiles({ tree, folder, source: SOURCE, keepText, entries: entries.value }),
    });
  }
  return ok({ installed: false, statements: [] });
}

function providerFolders(subject: LookUpSubject, { tree }: LookUpContext): string[] {
  const purl = parsePurl(subject.purl);
  if (!purl.ok || purl.value.type !== "terraform" || subject.version === undefined) return [];
  const { namespace, name, qualifiers } = purl.value;
  const host = qualifiers.get("repository_url") ?? "registry.terraform.io";
  return subject.folders.flatMap((folder) => {
    const root = joinPath(folder, `.terraform/providers/${host}/${namespace}/${name}/${subject.version}`);
    const platforms = tree.list(root);
    return platforms.ok ? platforms.value.map((entry) => joinPath(root, entry.name)) : [];
  });
}
