// conan.lock of Conan 1 (a graph) and Conan 2 (lists of references). https://docs.conan.io/2/tutorial/versioning/lockfiles.html
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  parseJson,
} from "../../formats/json.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type Location,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { parseReference, purlOfReference, type Reference } from "./reference.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  if (!isObject(parsed.value)) return err(notOfFormat(file.path, "not a JSON object"));
  const root = parsed.value;
  const graph = getObject(root, "graph_lock");
  const nodes = graph === undefined ? undefined : getObject(graph, "nodes");
  if (nodes !== undefined) return ok(readGraph(nodes, file));
  if (LISTS.some(([key]) => getOwn(root, key) !== undefined)) return ok(readLists(root, file));
  return err(notOfFormat(file.path, "neither graph_lock nor requires"));
}

const LISTS = [
  ["requires", "runtime"],
  ["build_requires", "build"],
  ["python_requires", "build"],
  ["config_requires", "build"],
] as const;

function readLists(root: JsonObject, file: SourceFile): Extraction {
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const lineOf = makeTextLocator(file.text);
  for (const [key, scope] of LISTS) {
    const list = getOwn(root, key);
    if (list === undefined) continue;
    if (!isArray(list)) {
      diagnostics.push(partUnreadable(file.path, undefined, `${key} is no list`));
      continue;
    }
    for (const item of list) {
      // A tuple holds the reference and its packages.
      const text = isArray(item) ? item[0] : item;
      const reference = typeof text === "string" ? parseReference(text) : undefined;
      const line = typeof text === "string" ? lineOf(text) : undefined;
      if (reference === undefined) {
        diagnostics.push(partUnreadable(file.path, line, `"${shorten(String(text))}" is no reference`));
        continue;
      }
      components.push(
        toComponent(`${key} ${components.length}`, reference, scope, undefined, placeAt(file.path, line)),
      );
    }
  }
  return { projects: [], components, edges: [], diagnostics };
}

interface GraphNode {
  readonly id: string;
  readonly needs: readonly string[];
  readonly builds: readonly string[];
  readonly reference: Reference | undefined;
  readonly isBuild: boolean;
}

function readGraph(nodes: JsonObject, file: SourceFile): Extraction {
  const diagnostics: Diagnostic[] = [];
  const lineOf = makeTextLocator(file.text);
  const read = new Map<string, GraphNode>();
  const places = new Map<string, number | undefined>();
  for (const [id, node] of entriesOf(nodes)) {
    const text = isObject(node) ? getString(node, "ref") : undefined;
    const line = text === undefined ? undefined : lineOf(text);
    const reference =
      text === undefined ? undefined : parseReference(text.replace(/^conanfile\.(?:py|txt) \((.*)\)$/, "$1"));
    const isConsumer = isObject(node) && (getString(node, "path") !== undefined || id === "0");
    if (!isObject(node) || (reference === undefined && !isConsumer)) {
      diagnostics.push(
        partUnreadable(file.path, line, `node ${shorten(id)}: "${shorten(text ?? "")}" is no reference`),
      );
      continue;
    }
    places.set(id, line);
    read.set(id, {
      id,
      needs: stringsOf(node, "requires"),
      builds: stringsOf(node, "build_requires"),
      reference: isConsumer ? undefined : reference,
      isBuild: getString(node, "context") === "build",
    });
  }
  const runtime = reachAtRuntime(read);
  const consumers = [...read.values()].filter(({ reference }) => reference === undefined);
  const direct = new Set(consumers.flatMap(({ needs, builds }) => [...needs, ...builds]));
  const components = [...read.values()].flatMap((node) => {
    if (node.reference === undefined) return [];
    const scope = node.isBuild || !runtime.has(node.id) ? "build" : "runtime";
    return [toComponent(node.id, node.reference, scope, direct.has(node.id), placeAt(file.path, places.get(node.id)))];
  });
  const known = new Set(components.map(({ ref }) => ref));
  const edges = [...read.values()].flatMap(({ id, needs, builds }) =>
    known.has(id)
      ? [...new Set([...needs, ...builds])].filter((to) => known.has(to) && to !== id).map((to) => ({ from: id, to }))
      : [],
  );
  return { projects: [], components, edges, diagnostics };
}

/** What is reached from the consumer without a build requirement on the way. */
function reachAtRuntime(nodes: ReadonlyMap<string, GraphNode>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...nodes.values()].filter(({ reference }) => reference === undefined).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(nodes.get(id)?.needs ?? []));
  }
  return reached;
}

function stringsOf(node: JsonObject, key: string): string[] {
  const list = getOwn(node, key);
  return isArray(list) ? list.filter((item) => typeof item === "string") : [];
}

function toComponent(
  ref: string,
  reference: Reference,
  scope: Scope,
  direct: boolean | undefined,
  location: Location,
): ExtractedComponent {
  const { name, version, revision } = reference;
  return {
    ref,
    purl: purlOfReference(reference),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct,
    location,
    ...(revision === undefined || revision === "0"
      ? {}
      : { about: { properties: { "conan:recipe-revision": revision } } }),
  };
}

/** Lines of strings that are asked for in the order of the text. */
function makeTextLocator(text: string): (value: string) => number | undefined {
  const find = makeLineFinder(text);
  let from = 0;
  return (value) => {
    const at = text.indexOf(JSON.stringify(value), from);
    if (at < 0) return undefined;
    from = at + 1;
    return find(at);
  };
}
