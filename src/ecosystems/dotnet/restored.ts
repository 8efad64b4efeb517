// The graph that project.assets.json and *.deps.json share: targets of libraries "Name/1.2.3". https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md
import { entriesOf, getObject, getString, isObject, type JsonObject, makeKeyLocator } from "../../formats/json.ts";
import { partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedEdge,
  type Scope,
  spreadScopes,
} from "../../model/index.ts";
import { nugetPurl } from "./nuget.ts";

export interface RestoredInput {
  readonly path: string;
  readonly text: string;
  readonly root: JsonObject;
  /** Scopes of direct packages by lower-case id; undefined = the file does not tell what is direct. */
  readonly direct: ReadonlyMap<string, Scope> | undefined;
  readonly diagnostics: Diagnostic[];
}

export interface Restored {
  readonly components: readonly ExtractedComponent[];
  readonly edges: readonly ExtractedEdge[];
}

export function readRestored({ path, text, root, direct, diagnostics }: RestoredInput): Restored {
  const libraries = getObject(root, "libraries") ?? {};
  const targets = new Map<string, string[]>();
  const projects = new Set<string>();
  for (const [, target] of entriesOf(getObject(root, "targets"))) {
    if (!isObject(target)) continue;
    const byId = new Map(Object.keys(target).map((key) => [idOf(key).toLowerCase(), key]));
    for (const [key, value] of entriesOf(target)) {
      if (!isObject(value)) continue;
      const list = targets.get(key) ?? [];
      for (const [id] of entriesOf(getObject(value, "dependencies"))) {
        const to = byId.get(id.toLowerCase());
        if (to !== undefined && !list.includes(to)) list.push(to);
      }
      targets.set(key, list);
    }
  }
  const packages: string[] = [];
  for (const [key, value] of entriesOf(libraries)) {
    const type = isObject(value) ? (getString(value, "type") ?? "package") : undefined;
    if (type === undefined || !key.includes("/"))
      diagnostics.push(partUnreadable(path, undefined, `a library that is none: ${shorten(key)}`));
    else if (type === "package" || type === "runtimepack") packages.push(key);
    else projects.add(key);
  }
  const known = new Set(packages);
  const roots = [...known, ...projects].flatMap((key): [string, Scope][] => {
    if (projects.has(key)) return [[key, "runtime"]];
    const scope = direct?.get(idOf(key).toLowerCase());
    return scope === undefined ? [] : [[key, scope]];
  });
  const scopes = spreadScopes(roots, targets);
  const locate = makeKeyLocator(text, Math.max(0, text.indexOf('"libraries"')), "{");
  const components = packages.map((key): ExtractedComponent => {
    const line = locate(key);
    const [id, version] = [idOf(key), key.slice(key.indexOf("/") + 1)];
    return {
      ref: key,
      purl: nugetPurl(id, version),
      kind: "library",
      name: id,
      version,
      scope: scopes.get(key) ?? "runtime",
      direct: direct === undefined ? undefined : direct.has(id.toLowerCase()),
      location: line === undefined ? { path } : { path, line },
    };
  });
  const edges: ExtractedEdge[] = [];
  for (const [from, list] of targets)
    for (const to of list) if (known.has(from) && known.has(to)) edges.push({ from, to });
  return { components, edges };
}

function idOf(key: string): string {
  const slash = key.indexOf("/");
  return slash < 0 ? key : key.slice(0, slash);
}
