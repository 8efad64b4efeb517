// Podfile.lock. https://guides.cocoapods.org/using/using-cocoapods.html#what-is-podfilelock
import {
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { fileBroken, partUnreadable } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

interface Pod {
  /** "Pod" or "Pod/Subspec". */
  readonly name: string;
  readonly version: string;
  readonly wants: readonly string[];
  readonly line: number | undefined;
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const yaml = parseYaml(file.text);
  if (!yaml.ok) return err(fileBroken(path, yaml.error));
  const root = firstMapping(yaml.value);
  const list = isObject(root) ? getOwn(root, "PODS") : undefined;
  if (!isObject(root) || (list === undefined && getOwn(root, "COCOAPODS") === undefined)) {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no pods: not a lockfile of CocoaPods" });
  }
  const diagnostics: Diagnostic[] = [];
  const pods = new Map<string, Pod>();
  for (const [index, item] of (isArray(list) ? list : []).entries()) {
    const line = isArray(list) ? yaml.value.lineOf(list, index) : undefined;
    const pod = readPod(item, line);
    if (pod === undefined) diagnostics.push(partUnreadable(path, line, "an entry is not of the form: name (version)"));
    else pods.set(pod.name, pod);
  }
  const wanted = new Set(namesOf(getOwn(root, "DEPENDENCIES")));
  const edges: ExtractedEdge[] = [];
  for (const { name, wants } of pods.values()) {
    for (const to of new Set(wants)) if (pods.has(to) && to !== name) edges.push({ from: name, to });
  }
  const components = [...pods.values()].map(({ name, version, line }): ExtractedComponent => {
    const [base = name, ...subspec] = name.split("/");
    const external = getObject(getObject(root, "EXTERNAL SOURCES") ?? {}, base);
    const checkout = getObject(getObject(root, "CHECKOUT OPTIONS") ?? {}, base);
    return {
      ref: name,
      purl: buildPurl("cocoapods", undefined, base, version, qualifiersOf(external, checkout), subspec.join("/")),
      kind: "library",
      name,
      version,
      scope: "runtime",
      direct: wanted.has(name),
      location: line === undefined ? { path } : { path, line },
      ...placeOf(path, base, external),
    };
  });
  return ok({ projects: [], components, edges, diagnostics });
}

/** "Name (1.0)", or such a name with what it needs. */
function readPod(item: JsonValue, line: number | undefined): Pod | undefined {
  const [written, needs] = isObject(item) ? (Object.entries(item)[0] ?? []) : [item, []];
  const open = typeof written === "string" ? written.lastIndexOf(" (") : -1;
  if (typeof written !== "string" || open <= 0 || !written.endsWith(")")) return undefined;
  const version = written.slice(open + 2, -1);
  return version === "" ? undefined : { name: written.slice(0, open), version, wants: namesOf(needs), line };
}

function namesOf(list: JsonValue | undefined): string[] {
  return (isArray(list) ? list : []).filter((item) => typeof item === "string").map((item) => withoutRequirement(item));
}

function withoutRequirement(item: string): string {
  const open = item.indexOf(" (");
  return (open < 0 ? item : item.slice(0, open)).trim();
}

function qualifiersOf(
  external: JsonObject | undefined,
  checkout: JsonObject | undefined,
): Record<string, string | undefined> {
  const git = (checkout && getString(checkout, ":git")) ?? (external && getString(external, ":git"));
  if (git === undefined) return {};
  const commit =
    (checkout && getString(checkout, ":commit")) ??
    (external && (getString(external, ":commit") ?? getString(external, ":tag")));
  return { vcs_url: `git+${git}${commit === undefined ? "" : `@${commit}`}` };
}

/** Pods by path stay where they are, the others are copied. */
function placeOf(path: string, base: string, external: JsonObject | undefined) {
  const local = external && getString(external, ":path");
  const place = joinInside(folderOf(path), local ?? `Pods/${base}`);
  return place === undefined ? {} : { installPath: place };
}
