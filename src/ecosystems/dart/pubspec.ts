// pubspec.yaml without a lockfile: what a package asks for. https://dart.dev/tools/pub/pubspec
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { declaredOnly, fileBroken, partUnreadable } from "../../formats/troubles.ts";
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
  ok,
  type Result,
  type Scope,
  type SourceFile,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

const FIELDS = [
  ["dependencies", "runtime"],
  ["dev_dependencies", "development"],
] as const;
const EXACT = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const yaml = parseYaml(file.text);
  if (!yaml.ok) return err(fileBroken(path, yaml.error));
  const root = firstMapping(yaml.value);
  const name = isObject(root) ? getString(root, "name") : undefined;
  if (!isObject(root) || name === undefined) {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "the package has no name" });
  }
  const project = describeProject(path, name, root);
  // The lockfile of a workspace lies at its root.
  if (getString(root, "resolution") === "workspace")
    return ok({ projects: [project], components: [], edges: [], diagnostics: [] });
  const components = new Map<string, ExtractedComponent>();
  for (const [field, scope] of FIELDS) {
    const table = getObject(root, field);
    for (const [key, value] of entriesOf(table)) {
      const folder = foreignFolder(path, value, context);
      if ((isLocal(value) && folder === undefined) || components.has(key)) continue;
      const line = table && yaml.value.lineOf(table, key);
      const version = typeof value === "string" && EXACT.test(value) ? value : undefined;
      components.set(key, {
        ref: `package:${key}`,
        purl: purlOf(key, version, value),
        kind: "library",
        name: key,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: line === undefined ? { path } : { path, line },
        ...(folder === undefined ? {} : { installPath: folder }),
      });
    }
  }
  const diagnostics = components.size === 0 ? [] : [declaredOnly(path, "commit pubspec.lock (dart pub get writes it)")];
  const edges = [...components.values()].map(({ ref }) => ({ from: project.ref, to: ref }));
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

/** Where somebody else's package lies in this tree. */
function foreignFolder(path: string, value: JsonValue, context: ExtractContext): string | undefined {
  const place = isObject(value) ? getString(value, "path") : undefined;
  const folder = place === undefined ? undefined : joinInside(folderOf(path), place);
  return folder !== undefined && context.isForeign(folder) ? folder : undefined;
}

/** Other packages by path are code of this tree; those of the SDK come with Dart or Flutter. */
function isLocal(value: JsonValue): boolean {
  return isObject(value) && (getOwn(value, "path") !== undefined || getOwn(value, "sdk") !== undefined);
}

function purlOf(name: string, version: string | undefined, value: JsonValue): string {
  const git = isObject(value) ? getOwn(value, "git") : undefined;
  const url = isObject(git) ? getString(git, "url") : typeof git === "string" ? git : undefined;
  return pubPurl(name, version, url === undefined ? {} : { vcs_url: `git+${url}` });
}

export function pubPurl(
  name: string,
  version: string | undefined,
  from: { readonly hosted?: string | undefined; readonly vcs_url?: string },
): string {
  const host = from.hosted === undefined ? undefined : withoutTrailingSlashes(from.hosted);
  const isUsual = host === undefined || /^https:\/\/pub\.(?:dev|dartlang\.org)$/.test(host);
  return buildPurl("pub", undefined, name, version, {
    vcs_url: from.vcs_url,
    repository_url: isUsual ? undefined : host,
  });
}

/** Folders of a workspace's members. */
export function readMembers(text: string): string[] {
  const yaml = parseYaml(text);
  const root = yaml.ok ? firstMapping(yaml.value) : undefined;
  const list = isObject(root) ? getOwn(root, "workspace") : undefined;
  return isArray(list) ? list.filter((member) => typeof member === "string") : [];
}

/** What a member of a workspace asks for; its own trouble is told where it is read itself. */
export function readAsked(text: string): [string, Scope][] {
  const yaml = parseYaml(text);
  const root = yaml.ok ? firstMapping(yaml.value) : undefined;
  if (!isObject(root)) return [];
  return FIELDS.flatMap(([field, scope]) =>
    Object.keys(getObject(root, field) ?? {}).map((name): [string, Scope] => [name, scope]),
  );
}

/** The project that a pubspec.yaml beside a lockfile describes. */
export function makeProject(file: SourceFile, diagnostics: Diagnostic[]): ExtractedProject | undefined {
  const yaml = parseYaml(file.text);
  const root = yaml.ok ? firstMapping(yaml.value) : undefined;
  const name = isObject(root) ? getString(root, "name") : undefined;
  if (isObject(root) && name !== undefined) return describeProject(file.path, name, root);
  diagnostics.push(
    partUnreadable(
      file.path,
      yaml.ok ? 1 : yaml.error.position?.line,
      yaml.ok ? "the package has no name" : yaml.error.reason,
    ),
  );
  return undefined;
}

function describeProject(path: string, name: string, root: JsonObject): ExtractedProject {
  const version = getString(root, "version");
  const [description, homepage, repository] = ["description", "homepage", "repository"].map(
    (key) => getString(root, key) || undefined,
  );
  return {
    ref: "project",
    purl: buildPurl("pub", undefined, name, version),
    name,
    ...(version === undefined ? {} : { version }),
    location: { path, line: 1 },
    about: {
      ...(description === undefined ? {} : { description: description.trim() }),
      ...(homepage === undefined ? {} : { homepage }),
      ...(repository === undefined ? {} : { repository }),
    },
  };
}
