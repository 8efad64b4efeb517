// *.tf: the modules a configuration calls. https://developer.hashicorp.com/terraform/language/modules/syntax
import { declaredOnly, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readHclBlocks } from "./hcl.ts";
import { readModuleSource } from "./purl.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const calls = readHclBlocks(file.text).filter(({ type }) => type === "module");
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  // What "terraform init" wrote down is read on its own, with versions.
  const isInstalled = calls.length > 0 && context.beside(".terraform/modules/modules.json")?.ok === true;
  for (const { labels, texts, computed, line } of isInstalled ? [] : calls) {
    const [label = ""] = labels;
    const source = texts.get("source");
    if (source === undefined) {
      const reason = computed.has("source") ? "has a computed source" : "has no source";
      diagnostics.push(partUnreadable(file.path, line, `module "${shorten(label)}" ${reason}`));
      continue;
    }
    const asked = texts.get("version")?.value;
    const exact = asked === undefined ? undefined : /^=?\s*(\d+\.\d+\.\d+\S*)$/.exec(asked)?.[1];
    const found = readModuleSource(source.value, exact);
    if (found === undefined) continue; // a folder of this tree
    components.push({
      ref: `${components.length} ${label}`,
      purl: found.purl,
      kind: "library",
      name: found.name,
      ...(found.version === undefined ? {} : { version: found.version }),
      scope: "build",
      direct: true,
      location: { path: file.path, line },
    });
  }
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, 'install the modules: "terraform init"'));
  return ok({ projects: [], components, edges: [], diagnostics });
}
