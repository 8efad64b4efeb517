// Licence files of packages in Julia's depot: ~/.julia/packages/<name>/<slug>. https://docs.julialang.org/en/v1/manual/environment-variables/#JULIA_DEPOT_PATH
import { getString } from "../../formats/json.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import { parseToml } from "../../formats/toml.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";

const SOURCE = "julia/depot";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const depot = context.machine.folder("JULIA_DEPOT_PATH", ".julia");
  const purl = parsePurl(subject.purl);
  const uuid = purl.ok ? purl.value.qualifiers.get("uuid") : undefined;
  if (depot === undefined || uuid === undefined || subject.version === undefined)
    return ok({ installed: false, statements: [] });
  const root = `packages/${subject.name}`;
  const slugs = depot.list(root);
  for (const { name, kind } of slugs.ok ? slugs.value : []) {
    if (kind !== "folder") continue;
    const folder = `${root}/${name}`;
    const project = depot.readText(`${folder}/Project.toml`);
    const parsed = project.ok ? parseToml(project.value) : undefined;
    if (parsed?.ok !== true) continue;
    const { root: table } = parsed.value;
    if (getString(table, "uuid") !== uuid || getString(table, "version") !== subject.version) continue;
    const { keepText } = context;
    const nameOf = (path: string) => `${depot.label}/${path}`;
    return ok({ installed: true, ...quoteLicenseFiles({ tree: depot, folder, source: SOURCE, keepText, nameOf }) });
  }
  return ok({ installed: false, statements: [] });
}
