// deno.lock, versions 2 to 5. https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  type Location,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { type LockedPackage, readModules, readPackages } from "./lock-packages.ts";
import { makeProject, memberFolders } from "./projects.ts";

const NEWEST = 5;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseJsonc(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return fail(code, reason, { path: file.path, ...position });
  }
  const { value: root, lineOf } = parsed.value;
  if (!isObject(root)) return fail("LIC102", "not a JSON object", { path: file.path, line: 1 });
  const version = Number(getString(root, "version") ?? Number.NaN);
  if (!(version >= 1 && version <= NEWEST)) {
    const reason = `lockfile version ${String(getOwn(root, "version") ?? "").slice(0, 20) || "(none)"} is not known`;
    return fail("LIC104", reason, { path: file.path, line: lineOf(root, "version") ?? 1 });
  }
  const diagnostics: Diagnostic[] = [];
  const packages = readPackages(file.path, root, lineOf, diagnostics);
  const modules = readModules(file.path, root, lineOf, diagnostics);
  const edges: ExtractedEdge[] = [];
  for (const entry of packages.all) {
    for (const to of packages.targetsOf(entry)) if (to !== entry.ref) edges.push({ from: entry.ref, to });
  }
  const projects: ExtractedProject[] = [];
  const direct = new Set<string>();
  const workspace = getObject(root, "workspace");
  const covers: string[] = [];
  for (const folder of memberFolders(workspace)) {
    const { project, manifest, diagnostic } = makeProject(file, context, folder);
    projects.push(project);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
    if (manifest !== undefined) covers.push(manifest);
    const member = folder === "" ? workspace : getObject(getObject(workspace ?? {}, "members") ?? {}, folder);
    for (const specifier of member === undefined ? [] : wantedBy(member)) {
      const to = packages.resolveSpecifier(specifier);
      if (to === undefined) continue;
      direct.add(to);
      edges.push({ from: project.ref, to });
    }
  }
  const components: ExtractedComponent[] = [
    ...packages.all.map((entry) => toComponent(entry, workspace === undefined ? undefined : direct.has(entry.ref))),
    // Addresses are imported by our own code and by each other; the lock does not say by whom.
    ...modules.map((entry) => toComponent(entry, undefined)),
  ];
  return ok({ projects, components, edges, diagnostics, covers });
}

function fail(code: FormatFailure["code"], reason: string, location: Location) {
  const remedy = code === "LIC104" ? "update licet, or let deno install write the lockfile anew" : "restore the file";
  return err({ code, reason, location, remedy });
}

/** Deno knows no development dependencies: what is imported runs. */
function toComponent(entry: LockedPackage, direct: boolean | undefined): ExtractedComponent {
  const { ref, purl, name, version, location, about, installPath, isForSome } = entry;
  return {
    ref,
    purl,
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct,
    location,
    ...(installPath === undefined ? {} : { installPath }),
    expectedInstalled: !isForSome,
    about,
  };
}

/** Specifiers of deno.json (`dependencies`) and of a package.json (`packageJson.dependencies`). */
function wantedBy(member: JsonObject): string[] {
  const specifiers: string[] = [];
  const own = getOwn(member, "dependencies");
  const packageJson = getObject(member, "packageJson");
  const other = packageJson === undefined ? undefined : getOwn(packageJson, "dependencies");
  for (const list of [own, other]) {
    if (isArray(list)) for (const item of list) if (typeof item === "string") specifiers.push(item);
    if (isObject(list)) for (const [, item] of entriesOf(list)) if (typeof item === "string") specifiers.push(item);
  }
  return specifiers;
}
