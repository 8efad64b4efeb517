// luarocks.lock: the exact versions of a rock's dependencies. https://github.com/luarocks/luarocks/blob/main/docs/pinning_versions_with_a_lock_file.md
import { notOfFormat, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
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
import { buildPurl } from "../../purl/index.ts";
import { readLua } from "./literals.ts";

const FIELDS = [
  ["dependencies", "runtime"],
  ["build_dependencies", "build"],
  ["test_dependencies", "test"],
] as const;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const root = readLua(file.text).fields.get("return");
  if (typeof root !== "object") return err(notOfFormat(file.path, "returns no table"));
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [field, scope] of FIELDS) {
    const table = root.fields.get(field);
    if (typeof table !== "object") continue;
    for (const [name, version] of table.fields) {
      const line = table.lines.get(name);
      if (typeof version !== "string") {
        diagnostics.push(partUnreadable(file.path, line, `"${shorten(name)}" has no version`));
        continue;
      }
      if (name === "lua") continue;
      const slash = name.indexOf("/");
      components.push({
        ref: `${field} ${name}`,
        purl: buildPurl("luarocks", slash < 0 ? undefined : name.slice(0, slash), name.slice(slash + 1), version),
        kind: "library",
        name,
        version,
        scope,
        direct: undefined,
        location: placeAt(file.path, line),
      });
    }
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}
