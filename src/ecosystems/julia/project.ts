// Project.toml: a package or environment, and what it asks for. https://pkgdocs.julialang.org/v1/toml-files/#Project.toml
import { entriesOf, getObject, getString } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { declaredOnly, fileBroken, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
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

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseToml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { root, lineOf } = parsed.value;
  const name = getString(root, "name");
  const uuid = getString(root, "uuid");
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [key, scope] of [
    ["deps", "runtime"],
    ["weakdeps", "optional"],
    ["extras", "test"],
  ] as const) {
    for (const [dependency, id] of entriesOf(getObject(root, key))) {
      const line = lineOf(key, dependency);
      if (typeof id !== "string" || !UUID.test(id)) {
        diagnostics.push(partUnreadable(file.path, line, `"${shorten(dependency)}" has no uuid`));
        continue;
      }
      if (seen.has(id)) continue;
      seen.add(id);
      components.push({
        ref: id,
        purl: buildPurl("julia", undefined, dependency, undefined, { uuid: id }),
        kind: "library",
        name: dependency,
        scope,
        direct: true,
        location: placeAt(file.path, line),
      });
    }
  }
  if (components.length > 0)
    diagnostics.push(
      declaredOnly(
        file.path,
        "keep Manifest.toml under version control: \"julia --project -e 'using Pkg; Pkg.resolve()'\"",
      ),
    );
  const version = getString(root, "version");
  const projects =
    name === undefined || uuid === undefined
      ? []
      : [
          {
            ref: ".",
            purl: buildPurl("julia", undefined, name, version, { uuid }),
            name,
            ...(version === undefined ? {} : { version }),
            location: { path: file.path },
          },
        ];
  const edges = projects.length === 0 ? [] : components.map(({ ref }) => ({ from: ".", to: ref }));
  return ok({ projects, components, edges, diagnostics });
}
