// cgmanifest.json: a list of code that was taken over by hand. https://json.schemastore.org/component-detection-manifest.json
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt } from "../../formats/troubles.ts";
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
import { buildPurl, parseRepositoryUrl, purlOfPath, purlOfRepository } from "../../purl/index.ts";

const SOURCE = "vendored/cgmanifest";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJsonc(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { value: root, lineOf } = parsed.value;
  const list = isObject(root) ? (getOwn(root, "registrations") ?? getOwn(root, "Registrations")) : undefined;
  if (!isArray(list)) return err(notOfFormat(file.path, "no list of registrations"));
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, item] of list.entries()) {
    const line = lineOf(list, index);
    const component = isObject(item) ? getObject(item, "component") : undefined;
    const found = component === undefined ? undefined : readComponent(component);
    if (!isObject(item) || found === undefined) {
      diagnostics.push(
        partUnreadable(file.path, line, "a registration of a kind that is not known, or without a name"),
      );
      continue;
    }
    const license = getString(item, "license");
    const isDevelopment = getOwn(item, "developmentDependency") === true;
    components.push({
      ref: `${index} ${found.name}`,
      kind: "library",
      scope: isDevelopment ? "development" : "runtime",
      direct: true,
      location: placeAt(file.path, line),
      ...found,
      statements:
        license === undefined || license === ""
          ? []
          : [{ as: "expression", raw: license, source: SOURCE, location: placeAt(file.path, lineOf(item, "license")) }],
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

/** Types whose body has a name and a version, and the purl type for them. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["npm", "npm"],
  ["nuget", "nuget"],
  ["pip", "pypi"],
  ["pypi", "pypi"],
  ["rubygems", "gem"],
  ["cargo", "cargo"],
  ["go", "golang"],
  ["pod", "cocoapods"],
  ["conan", "conan"],
  ["vcpkg", "vcpkg"],
  ["linux", "generic"],
]);

type Found = Pick<ExtractedComponent, "purl" | "name" | "about"> & { readonly version?: string };

function readComponent(component: JsonObject): Found | undefined {
  const type = getString(component, "type")?.toLowerCase() ?? "";
  const key = entriesOf(component).find(([name, value]) => name !== "type" && isObject(value))?.[0];
  const body = key === undefined ? undefined : getObject(component, key);
  if (body === undefined) return undefined;
  const version = getString(body, "version") ?? getString(body, "Version");
  const withVersion = version === undefined ? {} : { version };
  const repository = getString(body, "repositoryUrl") ?? getString(body, "RepositoryUrl");
  if (type === "git" && repository !== undefined) {
    const commit = getString(body, "commitHash") ?? getString(body, "CommitHash");
    const name = parseRepositoryUrl(repository)?.path ?? repository;
    return {
      purl: purlOfRepository(repository, commit),
      name,
      ...(commit === undefined ? {} : { version: commit }),
      about: { repository },
    };
  }
  if (type === "maven") {
    const group = getString(body, "groupId");
    const artifact = getString(body, "artifactId");
    if (group === undefined || artifact === undefined) return undefined;
    return { purl: buildPurl("maven", group, artifact, version), name: `${group}:${artifact}`, ...withVersion };
  }
  const name = getString(body, "name") ?? getString(body, "Name");
  if (name === undefined || name === "") return undefined;
  const download = getString(body, "downloadUrl");
  const purl = NAMED.get(type);
  if (purl !== undefined) return { purl: purlOfPath(purl, name, version), name, ...withVersion };
  if (type !== "other") return undefined;
  return {
    purl: buildPurl("generic", undefined, name, version, { download_url: download }),
    name,
    ...withVersion,
    ...(download === undefined ? {} : { about: { distribution: download } }),
  };
}
