// What package descriptions ask for, the same for cabal and hpack.
import { declaredOnly, placeAt } from "../../formats/troubles.ts";
import { type ExtractedComponent, type Extraction, type Scope, weightierScope } from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

export interface Requirement {
  readonly name: string;
  readonly scope: Scope;
  readonly line: number | undefined;
}

/** `base >=4.7 && <5, text, my-lib:internal ^>=1` names base, text and my-lib. */
export function namesInDepends(text: string): string[] {
  return text.split(",").flatMap((part) => /^\s*([A-Za-z0-9][A-Za-z0-9-]*)/.exec(part)?.[1] ?? []);
}

export function scopeOfSection(section: string): Scope {
  if (/^test/.test(section)) return "test";
  if (/^benchmark/.test(section)) return "development";
  return section === "custom-setup" ? "build" : "runtime";
}

export function toExtraction(
  path: string,
  own: { readonly name: string; readonly version?: string },
  requirements: readonly Requirement[],
): Extraction {
  const components = new Map<string, ExtractedComponent>();
  for (const { name, scope, line } of requirements) {
    const known = components.get(name);
    if (name === own.name || (known !== undefined && weightierScope(known.scope, scope) === known.scope)) continue;
    const location = placeAt(path, line);
    components.set(name, {
      ref: name,
      purl: buildPurl("hackage", undefined, name),
      kind: "library",
      name,
      scope,
      direct: true,
      location,
    });
  }
  const project = {
    ref: ".",
    purl: buildPurl("hackage", undefined, own.name, own.version),
    location: { path },
    ...own,
  };
  const remedy = 'pin the build plan: "cabal freeze"';
  return {
    projects: [project],
    components: [...components.values()],
    edges: [...components.keys()].map((to) => ({ from: ".", to })),
    diagnostics: components.size > 0 ? [declaredOnly(path, remedy)] : [],
  };
}
