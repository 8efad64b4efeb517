// obj/project.assets.json, version 3: what NuGet has resolved for one project. https://learn.microsoft.com/nuget/concepts/package-installation-process
import { entriesOf, getObject, getOwn, getString, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { nugetPurl } from "./nuget.ts";
import { readRestored } from "./restored.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = parsed.value;
  if (!isObject(root) || getObject(root, "libraries") === undefined || getObject(root, "targets") === undefined) {
    return err({
      code: "LIC102",
      location: { path, line: 1 },
      reason: "holds no libraries and targets: not a result of NuGet",
    });
  }
  const diagnostics: Diagnostic[] = [];
  const version = getOwn(root, "version");
  if (version !== 3)
    diagnostics.push(partUnreadable(path, 1, `version ${shorten(JSON.stringify(version) ?? "?")} is not known`));
  const project = getObject(root, "project");
  const direct = project && readDirect(project);
  const { components, edges } = readRestored({ path, text, root, direct, diagnostics });
  const name = project && getString(getObject(project, "restore") ?? {}, "projectName");
  const release = project && getString(project, "version");
  const own =
    name === undefined
      ? []
      : [
          {
            ref: "project",
            purl: nugetPurl(name, release),
            name,
            ...(release === undefined ? {} : { version: release }),
            location: { path, line: 1 },
          },
        ];
  const fromOwn =
    own.length === 0 ? [] : components.filter((one) => one.direct).map(({ ref }) => ({ from: "project", to: ref }));
  return ok({ projects: own, components, edges: [...fromOwn, ...edges], diagnostics });
}

/** `suppressParent: All` is what becomes of PrivateAssets="all": the package serves to build the project. */
function readDirect(project: JsonObject): Map<string, Scope> {
  const direct = new Map<string, Scope>();
  for (const [, framework] of entriesOf(getObject(project, "frameworks"))) {
    for (const [id, value] of entriesOf(isObject(framework) ? getObject(framework, "dependencies") : undefined)) {
      const isPrivate =
        isObject(value) && getString(value, "suppressParent") === "All" && getOwn(value, "autoReferenced") !== true;
      const scope: Scope = isPrivate ? "development" : "runtime";
      direct.set(id.toLowerCase(), weightierScope(scope, direct.get(id.toLowerCase()) ?? scope));
    }
  }
  return direct;
}
