// Cargo.lock, versions 1 to 4. https://doc.rust-lang.org/cargo/reference/resolver.html · https://github.com/rust-lang/cargo/blob/master/src/cargo/core/resolver/encode.rs
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { parseToml, type TomlFile } from "../../formats/toml.ts";
import { fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  type Ownership,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  spreadScopes,
} from "../../model/index.ts";
import { readOwnership, readProjectAbout } from "./manifest.ts";
import { type Member, readMembers } from "./members.ts";
import { cargoPurl } from "./sources.ts";

interface Package {
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  readonly source: string | undefined;
  readonly checksum: string | undefined;
  readonly wants: readonly string[];
  readonly line: number | undefined;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const toml = parseToml(file.text);
  if (!toml.ok) return err(fileBroken(path, toml.error));
  const diagnostics: Diagnostic[] = [];
  const packages = readPackages(toml.value, path, diagnostics);
  const version = getOwn(toml.value.root, "version");
  if (packages.length === 0 && version === undefined) {
    return err({
      code: "LIC102",
      location: { path },
      reason: "holds no package and no version: not a lockfile of Cargo",
    });
  }
  if (typeof version === "number" && version > 4) {
    diagnostics.push(partUnreadable(path, 1, `lockfile version ${version} is newer than what is known (4)`));
  }

  const targets = linkPackages(packages, path, diagnostics);
  const inTree = packages.filter(({ source }) => source === undefined);
  const { byName: members, patched } = readMembers(context, new Set(inTree.map(({ name }) => name)), diagnostics);
  const root = context.beside("Cargo.toml");
  const ours = root?.ok === true ? readOwnershipOf(root.value) : {};
  /** Somebody else's code in a folder of this tree, by name. */
  const foreign = new Map<string, string>();
  for (const { name } of inTree) {
    const member = members.get(name);
    if (member === undefined || member.isDeclared) continue;
    const folder = folderOf(member.path);
    if (patched.has(name) || context.isForeign(folder, readOwnership(member.manifest), ours)) foreign.set(name, folder);
  }
  const isOwn = ({ name, source }: Package) => source === undefined && !foreign.has(name);
  const own = inTree.filter(isOwn);
  const roots: [string, Scope][] = [];
  const broughtBy = new Map<string, string>();
  for (const { ref, name } of own) {
    const scopes = members.get(name)?.scopes;
    for (const target of targets.get(ref) ?? []) {
      roots.push([target.ref, scopes?.get(target.name) ?? "runtime"]);
      if (!broughtBy.has(target.ref)) broughtBy.set(target.ref, ref);
    }
  }
  const refs = new Map([...targets].map(([ref, list]) => [ref, list.map((target) => target.ref)]));
  // What one member asks for only to test itself is no reason to test another member that depends on it.
  for (const { ref } of own) refs.delete(ref);
  const scopes = spreadScopes(roots, refs);

  const components = packages
    .filter((entry) => !isOwn(entry))
    .map((entry): ExtractedComponent => {
      const project = broughtBy.get(entry.ref);
      const folder = entry.source === undefined ? foreign.get(entry.name) : undefined;
      return {
        ref: entry.ref,
        purl: cargoPurl(entry.name, entry.version, entry.source),
        kind: "library",
        name: entry.name,
        version: entry.version,
        scope: scopes.get(entry.ref) ?? "unknown",
        direct: own.length === 0 ? undefined : project !== undefined,
        location: entry.line === undefined ? { path } : { path, line: entry.line },
        ...(project === undefined || own.length === 1 ? {} : { project }),
        ...(folder === undefined ? {} : { installPath: folder }),
        about: aboutArchive(entry),
      };
    });
  const edges: ExtractedEdge[] = [];
  for (const [from, list] of targets) for (const { ref } of list) edges.push({ from, to: ref });
  const projects = own.map((entry) => makeProject(entry, path, members.get(entry.name)));
  const covers = [...members.values()].map((member) => member.path);
  return ok({ projects, components, edges, diagnostics, covers });
}

