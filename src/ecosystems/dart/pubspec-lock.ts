// pubspec.lock. https://dart.dev/tools/pub/glossary#lockfile · https://github.com/dart-lang/pub/blob/master/lib/src/lock_file.dart
import { entriesOf, getObject, getOwn, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  joinPath,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { makeProject, pubPurl, readAsked, readMembers } from "./pubspec.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const yaml = parseYaml(file.text);
  if (!yaml.ok) return err(fileBroken(path, yaml.error));
  const root = firstMapping(yaml.value);
  const packages = isObject(root) ? getOwn(root, "packages") : undefined;
  if (!isObject(root) || packages === undefined) {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no packages: not a lockfile of pub" });
  }
  const diagnostics: Diagnostic[] = [];
  const list = isObject(packages) ? packages : {};
  const projects: ExtractedProject[] = [];
  const beside = context.beside("pubspec.yaml");
  const manifest = beside?.ok === true ? makeProject(beside.value, diagnostics) : undefined;
  if (manifest !== undefined) projects.push(manifest);
  const asked = beside?.ok === true ? readWorkspace(beside.value, context, diagnostics) : new Map<string, Scope>();
  const components: ExtractedComponent[] = [];
  const covers: string[] = [];
  for (const [name, value] of entriesOf(list)) {
    const line = yaml.value.lineOf(list, name);
    const location = line === undefined ? { path } : { path, line };
    const version = isObject(value) ? getString(value, "version") : undefined;
    if (!isObject(value) || version === undefined) {
      diagnostics.push(partUnreadable(path, line, `${shorten(name)} has no version`));
      continue;
    }
    const ref = `package:${name}`;
    const folder = getString(value, "source") === "path" ? folderAt(path, value) : undefined;
    const isForeign = folder !== undefined && context.isForeign(folder);
    if (isForeign) covers.push(joinPath(folder, "pubspec.yaml"));
    if (getString(value, "source") === "path" && !isForeign) {
      projects.push({ ref, purl: buildPurl("pub", undefined, name, version), name, version, location });
      continue;
    }
    const kind = getString(value, "dependency") ?? "";
    const own: Scope | undefined =
      kind === "direct dev" ? "development" : kind.startsWith("direct") ? "runtime" : undefined;
    const others = asked.get(name);
    const scope =
      own === undefined || others === undefined ? (own ?? others ?? "runtime") : weightierScope(own, others);
    components.push({
      ref,
      purl: purlOf(name, version, value),
      kind: "library",
      name,
      version,
      scope,
      direct: own !== undefined || others !== undefined,
      location,
      ...(isForeign ? { installPath: folder } : {}),
      ...aboutArchive(value),
    });
  }
  const edges =
    manifest === undefined
      ? []
      : components.filter(({ direct }) => direct).map(({ ref }) => ({ from: manifest.ref, to: ref }));
  return ok({ projects, components, edges, diagnostics, covers });
}

/** The folder of a package by path, unless it lies outside of the scan. */
function folderAt(path: string, entry: JsonObject): string | undefined {
  const place = getString(getObject(entry, "description") ?? {}, "path");
  return place === undefined ? undefined : joinInside(folderOf(path), place) || undefined;
}

/** The lockfile of a workspace tells only what its root asks for; its members tell the rest. */
function readWorkspace(root: SourceFile, context: ExtractContext, diagnostics: Diagnostic[]): Map<string, Scope> {
  const asked = new Map<string, Scope>();
  for (const member of readMembers(root.text)) {
    const file = context.beside(`${member}/pubspec.yaml`);
    if (file === undefined) continue;
    if (!file.ok) {
      diagnostics.push(partUnreadable(file.error.path, undefined, file.error.detail));
      continue;
    }
    for (const [name, scope] of readAsked(file.value.text))
      asked.set(name, weightierScope(scope, asked.get(name) ?? scope));
  }
  return asked;
}

function purlOf(name: string, version: string, entry: JsonObject): string {
  const description = getObject(entry, "description") ?? {};
  const url = getString(description, "url");
  const source = getString(entry, "source");
  if (source === "git" && url !== undefined) {
    const commit = getString(description, "resolved-ref");
    return pubPurl(name, version, { vcs_url: `git+${url}${commit === undefined ? "" : `@${commit}`}` });
  }
  return pubPurl(name, version, source === "hosted" ? { hosted: url } : {});
}

function aboutArchive(entry: JsonObject) {
  const value = getString(getObject(entry, "description") ?? {}, "sha256")?.toLowerCase();
  return value !== undefined && /^[0-9a-f]{64}$/.test(value)
    ? { about: { hashes: [{ algorithm: "SHA-256" as const, value }] } }
    : {};
}
