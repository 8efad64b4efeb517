// A POM as it is written, before parents and properties. https://maven.apache.org/ref/current/maven-model/maven.html
import type { SyntaxFailure } from "../../formats/json.ts";
import { childNamed, childrenNamed, parseXml, textOfChild, type XmlElement } from "../../formats/xml.ts";
import { err, ok, type Result } from "../../model/index.ts";

/** Texts may hold ${properties}. */
export interface PomDependency {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly type: string;
  readonly classifier: string | undefined;
  readonly scope: string | undefined;
  readonly optional: boolean;
  /** "group:artifact", either of which may be "*". */
  readonly exclusions: readonly string[];
  readonly line: number;
}

export interface PomParent {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  /** Empty = not in the tree. */
  readonly relativePath: string;
  readonly line: number;
}

export interface PomLicense {
  readonly name: string | undefined;
  readonly nameLine: number;
  readonly url: string | undefined;
  readonly urlLine: number;
}

export interface Pom {
  readonly groupId: string | undefined;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly packaging: string;
  readonly parent: PomParent | undefined;
  readonly properties: ReadonlyMap<string, string>;
  readonly managed: readonly PomDependency[];
  readonly dependencies: readonly PomDependency[];
  readonly licenses: readonly PomLicense[];
  /** Ids and numbers of dependencies of profiles that have any. */
  readonly profiles: readonly { readonly id: string; readonly dependencies: number; readonly line: number }[];
  readonly relocation:
    | { readonly groupId?: string; readonly artifactId?: string; readonly version?: string }
    | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly url: string | undefined;
  readonly scm: string | undefined;
  readonly organization: string | undefined;
  /** "Name <mail>", as far as they are given. */
  readonly developers: readonly string[];
  readonly line: number;
}

export function readPom(text: string): Result<Pom, SyntaxFailure> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const artifactId = textOfChild(root, "artifactId");
  if (root.name !== "project" || !artifactId) {
    const reason = root.name === "project" ? "the project has no artifactId" : "its root is not <project>";
    return err({ code: "LIC102", reason, position: { line: root.line, column: 1 } });
  }
  const management = childNamed(root, "dependencyManagement");
  const parent = childNamed(root, "parent");
  const moved = childNamed(childNamed(root, "distributionManagement") ?? root, "relocation");
  const scm = childNamed(root, "scm");
  return ok({
    groupId: textOfChild(root, "groupId"),
    artifactId,
    version: textOfChild(root, "version"),
    packaging: textOfChild(root, "packaging") || "jar",
    parent: parent === undefined ? undefined : readParent(parent),
    properties: new Map(
      (childNamed(root, "properties")?.children ?? []).map(({ name, text: value }) => [name, value.trim()]),
    ),
    managed: management === undefined ? [] : readDependencies(management),
    dependencies: readDependencies(root),
    licenses: childrenNamed(childNamed(root, "licenses") ?? root, "license").map(readLicense),
    profiles: childrenNamed(childNamed(root, "profiles") ?? root, "profile")
      .map((profile) => ({
        id: textOfChild(profile, "id") ?? "",
        dependencies: readDependencies(profile).length,
        line: profile.line,
      }))
      .filter(({ dependencies }) => dependencies > 0),
    relocation: moved === undefined ? undefined : readRelocation(moved),
    name: textOfChild(root, "name"),
    description: textOfChild(root, "description"),
    url: textOfChild(root, "url"),
    scm: scm && textOfChild(scm, "url"),
    organization: textOfChild(childNamed(root, "organization") ?? NO_ELEMENT, "name"),
    developers: childrenNamed(childNamed(root, "developers") ?? NO_ELEMENT, "developer").flatMap(showDeveloper),
    line: root.line,
  });
}

function readParent(element: XmlElement): PomParent {
  return {
    groupId: textOfChild(element, "groupId") ?? "",
    artifactId: textOfChild(element, "artifactId") ?? "",
    version: textOfChild(element, "version") ?? "",
    relativePath: textOfChild(element, "relativePath") ?? "../pom.xml",
    line: element.line,
  };
}

function readDependencies(around: XmlElement): PomDependency[] {
  const list = childNamed(around, "dependencies");
  return (list === undefined ? [] : childrenNamed(list, "dependency")).map((element) => ({
    groupId: textOfChild(element, "groupId") ?? "",
    artifactId: textOfChild(element, "artifactId") ?? "",
    version: textOfChild(element, "version") || undefined,
    type: textOfChild(element, "type") || "jar",
    classifier: textOfChild(element, "classifier") || undefined,
    scope: textOfChild(element, "scope") || undefined,
    optional: textOfChild(element, "optional") === "true",
    exclusions: childrenNamed(childNamed(element, "exclusions") ?? element, "exclusion").map(
      (exclusion) => `${textOfChild(exclusion, "groupId") ?? "*"}:${textOfChild(exclusion, "artifactId") ?? "*"}`,
    ),
    line: element.line,
  }));
}

function readLicense(element: XmlElement): PomLicense {
  const [name, url] = [childNamed(element, "name"), childNamed(element, "url")];
  return {
    name: name?.text.trim() || undefined,
    nameLine: name?.line ?? element.line,
    url: url?.text.trim() || undefined,
    urlLine: url?.line ?? element.line,
  };
}

function readRelocation(element: XmlElement): { groupId?: string; artifactId?: string; version?: string } {
  const found: { groupId?: string; artifactId?: string; version?: string } = {};
  for (const key of ["groupId", "artifactId", "version"] as const) {
    const value = textOfChild(element, key);
    if (value) found[key] = value;
  }
  return found;
}

const NO_ELEMENT: XmlElement = { name: "", prefix: "", attributes: new Map(), children: [], text: "", line: 1 };

function showDeveloper(element: XmlElement): string[] {
  const name = textOfChild(element, "name");
  const email = textOfChild(element, "email");
  return name ? [email ? `${name} <${email}>` : name] : [];
}
