// packages.lock.json, versions 1 and 2. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files#locking-dependencies
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  spreadScopes,
} from "../../model/index.ts";
import { readProject } from "./msbuild.ts";
import { nugetPurl } from "./nuget.ts";

interface Entry {
  readonly ref: string;
  readonly id: string;
  readonly value: JsonObject;
  readonly type: string;
  readonly line: number | undefined;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const frameworks = isObject(parsed.value) ? getObject(parsed.value, "dependencies") : undefined;
  if (!isObject(parsed.value) || frameworks === undefined) {
    return err({
      code: "LIC102",
      location: { path, line: 1 },
      reason: "holds no dependencies: not a lockfile of NuGet",
    });
  }
  const diagnostics: Diagnostic[] = [];
  const version = getOwn(parsed.value, "version");
  if (version !== 1 && version !== 2)
    diagnostics.push(partUnreadable(path, 1, `version ${shorten(JSON.stringify(version) ?? "?")} is not known`));
  const asked = readAsked(path, context);
  const locate = makeKeyLocator(text, Math.max(0, text.indexOf('"dependencies"')), "{");
  const components: ExtractedComponent[] = [];
  const edges: ExtractedEdge[] = [];
  for (const [framework, list] of entriesOf(frameworks)) {
    locate(framework);
    const entries = readEntries(framework, isObject(list) ? list : {}, locate, path, diagnostics);
    // Ids are compared without letter case.
    const byId = new Map(entries.map((entry) => [entry.id.toLowerCase(), entry]));
    const targets = new Map<string, string[]>();
    for (const { ref, value } of entries) {
      const wants = entriesOf(getObject(value, "dependencies")).map(([id]) => byId.get(id.toLowerCase())?.ref);
      targets.set(
        ref,
        wants.filter((target) => target !== undefined),
      );
    }
    const roots = entries
      .filter(({ type }) => type === "Direct" || type === "Project")
      .map(({ ref, id, type }): [string, Scope] => [
        ref,
        type === "Direct" ? (asked.get(id.toLowerCase()) ?? "runtime") : "runtime",
      ]);
    const scopes = spreadScopes(roots, targets);
    for (const { ref, id, value, type, line } of entries) {
      if (type === "Project") continue;
      const release = getString(value, "resolved");
      if (release === undefined) diagnostics.push(partUnreadable(path, line, `${shorten(id)} has no resolved version`));
      components.push({
        ref,
        purl: nugetPurl(id, release),
        kind: "library",
        name: id,
        ...(release === undefined ? {} : { version: release }),
        scope: scopes.get(ref) ?? "runtime",
        direct: type === "Direct",
        location: line === undefined ? { path } : { path, line },
      });
      for (const to of targets.get(ref) ?? []) edges.push({ from: ref, to });
    }
  }
  const known = new Set(components.map(({ ref }) => ref));
  return ok({ projects: [], components, edges: edges.filter(({ to }) => known.has(to)), diagnostics });
}

function readEntries(
  framework: string,
  list: JsonObject,
  locate: (key: string) => number | undefined,
  path: string,
  diagnostics: Diagnostic[],
): Entry[] {
  const entries: Entry[] = [];
  for (const [id, value] of entriesOf(list)) {
    const line = locate(id);
    if (isObject(value))
      entries.push({ ref: `${framework}/${id}`, id, value, type: getString(value, "type") ?? "", line });
    else diagnostics.push(partUnreadable(path, line, `${shorten(id)} is not an object`));
  }
  return entries;
}

/** How the project beside the lockfile asks for its direct packages; it usually bears its folder's name. */
function readAsked(path: string, context: ExtractContext): Map<string, Scope> {
  const asked = new Map<string, Scope>();
  const name = baseNameOf(folderOf(path));
  if (name === "") return asked;
  for (const end of ["csproj", "fsproj", "vbproj"]) {
    const file = context.beside(`${name}.${end}`);
    if (file?.ok !== true) continue;
    const project = readProject(file.value.text);
    if (!project.ok) continue;
    for (const { id, scope } of project.value.references) asked.set(id.toLowerCase(), scope);
  }
  return asked;
}
