// conanfile.txt: what a project asks for. https://docs.conan.io/2/reference/conanfile_txt.html

import { linesOf } from "../../formats/lines.ts";
import { declaredOnly, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { parseReference, purlOfReference } from "./reference.ts";

const SCOPES: ReadonlyMap<string, Scope> = new Map([
  ["requires", "runtime"],
  ["tool_requires", "build"],
  ["build_requires", "build"],
  ["test_requires", "test"],
]);

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  let section = "";
  for (const { text, number } of linesOf(file.text)) {
    const line = text.split("#", 1)[0]?.trim() ?? "";
    // A revision follows "#" without a space before it.
    const entry = /\S#\S/.test(text) ? text.replace(/\s#.*$/, "").trim() : line;
    if (entry === "") continue;
    const header = /^\[([^\]]*)\]$/.exec(entry)?.[1];
    if (header !== undefined) {
      section = header.trim();
      continue;
    }
    const scope = SCOPES.get(section);
    if (scope === undefined) continue;
    const reference = parseReference(entry);
    if (reference === undefined) {
      diagnostics.push(partUnreadable(file.path, number, `"${shorten(entry)}" is no reference`));
      continue;
    }
    const { name, version } = reference;
    components.push({
      ref: `${section} ${components.length}`,
      purl: purlOfReference(reference),
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: true,
      location: { path: file.path, line: number },
      ...(reference.range === undefined ? {} : { about: { properties: { "conan:range": reference.range } } }),
    });
  }
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, 'write a lockfile: "conan lock create ."'));
  return ok({ projects: [], components, edges: [], diagnostics });
}
