// The project that a pyproject.toml beside a lockfile describes, and what it asks for directly.
import { parseToml } from "../../formats/toml.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedProject,
  folderOf,
} from "../../model/index.ts";
import { lostPart, pypiPurl } from "./packages.ts";
import { readWants, type Wants } from "./wants.ts";

export const PROJECT = "project";

export interface ProjectBeside {
  readonly project: ExtractedProject;
  /** Undefined if there is no manifest or it cannot be read. */
  readonly wants: Wants | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A manifest that is there but broken is a loss, since the lock stands in for it. */
export function readProjectBeside(context: ExtractContext, lockPath: string): ProjectBeside {
  const file = context.beside("pyproject.toml");
  const fallback = makeProject(undefined, undefined, lockPath);
  if (file === undefined) return { project: fallback, wants: undefined, diagnostics: [] };
  if (!file.ok) {
    const lost = lostPart({ path: file.error.path }, "pyproject.toml", file.error.detail);
    return { project: fallback, wants: undefined, diagnostics: [lost] };
  }
  const { path } = file.value;
  const parsed = parseToml(file.value.text);
  if (!parsed.ok) {
    const { reason, position } = parsed.error;
    const lost = lostPart({ path, ...position }, "pyproject.toml", reason);
    return { project: fallback, wants: undefined, diagnostics: [lost] };
  }
  const wants = readWants(parsed.value);
  return { project: makeProject(wants.name, wants.version, path, wants.about), wants, diagnostics: [] };
}

export function makeProject(
  name: string | undefined,
  version: string | undefined,
  path: string,
  about?: About,
): ExtractedProject {
  const shown = name || folderOf(path).split("/").pop() || "root";
  const told = about === undefined ? {} : { about };
  const base = { ref: PROJECT, purl: pypiPurl(shown, version), name: shown, location: { path, line: 1 }, ...told };
  return version === undefined ? base : { ...base, version };
}
