// MODULE.bazel.lock: of the modules that took part in the resolution, only the selected ones have their source pinned. https://bazel.build/external/lockfile
import { getObject, getOwn, isObject, makeKeyLocator, parseJson } from "../../formats/json.ts";
import { fileBroken, knownGap, notOfFormat } from "../../formats/troubles.ts";
import {
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

const SOURCE = /\/modules\/([^/]+)\/([^/]+)\/source\.json$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = parsed.value;
  if (!isObject(root) || getOwn(root, "lockFileVersion") === undefined)
    return err(notOfFormat(path, "no lockFileVersion"));
  const hashes = getObject(root, "registryFileHashes");
  const nothing: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
  if (hashes === undefined) {
    const gap = knownGap(path, 1, "locks of Bazel before 7.2 do not name their modules in a form that is read");
    return ok({ ...nothing, diagnostics: [gap] });
  }
  const locate = makeKeyLocator(file.text, Math.max(0, file.text.indexOf('"registryFileHashes"')));
  const components: ExtractedComponent[] = [];
  for (const key of Object.keys(hashes)) {
    const [, name, version] = SOURCE.exec(key) ?? [];
    if (name === undefined || version === undefined || getOwn(hashes, key) === null) continue;
    const line = locate(key);
    components.push({
      ref: key,
      purl: buildPurl("bazel", undefined, name, version),
      kind: "library",
      name,
      version,
      scope: "unknown",
      direct: undefined,
      location: line === undefined ? { path } : { path, line },
    });
  }
  return ok({ ...nothing, components });
}
