// deno.json(c) without a lockfile: what its import map asks for. https://docs.deno.com/runtime/fundamentals/configuration/
import { entriesOf, getObject, getString, isObject } from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { projectOf } from "./projects.ts";
import { jsrPackage, type Named, npmPackage, packageOfModule, splitNameAndRange } from "./specifiers.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseJsonc(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path, ...position } });
  }
  const { value: manifest, lineOf } = parsed.value;
  if (!isObject(manifest)) return err({ code: "LIC102", reason: "not a JSON object", location: { path, line: 1 } });
  const project = projectOf("project", manifest, folderOf(path).split("/").pop() || "root", { path, line: 1 });
  const imports = getObject(manifest, "imports");
  const components = new Map<string, ExtractedComponent>();
  for (const [alias, target] of entriesOf(imports)) {
    const named = typeof target === "string" ? readImport(target) : undefined;
    if (named === undefined || components.has(named.purl)) continue;
    const line = imports === undefined ? undefined : lineOf(imports, alias);
    components.set(named.purl, {
      ref: named.purl,
      ...named,
      kind: "library",
      scope: "runtime",
      direct: true,
      location: line === undefined ? { path } : { path, line },
    });
  }
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  const diagnostics: Diagnostic[] =
    components.size === 0 ? [] : [{ code: "LIC105", gravity: "loss", location: { path }, args: gap(components.size) }];
  // Many a deno.json holds settings only.
  const projects = components.size > 0 || getString(manifest, "name") !== undefined ? [project] : [];
  return ok({ projects, components: [...components.values()], edges, diagnostics });
}

function gap(count: number): Record<string, string> {
  return {
    reason: `no lockfile, so neither the versions of its ${count} imports nor what they bring in are known`,
    remedy: "run deno install and commit deno.lock",
  };
}

/** Relative paths are our own code; a range is no version. */
function readImport(target: string): Named | undefined {
  if (/^https?:/.test(target)) return packageOfModule(target);
  const kind = /^(npm|jsr):\/?/.exec(target);
  if (kind === null) return undefined;
  const bare = target.slice(kind[0].length);
  const depth = bare.startsWith("@") ? 2 : 1;
  const { name, range } = splitNameAndRange(bare.split("/").slice(0, depth).join("/"));
  const version = range !== undefined && /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(range) ? range : undefined;
  return kind[1] === "npm" ? npmPackage(name, version) : jsrPackage(name, version);
}
