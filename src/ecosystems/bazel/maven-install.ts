// maven_install.json: the lockfile of rules_jvm_external, versions 0 to 3. https://github.com/bazel-contrib/rules_jvm_external/blob/master/docs/lockfile.md
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { makePairLocator } from "../../formats/json-pairs.ts";
import { fileBroken, notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

interface Artifact {
  readonly key: string;
  readonly version: string;
  readonly sha256: string | undefined;
  readonly line: number | undefined;
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = parsed.value;
  const artifacts = isObject(root) ? getObject(root, "artifacts") : undefined;
  const tree = isObject(root) ? getObject(root, "dependency_tree") : undefined;
  const diagnostics: Diagnostic[] = [];
  if (isObject(root) && artifacts !== undefined) {
    const locate = makeKeyLocator(file.text, Math.max(0, file.text.indexOf('"artifacts"')), "{");
    const found = entriesOf(artifacts).flatMap(([key, value]): Artifact[] => {
      const line = locate(key);
      const version = isObject(value) ? getString(value, "version") : undefined;
      if (version === undefined) {
        diagnostics.push(partUnreadable(path, line, `"${shorten(key)}" has no version`));
        return [];
      }
      const sums = isObject(value) ? getObject(value, "shasums") : undefined;
      return [{ key, version, sha256: sums && getString(sums, "jar"), line }];
    });
    return ok(assemble(path, found, dependenciesOf(getObject(root, "dependencies")), diagnostics));
  }
  if (tree !== undefined) return ok(readTree(path, file.text, tree, diagnostics));
  return err(notOfFormat(path, "holds no artifacts: not a lockfile of rules_jvm_external"));
}

function dependenciesOf(table: JsonObject | undefined): ReadonlyMap<string, readonly string[]> {
  return new Map(
    entriesOf(table).map(([key, list]) => [key, (isArray(list) ? list : []).filter((one) => typeof one === "string")]),
  );
}

/** Before version 2: a list of {coord: "g:a:v", directDependencies: [coord], sha256}. */
function readTree(path: string, text: string, tree: JsonObject, diagnostics: Diagnostic[]): Extraction {
  const list = getOwn(tree, "dependencies");
  const locator = makePairLocator(text);
  const found: Artifact[] = [];
  const wants = new Map<string, readonly string[]>();
  for (const entry of isArray(list) ? list : []) {
    const coord = isObject(entry) ? getString(entry, "coord") : undefined;
    const parts = coord?.split(":") ?? [];
    const version = parts.length < 3 ? undefined : parts.at(-1);
    if (!isObject(entry) || coord === undefined || version === undefined) {
      diagnostics.push(partUnreadable(path, undefined, "an entry without coordinates"));
      continue;
    }
    // Sources of the same artefact.
    if (parts.includes("sources")) continue;
    const offset = locator.find("coord", coord);
    const key = parts.slice(0, -1).join(":");
    found.push({
      key,
      version,
      sha256: getString(entry, "sha256"),
      line: offset === undefined ? undefined : locator.lineOf(offset),
    });
    const direct = getOwn(entry, "directDependencies");
    const names = (isArray(direct) ? direct : []).filter((one) => typeof one === "string");
    wants.set(
      key,
      names.map((one) => one.split(":").slice(0, -1).join(":")),
    );
  }
  return assemble(path, found, wants, diagnostics);
}

/** Keys are "group:artifact" or "group:artifact:packaging:classifier". */
function assemble(
  path: string,
  artifacts: readonly Artifact[],
  wants: ReadonlyMap<string, readonly string[]>,
  diagnostics: readonly Diagnostic[],
): Extraction {
  const components = new Map<string, ExtractedComponent>();
  for (const { key, version, sha256, line } of artifacts) {
    const [group = "", artifact = ""] = key.split(":");
    if (group === "" || artifact === "" || components.has(key)) continue;
    components.set(key, {
      ref: key,
      purl: buildPurl("maven", group, artifact, version),
      kind: "library",
      name: `${group}:${artifact}`,
      version,
      scope: "unknown",
      direct: undefined,
      location: line === undefined ? { path } : { path, line },
      ...(sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256)
        ? { about: { hashes: [{ algorithm: "SHA-256" as const, value: sha256 }] } }
        : {}),
    });
  }
  const edges: ExtractedEdge[] = [];
  for (const [from, list] of wants) {
    for (const to of new Set(list))
      if (from !== to && components.has(from) && components.has(to)) edges.push({ from, to });
  }
  return { projects: [], components: [...components.values()], edges, diagnostics };
}
