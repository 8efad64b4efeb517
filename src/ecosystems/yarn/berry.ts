// yarn.lock of Yarn 2 and later: YAML, one entry per resolution, workspace members among them. https://yarnpkg.com/features/workspaces
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { findForeignFolder } from "../../formats/node-folder.ts";
import { parseYaml, type YamlFile } from "../../formats/yaml.ts";
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
  type ReachEdge,
  type Result,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { componentOf, readLinker } from "./berry-components.ts";
import { type BerryEntry, decodePart, patchFile, readEntries } from "./berry-entries.ts";
import { type Member, projectOf, readMember, refOf, wantedBy } from "./manifests.ts";

export function extractBerry(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  const root = parsed.ok ? parsed.value.documents[0] : undefined;
  if (!parsed.ok || !isObject(root)) {
    const failure = parsed.ok ? { code: "LIC102" as const, reason: "not a mapping" } : parsed.error;
    const position = "position" in failure ? failure.position : { line: 1 };
    const location = { path: file.path, ...position };
    return err({ code: failure.code, reason: failure.reason, location, remedy: "run yarn install to write it anew" });
  }
  return ok(extractEntries(file, context, parsed.value, root));
}

function extractEntries(file: SourceFile, context: ExtractContext, yaml: YamlFile, root: JsonObject): Extraction {
  const diagnostics: Diagnostic[] = [];
  const entries = readEntries(file.path, yaml, root, diagnostics);
  const byDescriptor = new Map<string, BerryEntry>();
  for (const entry of entries) for (const descriptor of entry.descriptors) byDescriptor.set(descriptor, entry);
  // A patch names what it patches by its resolution or by a descriptor.
  const byResolution = new Map(entries.map((entry) => [entry.resolution, entry]));
  const originalOf = ({ patchOf }: BerryEntry) =>
    patchOf === undefined ? undefined : (byResolution.get(patchOf) ?? byDescriptor.get(patchOf));
  const builtinPatches = groupBuiltinPatches(entries, originalOf);
  const cache = readLinker(context);
  const projects: ExtractedProject[] = [];
  const components: ExtractedComponent[] = [];
  const covers: string[] = [];
  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  const fromMembers: ReachEdge[] = [];
  const roots: ScopedRoot[] = [];
  const direct = new Set<string>();

  for (const entry of entries) {
    const dependencies = getObject(entry.value, "dependencies");
    const meta = getObject(entry.value, "dependenciesMeta");
    const wanted = entry.folder === undefined ? undefined : scopesOf(entry.folder);
    for (const name of Object.keys(dependencies ?? {})) {
      const range = dependencies === undefined ? undefined : getString(dependencies, name);
      const target = range === undefined ? undefined : findTarget(byDescriptor, entry, name, range);
      if (target === undefined || target.ref === entry.ref) continue;
      const own = meta === undefined ? undefined : getObject(meta, name);
      const isOptional = own !== undefined && getString(own, "optional") === "true";
      const scope = wanted === undefined ? "unknown" : (wanted.get(name) ?? "runtime");
      for (const { ref } of [target, ...(builtinPatches.get(target) ?? [])]) {
        const edge = { from: entry.ref, to: ref };
        if (entry.folder === undefined) {
          edges.push(edge);
          if (isOptional) optional.add(edge);
        } else {
          fromMembers.push(edge);
          direct.add(ref);
          roots.push({ ref, scope });
        }
      }
    }
    const original = originalOf(entry);
    if (original !== undefined) edges.push({ from: entry.ref, to: original.ref });
  }
  // Members are entered by what they ask for themselves, not through each other.
  const scopes = spreadScopesAlong(roots, edges, (edge) => optional.has(edge));
  for (const entry of entries) {
    const foreign = entry.isLink ? findForeign(entry) : undefined;
    if (entry.folder !== undefined || (entry.isLink && foreign === undefined)) {
      projects.push(makeProject(entry));
      continue;
    }
    components.push({
      ...componentOf(foreign?.version === undefined ? entry : { ...entry, version: foreign.version }, file.path, cache),
      ...(foreign === undefined ? {} : { installPath: foreign.installPath }),
      scope: scopes.get(entry.ref) ?? "unknown",
      direct: direct.has(entry.ref),
    });
  }
  return { projects, components, edges: [...fromMembers, ...edges], diagnostics, covers };

  /** Paths start from the folder of the member that asks ("::locator=name%40workspace%3Afolder"). */
  function findForeign({ reference }: BerryEntry) {
    const asker = /::locator=[^&]*?%40workspace%3A([^&]*)/.exec(reference)?.[1] ?? ".";
    const place = reference.replace(/::.*$/s, "").replace(/^\w+:|#.*$/g, "");
    const folder = asker === "." ? "" : (decodePart(asker) ?? "");
    return findForeignFolder(joinPath(folder, place), file.path, context);
  }

  /** Scope of each dependency of a member, from its manifest, as the lock puts all of them into one list. */
  function scopesOf(folder: string) {
    const { member, diagnostic } = readMember(context, file.path, folder);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
    const manifest = joinInside(folderOf(file.path), `${folder}/package.json`);
    if (member === undefined || manifest === undefined) return undefined;
    covers.push(manifest);
    return new Map(wantedBy(member.manifest).map(({ name, scope }) => [name, scope]));
  }

  function makeProject(entry: BerryEntry): ExtractedProject {
    const found = entry.folder === undefined ? {} : readMember(context, file.path, entry.folder);
    const member: Member = found.member ?? { folder: entry.folder ?? "", manifest: {} };
    const named: Member = { folder: member.folder, manifest: { ...member.manifest, name: entry.name } };
    const project = projectOf(named, file.path, context);
    return found.member === undefined
      ? { ...project, ref: entry.ref, location: locate(file.path, entry.line) }
      : { ...project, ref: refOf(member.folder) };
  }
}

/** Patches that yarn brings itself apply wherever the original is asked for, though the lock names only the original there. */
function groupBuiltinPatches(
  entries: readonly BerryEntry[],
  originalOf: (entry: BerryEntry) => BerryEntry | undefined,
): ReadonlyMap<BerryEntry, readonly BerryEntry[]> {
  const patches = new Map<BerryEntry, BerryEntry[]>();
  for (const entry of entries) {
    if (patchFile(entry.reference) !== undefined) continue;
    const original = originalOf(entry);
    if (original !== undefined) patches.set(original, [...(patches.get(original) ?? []), entry]);
  }
  return patches;
}

function locate(path: string, line: number | undefined) {
  return line === undefined ? { path } : { path, line };
}

/** The entry a dependency means; a member's own name stands for the member, and older locks leave "npm:" out. */
function findTarget(
  byDescriptor: ReadonlyMap<string, BerryEntry>,
  from: BerryEntry,
  name: string,
  range: string,
): BerryEntry | undefined {
  return (
    byDescriptor.get(`${name}@${range}`) ??
    byDescriptor.get(`${name}@npm:${range}`) ??
    // Descriptors of files and patches say for whom they are meant: "::locator=project%40workspace%3A."
    byDescriptor.get(`${name}@${range}::locator=${encodeURIComponent(from.resolution)}`)
  );
}
