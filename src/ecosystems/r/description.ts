// DESCRIPTION: an R package and what it asks for. https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file

import { parseDeb822, textOfField } from "../../formats/deb822.ts";
import { declaredOnly } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { namesInRelation, SCOPES_OF_FIELDS } from "./relations.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const paragraph = parseDeb822(file.text).paragraphs[0];
  const name =
    paragraph === undefined ? undefined : (textOfField(paragraph, "package") ?? textOfField(paragraph, "type"));
  const isPackage =
    paragraph !== undefined &&
    name !== undefined &&
    (textOfField(paragraph, "version") ?? textOfField(paragraph, "imports")) !== undefined;
  // Many projects keep a text of that name, and packrat keeps the packages of others below the project.
  if (!isPackage || /(?:^|\/)packrat\/(?:lib|lib-R|lib-ext|src)\//.test(file.path))
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  const version = textOfField(paragraph, "version");
  const location = { path: file.path, line: paragraph.line };
  const diagnostics: Diagnostic[] = [];
  const components: ExtractedComponent[] = [];
  const seen = new Set<string>();
  for (const [field, scope] of SCOPES_OF_FIELDS) {
    const at = paragraph.fields.get(field);
    const lines = at?.value.split("\n") ?? [];
    for (const dependency of namesInRelation(at?.value)) {
      if (seen.has(dependency)) continue;
      seen.add(dependency);
      const offset = lines.findIndex((line) => namesInRelation(line).includes(dependency));
      const line = at === undefined ? paragraph.line : at.line + Math.max(offset, 0);
      components.push({
        ref: dependency,
        purl: buildPurl("cran", undefined, dependency),
        kind: "library",
        name: dependency,
        scope,
        direct: true,
        location: { path: file.path, line },
      });
    }
  }
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, "write a lockfile: renv::snapshot()"));
  const project = {
    ref: ".",
    purl: buildPurl("cran", undefined, name, version),
    name,
    ...(version === undefined ? {} : { version }),
    location,
  };
  return ok({
    projects: [project],
    components,
    edges: components.map(({ ref }) => ({ from: ".", to: ref })),
    diagnostics,
  });
}
