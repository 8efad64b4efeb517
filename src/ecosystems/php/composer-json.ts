// composer.json without a lockfile: what it asks for. https://getcomposer.org/doc/04-schema.md
import { getObject, isObject, type JsonObject, makeKeyLocator, parseJson } from "../../formats/json.ts";
import { declaredOnly, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { composerPurl, namesIn } from "./package-facts.ts";
import { makeProject } from "./packages.ts";

const EXACT = /^v?\d+(?:\.\d+){1,3}(?:-[0-9A-Za-z.]+)?$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  if (!isObject(parsed.value)) return err({ code: "LIC102", location: { path, line: 1 }, reason: "not a JSON object" });
  const manifest = parsed.value;
  const components = new Map<string, ExtractedComponent>();
  for (const [field, scope] of [
    ["require", "runtime"],
    ["require-dev", "development"],
  ] as const) {
    const locate = makeKeyLocator(text, Math.max(0, text.indexOf(`"${field}"`)));
    for (const name of namesIn(manifest, field)) {
      if (components.has(name)) continue;
      const wanted = getObject(manifest, field)?.[name];
      const version = typeof wanted === "string" && EXACT.test(wanted) ? wanted : undefined;
      const line = locate(name);
      components.set(name, {
        ref: name,
        purl: composerPurl(name, version),
        kind: "library",
        name,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: line === undefined ? { path } : { path, line },
        installPath: joinPath(folderOf(path), `vendor/${name}`),
      });
    }
  }
  const project = makeProject(path, manifest);
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  const diagnostics =
    components.size === 0 ? [] : [declaredOnly(path, "commit composer.lock (composer update --no-install writes it)")];
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

/** The manifest beside a list of packages; trouble with it is told and leaves the list readable. */
export function readManifest(
  file: SourceFile,
  diagnostics: Diagnostic[],
): { readonly path: string; readonly json: JsonObject } | undefined {
  const parsed = parseJson(file.text);
  if (parsed.ok && isObject(parsed.value)) return { path: file.path, json: parsed.value };
  const reason = parsed.ok ? "not a JSON object" : parsed.error.reason;
  diagnostics.push(partUnreadable(file.path, parsed.ok ? 1 : parsed.error.position?.line, reason));
  return undefined;
}
