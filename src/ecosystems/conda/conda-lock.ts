// conda-lock.yml: one entry per package and platform. https://conda.github.io/conda-lock/output/#unified-lockfile
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { normalizePythonName } from "../../formats/pep508.ts";
import { parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  type Location,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { condaPurl, pypiPurl, readArchiveUrl, sha256 } from "./packages.ts";

const REMEDY = "run conda-lock to write it anew";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseYaml(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path, ...position }, remedy: REMEDY });
  }
  const root = parsed.value.documents[0];
  const list = isObject(root) ? getOwn(root, "package") : undefined;
  if (!isObject(root) || !isArray(list)) {
    return err({ code: "LIC102", reason: 'no list "package"', location: { path, line: 1 }, remedy: REMEDY });
  }
  const diagnostics: Diagnostic[] = [];
  const components: ExtractedComponent[] = [];
  const wanted: { readonly ref: string; readonly platform: string; readonly names: readonly string[] }[] = [];
  const refOf = new Map<string, string>();
  const refs = new Set<string>();
  for (const [index, value] of list.entries()) {
    const line = parsed.value.lineOf(list, index);
    const location: Location = line === undefined ? { path } : { path, line };
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined) {
      const args = { part: `package ${index + 1}`, reason: "a package without a name" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    const platform = getString(value, "platform") ?? "any";
    const manager = getString(value, "manager") ?? "conda";
    const category = getString(value, "category") ?? "main";
    const plain = `${manager}:${name}@${getString(value, "version")} (${platform}, ${category})`;
    const ref = refs.has(plain) ? `${plain} #${index}` : plain;
    refs.add(ref);
    components.push(readPackage(value, { ref, name, manager, category, location }));
    const key = `${platform} ${normalizePythonName(name)}`;
    if (!refOf.has(key)) refOf.set(key, ref);
    wanted.push({ ref, platform, names: Object.keys(getObject(value, "dependencies") ?? {}) });
  }
  const edges: ExtractedEdge[] = [];
  for (const { ref, platform, names } of wanted) {
    for (const name of names) {
      const to = refOf.get(`${platform} ${normalizePythonName(name)}`);
      if (to !== undefined && to !== ref) edges.push({ from: ref, to });
    }
  }
  return ok({ projects: [], components, edges, diagnostics });
}

interface Known {
  readonly ref: string;
  readonly name: string;
  readonly manager: string;
  readonly category: string;
  readonly location: Location;
}

function readPackage(value: JsonObject, { ref, name, manager, category, location }: Known): ExtractedComponent {
  const version = getString(value, "version");
  const url = getString(value, "url");
  const hash = getObject(value, "hash");
  const place = manager === "pip" && url !== undefined && /^\w+\+/.test(url) ? url : undefined;
  const archive = url === undefined ? undefined : readArchiveUrl(url);
  return {
    ref,
    purl: manager === "pip" ? pypiPurl(name, version, place) : condaPurl(name, version),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope: scopeOf(category),
    // The lock does not keep what was asked for.
    direct: undefined,
    location,
    about: {
      ...(url === undefined ? {} : { distribution: url }),
      ...(archive === undefined ? {} : { filename: archive.filename }),
      ...sha256(hash && getString(hash, "sha256")),
    },
  };
}

function scopeOf(category: string): Scope {
  if (category === "main") return "runtime";
  return category === "dev" ? "development" : "optional";
}
