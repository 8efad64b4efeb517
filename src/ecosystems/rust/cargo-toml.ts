// Cargo.toml without a lockfile: what a crate asks for. https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
import { getObject, getOwn, getString, type JsonObject } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { declaredOnly, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { type Dependency, readDependencies, readOwnership, readProjectAbout } from "./manifest.ts";

/** How many folders up the root of a workspace is looked for. */
const LEVELS = 6;
const EXACT = /^=\s*(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const toml = parseToml(file.text);
  if (!toml.ok) return err(fileBroken(path, toml.error));
  const { root: manifest, lineOf } = toml.value;
  const table = getObject(manifest, "package") ?? getObject(manifest, "project");
  const name = table && getString(table, "name");
  const workspaceHere = getObject(manifest, "workspace");
  if (name === undefined && workspaceHere === undefined) {
    return err({ code: "LIC102", location: { path }, reason: "holds neither a package nor a workspace" });
  }
  const diagnostics: Diagnostic[] = [];
  const root = workspaceHere ?? findWorkspace(context, diagnostics);
  const version = readVersion(table, root);
  const project =
    name === undefined
      ? undefined
      : {
          ref: "package",
          purl: buildPurl("cargo", undefined, name, version),
          name,
          ...(version === undefined ? {} : { version }),
          location: { path, line: lineOf(getObject(manifest, "package") ? "package" : "project") ?? 1 },
          about: readProjectAbout(manifest, root),
        };
  const projects = project === undefined ? [] : [project];
  if (name !== undefined && isLocked(context, name)) return ok({ projects, components: [], edges: [], diagnostics });

  const components = new Map<string, ExtractedComponent>();
  for (const dependency of readDependencies(manifest, root && getObject(root, "dependencies"))) {
    const local = dependency.path === undefined ? undefined : findForeign(dependency.path, file, context, manifest);
    if (dependency.path !== undefined && local === undefined) continue;
    const made = makeComponent(dependency, path, lineOf(...dependency.place));
    const component = local === undefined ? made : { ...made, ...local };
    const twin = components.get(component.ref);
    components.set(
      component.ref,
      twin === undefined ? component : { ...twin, scope: weightierScope(twin.scope, component.scope) },
    );
  }
  if (components.size > 0) {
    diagnostics.push(declaredOnly(path, "commit Cargo.lock (cargo generate-lockfile writes it)"));
  }
  const edges = project === undefined ? [] : [...components.keys()].map((to) => ({ from: project.ref, to }));
  return ok({ projects, components: [...components.values()], edges, diagnostics });
}

/** Somebody else's crate in a folder of this tree; undefined for one of ours. */
function findForeign(path: string, file: SourceFile, context: ExtractContext, manifest: JsonObject) {
  const folder = joinInside(folderOf(file.path), path);
  const found = context.beside(`${path}/Cargo.toml`);
  const toml = found?.ok === true ? parseToml(found.value.text) : undefined;
  if (folder === undefined || toml?.ok !== true) return undefined;
  const theirs = readOwnership(toml.value.root);
  if (!context.isForeign(folder, theirs, readOwnership(manifest))) return undefined;
  const table = getObject(toml.value.root, "package") ?? {};
  const version = getString(table, "version");
  const name = getString(table, "name");
  if (name === undefined) return undefined;
  const purl = buildPurl("cargo", undefined, name, version);
  return { purl, name, ...(version === undefined ? {} : { version }), installPath: folder };
}

function makeComponent(dependency: Dependency, path: string, line: number | undefined): ExtractedComponent {
  const { name, requirement, git, scope } = dependency;
  const version = EXACT.exec(requirement?.trim() ?? "")?.[1];
  const from = git === undefined ? {} : { vcs_url: `git+${git.url}${git.rev === undefined ? "" : `@${git.rev}`}` };
  return {
    ref: name,
    purl: buildPurl("cargo", undefined, name, version, from),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: true,
    location: line === undefined ? { path } : { path, line },
  };
}

function readVersion(table: JsonObject | undefined, workspace: JsonObject | undefined): string | undefined {
  const version = table && getOwn(table, "version");
  if (typeof version === "string") return version;
  return version === undefined || workspace === undefined
    ? undefined
    : getString(getObject(workspace, "package") ?? {}, "version");
}

function findWorkspace(context: ExtractContext, diagnostics: Diagnostic[]): JsonObject | undefined {
  for (let level = 1; level <= LEVELS; level++) {
    const file = context.beside(`${"../".repeat(level)}Cargo.toml`);
    if (file === undefined || !file.ok) continue;
    const toml = parseToml(file.value.text);
    if (!toml.ok) {
      diagnostics.push(partUnreadable(file.value.path, toml.error.position?.line, toml.error.reason));
      return undefined;
    }
    const workspace = getObject(toml.value.root, "workspace");
    if (workspace !== undefined) return workspace;
  }
  return undefined;
}

/** A member of a workspace is accounted for by the lockfile at its root. */
function isLocked(context: ExtractContext, name: string): boolean {
  for (let level = 1; level <= LEVELS; level++) {
    const lock = context.beside(`${"../".repeat(level)}Cargo.lock`);
    if (lock?.ok === true)
      return lock.value.text.includes(`name = "${name}"\n`) || lock.value.text.includes(`name = "${name}"\r\n`);
  }
  return false;
}
