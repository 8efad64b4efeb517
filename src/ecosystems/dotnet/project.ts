// Project files of C#, F# and Visual Basic without a lockfile: what they ask for. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files
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
import { nugetPurl } from "./nuget.ts";
import { makeReferences } from "./references.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = readProject(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const diagnostics: Diagnostic[] = [];
  const inherited = readInherited(context, diagnostics);
  const own = parsed.value.properties;
  const properties = new Map([...inherited.properties, ...own]);
  const components = makeReferences(
    path,
    parsed.value.references,
    { central: inherited.central, properties },
    diagnostics,
  );
  const name = own.get("packageid") || own.get("assemblyname") || baseNameOf(path).replace(/\.\w+$/, "");
  const version = own.get("version") || own.get("versionprefix");
  const isPlain = version !== undefined && !version.includes("$(");
  const description = own.get("description");
  const project = {
    ref: "project",
    purl: nugetPurl(name.includes("$(") ? baseNameOf(path) : name, isPlain ? version : undefined),
    name,
    ...(isPlain ? { version } : {}),
    location: { path, line: 1 },
    about: description ? { description } : {},
  };
  if (components.length > 0) {
    diagnostics.push(declaredOnly(path, "commit packages.lock.json (dotnet restore --use-lock-file writes it)"));
  }
  const edges = components.map(({ ref }) => ({ from: project.ref, to: ref }));
  return ok({ projects: [project], components, edges, diagnostics });
}
