// packrat.lock: renv's predecessor. https://rstudio.github.io/packrat/

import { parseDeb822, textOfField } from "../../formats/deb822.ts";
import { notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
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
import { purlOfPackage } from "./purl.ts";
import { namesInRelation } from "./relations.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { paragraphs, troubles } = parseDeb822(file.text);
  if (!paragraphs.some((one) => one.fields.has("packratformat") || one.fields.has("package"))) {
    return err(notOfFormat(file.path, "neither PackratFormat nor Package"));
  }
  const diagnostics: Diagnostic[] = troubles.map(({ line, reason }) => partUnreadable(file.path, line, reason));
  const components: ExtractedComponent[] = [];
  const needs = new Map<string, readonly string[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.fields.has("packratformat")) continue;
    const name = textOfField(paragraph, "package");
    const version = textOfField(paragraph, "version");
    if (name === undefined || version === undefined || needs.has(name)) {
      const reason =
        name !== undefined && needs.has(name)
          ? `"${shorten(name)}" is listed twice`
          : "a paragraph without package and version";
      diagnostics.push(partUnreadable(file.path, paragraph.line, reason));
      continue;
    }
    needs.set(name, namesInRelation(textOfField(paragraph, "requires")));
    components.push({
      ref: name,
      purl: purlOfPackage(name, version, (key) => textOfField(paragraph, key.toLowerCase())),
      kind: "library",
      name,
      version,
      scope: "runtime",
      direct: undefined,
      location: { path: file.path, line: paragraph.line },
    });
  }
  const edges = [...needs].flatMap(([from, names]) =>
    names.filter((to) => to !== from && needs.has(to)).map((to) => ({ from, to })),
  );
  return ok({ projects: [], components, edges, diagnostics });
}
