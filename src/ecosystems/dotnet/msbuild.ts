// As much of MSBuild as references need: items and plain properties, conditions not evaluated. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files
import type { SyntaxFailure } from "../../formats/json.ts";
import { childrenNamed, parseXml, textOfChild, type XmlElement } from "../../formats/xml.ts";
import { err, ok, type Result, type Scope } from "../../model/index.ts";

export interface PackageReference {
  readonly id: string;
  /** May hold $(properties). */
  readonly version: string | undefined;
  readonly scope: Scope;
  readonly line: number;
}

export interface MsBuildFile {
  readonly properties: ReadonlyMap<string, string>;
  readonly references: readonly PackageReference[];
  /** Versions by lower-case id (`PackageVersion`). */
  readonly central: ReadonlyMap<string, string>;
  /** References that hold for every project (`GlobalPackageReference`). */
  readonly global: readonly PackageReference[];
}

export function readProject(text: string): Result<MsBuildFile, SyntaxFailure> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  if (parsed.value.name !== "Project") {
    return err({
      code: "LIC102",
      reason: "its root is not <Project>",
      position: { line: parsed.value.line, column: 1 },
    });
  }
  const properties = new Map<string, string>();
  const references: PackageReference[] = [];
  const global: PackageReference[] = [];
  const central = new Map<string, string>();
  // Groups may stand inside <Choose>, <When> and <Otherwise>, and in targets.
  const open: XmlElement[] = [parsed.value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const group of next.children) {
      if (group.name === "PropertyGroup") {
        for (const { name, text: value } of group.children) {
          if (!properties.has(name.toLowerCase())) properties.set(name.toLowerCase(), value.trim());
        }
      } else if (group.name === "ItemGroup") {
        for (const item of childrenNamed(group, "PackageReference")) references.push(...readReference(item, "runtime"));
        for (const item of childrenNamed(group, "GlobalPackageReference"))
          global.push(...readReference(item, "development"));
        for (const item of childrenNamed(group, "PackageVersion")) {
          const version = attribute(item, "Version") ?? textOfChild(item, "Version");
          for (const { id } of readReference(item, "runtime")) {
            if (version !== undefined && !central.has(id.toLowerCase())) central.set(id.toLowerCase(), version);
          }
        }
      } else if (/^(?:Choose|When|Otherwise|Target)$/.test(group.name)) open.push(group);
    }
  }
  return ok({ properties, references, central, global });
}

/** `Include` (or `Update`, which changes an earlier reference) may name several packages. */
function readReference(item: XmlElement, usual: Scope): PackageReference[] {
  const names = attribute(item, "Include") ?? attribute(item, "Update") ?? "";
  const version =
    attribute(item, "VersionOverride") ??
    textOfChild(item, "VersionOverride") ??
    attribute(item, "Version") ??
    textOfChild(item, "Version");
  const assets = attribute(item, "PrivateAssets") ?? textOfChild(item, "PrivateAssets") ?? "";
  const scope = /^\s*all\s*$/i.test(assets) ? "development" : usual;
  return names
    .split(";")
    .map((id) => id.trim())
    .filter((id) => id !== "")
    .map((id) => ({ id, version: version === "" ? undefined : version, scope, line: item.line }));
}

function attribute(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes.get(name);
  if (exact !== undefined) return exact.trim();
  for (const [key, value] of element.attributes) if (key.toLowerCase() === name.toLowerCase()) return value.trim();
  return undefined;
}

/** Replaces $(Name) by what is known; what is not stays as it is written. */
export function expandProperties(text: string, properties: ReadonlyMap<string, string>, depth = 0): string {
  if (!text.includes("$(") || depth > 8 || text.length > 2000) return text;
  return text.replace(/\$\(([\w.-]+)\)/g, (all, name: string) => {
    const value = properties.get(name.toLowerCase());
    return value === undefined ? all : expandProperties(value, properties, depth + 1).slice(0, 500);
  });
}
