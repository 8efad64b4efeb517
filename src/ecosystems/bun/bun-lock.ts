// bun.lock: JSON with trailing commas; `workspaces` by folder, `packages` by their place in node_modules. https://bun.sh/docs/install/lockfile
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { type JsoncFile, parseJsonc } from "../../formats/jsonc.ts";
import { findForeignFolder } from "../../formats/node-folder.ts";
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
  type ReachEdge,
  type Result,
  type Scope,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { componentOf, type Entry, readEntry, resolveFrom } from "./entries.ts";

const NEWEST = 2;
const FIELDS: readonly (readonly [string, Scope])[] = [
  ["dependencies", "runtime"],
  ["optionalDependencies", "optional"],
  ["peerDependencies", "peer"],
  ["devDependencies", "development"],
];

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseJsonc(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return fail(code, reason, { path: file.path, ...position });
  }
  const root = parsed.value.value;
  if (!isObject(root)) return fail("LIC102", "not a JSON object", { path: file.path, line: 1 });
  const version = getOwn(root, "lockfileVersion");
  if (typeof version === "number" && version > NEWEST) {
    const line = parsed.value.lineOf(root, "lockfileVersion") ?? 1;
    return fail("LIC104", `lockfile version ${version} is not known`, { path: file.path, line });
  }
  const workspaces = getObject(root, "workspaces");
  if (workspaces === undefined) return fail("LIC102", 'no "workspaces" object', { path: file.path, line: 1 });
  return ok(extractLock(file.path, parsed.value, root, workspaces, context));
}

function fail(code: FormatFailure["code"], reason: string, location: FormatFailure["location"]) {
  const remedy = code === "LIC104" ? "update licet" : "restore the file, or run bun install to write it anew";
  return err({ code, reason, location, remedy });
}

function extractLock(
  path: string,
  lock: JsoncFile,
  root: JsonObject,
  workspaces: JsonObject,
  context: ExtractContext,
): Extraction {
  const diagnostics: Diagnostic[] = [];
  const entries = readEntries(path, lock, root, diagnostics);
  const patched = getObject(root, "patchedDependencies");
  const members = new Map<string, string>();
  for (const { key, workspace } of entries.values()) if (workspace !== undefined) members.set(key, workspace);
  /** Key of an entry, or the ref of the workspace member that it stands for. */
  const refOfEntry = (entry: Entry) => (entry.workspace === undefined ? entry.key : refOf(entry.workspace));

  const projects: ExtractedProject[] = [];
  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  const fromMembers: ReachEdge[] = [];
  const roots: ScopedRoot[] = [];
  for (const [folder, value] of entriesOf(workspaces)) {
    if (!isObject(value)) continue;
    projects.push(makeProject(path, folder, value, lock.lineOf(workspaces, folder)));
    const name = getString(value, "name") ?? "";
    for (const [field, scope] of FIELDS) {
      for (const wanted of Object.keys(getObject(value, field) ?? {})) {
        // A member's own copies stand below its name.
        const target = resolveFrom(entries, folder === "" ? "" : name, wanted);
        if (target === undefined) continue;
        const to = refOfEntry(target);
        fromMembers.push({ from: refOf(folder), to });
        if (target.workspace === undefined) roots.push({ ref: to, scope });
      }
    }
  }
  const known = new Set(projects.map(({ ref }) => ref));
  for (const entry of entries.values()) {
    if (entry.workspace !== undefined) continue;
    for (const [field] of FIELDS) {
      if (field === "devDependencies") continue;
      const list = entry.info === undefined ? undefined : getObject(entry.info, field);
      for (const wanted of Object.keys(list ?? {})) {
        const target = resolveFrom(entries, entry.key, wanted);
        if (target === undefined || target === entry) continue;
        const edge = { from: entry.key, to: refOfEntry(target) };
        edges.push(edge);
        if (field === "optionalDependencies") optional.add(edge);
      }
    }
  }
  const scopes = spreadScopesAlong(roots, edges, (edge) => optional.has(edge));
  const direct = new Set(roots.map(({ ref }) => ref));
  const components: ExtractedComponent[] = [];
  for (const entry of entries.values()) {
    if (entry.workspace !== undefined) continue;
    const { localPath } = entry;
    const foreign = localPath === undefined ? undefined : findForeignFolder(localPath, path, context);
    if (localPath !== undefined && foreign === undefined) projects.push(localProject(path, entry));
    else
      components.push({
        ...componentOf(foreign?.version === undefined ? entry : { ...entry, version: foreign.version }, {
          path,
          patched,
          members,
        }),
        ...(foreign === undefined ? {} : { installPath: foreign.installPath }),
        scope: scopes.get(entry.key) ?? "unknown",
        direct: direct.has(entry.key),
      });
  }
  const refs = new Set([...projects, ...components].map(({ ref }) => ref));
  const covers = projects.flatMap(({ ref }) => {
    const manifest = known.has(ref) ? joinInside(folderOf(path), `${folderOfRef(ref)}/package.json`) : undefined;
    return manifest === undefined ? [] : [manifest];
  });
  const shown = [...fromMembers, ...edges].filter(({ from, to }) => refs.has(from) && refs.has(to) && from !== to);
  return { projects, components, edges: shown, diagnostics, covers };
}

function readEntries(path: string, lock: JsoncFile, root: JsonObject, diagnostics: Diagnostic[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const packages = getObject(root, "packages");
  for (const [key, value] of entriesOf(packages)) {
    const line = packages === undefined ? undefined : lock.lineOf(packages, key);
    const location = line === undefined ? { path } : { path, line };
    const entry = isArray(value) ? readEntry(key, value, location) : undefined;
    if (entry === undefined) {
      const args = { part: key, reason: "not a list that starts with a name and a version" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
    } else entries.set(key, entry);
  }
  return entries;
}

function refOf(folder: string): string {
  return `workspace:${folder === "" ? "." : folder}`;
}

function folderOfRef(ref: string): string {
  const folder = ref.slice("workspace:".length);
  return folder === "." ? "" : folder;
}

function makeProject(path: string, folder: string, value: JsonObject, line: number | undefined): ExtractedProject {
  const name = getString(value, "name") || (folder || folderOf(path)).split("/").pop() || "root";
  const version = getString(value, "version");
  const location = line === undefined ? { path } : { path, line };
  const base = { ref: refOf(folder), purl: purlOfPath("npm", name, version), name, location };
  return version === undefined ? base : { ...base, version };
}

/** A linked folder or a folder that is installed as it is: our own code. */
function localProject(path: string, entry: Entry): ExtractedProject {
  const { key, name, location } = entry;
  return { ref: key, purl: purlOfPath("npm", name), name, location: location.line === undefined ? { path } : location };
}
