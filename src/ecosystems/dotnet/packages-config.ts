// packages.config: every package of an old-style project, transitive ones too. https://learn.microsoft.com/nuget/reference/packages-config
import { fileBroken, partUnreadable } from "../../formats/troubles.ts";
import { childrenNamed, parseXml } from "../../formats/xml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { nugetPurl } from "./nuget.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const root = parseXml(file.text);
  if (!root.ok) return err(fileBroken(path, root.error));
  if (root.value.name !== "packages") {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "its root is not <packages>" });
  }
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  for (const { attributes, line } of childrenNamed(root.value, "package")) {
    const [id, version] = [attributes.get("id")?.trim(), attributes.get("version")?.trim()];
    if (!id || !version) {
      diagnostics.push(partUnreadable(path, line, "a package without id or version"));
      continue;
    }
    const isForDevelopment = attributes.get("developmentDependency")?.toLowerCase() === "true";
    const ref = `${id}/${version}`;
    if (components.has(ref) && isForDevelopment) continue;
    components.set(ref, {
      ref,
      purl: nugetPurl(id, version),
      kind: "library",
      name: id,
      version,
      scope: isForDevelopment ? "development" : "runtime",
      direct: undefined,
      location: { path, line },
    });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}
