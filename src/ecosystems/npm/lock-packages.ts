// The `packages` map of lockfile versions 2 and 3, and of the hidden lockfile: keys are paths, "" is the root project.
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isObject,
  type JsonObject,
  makeKeyLocator,
} from "../../formats/json.ts";
import { ownershipOf } from "../../formats/node-folder.ts";
import { isMember, workspaceGlobs } from "../../formats/workspace-globs.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  joinInside,
  joinPath,
  type OwnStatement,
  type Scope,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { resolveUpwards } from "./lock-graph.ts";
import { npmPurl, readDependencyNames, readIntegrity, readLicenseFields, readProjectAbout } from "./package-facts.ts";

const DEPENDENCY_FIELDS = ["dependencies", "optionalDependencies", "peerDependencies"] as const;

export interface PackagesInput {
  readonly path: string;
  readonly text: string;
  readonly extractor: string;
  /** Folder the keys are relative to. */
  readonly folder: string;
  readonly packages: JsonObject;
  /** Manifest of the root project: locks copy a part of it, or leave it out. */
  readonly rootManifest?: JsonObject;
  readonly isForeign: ExtractContext["isForeign"];
}

export function extractPackages(input: PackagesInput): Extraction {
  const { path, text, folder } = input;
  const locate = makeKeyLocator(text, Math.max(0, text.indexOf('"packages"')));
  const projects: ExtractedProject[] = [];
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const entries = new Map<string, JsonObject>();
  const links = new Map<string, string>();

  for (const [key, value] of entriesOf(input.packages)) {
    if (!isObject(value)) {
      diagnostics.push({
        code: "LIC108",
        gravity: "loss",
        location: { path },
        args: { part: key, reason: "not an object" },
      });
      continue;
    }
    entries.set(key, value);
    if (getOwn(value, "link") === true) links.set(key, getString(value, "resolved") ?? "");
  }
  if (!entries.has("") && input.rootManifest !== undefined) entries.set("", input.rootManifest);

  const isOurs = makeOwnTest(input, entries.get("") ?? input.rootManifest ?? {});
  const followLink = (key: string): string => links.get(key) ?? key;
  const resolveFrom = (from: string, name: string): string | undefined => {
    const found = resolveUpwards(from, name, (candidate) => entries.has(candidate));
    return found === undefined ? undefined : followLink(found);
  };
  const direct = new Set<string>();
  const edges: ExtractedEdge[] = [];
  for (const [key, entry] of entries) {
    if (links.has(key)) continue;
    const isProject = isProjectKey(key) && isOurs(key, entry);
    for (const field of isProject ? [...DEPENDENCY_FIELDS, "devDependencies"] : DEPENDENCY_FIELDS) {
      for (const name of readDependencyNames(entry, field)) {
        const target = resolveFrom(key, name);
        if (target === undefined || target === key) continue;
        edges.push({ from: key, to: target });
        if (isProject) direct.add(target);
      }
    }
  }

  for (const [key, entry] of entries) {
    const place = locate(key);
    const location = place === undefined ? { path } : { path, line: place };
    if (links.has(key)) {
      const target = followLink(key);
      // A link to a folder that the lock does not describe: our own code all the same, named by the link.
      if (!entries.has(target)) projects.push(makeProject(target, { name: packageName(key) }, location));
    } else if (isProjectKey(key) && isOurs(key, entry))
      projects.push(makeProject(key, entry, location, key === "" ? input.rootManifest : undefined));
    else components.push(makeComponent(input, key, entry, location, direct.has(key)));
  }
  const covers = [...projects, ...components]
    .filter(({ ref }) => ref !== "" && isProjectKey(ref))
    .map(({ ref }) => joinPath(joinPath(folder, ref), "package.json"));
  return { projects, components, edges: edges.filter(({ to }) => entries.has(to)), diagnostics, covers };
}

/** Members of the workspace are ours; what else is linked may be somebody else's. */
function makeOwnTest(input: PackagesInput, root: JsonObject): (key: string, entry: JsonObject) => boolean {
  const manifest = { ...root, ...input.rootManifest };
  const ours = ownershipOf(manifest, false);
  const globs = workspaceGlobs(manifest);
  return (key, entry) => {
    const folder = joinInside(input.folder, key);
    if (key === "" || folder === undefined || isMember(key, globs)) return true;
    return !input.isForeign(folder, ownershipOf(entry), ours);
  };
}

/** Everything outside of node_modules is the project itself, a workspace member or a linked folder. */
function isProjectKey(key: string): boolean {
  return key !== "node_modules" && !key.startsWith("node_modules/") && !key.includes("/node_modules/");
}

function packageName(key: string): string {
  const at = key.lastIndexOf("node_modules/");
  return at < 0 ? key.slice(key.lastIndexOf("/") + 1) : key.slice(at + "node_modules/".length);
}

function makeProject(
  key: string,
  entry: JsonObject,
  location: ExtractedProject["location"],
  manifest: JsonObject = {},
): ExtractedProject {
  const name = getString(entry, "name") || packageName(key) || "root";
  const version = getString(entry, "version");
  const base = {
    ref: key,
    purl: purlOfPath("npm", name, version),
    name,
    location,
    about: readProjectAbout({ ...entry, ...manifest }),
  };
  return version === undefined ? base : { ...base, version };
}

function makeComponent(
  input: PackagesInput,
  key: string,
  entry: JsonObject,
  location: ExtractedComponent["location"],
  isDirect: boolean,
): ExtractedComponent {
  const name = getString(entry, "name") || packageName(key);
  const version = getString(entry, "version");
  const resolved = getString(entry, "resolved");
  const hashes = readIntegrity(getString(entry, "integrity"));
  const deprecated = getString(entry, "deprecated");
  const about: About = {
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(resolved === undefined || !/^https?:|^git/.test(resolved) ? {} : { distribution: resolved }),
    ...(deprecated === undefined ? {} : { deprecated }),
  };
  return {
    ref: key,
    purl: npmPurl(name, version, resolved),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: scopeOf(entry),
    direct: isDirect,
    location,
    installPath: joinInside(input.folder, key) ?? joinPath(input.folder, key),
    expectedInstalled: !mayBeMissing(entry),
    about,
    statements: readStatements(input, entry, location),
  };
}

/** npm marks what is *only* needed for development, optionally or as a peer; no mark means needed to run. */
function scopeOf(entry: JsonObject): Scope {
  if (getOwn(entry, "dev") === true) return "development";
  if (getOwn(entry, "optional") === true || getOwn(entry, "devOptional") === true) return "optional";
  if (getOwn(entry, "peer") === true) return "peer";
  return getOwn(entry, "extraneous") === true ? "unknown" : "runtime";
}

/** Optional packages and those for other platforms are locked everywhere and installed only where they fit. */
function mayBeMissing(entry: JsonObject): boolean {
  const isOptional = getOwn(entry, "optional") === true || getOwn(entry, "devOptional") === true;
  return isOptional || ["os", "cpu", "libc"].some((field) => getOwn(entry, field) !== undefined);
}

function readStatements(
  input: PackagesInput,
  entry: JsonObject,
  location: ExtractedComponent["location"],
): OwnStatement[] {
  return readLicenseFields(entry).map(({ raw, as }) => ({ as, raw, source: input.extractor, location }));
}

/** The root's fields that a hidden lockfile lacks, from its package.json. */
export function rootOf(lock: JsonObject): JsonObject | undefined {
  const packages = getObject(lock, "packages");
  return packages === undefined ? undefined : getObject(packages, "");
}
