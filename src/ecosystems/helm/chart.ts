// Chart.yaml and Chart.lock (in Helm 2 requirements.yaml and requirements.lock). https://helm.sh/docs/topics/charts/#chart-dependencies
import { getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { LineOf } from "../../formats/line-finder.ts";
import {
  declaredOnly,
  entrySkipped,
  fileBroken,
  notOfFormat,
  partUnreadable,
  placeAt,
} from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
export function extractChart(file: SourceFile): Result<Extraction, FormatFailure> {
  const read = readMapping(file);
  if (!read.ok) return read;
  const { root, lineOf } = read.value;
  const dependencies = readDependencies(root, lineOf, file, false);
  const name = getString(root, "name");
  const isChart = name !== undefined && getString(root, "apiVersion") !== undefined;
  const diagnostics = [...dependencies.diagnostics];
  const { components } = dependencies;
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, 'write a lockfile: "helm dependency update"'));
  if (!isChart) return ok({ projects: [], components, edges: [], diagnostics });
  const version = getString(root, "version");
  const location = placeAt(file.path, lineOf(root, "name"));
  const project = {
    ref: ".",
    purl: buildPurl("helm", undefined, name, version),
    name,
    ...(version === undefined ? {} : { version }),
    location,
  };
  return ok({
    projects: [project],
    components,
    edges: components.map(({ ref }) => ({ from: ".", to: ref })),
    diagnostics,
  });
}

export function extractLock(file: SourceFile): Result<Extraction, FormatFailure> {
  const read = readMapping(file);
  if (!read.ok) return read;
  const { root, lineOf } = read.value;
  if (getOwn(root, "dependencies") === undefined && getOwn(root, "digest") === undefined) {
    return err(notOfFormat(file.path, "neither dependencies nor a digest"));
  }
  return ok({ projects: [], edges: [], ...readDependencies(root, lineOf, file, true) });
}

function readMapping(file: SourceFile): Result<{ readonly root: JsonObject; readonly lineOf: LineOf }, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const root = firstMapping(parsed.value);
  if (!isObject(root)) return err(notOfFormat(file.path, "not a YAML mapping"));
  return ok({ root, lineOf: parsed.value.lineOf });
}

function readDependencies(
  root: JsonObject,
  lineOf: LineOf,
  file: SourceFile,
  isLocked: boolean,
): { readonly components: ExtractedComponent[]; readonly diagnostics: Diagnostic[] } {
  const list = getOwn(root, "dependencies") ?? [];
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!isArray(list) && list !== "" && list !== "null")
    diagnostics.push(partUnreadable(file.path, lineOf(root, "dependencies"), "dependencies are no list"));
  for (const [index, item] of isArray(list) ? list.entries() : []) {
    const line = isArray(list) ? lineOf(list, index) : undefined;
    const name = isObject(item) ? getString(item, "name") : undefined;
    if (!isObject(item) || name === undefined || name === "") {
      diagnostics.push(partUnreadable(file.path, line, "a dependency without a name"));
      continue;
    }
    const repository = getString(item, "repository");
    if (repository?.startsWith("file:") === true) {
      diagnostics.push(entrySkipped(file.path, line, name, "is a chart of this tree"));
      continue;
    }
    const text = getString(item, "version");
    // A range is what was asked for, not a version.
    const version =
      text !== undefined && (isLocked || /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(text)) ? text : undefined;
    const isAlias = repository === undefined || repository === "" || /^(?:@|alias:)/.test(repository);
    components.push({
      ref: `${index} ${name}`,
      purl: buildPurl("helm", undefined, name, version, { repository_url: isAlias ? undefined : repository }),
      kind: "application",
      name,
      ...(version === undefined ? {} : { version }),
      scope: "runtime",
      direct: true,
      location: placeAt(file.path, line),
    });
  }
  return { components, diagnostics };
}
