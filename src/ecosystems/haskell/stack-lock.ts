// stack.yaml.lock: the packages beyond the snapshot, each with its hash. https://docs.haskellstack.org/en/stable/topics/lock_files/
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt, shorten, unresolved } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
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
import { buildPurl, purlOfRepository } from "../../purl/index.ts";
export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { lineOf } = parsed.value;
  const root = firstMapping(parsed.value);
  if (!isObject(root)) return err(notOfFormat(file.path, "not a YAML mapping"));
  const packages = getOwn(root, "packages") ?? [];
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  if (!isArray(packages)) diagnostics.push(partUnreadable(file.path, lineOf(root, "packages"), "packages are no list"));
  for (const [index, item] of isArray(packages) ? packages.entries() : []) {
    const line = isArray(packages) ? lineOf(packages, index) : undefined;
    const completed = isObject(item) ? (getObject(item, "completed") ?? item) : undefined;
    const found = completed === undefined ? undefined : readPackage(completed);
    if (found === undefined) {
      diagnostics.push(
        partUnreadable(file.path, line, "a package that is neither from Hackage nor an archive nor a repository"),
      );
      continue;
    }
    components.push({
      ref: `${index} ${found.name}`,
      kind: "library",
      scope: "unknown",
      direct: undefined,
      location: placeAt(file.path, line),
      ...found,
    });
  }
  const snapshots = getOwn(root, "snapshots");
  const first = isArray(snapshots) ? snapshots[0] : undefined;
  const original = isObject(first) ? getOwn(first, "original") : undefined;
  const name = isObject(original) ? (getString(original, "url") ?? getString(original, "resolver")) : original;
  if (first !== undefined) {
    const what = typeof name === "string" && name !== "" ? `the snapshot "${shorten(name)}"` : "a snapshot";
    const remedy = 'list all packages: "stack ls dependencies", or "cabal freeze"';
    diagnostics.push(
      unresolved(file.path, lineOf(root, "snapshots"), `packages taken from ${what} are not named; ${remedy}`),
    );
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

type Found = Pick<ExtractedComponent, "purl" | "name" | "about"> & { readonly version?: string };

function readPackage(completed: JsonObject): Found | undefined {
  const text = getString(completed, "hackage") ?? "";
  const hackage = text.length > 500 ? null : /^(.+?)-(\d+(?:\.\d+)*)(?:@(?:rev:\d+|sha256:([0-9a-f]+).*))?$/.exec(text);
  if (hackage !== null) {
    const [, name = "", version = ""] = hackage;
    return { purl: buildPurl("hackage", undefined, name, version), name, version };
  }
  const name = getString(completed, "name");
  const version = getString(completed, "version");
  const repository = getString(completed, "git") ?? getString(completed, "hg");
  const archive = getString(completed, "url") ?? getString(completed, "archive");
  const subfolder = getString(completed, "subdir");
  if (repository !== undefined) {
    const commit = getString(completed, "commit") ?? version;
    const own = name ?? repository;
    return {
      purl: purlOfRepository(repository, commit, subfolder),
      name: own,
      ...(version === undefined ? {} : { version }),
      about: { repository },
    };
  }
  if (archive === undefined) return undefined;
  const github = /^https:\/\/github\.com\/([^/]+)\/([^/]+)\/archive\/(?:refs\/tags\/)?(.+?)\.(?:tar\.gz|zip)$/.exec(
    archive,
  );
  const own = name ?? archive;
  const purl =
    github === null
      ? buildPurl("generic", undefined, own, version, { download_url: archive }, subfolder)
      : buildPurl("github", github[1], github[2] ?? "", github[3], undefined, subfolder);
  return { purl, name: own, ...(version === undefined ? {} : { version }), about: { distribution: archive } };
}
