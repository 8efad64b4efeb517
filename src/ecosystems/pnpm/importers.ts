// The projects of a workspace (`importers`), or the one project of an older lock that has no such list.
import { getObject, getString, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { findForeignFolder } from "../../formats/node-folder.ts";
import type { YamlFile } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  folderOf,
  joinInside,
  joinPath,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import type { Dialect } from "./dependency-paths.ts";
import { homeOf } from "./packages.ts";

export interface Importers {
  readonly projects: readonly ExtractedProject[];
  readonly direct: readonly { readonly from: string; readonly to: string; readonly scope: Scope }[];
  readonly edges: readonly ExtractedEdge[];
  readonly diagnostics: readonly Diagnostic[];
  readonly covers: readonly string[];
  /** Somebody else's packages that are linked from a folder of the tree. */
  readonly linked: readonly ExtractedComponent[];
}

interface Input {
  readonly file: SourceFile;
  readonly context: ExtractContext;
  readonly yaml: YamlFile;
  readonly document: JsonObject;
  readonly dialect: Dialect;
  has(key: string): boolean;
}

const FIELDS: readonly (readonly [string, Scope])[] = [
  ["dependencies", "runtime"],
  ["optionalDependencies", "optional"],
  ["devDependencies", "development"],
  ["configDependencies", "build"],
  ["packageManagerDependencies", "build"],
];

export function readImporters(input: Input): Importers {
  const { document, dialect } = input;
  const listed = getObject(document, "importers");
  const folders = new Map<string, JsonObject>();
  if (listed === undefined) folders.set("", document);
  for (const [key, value] of Object.entries(listed ?? {})) if (isObject(value)) folders.set(folderOfKey(key), value);
  const home = homeOf(input.file.path);
  const folderAt = new Map([...folders.keys()].map((folder) => [joinInside(home, folder), folder]));
  const projects: ExtractedProject[] = [];
  const direct: { from: string; to: string; scope: Scope }[] = [];
  const edges: ExtractedEdge[] = [];
  const diagnostics: Diagnostic[] = [];
  const covers: string[] = [];
  const foreigners = new Map<string, ExtractedComponent>();
  for (const [folder, value] of folders) {
    const line = listed === undefined ? 1 : input.yaml.lineOf(listed, folder === "" ? "." : folder);
    const { project, diagnostic, manifest } = readProject(input, folder, line);
    projects.push(project);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
    if (manifest !== undefined) covers.push(manifest);
    const from = refOf(folder);
    for (const [field, scope] of FIELDS) {
      for (const { name, reference } of readReferences(getObject(value, field))) {
        if (reference.startsWith("link:")) {
          const place = joinInside(home, `${folder}/${reference.slice("link:".length)}`);
          const linked = place === undefined ? undefined : folderAt.get(place);
          if (linked !== undefined && linked !== folder) edges.push({ from, to: refOf(linked) });
          const foreign =
            linked === undefined && place !== undefined ? findLinked(input, name, scope, place) : undefined;
          if (foreign === undefined) continue;
          foreigners.set(foreign.ref, foreign);
          edges.push({ from, to: foreign.ref });
          continue;
        }
        const to = dialect.resolve(name, reference);
        const bare = to === undefined || input.has(to) ? to : dialect.withoutPeers(to);
        if (bare === undefined || !input.has(bare)) continue;
        direct.push({ from, to: bare, scope });
        edges.push({ from, to: bare });
      }
    }
  }
  return { projects, direct, edges, diagnostics, covers, linked: [...foreigners.values()] };
}

/** The package that a link leads to, if it is somebody else's. */
function findLinked({ file, context }: Input, name: string, scope: Scope, place: string) {
  const up = folderOf(file.path)
    .split("/")
    .filter((part) => part !== "")
    .map(() => "../")
    .join("");
  const found = findForeignFolder(`${up}${place}`, file.path, context);
  if (found === undefined) return undefined;
  const ref = `link:${place}`;
  const purl = purlOfPath("npm", name, found.version);
  return { ref, purl, kind: "library", name, ...found, scope, direct: true, location: { path: file.path } } as const;
}

/** Version 5 lists "name: reference", later ones "name: {specifier, version}". */
function readReferences(list: JsonObject | undefined): { readonly name: string; readonly reference: string }[] {
  const references: { name: string; reference: string }[] = [];
  for (const [name, value] of Object.entries(list ?? {})) {
    const reference = isObject(value) ? getString(value, "version") : value;
    if (typeof reference === "string") references.push({ name, reference });
  }
  return references;
}

function folderOfKey(key: string): string {
  return key === "." ? "" : key;
}

function refOf(folder: string): string {
  return `importer:${folder === "" ? "." : folder}`;
}

/** From the lock's own folder, which with Rush is not the one that its paths start from. */
function besidePath(lockPath: string, home: string, relative: string): string {
  const folder = folderOf(lockPath);
  return home === folder
    ? relative
    : `${folder
        .split("/")
        .map(() => "..")
        .join("/")}/${joinPath(home, relative)}`;
}

/** Name and version of a member stand in its manifest; a broken one is a loss, since the lock stands in for it. */
function readProject({ file, context }: Input, folder: string, line: number | undefined) {
  const relative = joinPath(folder, "package.json");
  const home = homeOf(file.path);
  const path = joinInside(home, relative);
  const found = path === undefined ? undefined : context.beside(besidePath(file.path, home, relative));
  const parsed = found?.ok ? parseJson(found.value.text) : undefined;
  const manifest = parsed?.ok && isObject(parsed.value) ? parsed.value : undefined;
  const name = (manifest && getString(manifest, "name")) || (folder || folderOf(file.path)).split("/").pop() || "root";
  const version = manifest && getString(manifest, "version");
  const here = line === undefined ? { path: file.path } : { path: file.path, line };
  const location = manifest === undefined || path === undefined ? here : { path, line: 1 };
  const base = { ref: refOf(folder), purl: purlOfPath("npm", name, version), name, location };
  const project: ExtractedProject = version === undefined ? base : { ...base, version };
  if (found === undefined || path === undefined) return { project };
  if (manifest !== undefined) return { project, manifest: path };
  const reason = found.ok ? (parsed?.ok === false ? parsed.error.reason : "not a JSON object") : found.error.detail;
  const at = parsed?.ok === false && parsed.error.position !== undefined ? { line: parsed.error.position.line } : {};
  const diagnostic: Diagnostic = {
    code: "LIC108",
    gravity: "loss",
    location: { path, ...at },
    args: { part: relative, reason },
  };
  return { project, diagnostic };
}
