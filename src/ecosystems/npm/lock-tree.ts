// The nested `dependencies` tree of lockfile version 1, which knows neither the root's dependencies nor licences.
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isObject,
  type JsonObject,
  makeKeyLocator,
} from "../../formats/json.ts";
import { findForeignFolder, isFolderPath } from "../../formats/node-folder.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  joinPath,
  type Scope,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { resolveUpwards } from "./lock-graph.ts";
import { npmPurl, readDependencyNames, readIntegrity, readProjectAbout } from "./package-facts.ts";

export interface TreeInput {
  readonly path: string;
  readonly text: string;
  readonly folder: string;
  readonly lock: JsonObject;
  /** package.json beside the lock: the only place that tells what is direct. */
  readonly manifest: JsonObject | undefined;
  readonly context: ExtractContext;
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly value: JsonObject;
}

export function extractTree(input: TreeInput): Extraction {
  const { path, text, lock, manifest } = input;
  const diagnostics: Diagnostic[] = [];
  const entries = new Map<string, Entry>();
  const stack: { readonly prefix: string; readonly tree: JsonObject }[] = [];
  const rootTree = getObject(lock, "dependencies");
  if (rootTree !== undefined) stack.push({ prefix: "", tree: rootTree });
  const locate = makeKeyLocator(text, Math.max(0, text.indexOf('"dependencies"')), "{");
  const lines = new Map<string, number>();

  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const [name, value] of entriesOf(next.tree)) {
      const key = next.prefix === "" ? `node_modules/${name}` : `${next.prefix}/node_modules/${name}`;
      if (!isObject(value)) {
        diagnostics.push({
          code: "LIC108",
          gravity: "loss",
          location: { path },
          args: { part: name, reason: "not an object" },
        });
        continue;
      }
      entries.set(key, { key, name, value });
    }
    for (const [name, value] of entriesOf(next.tree).reverse()) {
      const nested = isObject(value) ? getObject(value, "dependencies") : undefined;
      if (nested !== undefined)
        stack.push({ prefix: `${next.prefix === "" ? "" : `${next.prefix}/`}node_modules/${name}`, tree: nested });
    }
  }
  locateInTextOrder(rootTree, locate, lines);

  const has = (key: string) => entries.has(key);
  const edges: ExtractedEdge[] = [];
  for (const { key, value } of entries.values()) {
    for (const name of readDependencyNames(value, "requires")) {
      const target = resolveUpwards(key, name, has);
      if (target !== undefined && target !== key) edges.push({ from: key, to: target });
    }
  }
  const direct = new Set<string>();
  for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
    for (const name of manifest === undefined ? [] : readDependencyNames(manifest, field)) {
      if (!has(`node_modules/${name}`)) continue;
      direct.add(`node_modules/${name}`);
      edges.push({ from: "", to: `node_modules/${name}` });
    }
  }
  const projects = [makeRoot(input)];
  const components = [...entries.values()].flatMap((entry) => {
    const place = getString(entry.value, "version") ?? "";
    const foreign = isFolderPath(place) ? findForeignFolder(place, path, input.context) : undefined;
    if (isFolderPath(place) && foreign === undefined) {
      const { key: ref, name } = entry;
      projects.push({ ref, purl: purlOfPath("npm", name), name, location: { path, line: lines.get(ref) ?? 1 } });
      return [];
    }
    const isDirect =
      manifest === undefined
        ? entry.key.split("node_modules/").length > 2
          ? false
          : undefined
        : direct.has(entry.key);
    const component = makeComponent(input, entry, lines.get(entry.key), isDirect);
    if (foreign === undefined) return [component];
    return [{ ...component, ...foreign, purl: npmPurl(entry.name, foreign.version, undefined) }];
  });
  return { projects, components, edges, diagnostics };
}

/** Depth first, as the text runs, so that each key is found by one look ahead. */
function locateInTextOrder(
  tree: JsonObject | undefined,
  locate: (key: string) => number | undefined,
  lines: Map<string, number>,
): void {
  const stack: { readonly key: string; readonly name: string; readonly value: JsonObject }[] = [];
  const push = (prefix: string, object: JsonObject | undefined) => {
    for (const [name, value] of entriesOf(object).reverse()) {
      if (isObject(value)) stack.push({ key: `${prefix}node_modules/${name}`, name, value });
    }
  };
  push("", tree);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const line = locate(next.name);
    if (line !== undefined) lines.set(next.key, line);
    push(`${next.key}/`, getObject(next.value, "dependencies"));
  }
}

function makeRoot({ path, lock, manifest }: TreeInput): ExtractedProject {
  const name = getString(lock, "name") || (manifest && getString(manifest, "name")) || "root";
  const version = getString(lock, "version") ?? (manifest && getString(manifest, "version"));
  const base = { ref: "", purl: purlOfPath("npm", name, version), name, location: { path, line: 1 } };
  const about = manifest === undefined ? {} : { about: readProjectAbout(manifest) };
  return version === undefined ? { ...base, ...about } : { ...base, version, ...about };
}

function makeComponent(
  input: TreeInput,
  entry: Entry,
  line: number | undefined,
  direct: boolean | undefined,
): ExtractedComponent {
  const { key, value } = entry;
  const stated = getString(value, "version");
  const { name, version, resolved } = readVersion(
    entry.name,
    stated,
    getString(value, "resolved"),
    getString(value, "from"),
  );
  const hashes = readIntegrity(getString(value, "integrity"));
  const isOptional = getOwn(value, "optional") === true;
  return {
    ref: key,
    purl: npmPurl(name, version, resolved),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: scopeOf(value),
    direct,
    location: line === undefined ? { path: input.path } : { path: input.path, line },
    installPath: joinPath(input.folder, key),
    expectedInstalled: !isOptional,
    about: {
      ...(hashes.length === 0 ? {} : { hashes }),
      ...(resolved === undefined || !/^https?:|^git/.test(resolved) ? {} : { distribution: resolved }),
    },
  };
}

/** `version` of a v1 entry is a version, an alias ("npm:real@1.0.0"), or a place (git, tarball, folder). */
function readVersion(name: string, stated: string | undefined, resolved: string | undefined, from: string | undefined) {
  if (stated === undefined) return { name, version: undefined, resolved };
  if (stated.startsWith("npm:")) {
    const at = stated.lastIndexOf("@");
    return {
      name: stated.slice(4, at > 4 ? at : undefined),
      version: at > 4 ? stated.slice(at + 1) : undefined,
      resolved,
    };
  }
  if (/^(?:git|https?|file|github|gitlab|bitbucket)[+:@]/.test(stated))
    return { name, version: undefined, resolved: resolved ?? stated };
  return {
    name,
    version: stated,
    resolved: resolved ?? (from !== undefined && /^(?:git|https?)[+:@]/.test(from) ? from : undefined),
  };
}

function scopeOf(value: JsonObject): Scope {
  if (getOwn(value, "dev") === true) return "development";
  return getOwn(value, "optional") === true ? "optional" : "runtime";
}
