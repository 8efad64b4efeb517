// project.clj: what a project of Leiningen asks for, as far as it stands there literally. https://codeberg.org/leiningen/leiningen/src/branch/main/sample.project.clj
import { declaredOnly, fileBroken, notOfFormat, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { mavenDependency } from "./dependency.ts";
import { type Form, itemsOf, pairsOf, parseEdn, wordOf } from "./edn.ts";

const REMEDY = "scan a pom.xml made of it (lein pom) or an SBOM of the build";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const forms = parseEdn(file.text);
  if (!forms.ok) return err(fileBroken(path, forms.error));
  const defined = forms.value.find((form) => wordOf(itemsOf(form)[0]) === "defproject");
  if (defined === undefined) return err(notOfFormat(path, "holds no defproject"));
  const [, name, version, ...options] = itemsOf(defined);
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  const readAll = (list: Form, scope: Scope) => {
    for (const item of itemsOf(list)) {
      const [library, release, ...rest] = itemsOf(item);
      const asked = wordOf(library);
      if (asked === undefined) {
        diagnostics.push(partUnreadable(path, item.line, "a dependency without a name"));
        continue;
      }
      const stated = pairsOf(rest).find(([key]) => key === ":scope")?.[2];
      const own = scopeOf(wordOf(stated)) ?? scope;
      const found = mavenDependency(asked, release?.kind === "text" ? release.text : undefined, own, path, item.line);
      const twin = components.get(found.ref);
      components.set(found.ref, twin === undefined ? found : { ...twin, scope: weightierScope(twin.scope, own) });
    }
  };
  const readOptions = (items: readonly Form[], scope: Scope) => {
    for (const [key, , value] of pairsOf(items)) {
      if (key === ":dependencies") readAll(value, scope);
      if (key === ":plugins") readAll(value, "build");
    }
  };
  readOptions(options, "runtime");
  for (const [key, , profiles] of pairsOf(options)) {
    if (key !== ":profiles") continue;
    for (const [profile, , settings] of pairsOf(itemsOf(profiles))) {
      readOptions(itemsOf(settings), /test/.test(profile) ? "test" : profile === ":provided" ? "peer" : "development");
    }
  }
  if (components.size > 0) diagnostics.push(declaredOnly(path, REMEDY));
  const shown = wordOf(name) ?? "project";
  const slash = shown.indexOf("/");
  const [group, artifact] = slash < 0 ? [shown, shown] : [shown.slice(0, slash), shown.slice(slash + 1)];
  const release = version?.kind === "text" ? version.text : undefined;
  const project = {
    ref: "project",
    purl: buildPurl("maven", group || "unnamed", artifact, release),
    name: shown,
    ...(release === undefined ? {} : { version: release }),
    location: { path, line: defined.line },
  };
  const edges = [...components.keys()].filter((ref) => ref !== "project").map((to) => ({ from: "project", to }));
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

function scopeOf(word: string | undefined): Scope | undefined {
  return word === "test" ? "test" : word === "provided" ? "peer" : undefined;
}
