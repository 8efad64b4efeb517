// A virtual environment beside manifests that no lockfile stands beside: what is installed in it is what they came to.
// https://packaging.python.org/en/latest/specifications/recording-installed-packages/
import { getObject, getOwn, getString, isObject, parseJson } from "../../formats/json.ts";
import { normalizePythonName, parseRequirement } from "../../formats/pep508.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type ReachEdge,
  type Result,
  type Scope,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { readAsked } from "./environment-manifests.ts";
import { fieldsNamed, readMetadata } from "./metadata.ts";
import { distributionOf, FROM_INDEX, type Origin, pypiPurl, vcsOrigin } from "./packages.ts";

/** Tools that an environment is made with. */
const TOOLS = new Set(["pip", "setuptools", "wheel"]);

interface Installed {
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  readonly origin: Origin;
  /** True for code of the project itself, which is installed in place. */
  readonly isEditable: boolean;
  readonly isRequested: boolean;
  readonly needs: readonly { readonly name: string; readonly isExtra: boolean }[];
  readonly path: string;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const folder = folderOf(file.path);
  const diagnostics: Diagnostic[] = [];
  const installed = new Map<string, Installed>();
  for (const site of listSites(context)) {
    for (const name of context.namesIn(site)) {
      if (!name.endsWith(".dist-info")) continue;
      const found = readInstalled(joinPath(site, name), folder, context, diagnostics);
      if (found !== undefined && !installed.has(found.ref)) installed.set(found.ref, found);
    }
  }
  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  for (const { ref, needs } of installed.values()) {
    for (const { name, isExtra } of needs) {
      const to = normalizePythonName(name);
      if (to === ref || !installed.has(to)) continue;
      const edge = { from: ref, to };
      edges.push(edge);
      if (isExtra) optional.add(edge);
    }
  }
  const { asked, covers, missing, project } = readAsked(folderOf(folder), context, (name) => installed.has(name));
  diagnostics.push(...missing);
  const own = new Set([...installed.values()].filter(({ isEditable }) => isEditable).map(({ ref }) => ref));
  const roots: ScopedRoot[] = [...asked].map(([ref, scope]) => ({ ref, scope }));
  for (const edge of edges)
    if (own.has(edge.from) && !optional.has(edge)) roots.push({ ref: edge.to, scope: "runtime" });
  // What an environment holds of an extra is there because somebody asked for the extra.
  const scopes = spreadScopesAlong(roots, edges, (edge) => optional.has(edge));
  const direct = new Set(roots.map(({ ref }) => ref));
  const components = [...installed.values()]
    .filter(({ ref }) => !own.has(ref) && !(TOOLS.has(ref) && !scopes.has(ref)))
    .map((entry) => toComponent(entry, scopes.get(entry.ref) ?? "unknown", direct));
  const kept = new Set(components.map(({ ref }) => ref));
  const shown = edges.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const fromProject = project === undefined ? [] : [...direct].filter((ref) => kept.has(ref));
  return ok({
    projects: project === undefined ? [] : [project],
    components,
    edges: [...fromProject.map((to) => ({ from: project?.ref ?? "", to })), ...shown],
    diagnostics,
    covers,
  });
}

function toComponent(entry: Installed, scope: Scope, direct: ReadonlySet<string>): ExtractedComponent {
  const { ref, name, version, origin, isRequested, path } = entry;
  return {
    ref,
    purl: pypiPurl(name, version, origin),
    kind: "library",
    name,
    version,
    scope,
    direct: direct.has(ref) || isRequested,
    location: { path, line: 1 },
    about: distributionOf(origin),
  };
}

/** From the environment's folder: "lib/python3.12/site-packages", on Windows "Lib/site-packages". */
function listSites(context: ExtractContext): string[] {
  const versions = context.namesIn("lib").filter((name) => /^python\d/.test(name));
  return [...versions.map((name) => `lib/${name}/site-packages`), "Lib/site-packages"];
}

function readInstalled(
  place: string,
  folder: string,
  context: ExtractContext,
  diagnostics: Diagnostic[],
): Installed | undefined {
  const file = context.beside(`${place}/METADATA`);
  const path = joinPath(joinPath(folder, place), "METADATA");
  const fields = file?.ok === true ? readMetadata(file.value.text) : [];
  const [name, version] = ["name", "version"].map((key) => fieldsNamed(fields, key)[0]?.value);
  if (name === undefined || version === undefined) {
    const reason = file?.ok === false ? file.error.detail : "a distribution without name or version";
    diagnostics.push(partUnreadable(path, undefined, reason));
    return undefined;
  }
  const { origin, isEditable } = readOrigin(context.beside(`${place}/direct_url.json`));
  return {
    ref: normalizePythonName(name),
    name,
    version,
    origin,
    isEditable,
    isRequested: context.beside(`${place}/REQUESTED`) !== undefined,
    needs: fieldsNamed(fields, "requires-dist").flatMap(({ value }) => {
      const requirement = parseRequirement(value);
      return requirement === undefined
        ? []
        : [{ name: requirement.name, isExtra: /\bextra\s*==/.test(requirement.marker ?? "") }];
    }),
    path,
  };
}

/** https://packaging.python.org/en/latest/specifications/direct-url-data-structure/ */
function readOrigin(file: ReturnType<ExtractContext["beside"]>): {
  readonly origin: Origin;
  readonly isEditable: boolean;
} {
  const parsed = file?.ok === true ? parseJson(file.value.text) : undefined;
  const root = parsed?.ok === true && isObject(parsed.value) ? parsed.value : undefined;
  const url = root && getString(root, "url");
  if (root === undefined || url === undefined) return { origin: FROM_INDEX, isEditable: false };
  const vcs = getObject(root, "vcs_info");
  if (vcs !== undefined) {
    return { origin: vcsOrigin(url, getString(vcs, "commit_id"), getString(vcs, "vcs") ?? "git"), isEditable: false };
  }
  const isEditable = getOwn(getObject(root, "dir_info") ?? {}, "editable") === true;
  return { origin: /^https?:/.test(url) ? { kind: "archive", url } : FROM_INDEX, isEditable };
}
