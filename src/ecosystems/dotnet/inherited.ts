// What a project inherits from the folders above it: central versions and properties. https://learn.microsoft.com/nuget/consume-packages/central-package-management
import { partUnreadable } from "../../formats/troubles.ts";
import type { Diagnostic, ExtractContext } from "../../model/index.ts";
import { type MsBuildFile, readProject } from "./msbuild.ts";

export interface Inherited {
  readonly central: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, string>;
}

const LEVELS = 10;

/** MSBuild takes the nearest file of each name above a project; these are read without following their imports. */
export function readInherited(context: ExtractContext, diagnostics: Diagnostic[]): Inherited {
  const packages = findAbove("Directory.Packages.props", context, diagnostics);
  const build = findAbove("Directory.Build.props", context, diagnostics);
  return {
    central: packages?.central ?? new Map(),
    properties: new Map([...(build?.properties ?? []), ...(packages?.properties ?? [])]),
  };
}

function findAbove(name: string, context: ExtractContext, diagnostics: Diagnostic[]): MsBuildFile | undefined {
  for (let level = 0; level <= LEVELS; level++) {
    const file = context.beside(`${"../".repeat(level)}${name}`);
    if (file === undefined) continue;
    if (!file.ok) {
      if (file.error.reason === "outside-root") return undefined;
      diagnostics.push(partUnreadable(file.error.path, undefined, file.error.detail));
      return undefined;
    }
    const read = readProject(file.value.text);
    if (read.ok) return read.value;
    diagnostics.push(partUnreadable(file.value.path, read.error.position?.line, read.error.reason));
    return undefined;
  }
  return undefined;
}
