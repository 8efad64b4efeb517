// .terraform/modules/modules.json: the modules that "terraform init" installed, and by whom they are called.
import { getOwn, getString, isArray, isObject, parseJson } from "../../formats/json.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readModuleSource } from "./purl.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const list = isObject(parsed.value) ? getOwn(parsed.value, "Modules") : undefined;
  if (!isArray(list)) return err(notOfFormat(file.path, "no list of Modules"));
  const root = folderOf(folderOf(folderOf(file.path)));
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const keys = new Set<string>();
  const find = makeLineFinder(file.text);
  let from = 0;
  for (const item of list) {
    const key = isObject(item) ? getString(item, "Key") : undefined;
    const source = isObject(item) ? getString(item, "Source") : undefined;
    if (!isObject(item) || key === undefined || source === undefined || keys.has(key)) {
      diagnostics.push(partUnreadable(file.path, undefined, "a module without a key of its own and a source"));
      continue;
    }
    const version = getString(item, "Version");
    const found = source === "" ? undefined : readModuleSource(source, version === "" ? undefined : version);
    if (found === undefined) continue; // the root module, or a folder of this tree
    keys.add(key);
    const at = file.text.indexOf(JSON.stringify(key), from);
    if (at >= 0) from = at;
    const folder = getString(item, "Dir");
    const installPath = folder === undefined ? undefined : joinInside(root, folder);
    components.push({
      ref: key,
      purl: found.purl,
      kind: "library",
      name: found.name,
      ...(found.version === undefined ? {} : { version: found.version }),
      scope: "build",
      direct: !key.includes("."),
      location: placeAt(file.path, at < 0 ? undefined : find(at)),
      ...(installPath === undefined ? {} : { installPath }),
    });
  }
  // "vpc.subnets" is called by "vpc".
  const edges = [...keys].flatMap((key) => {
    const parent = key.slice(0, Math.max(key.lastIndexOf("."), 0));
    return keys.has(parent) ? [{ from: parent, to: key }] : [];
  });
  return ok({ projects: [], components, edges, diagnostics });
}
