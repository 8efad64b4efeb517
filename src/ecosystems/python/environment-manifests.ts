// What the manifests beside a virtual environment ask for, and which of them it answers in full.
import { normalizePythonName } from "../../formats/pep508.ts";
import { parseToml } from "../../formats/toml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedProject,
  joinPath,
  type Scope,
  weightierScope,
} from "../../model/index.ts";
import { readPipfile } from "./pipfile-wants.ts";
import { makeProject } from "./project.ts";
import { readRequirementLine } from "./requirement-lines.ts";
import { logicalLines } from "./requirements-lines.ts";
import { scopeOfRequirements } from "./requirements-scope.ts";
import { readWants, type Wanted } from "./wants.ts";

export interface Asked {
  /** Scopes by normalised name. */
  readonly asked: ReadonlyMap<string, Scope>;
  /** Manifests that need not be read by themselves. */
  readonly covers: readonly string[];
  readonly missing: readonly Diagnostic[];
  /** What the pyproject.toml that is accounted for describes. */
  readonly project?: ExtractedProject;
}

interface Wish {
  readonly name: string;
  readonly scope: Scope;
  /** False for what only some platforms or extras want. */
  readonly isNeeded: boolean;
}

/** `folder` is that of the project; the environment lies in it. A manifest with something that is not installed is left to be read. */
export function readAsked(folder: string, context: ExtractContext, isInstalled: (name: string) => boolean): Asked {
  const asked = new Map<string, Scope>();
  const covers: string[] = [];
  const missing: Diagnostic[] = [];
  let project: ExtractedProject | undefined;
  for (const name of context.namesIn("..")) {
    const wishes = readManifest(name, context);
    if (wishes === undefined) continue;
    const path = joinPath(folder, name);
    const absent = wishes.filter((wish) => wish.isNeeded && !isInstalled(normalizePythonName(wish.name)));
    for (const wish of wishes) {
      const key = normalizePythonName(wish.name);
      if (isInstalled(key)) asked.set(key, weightierScope(wish.scope, asked.get(key) ?? wish.scope));
    }
    if (absent.length === 0) {
      covers.push(path);
      if (name === "pyproject.toml") project = readProject(path, context);
    } else {
      const names = absent
        .slice(0, 5)
        .map((wish) => wish.name)
        .join(", ");
      const args = { reason: `asks for what is not installed in the virtual environment: ${names}` };
      missing.push({ code: "LIC203", gravity: "problem", location: { path }, args });
    }
  }
  return project === undefined ? { asked, covers, missing } : { asked, covers, missing, project };
}

/** Undefined for what is no manifest or cannot be read in full here; that is left to its own extractor. */
function readManifest(name: string, context: ExtractContext): readonly Wish[] | undefined {
  const isRequirements = /^requirements.*\.txt$|requirements\.txt$/.test(name);
  if (name !== "pyproject.toml" && name !== "Pipfile" && !isRequirements) return undefined;
  const file = context.beside(`../${name}`);
  if (file?.ok !== true) return undefined;
  if (isRequirements) return readRequirements(file.value.text, name);
  const toml = parseToml(file.value.text);
  if (!toml.ok) return undefined;
  if (name === "Pipfile") return readPipfile(toml.value).map(toWish);
  const wants = readWants(toml.value);
  if (!wants.isStated || wants.isDynamic || wants.misread.length > 0) return undefined;
  // Build tools live in an environment of their own.
  return wants.wanted.filter(({ scope }) => scope !== "build").map(toWish);
}

function readProject(path: string, context: ExtractContext): ExtractedProject | undefined {
  const file = context.beside("../pyproject.toml");
  const toml = file?.ok === true ? parseToml(file.value.text) : undefined;
  if (toml?.ok !== true) return undefined;
  const { name, version } = readWants(toml.value);
  return makeProject(name, version, path);
}

function toWish({ name, scope }: Wanted): Wish {
  return { name, scope, isNeeded: scope === "runtime" };
}

function readRequirements(text: string, name: string): readonly Wish[] | undefined {
  const wishes: Wish[] = [];
  const scope = scopeOfRequirements(name);
  for (const line of logicalLines(text)) {
    const parsed = readRequirementLine(line.text);
    // Other files, folders and what cannot be read need their own extractor.
    if (parsed.kind === "include" || parsed.kind === "place" || parsed.kind === "unreadable") return undefined;
    if (parsed.kind === "package") wishes.push({ name: parsed.name, scope, isNeeded: !line.text.includes(";") });
  }
  return wishes;
}
