// Directory.Packages.props and Directory.Build.props: references that hold for all projects below. https://learn.microsoft.com/nuget/consume-packages/central-package-management#global-package-references
// The versions that Directory.Packages.props keeps are read with the projects that use them.
import { declaredOnly, fileBroken } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readInherited } from "./inherited.ts";
import { readProject } from "./msbuild.ts";
import { makeReferences } from "./references.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = readProject(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const diagnostics: Diagnostic[] = [];
  const { references, global, central, properties: own } = parsed.value;
  const above = readInherited(context, diagnostics);
  const isCentral = baseNameOf(path) === "Directory.Packages.props";
  const inherited = {
    central: isCentral ? central : above.central,
    properties: new Map([...above.properties, ...own]),
  };
  const components = makeReferences(path, [...references, ...global], inherited, diagnostics);
  if (components.length > 0) {
    diagnostics.push(
      declaredOnly(path, "commit packages.lock.json of the projects (dotnet restore --use-lock-file writes it)"),
    );
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}
