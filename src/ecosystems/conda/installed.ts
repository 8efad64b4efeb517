// Installed conda packages: conda-meta/<name>-<version>-<build>.json states the licence. https://docs.conda.io/projects/conda/en/stable/dev-guide/deep-dives/install.html
import { getString, isObject, parseJson } from "../../formats/json.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type Diagnostic,
  type FileTree,
  folderOf,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "conda/installed";
const ENVIRONMENTS = ["", "env", "envs", ".conda", ".venv", "venv"];

/** Paths of records by "name@version", per tree and folder; a scan asks for thousands of packages in the same few folders. */
const known = new WeakMap<FileTree, Map<string, ReadonlyMap<string, string>>>();

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (!subject.purl.startsWith("pkg:conda/")) return ok({ installed: false, statements: [] });
  const record = findRecord(context.tree, subject);
  if (record === undefined) return ok({ installed: false, statements: [] });
  const text = context.tree.readText(record);
  const parsed = text.ok ? parseJson(text.value) : undefined;
  if (!text.ok || !parsed?.ok || !isObject(parsed.value)) {
    const reason = text.ok ? (parsed?.ok === false ? parsed.error.reason : "not a JSON object") : text.error.detail;
    const location = { path: record };
    const diagnostic: Diagnostic = { code: "LIC102", gravity: "loss", purl: subject.purl, location, args: { reason } };
    return ok({ installed: true, statements: [], diagnostics: [diagnostic] });
  }
  const statements: OwnStatement[] = [];
  const license = getString(parsed.value, "license");
  if (license !== undefined && license !== "") {
    const at = text.value.indexOf('"license"');
    const line = at < 0 ? 1 : text.value.slice(0, at).split("\n").length;
    statements.push({ as: "expression", raw: license, source: SOURCE, location: { path: record, line } });
  }
  // The unpacked package, if it lies in the tree: <pkgs>/<name>-<version>-<build>/info/licenses.
  const extracted = joinPath(
    joinPath(folderOf(folderOf(record)), "pkgs"),
    record.slice(record.lastIndexOf("/") + 1, -5),
  );
  const options = { tree: context.tree, source: SOURCE, keepText: context.keepText };
  const texts = quoteLicenseFiles({ ...options, folder: joinPath(extracted, "info") });
  return ok({ installed: true, statements: [...statements, ...texts.statements], diagnostics: texts.diagnostics });
}

function findRecord(tree: FileTree, { name, version, folders }: LookUpSubject): string | undefined {
  let memory = known.get(tree);
  if (memory === undefined) {
    memory = new Map();
    known.set(tree, memory);
  }
  for (const folder of withAncestors(folders)) {
    let records = memory.get(folder);
    if (records === undefined) {
      records = listRecords(tree, folder);
      memory.set(folder, records);
    }
    const found = records.get(version === undefined ? name : `${name}@${version}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withAncestors(folders: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (const folder of folders) {
    for (let at = folder; at !== ""; at = folderOf(at)) all.add(at);
    all.add("");
  }
  return [...all];
}

function listRecords(tree: FileTree, folder: string): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  const pixi = tree.list(joinPath(folder, ".pixi/envs"));
  const environments = [...ENVIRONMENTS, ...(pixi.ok ? pixi.value.map(({ name }) => `.pixi/envs/${name}`) : [])];
  for (const environment of environments) {
    const place = joinPath(environment === "" ? folder : joinPath(folder, environment), "conda-meta");
    const entries = tree.list(place);
    for (const { name } of entries.ok ? entries.value : []) {
      if (!name.endsWith(".json")) continue;
      const base = name.slice(0, -".json".length);
      const lastDash = base.lastIndexOf("-");
      const dash = base.lastIndexOf("-", lastDash - 1);
      if (lastDash <= 0 || dash <= 0) continue;
      const path = joinPath(place, name);
      for (const key of [base.slice(0, dash), `${base.slice(0, dash)}@${base.slice(dash + 1, lastDash)}`]) {
        if (!records.has(key)) records.set(key, path);
      }
    }
  }
  return records;
}
