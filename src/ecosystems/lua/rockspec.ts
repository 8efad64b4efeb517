// <name>-<version>.rockspec: a rock and what it asks for. https://github.com/luarocks/luarocks/blob/main/docs/rockspec_format.md
import { declaredOnly, notOfFormat, partUnreadable, unresolved } from "../../formats/troubles.ts";
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
import { type LuaValue, readLua } from "./literals.ts";

const FIELDS = [
  ["dependencies", "runtime"],
  ["build_dependencies", "build"],
  ["test_dependencies", "test"],
] as const;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const spec = readLua(file.text);
  const name = spec.fields.get("package");
  const version = spec.fields.get("version");
  if (typeof name !== "string") return err(notOfFormat(file.path, "a rockspec without a package"));
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  for (const [field, scope] of FIELDS) {
    const list = spec.fields.get(field);
    if (list === undefined) {
      if (spec.fields.has(field))
        diagnostics.push(unresolved(file.path, spec.lines.get(field), `${field} are computed when the rockspec runs`));
      continue;
    }
    if (typeof list === "string") {
      diagnostics.push(partUnreadable(file.path, spec.lines.get(field), `${field} are no table`));
      continue;
    }
    // `platforms` holds lists for single systems.
    const platforms = list.fields.get("platforms");
    const inner = typeof platforms === "object" ? [...platforms.fields.values()] : [];
    for (const { value, line } of [list, ...inner].flatMap((one: LuaValue) =>
      typeof one === "object" ? one.items : [],
    )) {
      const dependency =
        typeof value === "string" ? /^\s*([A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?)/.exec(value)?.[1] : undefined;
      if (dependency === undefined) {
        diagnostics.push(partUnreadable(file.path, line, `${field}: an entry that is no text`));
        continue;
      }
      if (dependency === "lua" || components.has(dependency)) continue;
      const slash = dependency.indexOf("/");
      const namespace = slash < 0 ? undefined : dependency.slice(0, slash);
      components.set(dependency, {
        ref: dependency,
        purl: buildPurl("luarocks", namespace, dependency.slice(slash + 1)),
        kind: "library",
        name: dependency,
        scope,
        direct: true,
        location: { path: file.path, line },
      });
    }
  }
  if (components.size > 0) diagnostics.push(declaredOnly(file.path, 'write a lockfile: "luarocks build --pin"'));
  const own = typeof version === "string" ? version : undefined;
  const project = {
    ref: ".",
    purl: buildPurl("luarocks", undefined, name, own),
    name,
    ...(own === undefined ? {} : { version: own }),
    location: { path: file.path, line: spec.lines.get("package") ?? 1 },
  };
  const list = [...components.values()];
  return ok({
    projects: [project],
    components: list,
    edges: list.map(({ ref }) => ({ from: ".", to: ref })),
    diagnostics,
  });
}
