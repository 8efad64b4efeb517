// cpanfile: the modules a project asks for. https://metacpan.org/dist/Module-CPANfile/view/lib/cpanfile.pod
import { declaredOnly, unresolved } from "../../formats/troubles.ts";
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
import { readCpanfile } from "./cpanfile-entries.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { entries, unread } = readCpanfile(file.text);
  const diagnostics: Diagnostic[] = unread.map((line) =>
    unresolved(file.path, line, "a requirement is known only when the cpanfile runs"),
  );
  const components = entries.map(({ module, scope, line }, index): ExtractedComponent => {
    // A module is asked for, a distribution is installed; most are named after their main module.
    const name = module.replaceAll("::", "-");
    return {
      ref: `${index} ${module}`,
      purl: buildPurl("cpan", undefined, name),
      kind: "library",
      name,
      scope,
      direct: true,
      location: { path: file.path, line },
      about: { properties: { "cpan:module": module } },
    };
  });
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, 'write a snapshot: "carton install"'));
  return ok({ projects: [], components, edges: [], diagnostics });
}
