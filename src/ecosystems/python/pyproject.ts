// pyproject.toml without a lockfile. https://packaging.python.org/en/latest/specifications/pyproject-toml/
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { declare } from "./declared.ts";
import { parseTomlFile } from "./packages.ts";
import { readPixi } from "./pixi-tables.ts";
import { makeProject } from "./project.ts";
import { readWants } from "./wants.ts";

const REMEDY = "commit the lockfile of your tool (uv lock, poetry lock, pdm lock)";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, "correct the file");
  if (!parsed.ok) return parsed;
  const wants = readWants(parsed.value);
  const project = makeProject(wants.name, wants.version, file.path, wants.about);
  const declared = declare({
    path: file.path,
    project,
    wanted: wants.wanted,
    misread: wants.misread,
    remedy: REMEDY,
    isProject: wants.isStated,
    context,
  });
  const pixi = readPixi(file.path, parsed.value, project.ref);
  const diagnostics: Diagnostic[] = [...declared.diagnostics, ...hiddenElsewhere(file.path, wants, context)];
  return ok({
    projects: pixi.components.length > 0 ? [project] : declared.projects,
    components: [...declared.components, ...pixi.components],
    edges: [...declared.edges, ...pixi.edges],
    diagnostics,
  });
}

/** Dependencies that only running setup.py would tell. */
function hiddenElsewhere(
  path: string,
  { isDynamic, isStated }: { readonly isDynamic: boolean; readonly isStated: boolean },
  context: ExtractContext,
): Diagnostic[] {
  if (isStated && !isDynamic) return [];
  if (context.beside("setup.py") === undefined || context.beside("setup.cfg") !== undefined) {
    if (!isDynamic) return [];
    const reason = "the dependencies are computed when the project is built";
    return [{ code: "LIC105", gravity: "loss", location: { path }, args: { reason, remedy: REMEDY } }];
  }
  const reason = "the dependencies are stated in setup.py, which is a program";
  const remedy = "state the dependencies in pyproject.toml, or commit a lockfile";
  return [{ code: "LIC105", gravity: "loss", location: { path }, args: { reason, remedy } }];
}
