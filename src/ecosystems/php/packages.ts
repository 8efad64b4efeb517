// The list of packages that composer.lock and installed.json share: components, scopes, edges.
import {
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { makePairLocator } from "../../formats/json-pairs.ts";
import { entrySkipped, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  joinInside,
  type Scope,
  spreadScopes,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { composerPurl, namesIn, readAbout, readLicense, readProjectAbout } from "./package-facts.ts";

export interface PackageList {
  readonly path: string;
  readonly text: string;
  /** Id of the extractor. */
  readonly source: string;
  readonly lists: readonly { readonly entries: JsonValue | undefined; readonly scope: Scope }[];
  /** composer.json beside it: the only place that tells what is direct. */
  readonly manifest: { readonly path: string; readonly json: JsonObject } | undefined;
  /** Folder of the project in the tree. */
  readonly folder: string;
  /** Names of packages that only development needs, where the list does not separate them. */
  readonly development?: ReadonlySet<string>;
  readonly isForeign: ExtractContext["isForeign"];
}

interface Entry {
  readonly name: string;
  readonly value: JsonObject;
  readonly scope: Scope;
  readonly start: number | undefined;
}

export function extractPackages(list: PackageList): Extraction {
  const { path, text, manifest } = list;
  const diagnostics: Diagnostic[] = [];
  const locator = makePairLocator(text);
  const entries = new Map<string, Entry>();
  for (const { entries: values, scope } of list.lists) {
    if (values !== undefined && !isArray(values))
      diagnostics.push(partUnreadable(path, 1, "the packages are not a list"));
    for (const value of isArray(values) ? values : []) {
      const name = isObject(value) ? getString(value, "name") : undefined;
      if (!isObject(value) || name === undefined) {
        diagnostics.push(partUnreadable(path, undefined, "a package without a name"));
        continue;
      }
      const start = locator.find("name", name);
      const isForDevelopment = list.development?.has(name) === true;
      if (!entries.has(name))
        entries.set(name, { name, value, scope: isForDevelopment ? "development" : scope, start });
    }
  }

  const providers = findProviders([...entries.values()]);
  const targetsOf = (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => providers.get(name.toLowerCase()) ?? [])),
  ];
  const edges: ExtractedEdge[] = [];
  for (const { name, value } of entries.values()) {
    for (const to of targetsOf(namesIn(value, "require"))) if (to !== name) edges.push({ from: name, to });
  }
  const wanted = manifest === undefined ? undefined : readWanted(manifest.json, targetsOf);
  const project = manifest === undefined ? undefined : makeProject(manifest.path, manifest.json);
  if (project !== undefined) for (const to of wanted?.keys() ?? []) edges.push({ from: project.ref, to });

  const own = findOwn(list, [...entries.values()], project);
  const starts = [...entries.values()].map(({ start }) => start ?? 0);
  const components: ExtractedComponent[] = [];
  for (const [index, entry] of [...entries.values()].entries()) {
    const { name, value, scope, start } = entry;
    const line = start === undefined ? undefined : locator.lineOf(start);
    if (own.has(name)) {
      diagnostics.push(entrySkipped(path, line, name, "is code of this tree: it is installed from a folder"));
    }
    const version = getString(value, "version");
    const next = starts.slice(index + 1, index + 2).find((offset) => offset > (start ?? 0)) ?? text.length;
    const statements = readLicense(value, list.source, path, locator, start, next);
    components.push({
      ref: name,
      purl: composerPurl(name, version),
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: wanted?.has(name),
      location: line === undefined ? { path } : { path, line },
      ...placeOf(list, value, name),
      about: readAbout(value),
      ...(statements.length === 0 ? {} : { statements }),
    });
  }
  const foreign = [...entries.values()].filter(({ name }) => !own.has(name)).map(({ value }) => pathOf(list, value));
  return {
    projects: project === undefined ? [] : [project],
    components: components.filter(({ ref }) => !own.has(ref)),
    edges: edges.filter(({ from, to }) => !own.has(from) && !own.has(to)),
    diagnostics,
    covers: foreign.filter((folder) => folder).map((folder) => `${folder}/composer.json`),
  };
}

/** Names of packages that are installed from a folder of this tree and are ours. */
function findOwn(list: PackageList, entries: readonly Entry[], project: ExtractedProject | undefined): Set<string> {
  const vendorOf = (name: string | undefined) => name?.split("/")[0]?.toLowerCase();
  const ours = {
    vendor: vendorOf(project?.name),
    author: project?.about?.author,
    license: licenseOf(list.manifest?.json ?? {}),
  };
  const isOurs = ({ name, value }: Entry) => {
    const folder = pathOf(list, value);
    const theirs = { vendor: vendorOf(name), author: readAbout(value).author, license: licenseOf(value) };
    return folder !== undefined && !list.isForeign(folder, theirs, ours);
  };
  return new Set(entries.filter(isOurs).map(({ name }) => name));
}

function licenseOf(value: JsonObject): string | undefined {
  const license = getOwn(value, "license");
  return license === undefined ? undefined : isArray(license) ? license.join(" or ") : String(license);
}

/** The folder that a package of a "path" repository is installed from; "" for one that lies outside of the scan. */
function pathOf(list: PackageList, value: JsonObject): string | undefined {
  const dist = getObject(value, "dist") ?? {};
  if (getString(dist, "type") !== "path") return undefined;
  return joinInside(list.folder, getString(dist, "url") ?? "") ?? "";
}

/** Packages may stand in for others (`replace`, `provide`). */
function findProviders(entries: readonly Entry[]): Map<string, string[]> {
  const providers = new Map<string, string[]>(entries.map(({ name }) => [name.toLowerCase(), [name]]));
  for (const { name, value } of entries) {
    for (const virtual of [...namesIn(value, "replace"), ...namesIn(value, "provide")].map((one) =>
      one.toLowerCase(),
    )) {
      const known = providers.get(virtual);
      if (known === undefined) providers.set(virtual, [name]);
      else if (!known.includes(virtual)) known.push(name);
    }
  }
  return providers;
}

function readWanted(manifest: JsonObject, targetsOf: (names: readonly string[]) => string[]): Map<string, Scope> {
  const roots: [string, Scope][] = [];
  for (const [field, scope] of [
    ["require", "runtime"],
    ["require-dev", "development"],
  ] as const) {
    for (const name of targetsOf(namesIn(manifest, field))) roots.push([name, scope]);
  }
  return spreadScopes(roots, new Map());
}

export function makeProject(path: string, manifest: JsonObject): ExtractedProject {
  const name = getString(manifest, "name") ?? "unnamed/project";
  const version = getString(manifest, "version");
  return {
    ref: "project",
    purl: composerPurl(name.includes("/") ? name : `unnamed/${name}`, version),
    name,
    ...(version === undefined ? {} : { version }),
    location: { path, line: 1 },
    about: readProjectAbout(manifest),
  };
}

function placeOf(list: PackageList, value: JsonObject, name: string) {
  if (getString(value, "type") === "metapackage") return { expectedInstalled: false };
  const folder = pathOf(list, value);
  if (folder) return { installPath: folder };
  const written = getOwn(value, "install-path");
  const config = getObject(list.manifest?.json ?? {}, "config") ?? {};
  const vendor = withoutTrailingSlashes(getString(config, "vendor-dir") ?? "vendor");
  const place =
    typeof written === "string"
      ? joinInside(list.folder, `${vendor}/composer/${written}`)
      : joinInside(list.folder, `${vendor}/${name}`);
  return place === undefined ? {} : { installPath: place };
}
