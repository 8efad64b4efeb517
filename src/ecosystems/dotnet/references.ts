// Components from package references: versions from the reference, central management and properties.
import { unresolved } from "../../formats/troubles.ts";
import { type Diagnostic, type ExtractedComponent, weightierScope } from "../../model/index.ts";
import type { Inherited } from "./inherited.ts";
import { expandProperties, type PackageReference } from "./msbuild.ts";
import { nugetPurl, versionOfRequirement } from "./nuget.ts";

export function makeReferences(
  path: string,
  references: readonly PackageReference[],
  { central, properties }: Inherited,
  diagnostics: Diagnostic[],
): ExtractedComponent[] {
  const components = new Map<string, ExtractedComponent>();
  for (const reference of references) {
    const { scope, line } = reference;
    const id = expandProperties(reference.id, properties);
    const written = reference.version ?? central.get(id.toLowerCase());
    const version = versionOfRequirement(written === undefined ? undefined : expandProperties(written, properties));
    const key = `package:${id.toLowerCase()}`;
    const twin = components.get(key);
    if (twin === undefined) {
      components.set(key, {
        ref: key,
        purl: nugetPurl(id, version),
        kind: "library",
        name: id,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: { path, line },
      });
    } else {
      const known = twin.version ?? version;
      components.set(key, {
        ...twin,
        purl: nugetPurl(twin.name, known),
        ...(known === undefined ? {} : { version: known }),
        scope: weightierScope(twin.scope, scope),
      });
    }
  }
  for (const { name, version, location } of components.values()) {
    if (version === undefined)
      diagnostics.push(unresolved(path, location.line, `the version of ${name} cannot be told from the files`));
  }
  return [...components.values()];
}
