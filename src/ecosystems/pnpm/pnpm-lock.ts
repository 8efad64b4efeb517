// pnpm-lock.yaml, versions 5.x, 6.x and 9.0. https://github.com/pnpm/spec/blob/master/lockfile/9.0.md
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { parseYaml, type YamlFile } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type ReachEdge,
  type Result,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { type Dialect, dialectOf } from "./dependency-paths.ts";
import { readImporters } from "./importers.ts";
import { componentOf, foreignFolderOf, isLocalFolder, type LockedPackage, localProjectOf } from "./packages.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return fail(code, reason, { path: file.path, ...position });
  }
  const documents = parsed.value.documents.filter(isObject);
  if (documents.length === 0) return fail("LIC102", "not a mapping", { path: file.path, line: 1 });
  const parts: Extraction[] = [];
  for (const document of documents) {
    const stated = getString(document, "lockfileVersion") ?? "";
    const dialect = dialectOf(stated);
    if (dialect === undefined) {
      const reason = stated === "" ? "no lockfileVersion" : `lockfile version ${stated.slice(0, 20)} is not known`;
      const line = parsed.value.lineOf(document, "lockfileVersion") ?? 1;
      return fail(stated === "" ? "LIC102" : "LIC104", reason, { path: file.path, line });
    }
    parts.push(extractDocument({ file, context, yaml: parsed.value, document, dialect }));
  }
  return ok(parts.length === 1 ? (parts[0] as Extraction) : join(parts));
}

function fail(code: FormatFailure["code"], reason: string, location: FormatFailure["location"]) {
  const remedy = code === "LIC104" ? "update licet" : "restore the file, or run pnpm install to write it anew";
  return err({ code, reason, location, remedy });
}

interface Input {
  readonly file: SourceFile;
  readonly context: ExtractContext;
  readonly yaml: YamlFile;
  readonly document: JsonObject;
  readonly dialect: Dialect;
}

function extractDocument({ file, context, yaml, document, dialect }: Input): Extraction {
  const diagnostics: Diagnostic[] = [];
  const packages = readPackages(file.path, yaml, document, dialect, diagnostics);
  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  const addEdges = (from: string, holder: JsonObject) => {
    for (const field of ["dependencies", "optionalDependencies"] as const) {
      const list = getObject(holder, field);
      for (const name of Object.keys(list ?? {})) {
        const reference = list === undefined ? undefined : getString(list, name);
        const to = reference === undefined ? undefined : dialect.resolve(name, reference);
        if (to === undefined || to === from || !packages.has(to)) continue;
        const edge = { from, to };
        edges.push(edge);
        if (field === "optionalDependencies") optional.add(edge);
      }
    }
  };
  const snapshots = getObject(document, "snapshots");
  if (snapshots === undefined) {
    for (const [key, { value }] of packages) addEdges(key, value);
  } else {
    // One snapshot per combination of peers; all of them are the same package.
    for (const [key, value] of Object.entries(snapshots)) {
      const bare = dialect.withoutPeers(key);
      const known = packages.get(bare);
      if (!isObject(value)) continue;
      if (known === undefined) {
        const line = yaml.lineOf(snapshots, key);
        const location = line === undefined ? { path: file.path } : { path: file.path, line };
        const args = { part: key, reason: "a snapshot of a package that is not listed" };
        diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
        continue;
      }
      known.snapshots.push(key);
      if (getString(value, "optional") === "true") known.isOptional = true;
      addEdges(bare, value);
    }
  }
  const importers = readImporters({ file, context, yaml, document, dialect, has: (key) => packages.has(key) });
  const roots: ScopedRoot[] = importers.direct.map(({ to, scope }) => ({ ref: to, scope }));
  const scopes = spreadScopesAlong(roots, edges, (edge) => optional.has(edge));
  const direct = new Set(roots.map(({ ref }) => ref));
  const projects: ExtractedProject[] = [...importers.projects];
  const components: ExtractedComponent[] = [];
  for (const entry of packages.values()) {
    const foreign = isLocalFolder(entry) ? foreignFolderOf(entry, file, context) : undefined;
    if (isLocalFolder(entry) && foreign === undefined) projects.push(localProjectOf(entry, file.path));
    else
      components.push({
        ...componentOf(
          foreign?.version === undefined ? entry : { ...entry, version: foreign.version },
          file.path,
          dialect,
        ),
        ...(foreign === undefined ? {} : { installPath: foreign.installPath }),
        scope: scopes.get(entry.key) ?? "unknown",
        direct: direct.has(entry.key),
      });
  }
  components.push(...importers.linked);
  const all = [...importers.edges, ...edges];
  return {
    projects,
    components,
    edges: all,
    diagnostics: [...diagnostics, ...importers.diagnostics],
    covers: importers.covers,
  };
}

function readPackages(
  path: string,
  yaml: YamlFile,
  document: JsonObject,
  dialect: Dialect,
  diagnostics: Diagnostic[],
): Map<string, LockedPackage> {
  const packages = new Map<string, LockedPackage>();
  const list = getObject(document, "packages");
  const patched = getObject(document, "patchedDependencies");
  for (const [key, value] of Object.entries(list ?? {})) {
    const line = list === undefined ? undefined : yaml.lineOf(list, key);
    const location = line === undefined ? { path } : { path, line };
    const identity = isObject(value) ? dialect.identify(key, value) : undefined;
    if (!isObject(value) || identity === undefined) {
      const args = { part: key, reason: "neither a name nor a version can be read from it" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    const { name, version } = identity;
    const isPatched =
      patched !== undefined && [`${name}@${version}`, name].some((wanted) => Object.hasOwn(patched, wanted));
    const isOptional = getString(value, "optional") === "true";
    packages.set(key, { key, name, version, value, location, snapshots: [], isOptional, isPatched });
  }
  return packages;
}

/** Several documents in one file: pnpm 11 and later keep the tools they run (config dependencies, pnpm itself) in one of their own. */
function join(parts: readonly Extraction[]): Extraction {
  const seen = new Set<string>();
  const fresh = <T extends { readonly ref: string }>(items: readonly T[]) =>
    items.filter(({ ref }) => !seen.has(ref) && seen.add(ref));
  return {
    projects: parts.flatMap(({ projects }) => fresh(projects)),
    components: parts.flatMap(({ components }) => fresh(components)),
    edges: parts.flatMap(({ edges }) => edges),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
    covers: [...new Set(parts.flatMap(({ covers }) => covers ?? []))],
  };
}