function readOwnershipOf(file: SourceFile): Ownership {
  const toml = parseToml(file.text);
  return toml.ok ? readOwnership(toml.value.root) : {};
}

function readPackages({ root, lineOf }: TomlFile, path: string, diagnostics: Diagnostic[]): Package[] {
  const checksums = getObject(root, "metadata") ?? {};
  const packages = new Map<string, Package>();
  const listed = getOwn(root, "package");
  const entries: [unknown, number | undefined][] = (isArray(listed) ? listed : []).map((entry, index) => [
    entry,
    lineOf("package", index),
  ]);
  // Up to Cargo 0.18 the project itself stood in a table of its own.
  const oldRoot = getObject(root, "root");
  if (oldRoot !== undefined) entries.unshift([oldRoot, lineOf("root")]);
  for (const [entry, line] of entries) {
    const table = isObject(entry as JsonObject) ? (entry as JsonObject) : {};
    const name = getString(table, "name");
    const version = getString(table, "version");
    if (name === undefined || version === undefined) {
      diagnostics.push(partUnreadable(path, line, "a package without name or version"));
      continue;
    }
    const source = getString(table, "source");
    const wants = getOwn(table, "dependencies");
    const inline =
      getString(table, "checksum") ?? getString(checksums, `checksum ${name} ${version} (${source ?? ""})`);
    const twin = packages.has(`${name}@${version}`);
    const ref = twin ? `${name}@${version}#${source ?? ""}` : `${name}@${version}`;
    packages.set(ref, {
      ref,
      name,
      version,
      source,
      checksum: inline,
      wants: isArray(wants) ? wants.filter((want) => typeof want === "string") : [],
      line,
    });
  }
  return [...packages.values()];
}

/** A dependency is written "name", "name version" or "name version (source)", as much as it takes to be unique. */
function linkPackages(packages: readonly Package[], path: string, diagnostics: Diagnostic[]): Map<string, Package[]> {
  const byName = new Map<string, Package[]>();
  for (const entry of packages) {
    const list = byName.get(entry.name);
    if (list === undefined) byName.set(entry.name, [entry]);
    else list.push(entry);
  }
  const targets = new Map<string, Package[]>();
  for (const entry of packages) {
    const list: Package[] = [];
    for (const want of entry.wants) {
      const [name = "", version, source] = want.split(" ");
      const fitting = (byName.get(name) ?? []).filter(
        (other) =>
          (version === undefined || other.version === version) &&
          (source === undefined || `(${other.source ?? ""})` === source || sameGit(other.source, source)),
      );
      const target = fitting[0];
      if (target === undefined) {
        diagnostics.push(partUnreadable(path, entry.line, `a dependency that is not in the file: ${shorten(want)}`));
      } else list.push(target);
    }
    targets.set(entry.ref, list);
  }
  return targets;
}

/** Dependencies name a git source without the commit. */
function sameGit(source: string | undefined, written: string): boolean {
  const hash = source?.indexOf("#") ?? -1;
  return source !== undefined && hash >= 0 && `(${source.slice(0, hash)})` === written;
}

function aboutArchive({ name, version, checksum }: Package): About {
  if (checksum === undefined || !/^[0-9a-f]{64}$/.test(checksum)) return {};
  return { hashes: [{ algorithm: "SHA-256", value: checksum }], filename: `${name}-${version}.crate` };
}

function makeProject(entry: Package, path: string, member: Member | undefined): ExtractedProject {
  const { ref, name, version, line } = entry;
  const inLock = line === undefined ? { path } : { path, line };
  return {
    ref,
    purl: cargoPurl(name, version, undefined),
    name,
    version,
    location: member === undefined ? inLock : { path: member.path, line: 1 },
    ...(member === undefined ? {} : { about: readProjectAbout(member.manifest, member.workspace) }),
  };
}
