// deps.edn: what a project of the Clojure CLI asks for. https://clojure.org/reference/deps_edn
import { declaredOnly, fileBroken, notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
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
import { gitDependency, mavenDependency } from "./dependency.ts";
import { type Form, itemsOf, pairsOf, parseEdn, wordOf } from "./edn.ts";

const REMEDY = "scan a pom.xml made of it (clojure -X:deps mvn-pom) or an SBOM of the build";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const forms = parseEdn(file.text);
  if (!forms.ok) return err(fileBroken(path, forms.error));
  const [root] = forms.value;
  if (root?.kind !== "map") return err(notOfFormat(path, "is no map"));
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  const readAll = (table: Form, scope: Scope) => {
    for (const [library, key, value] of pairsOf(itemsOf(table))) {
      const found = readDependency(library, key, value, scope, path);
      if (found === "own") continue;
      if (found === undefined) {
        diagnostics.push(
          partUnreadable(path, key.line, `"${shorten(library)}" has neither a version nor a repository`),
        );
        continue;
      }
      const twin = components.get(found.ref);
      components.set(found.ref, twin === undefined ? found : { ...twin, scope: weightierScope(twin.scope, scope) });
    }
  };
  for (const [key, , value] of pairsOf(root.items)) {
    if (key === ":deps") readAll(value, "runtime");
    if (key !== ":aliases") continue;
    for (const [alias, , settings] of pairsOf(itemsOf(value))) {
      for (const [field, , table] of pairsOf(itemsOf(settings))) {
        const isAsked = [":extra-deps", ":deps", ":replace-deps", ":override-deps"].includes(field);
        if (isAsked && table.kind === "map") readAll(table, /test/.test(alias) ? "test" : "development");
      }
    }
  }
  if (components.size > 0) diagnostics.push(declaredOnly(path, REMEDY));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

function readDependency(library: string, key: Form, value: Form, scope: Scope, path: string) {
  const fields = new Map(
    pairsOf(itemsOf(value)).map(([name, , form]) => [name.replace(/^:git\/(?=tag|sha|url)/, ":"), form]),
  );
  const text = (name: string) => wordOf(fields.get(name));
  if (fields.has(":local/root")) return "own" as const;
  const version = text(":mvn/version");
  if (version !== undefined) return mavenDependency(library, version, scope, path, key.line);
  const reference = text(":tag") ?? text(":sha");
  return gitDependency(library, text(":url"), reference, scope, path, key.line);
}
