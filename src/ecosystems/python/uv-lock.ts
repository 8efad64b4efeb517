// uv.lock: [[package]] tables, the members of the workspace among them. https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { TomlFile } from "../../formats/toml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type Scope,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { settleFolder } from "./foreign-folder.ts";
import { connect, indexByName, type LockEntry, type Need, toComponent, toProject } from "./lock-graph.ts";
import { at, FROM_INDEX, lostPart, type Origin, onlyHash, parseTomlFile, pypiPurl, vcsOrigin } from "./packages.ts";

/** An entry, and the folder if it is our own code. */
interface UvEntry extends LockEntry {
  readonly folder: string | undefined;
  readonly value: JsonObject;
}

const REMEDY = "run uv lock to write it anew";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, REMEDY);
  if (!parsed.ok) return parsed;
  const version = getOwn(parsed.value.root, "version");
  if (typeof version === "number" && version > 1) {
    const location = at(file.path, parsed.value.lineOf("version"));
    return err({
      code: "LIC104",
      reason: `lockfile version ${version} is not known`,
      location,
      remedy: "update licet",
    });
  }
  const diagnostics: Diagnostic[] = [];
  const entries = readEntries(file.path, parsed.value, context, diagnostics);
  const index = indexByName(entries);
  const { edges, isOptional } = connect(entries, index);
  const members = entries.filter(({ folder }) => folder !== undefined);
  const roots: ScopedRoot[] = [];
  const fromMembers: ExtractedEdge[] = [];
  const askFor = (from: string, need: Need, scope: Scope) => {
    for (const { ref } of index.find(need)) {
      if (ref === from) continue;
      roots.push({ ref, scope });
      fromMembers.push({ from, to: ref });
    }
  };
  const projects: ExtractedProject[] = [];
  const covers: string[] = [];
  for (const member of members) {
    const manifest = joinInside(folderOf(file.path), `${member.folder}/pyproject.toml`);
    if (manifest !== undefined) covers.push(manifest);
    projects.push(toProject(member));
    for (const need of needsOf(getOwn(member.value, "dependencies"))) askFor(member.ref, need, "runtime");
    for (const [field, scope] of [
      ["optional-dependencies", "optional"],
      ["dev-dependencies", "development"],
    ] as const) {
      for (const [, list] of entriesOf(getObject(member.value, field))) {
        for (const need of needsOf(list)) askFor(member.ref, need, scope);
      }
    }
  }
  if (projects.length === 0) {
    // A script's lock (PEP 723) names what the script asks for in its manifest.
    const script = scriptProject(file.path);
    projects.push(script);
    const manifest = getObject(parsed.value.root, "manifest");
    for (const need of needsOf(manifest && getOwn(manifest, "requirements"))) askFor(script.ref, need, "runtime");
  }
  const scopes = spreadScopesAlong(roots, edges, isOptional);
  const direct = new Set(roots.map(({ ref }) => ref));
  const components = entries
    .filter(({ folder }) => folder === undefined)
    .map((entry) => toComponent(entry, scopes.get(entry.ref) ?? "unknown", direct.has(entry.ref)));
  return ok({ projects, components, edges: [...fromMembers, ...edges], diagnostics, covers });
}

function readEntries(
  path: string,
  { root, lineOf }: TomlFile,
  context: ExtractContext,
  diagnostics: Diagnostic[],
): UvEntry[] {
  const members = getOwn(getObject(root, "manifest") ?? {}, "members");
  const entries: UvEntry[] = [];
  const seen = new Set<string>();
  const list = getOwn(root, "package");
  for (const [index, value] of (isArray(list) ? list : []).entries()) {
    const location = at(path, lineOf("package", index));
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined) {
      diagnostics.push(lostPart(location, `package ${index + 1}`, "a package without a name"));
      continue;
    }
    const version = getString(value, "version");
    const source = getObject(value, "source");
    // Forks of the resolution may lock one version from two places.
    const plain = `${name}@${version ?? "local"}`;
    const ref = seen.has(plain) ? `${plain} (${JSON.stringify(source)})` : plain;
    if (seen.has(ref)) {
      diagnostics.push(lostPart(location, plain, "the same package a second time"));
      continue;
    }
    seen.add(ref);
    const optional = entriesOf(getObject(value, "optional-dependencies")).flatMap(([, group]) => needsOf(group));
    const place = folderOfSource(source);
    const isMember = place === "." || (isArray(members) && members.includes(name));
    const settled =
      isMember || place === undefined ? undefined : settleFolder({ kind: "folder", path: place }, path, context);
    const folder = settled?.kind === "foreign" ? undefined : place;
    entries.push({
      ref,
      name,
      version,
      origin: settled?.kind === "foreign" ? settled : originOf(source),
      location,
      // The lock lists only those extras of a package that somebody asks for.
      needs: folder === undefined ? [...needsOf(getOwn(value, "dependencies")), ...optional] : [],
      isForSome: getOwn(value, "resolution-markers") !== undefined,
      about: onlyHash(hashesOf(value)),
      folder,
      value,
    });
  }
  return entries;
}

function folderOfSource(source: JsonObject | undefined): string | undefined {
  return source && ["editable", "virtual", "directory"].map((kind) => getString(source, kind)).find((text) => text);
}

function originOf(source: JsonObject | undefined): Origin {
  const git = source && getString(source, "git");
  if (git !== undefined) return vcsOrigin(git, git.slice(git.indexOf("#") + 1) || undefined);
  const url = source && getString(source, "url");
  if (url !== undefined) return { kind: "archive", url };
  return source !== undefined && getString(source, "path") !== undefined ? { kind: "local" } : FROM_INDEX;
}

function needsOf(list: unknown): Need[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const name = isObject(item) ? getString(item, "name") : undefined;
    return name === undefined ? [] : [{ name, version: getString(item, "version") }];
  });
}

function hashesOf(value: JsonObject): string[] {
  const wheels = getOwn(value, "wheels");
  return [getOwn(value, "sdist"), ...(isArray(wheels) ? wheels : [])].flatMap((archive) =>
    isObject(archive) ? [getString(archive, "hash") ?? ""] : [],
  );
}

function scriptProject(path: string): ExtractedProject {
  const name = (path.split("/").pop() ?? "root").replace(/\.lock$/, "");
  return { ref: "script", purl: pypiPurl(name, undefined), name, location: { path, line: 1 } };
}
