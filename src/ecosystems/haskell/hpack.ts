// package.yaml: hpack's form of a package description. https://github.com/sol/hpack
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { fileBroken } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  baseNameOf,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { namesInDepends, type Requirement, toExtraction } from "./declared.ts";

const SECTIONS = [
  ["executables", "runtime"],
  ["tests", "test"],
  ["benchmarks", "development"],
  ["internal-libraries", "runtime"],
] as const;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { lineOf } = parsed.value;
  const root = firstMapping(parsed.value);
  const keys = ["dependencies", "library", "executables", "executable", "tests"];
  // Other tools use the name too.
  if (!isObject(root) || !keys.some((key) => getOwn(root, key) !== undefined)) {
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  }
  const requirements: Requirement[] = [];
  const read = (parent: JsonObject | undefined, scope: Scope): void => {
    if (parent === undefined) return;
    for (const [key, own] of [
      ["dependencies", scope],
      ["build-tools", "build"],
    ] as const) {
      const list = getOwn(parent, key);
      const items = isArray(list) ? list : list === undefined ? [] : [list];
      for (const [index, item] of items.entries()) {
        const line = isArray(list) ? lineOf(list, index) : lineOf(parent, key);
        const names = isObject(item)
          ? [
              getString(item, "name") ?? "",
              ...(getOwn(item, "name") === undefined ? entriesOf(item).map(([name]) => name) : []),
            ]
          : [String(item)];
        for (const name of names.flatMap(namesInDepends)) requirements.push({ name, scope: own, line });
      }
    }
  };
  read(root, "runtime");
  read(getObject(root, "library"), "runtime");
  read(getObject(root, "executable"), "runtime");
  read(getObject(root, "custom-setup"), "build");
  for (const [key, scope] of SECTIONS) {
    for (const [, section] of entriesOf(getObject(root, key))) if (isObject(section)) read(section, scope);
  }
  const version = getString(root, "version");
  const name = getString(root, "name") ?? baseNameOf(folderOf(file.path)) ?? "package";
  return ok(
    toExtraction(
      file.path,
      { name: name === "" ? "package" : name, ...(version === undefined ? {} : { version }) },
      requirements,
    ),
  );
}
